"""Exercises and prompts of the articles, for a page that shows them all. The only file of this plugin that knows Pelican.

Templates call `exercises(article)`: the article as it is rendered for the page being written is read, never its source, so
the two can't come apart.
"""

from __future__ import annotations

from typing import Any

from jinja2.runtime import Context
from jinja2.utils import pass_context
from pelican import signals

import words

from .exercises import Exercise, exercises_in

__all__ = ["Exercise", "exercises_in", "register"]


@pass_context
def exercises(context: Context, article: Any) -> list[Exercise]:
    """The exercises of one article, with links that work on the page being written."""
    address = f"{context.get('SITEURL', '')}/{article.url}"
    spoken = words.of(context.get_all())
    says = spoken.get(str(article.lang)) or next(iter(spoken.values()))
    return exercises_in(str(article.content), slug=str(article.slug), title=str(article.title), address=address, words=says)


def _offer(generator: Any) -> None:
    generator.env.globals |= {"exercises": exercises}


def register() -> None:
    """Called by Pelican."""
    signals.generator_init.connect(_offer)
