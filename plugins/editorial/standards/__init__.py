"""The editorial standards: what an article must have, and must not say, before it is published.

Three files in `content/` hold them as data: `plan.yaml`, `figures.yaml` and `words.yaml`. Mistakes are problems, which
stop publishing; advice is for a person to weigh.
"""

from __future__ import annotations

from editorial.standards.check import Report, articles, check
from editorial.standards.dates import today
from editorial.standards.reading import table

__all__ = ["Report", "articles", "check", "table", "today"]
