"""Drafts: files whose names begin with `_`, which the site does not see. Starting one, and what it still lacks.

`make new-article`, `make new-quiz` and `make draft` are `python -m drafts`; `make check` runs its `check`.
"""

from __future__ import annotations


def register() -> None:
    """Called by Pelican, which has nothing to do here: drafts are no part of the site."""
