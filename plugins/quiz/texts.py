"""The texts of a quiz and what they point to, each with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator

import prose
from quiz.model import AppCall, Fit, Notice, Quiz, Result
from quiz.source import Steps
from quiz.structure import written_options


def of(at: Steps, part: object, *names: str) -> Iterator[tuple[Steps, str]]:
    """Those of a part's texts that are there, with their places."""
    yield from (((*at, name), text) for name in names if (text := getattr(part, name)))


def markdown(quiz: Quiz) -> Iterator[tuple[Steps, str]]:
    """Every Markdown text of the quiz with its place."""

    yield from of((), quiz, "intro")
    for name, scale in quiz.scales.items():
        for band_name, band in scale.bands.items():
            yield from of(("scales", name, "bands", band_name), band, "text")
    for index, item in enumerate(quiz.items):
        yield from of(("items", index), item, "text", "explain")
    for at, option in written_options(quiz):
        yield from of(at, option, "text", "explain")
    for index, result in enumerate(quiz.results):
        yield from of(("results", index), result, "text", "strength", "limit", "step")
        yield from of(("results", index, "fit"), result.fit or Fit(), "yes", "partly", "no")
    for flag, notice in quiz.notices.items():
        yield from of(("notices", flag), notice, "text")
    for index, pair in enumerate(quiz.pairs):
        yield from of(("pairs", index), pair, "text")


def every_text(quiz: Quiz) -> Iterator[tuple[Steps, str]]:
    """Every text in which an answer can be piped: the Markdown, and the results' titles."""
    yield from markdown(quiz)
    for index, result in enumerate(quiz.results):
        yield ("results", index, "title"), result.title


def without_answers(quiz: Quiz) -> Iterator[tuple[Steps, str]]:
    """Every text in which no answer can be piped: it is shown outside the quiz, before it, or as a name of something."""
    yield from of((), quiz, "title", "summary")
    for name, scale in quiz.scales.items():
        yield from of(("scales", name), scale, "name", "low", "high")
        for band_name, band in scale.bands.items():
            yield from of(("scales", name, "bands", band_name), band, "name")
    for index, item in enumerate(quiz.items):
        yield from of(("items", index), item, "otherwise")
        if item.image:
            yield from of(("items", index, "image"), item.image, "alt")
    for at, option in written_options(quiz):
        yield from of(at, option, "piped")
    for flag, notice in quiz.notices.items():
        yield from of(("notices", flag), notice, "title")
    if isinstance(quiz.app, AppCall):
        yield from of(("app",), quiz.app, "heading", "button")


def links(quiz: Quiz) -> Iterator[tuple[Steps, str]]:
    """Every thing on this site that the quiz points to, as `slug` or `kind:slug`, with its place."""
    if quiz.article:
        yield ("article",), quiz.article
    nexts: list[tuple[Steps, Result | Notice]] = [(("results", index), result) for index, result in enumerate(quiz.results)]
    nexts += [(("notices", flag), notice) for flag, notice in quiz.notices.items()]
    for at, part in nexts:
        for index, target in enumerate(part.next):
            yield (*at, "next", index), target
    for at, text in markdown(quiz):
        for kind, slug in prose.internal_links(prose.render(text)):
            yield at, f"{kind}:{slug}"
