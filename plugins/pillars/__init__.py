"""The six overviews: an introduction, the articles in reading order, the quizzes. The only file that knows Pelican.

Templates get `pillars`, in the order of the setting PILLARS, and `beside(article)`: the articles before and after one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Page

from catalogue import scan
from pillars.overview import Overview, around, in_order, read
from problems import Problem, fail

__all__ = ["Pillar", "check", "register"]


@dataclass(frozen=True)
class Pillar:
    """`intro` is a Pelican page, or None without a file; `articles` are Pelican's, `quizzes` are slugs."""

    slug: str
    name: str
    about: str
    intro: Any
    articles: tuple[Any, ...]
    quizzes: tuple[str, ...]


def check(settings: Mapping[str, Any]) -> tuple[dict[str, Overview], list[Problem]]:
    """The overviews of the site that these settings describe, by pillar, and all problems with them."""
    content = Path(settings["PATH"])
    quizzes = [Path(settings[name]) for name in ("QUIZ_PATH", "QUIZ_TRIAL") if settings.get(name)]
    return read(content, tuple(settings.get("PILLARS", {})), scan(content, quizzes))


def _check(pelican: Any) -> None:
    _, problems = check(pelican.settings)
    if problems:
        fail(problems)


def _add(generator: Any) -> None:
    settings = generator.settings
    overviews, _ = check(settings)
    by_pillar: dict[str, list[Any]] = {}
    for article in generator.articles:
        by_pillar.setdefault(str(article.category), []).append(article)
    pillars = []
    for slug, words in settings.get("PILLARS", {}).items():
        there = by_pillar.get(slug)
        if not there:
            continue
        overview = overviews.get(slug, Overview())
        intro = None
        if overview.file:
            path = f"pillars/{slug}.md"
            intro = generator.readers.read_file(generator.path, path, content_class=Page, context=generator.context)
        ordered = tuple(in_order(there, overview.articles, lambda article: str(article.slug)))
        pillars.append(Pillar(slug, words["name"], words["about"], intro, ordered, overview.quizzes))
    generator.context["pillars"] = pillars
    generator.context["beside"] = lambda article: _beside(article, pillars)


def _beside(article: Any, pillars: Iterable[Pillar]) -> tuple[Any, Any]:
    """The articles before and after one in the reading order of its pillar: those that there are in its language."""
    for pillar in pillars:
        versions = [each for original in pillar.articles for each in (original, *original.translations)]
        if article in versions:
            return around([each for each in versions if each.lang == article.lang], article)
    return None, None


def register() -> None:
    """Called by Pelican."""
    signals.initialized.connect(_check)
    signals.article_generator_finalized.connect(_add)
