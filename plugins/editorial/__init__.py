"""The content files' own checks: every article and page, all problems at once, each with its place.

In a build they run before anything is read, and the links they have proved (`article:…`) are then resolved;
`python -m editorial check` runs them alone. This file and `__main__` are the only ones that know Pelican.
"""

from __future__ import annotations

from typing import Any

from pelican import signals

from editorial.checks import check, content_files
from editorial.site import Site, from_settings
from problems import fail
from prose import InternalLinks, TableClasses

__all__ = ["Site", "check", "content_files", "from_settings", "register"]


def _prepare(pelican: Any) -> None:
    site = from_settings(pelican.settings)
    if problems := check(site):
        fail(problems)
    markdown = pelican.settings["MARKDOWN"]
    others = [each for each in markdown.get("extensions", ()) if not isinstance(each, InternalLinks | TableClasses)]
    markdown["extensions"] = [*others, InternalLinks(site.catalogue), TableClasses()]


def register() -> None:
    """Called by Pelican."""
    signals.initialized.connect(_prepare)
