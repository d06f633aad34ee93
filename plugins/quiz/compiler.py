"""A checked quiz becomes its scoring table. This is where the five kinds turn into one.

scale, map   points of the chosen option, reversed where the item is keyed so: maximum + minimum - value, both taken
             from the declared response options
outcome      one scale per result; the points are votes
checklist    a counting scale: 1 for an answer that counts, 0 for any other
knowledge    the scale "right": 1 for a right answer, or the points written for partial credit
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from quiz import values
from quiz.model import COUNT, RIGHT, Item, Quiz, Result
from quiz.structure import SKIPPED as SKIPPED_WORD
from quiz.structure import Options, keys_of, leads, scale_ids
from quiz.table import (
    SKIPPED,
    Condition,
    Flag,
    ItemCondition,
    Keyed,
    ScaleCondition,
    Score,
    Table,
    TableBand,
    TableItem,
    TableResult,
    TableScale,
    Ties,
)
from quiz.values import Needs

DEFAULT_NEEDS = Needs(share=Fraction(3, 4))
ALL_ITEMS = Needs(share=Fraction(1))


@dataclass(frozen=True)
class _Points:
    """Exact points per option of one item on one scale, before they are multiplied by the scale's unit."""

    scale: str
    of: tuple[Fraction, ...]


def compile_quiz(quiz: Quiz, slug: str, options: Sequence[Options]) -> Table:
    """The table of a quiz that has passed `checks`; `options` holds each item's response options."""
    scales = scale_ids(quiz)
    points = [points_of(quiz, item, choices) for item, choices in zip(quiz.items, options, strict=True)]
    units = {
        scale: lcm(*(value.denominator for item in points for keyed in item if keyed.scale == scale for value in keyed.of), 1)
        for scale in scales
    }
    return Table(
        slug,
        quiz.kind,
        tuple(
            _item(quiz, item, choices, keyed, scales, units, options)
            for item, choices, keyed in zip(quiz.items, options, points, strict=True)
        ),
        tuple(_scale(quiz, scale, units[scale], points) for scale in scales),
        tuple(_result(quiz, result, scales, options) for result in quiz.results),
        "lowest" if any(result.lowest for result in quiz.results) else "highest",
        _ties(quiz),
        tuple(Flag(flag, tuple(notice.hides)) for flag, notice in quiz.notices.items()),
    )


def points_of(quiz: Quiz, item: Item, options: Options) -> list[_Points]:
    """The exact points that each option of an item gives on each scale; empty for unscored items."""
    if item.unscored:
        return []
    if quiz.kind == "outcome":
        votes = [option.votes or {} for option in options]
        return [_Points(scale, tuple(vote.get(scale, Fraction(0)) for vote in votes)) for scale in scale_ids(quiz)]
    if quiz.kind == "knowledge":
        right = item.right or []
        return [_Points(RIGHT, tuple(Fraction(option.text in right) + (option.points or 0) for option in options))]
    if quiz.kind == "checklist":
        counting = {COUNT: quiz.counts or []} if quiz.counts else {name: s.counts or [] for name, s in quiz.scales.items()}
        return [
            _Points(scale, tuple(Fraction(option.text in counted) for option in options)) for scale, counted in counting.items()
        ]
    plain = tuple(Fraction(index) if option.points is None else option.points for index, option in enumerate(options, 1))
    turned = tuple(max(plain) + min(plain) - value for value in plain)
    return [_Points(scale, turned if way == "reverse" else plain) for scale, way in keys_of(quiz, item).items()]


def _item(
    quiz: Quiz,
    item: Item,
    options: Options,
    points: list[_Points],
    scales: list[str],
    units: dict[str, int],
    every: Sequence[Options],
) -> TableItem:
    flags = list(quiz.notices)
    raised = [[flags.index(item.flags[option.text])] if option.text in item.flags else [] for option in options]
    return TableItem(
        item.id,
        len(options),
        item.several,
        tuple(_keyed(each, scales, units, item.several) for each in points),
        tuple(map(tuple, raised)) if any(raised) else (),
        (flags.index(item.flags[SKIPPED_WORD]),) if SKIPPED_WORD in item.flags else (),
        tuple(_item_condition(quiz, name, texts, every) for name, texts in item.only_if.items()),
    )


def _keyed(points: _Points, scales: list[str], units: dict[str, int], several: bool) -> Keyed:
    whole = tuple(int(value * units[points.scale]) for value in points.of)
    lowest, highest = min(whole), max(whole)
    if several:
        # At least one box is ticked, so a group without a negative option still gives its smallest one.
        lowest = sum(value for value in whole if value < 0) or lowest
        highest = sum(value for value in whole if value > 0) or highest
    return Keyed(scales.index(points.scale), whole, lowest, highest)


def _scale(quiz: Quiz, scale: str, unit: int, points: list[list[_Points]]) -> TableScale:
    items = sum(keyed.scale == scale for item in points for keyed in item)
    declared = quiz.scales.get(scale)
    how: Score = declared.score if declared else "sum"
    counting = quiz.kind in ("outcome", "checklist", "knowledge")
    # A total over fewer items is lower for no reason of the reader's, so by default it wants every item; a count of
    # what is there, of votes or of right answers is not misled in that way.
    usual = DEFAULT_NEEDS if counting or how != "sum" else ALL_ITEMS
    needs = (declared.needs if declared else None) or quiz.needs or usual
    share = Fraction(needs.count, items) if needs.count else needs.share
    bands = declared.bands if declared else {}
    return TableScale(
        scale,
        how,
        unit,
        share or Fraction(1),
        tuple(TableBand(name, band.range.low, band.range.high) for name, band in bands.items()),
    )


def _result(quiz: Quiz, result: Result, scales: list[str], options: Sequence[Options]) -> TableResult:
    leading = result.id if quiz.kind == "outcome" else result.lowest or result.highest
    scale = scales.index(leading) if leading in scales else None
    if result.when is not None:
        conditions = tuple(_condition(quiz, name, texts, scales, options) for name, texts in result.when.items())
        return TableResult(result.id, conditions, scale)
    return TableResult(result.id, None if quiz.kind == "outcome" or leads(quiz) else (), scale)


def _condition(quiz: Quiz, name: str, texts: list[str], scales: list[str], options: Sequence[Options]) -> Condition:
    if name in scales:
        bands = quiz.scales[name].bands if name in quiz.scales else {}
        span = bands[texts[0]].range if texts[0] in bands else values.span(texts[0])
        return ScaleCondition(scales.index(name), span.low, span.high)
    return _item_condition(quiz, name, texts, options)


def _item_condition(quiz: Quiz, name: str, texts: list[str], options: Sequence[Options]) -> ItemCondition:
    index = next(index for index, item in enumerate(quiz.items) if item.id == name)
    known = [option.text for option in options[index]]
    return ItemCondition(index, tuple(SKIPPED if text == SKIPPED_WORD else known.index(text) for text in texts))


def _ties(quiz: Quiz) -> Ties | None:
    if quiz.ties is None:
        return None
    ids = [result.id for result in quiz.results]
    return Ties(quiz.lead or Fraction(0), quiz.ties.by, tuple(map(ids.index, quiz.ties.results)))
