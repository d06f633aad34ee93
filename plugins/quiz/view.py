"""What the quiz page shows: the built quiz in the reader's words, Markdown rendered and every rule said aloud.

Templates stay dumb: they print these. Names that end in `_html` are safe HTML, all others plain text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol, TypeAlias

import words
from quiz import phrases, pipes
from quiz.build import BuiltQuiz
from quiz.compiler import points_of
from quiz.model import COUNT, RIGHT, Image, Item, Notice
from quiz.scoring import readable
from quiz.structure import Options, otherwise
from quiz.table import TableScale
from words import Words

Link: TypeAlias = tuple[str, words.Link]
"""(title, address); the address knows when it leads to another language."""


class Writer(Protocol):
    """Turns an editor's texts into HTML for one page; the generator knows how links look from there, and the language."""

    words: Words

    def block(self, markdown: str) -> str: ...
    def inline(self, markdown: str) -> str: ...
    def link(self, target: str) -> Link: ...
    def image(self, image: Image) -> str: ...
    def result(self, id: str) -> str: ...


@dataclass(frozen=True)
class OptionView:
    """`points` and `votes` are (scale or result in words, number as text)."""

    index: int
    text_html: str
    points: tuple[tuple[str, str], ...]
    votes: tuple[tuple[str, str], ...]
    explain_html: str | None
    right: bool
    piped: str


@dataclass(frozen=True)
class ItemView:
    """`only_if` says in words when the item is asked; empty when it always is."""

    id: str
    number: int
    text_html: str
    several: bool
    scored: bool
    required: bool
    shuffle: bool
    image_html: str | None
    only_if: str
    options: tuple[OptionView, ...]
    explain_html: str | None
    right: tuple[int, ...]


@dataclass(frozen=True)
class BandView:
    id: str
    name: str
    range: str
    text_html: str | None


@dataclass(frozen=True)
class ScaleView:
    """`how` tells in one sentence how to work the score out by hand; `needs` of `items` must be answered."""

    id: str
    name: str
    low: str | None
    high: str | None
    score: str
    minimum: str
    maximum: str
    needs: int
    items: int
    how: str
    bands: tuple[BandView, ...]


@dataclass(frozen=True)
class FitView:
    """The quiz's own next steps after “does this fit?”; None where the usual ones serve."""

    yes_html: str | None
    partly_html: str | None
    no_html: str | None


@dataclass(frozen=True)
class ResultView:
    """`applies` says in words when this result is the one; `app` is False where the app's panel stays away.

    `url` is the address of the result's own page.
    """

    id: str
    url: str
    title: str
    title_html: str
    text_html: str | None
    strength_html: str | None
    limit_html: str | None
    step_html: str | None
    next: tuple[Link, ...]
    fit: FitView
    applies: str
    app: bool


@dataclass(frozen=True)
class NoticeView:
    """`applies` says in words which answers raise it."""

    flag: str
    place: str
    hides: tuple[str, ...]
    title: str | None
    text_html: str
    next: tuple[Link, ...]
    applies: str


@dataclass(frozen=True)
class PairView:
    """What two results mean side by side; `of` is empty for every pair without a text of its own."""

    of: tuple[str, ...]
    text_html: str


@dataclass(frozen=True)
class QuizView:
    intro_html: str | None
    article: Link | None
    items: tuple[ItemView, ...]
    scales: tuple[ScaleView, ...]
    results: tuple[ResultView, ...]
    notices: tuple[NoticeView, ...]
    pairs: tuple[PairView, ...]
    ties: str
    shuffle: bool
    digest: str
    table_json: str


def view(built: BuiltQuiz, writer: Writer) -> QuizView:
    """The whole page of one quiz."""
    quiz = built.quiz
    return QuizView(
        writer.block(quiz.intro) if quiz.intro else None,
        writer.link(quiz.article) if quiz.article else None,
        tuple(
            _item(built, number, item, options, writer)
            for number, (item, options) in enumerate(zip(quiz.items, built.options, strict=True), 1)
        ),
        tuple(_scale(built, index, scale, writer) for index, scale in enumerate(built.table.scales)),
        tuple(result_view(built, index, writer) for index in range(len(quiz.results))),
        tuple(_notice(built, flag, notice, writer) for flag, notice in quiz.notices.items()),
        tuple(PairView(() if pair.of == ["any"] else tuple(pair.of), writer.block(pair.text)) for pair in quiz.pairs),
        phrases.ties(built, writer.words),
        quiz.shuffle == "items",
        built.table.digest,
        built.table.to_json(),
    )


