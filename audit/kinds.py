"""Which kind of page each file of a built site is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

MOVED = b'http-equiv="refresh"'

# The first pattern that fits a page's name, read from the right, gives its kind.
PATTERNS: Mapping[str, str] = MappingProxyType(
    {
        "404.html": "404",
        "quizzes/index.html": "quiz list",
        "quizzes/*/results/*/index.html": "quiz result page",
        "quizzes/*/index.html": "quiz",
        "learn/*/index.html": "article",
        "pillars/*/index.html": "pillar",
        "evidence/bibliography/index.html": "collection",
        "evidence/index.html": "collection",
        "practice/index.html": "collection",
        "search/index.html": "collection",
        "*/index.html": "page",
        "index.html": "start",
    }
)
_LANGUAGE = re.compile(r"^[a-z]{2}(?:-[a-z]{2,4})?/")


def kind_of(page: str) -> str:
    """The kind of a page, by its file's name relative to the site; a translation's is that of its original.

    Raises KeyError for a page of no known kind.
    """
    page = _LANGUAGE.sub("", page)
    for pattern, kind in PATTERNS.items():
        parts, wanted = page.split("/"), pattern.split("/")
        if len(parts) == len(wanted) and all(one in {"*", other} for one, other in zip(wanted, parts, strict=True)):
            return kind
    raise KeyError(page)


def pages(site: Path) -> list[str]:
    """Every page of a built site, by its file's name; those that have moved are no pages any more. Raises OSError."""
    there = (path for path in site.rglob("*.html") if MOVED not in path.read_bytes())
    return sorted(path.relative_to(site).as_posix() for path in there)


def address_of(page: str) -> str:
    """The address of a page below the site's: `/learn/attachment-map/`."""
    return "/" + page.removesuffix("index.html")
