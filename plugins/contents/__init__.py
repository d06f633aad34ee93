"""The list of contents of a long article. Templates call `contents(article.content)`. This file knows Pelican."""

from __future__ import annotations

from typing import Any

from pelican import signals

from sections import Section, sections

__all__ = ["LONG", "contents", "register"]

LONG = 5
"""An article with fewer sections needs no list of them."""


def contents(html: str) -> list[Section]:
    """The sections of an article that can be linked to, or none where there are few."""
    found = [each for each in sections(html) if each.id]
    return found if len(found) >= LONG else []


def _offer(generator: Any) -> None:
    generator.env.globals |= {"contents": contents}


def register() -> None:
    """Called by Pelican."""
    signals.generator_init.connect(_offer)
