"""Drawings in texts: `![](diagram:name)` shows content/diagrams/name.svg inline, in the colours of the reader's theme.

This file and `__main__` are the only ones that know Pelican.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican import signals

from problems import Problem, fail

from . import checks
from .library import Library, read
from .placing import Diagrams

__all__ = ["check", "register"]


def check(settings: Mapping[str, Any]) -> tuple[Library, list[Problem]]:
    """The drawings of the site that these settings describe, and all problems with them."""
    content = Path(settings["PATH"])
    library = read(content)
    # Extensions that are objects belong to other plugins and know their own syntax.
    extensions = [each for each in settings["MARKDOWN"].get("extensions", ()) if isinstance(each, str)]
    return library, checks.check(content, library, extensions)


def _prepare(pelican: Any) -> None:
    """Before each run, also each rebuild of a long-lived process: read the drawings anew."""
    library, problems = check(pelican.settings)
    if problems:
        fail(problems)
    markdown = pelican.settings["MARKDOWN"]
    others = [each for each in markdown.get("extensions", ()) if not isinstance(each, Diagrams)]
    markdown["extensions"] = [*others, Diagrams(library)]


def register() -> None:
    """Called by Pelican."""
    signals.initialized.connect(_prepare)