def scale_name(built: BuiltQuiz, scale: str, words: Words) -> str:
    """What readers call a scale: its name, or for implicit scales what they count."""
    quiz = built.quiz
    if scale in quiz.scales:
        return quiz.scales[scale].name
    if quiz.kind == "outcome":
        return next(pipes.plain(result.title, otherwise(quiz)) for result in quiz.results if result.id == scale)
    if scale == COUNT:
        return phrases.quoted(quiz.counts or [], otherwise(quiz), words)
    return {RIGHT: words("quiz.right")}[scale]


def _item(built: BuiltQuiz, number: int, item: Item, options: Options, writer: Writer) -> ItemView:
    points = points_of(built.quiz, item, options)
    named = [(scale_name(built, each.scale, writer.words), each.of) for each in points]
    outcome = built.quiz.kind == "outcome"
    right = set(_right(options, named[0][1]) if built.quiz.kind == "knowledge" and named else ())

    def option(index: int) -> OptionView:
        given = tuple((name, writer.words.number(of[index])) for name, of in named if of[index] or not outcome)
        explain = options[index].explain
        return OptionView(
            index,
            writer.inline(options[index].text),
            () if outcome else given,
            given if outcome else (),
            writer.block(explain) if explain else None,
            index in right,
            options[index].piped or phrases.plain(options[index].text, otherwise(built.quiz)),
        )

    return ItemView(
        item.id,
        number,
        writer.inline(item.text),
        item.several,
        bool(points),
        item.required or built.quiz.skip == "no",
        item.shuffle,
        writer.image(item.image) if item.image else None,
        phrases.only_if(built, number - 1, writer.words),
        tuple(map(option, range(len(options)))),
        writer.block(item.explain) if item.explain else None,
        tuple(sorted(right)),
    )


def _right(options: Options, points: Sequence[Fraction]) -> list[int]:
    """The options worth most; with partial credit, the others are not wrong but not the whole of it."""
    return [index for index in range(len(options)) if points[index] == max(points) > 0]


def _scale(built: BuiltQuiz, index: int, scale: TableScale, writer: Writer) -> ScaleView:
    declared = built.quiz.scales.get(scale.id)
    low, high = ends(built, index)
    bands = declared.bands if declared else {}
    return ScaleView(
        scale.id,
        scale_name(built, scale.id, writer.words),
        declared.low if declared else None,
        declared.high if declared else None,
        scale.score,
        readable(low, "sum"),
        readable(high, "sum"),
        *phrases.enough(built, scale),
        phrases.how(built, scale, writer.words),
        tuple(
            BandView(
                name,
                band.name or name.replace("-", " "),
                phrases.span(band.range.low, band.range.high, writer.words),
                writer.block(band.text) if band.text else None,
            )
            for name, band in bands.items()
        ),
    )


def ends(built: BuiltQuiz, index: int) -> tuple[Fraction, Fraction]:
    """The lowest and highest score on a scale when every item is answered."""
    scale = built.table.scales[index]
    if scale.score == "percent":
        return Fraction(0), Fraction(100)
    keyed = [each for item in built.table.items for each in item.keyed if each.scale == index]
    parts = scale.unit * (len(keyed) if scale.score == "mean" else 1)
    return Fraction(sum(each.lowest for each in keyed), parts), Fraction(sum(each.highest for each in keyed), parts)


def result_view(built: BuiltQuiz, index: int, writer: Writer) -> ResultView:
    """One result, by its index."""
    result = built.quiz.results[index]

    def block(text: str | None) -> str | None:
        return writer.block(text) if text else None

    names = {scale.id: scale_name(built, scale.id, writer.words) for scale in built.table.scales}
    return ResultView(
        result.id,
        writer.result(result.id),
        pipes.plain(result.title, otherwise(built.quiz)),
        writer.inline(result.title),
        block(result.text),
        block(result.strength),
        block(result.limit),
        block(result.step),
        tuple(map(writer.link, result.next)),
        FitView(*(block(getattr(result.fit, answer, None)) for answer in ("yes", "partly", "no"))),
        phrases.applies(built, index, names, writer.words),
        result.app != "no",
    )


def _notice(built: BuiltQuiz, flag: str, notice: Notice, writer: Writer) -> NoticeView:
    return NoticeView(
        flag,
        notice.place,
        tuple(notice.hides),
        notice.title,
        writer.block(notice.text),
        tuple(map(writer.link, notice.next)),
        phrases.raised(built, flag, writer.words),
    )
