"""What a quiz does to its readers: ranges, balance, shares of results under several ways to answer, wording.

`report` works it out, `as_text` and `as_data` say it. Shares are exact wherever the structure allows (`shares`).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any

import prose
import words
from quiz import wording
from quiz.build import BuiltQuiz
from quiz.scoring import decimal, score
from quiz.shares import Shares, shares
from quiz.structure import keys_of
from quiz.table import Response, Table
from quiz.view import ends, scale_name

SELDOM = Fraction(1, 100)


@dataclass(frozen=True)
class ScaleReport:
    """`lowest` and `highest` are scores with every item answered; for votes, `votes` is all that can go to this result."""

    id: str
    name: str
    items: int
    forward: int
    reverse: int
    lowest: str
    highest: str


@dataclass(frozen=True)
class Report:
    """Shares are of 1. `straight` tells the result of choosing the same option throughout, by its number from 1."""

    quiz: str
    kind: str
    items: int
    minutes: int
    scales: tuple[ScaleReport, ...]
    random: dict[str, float]
    exact: bool
    level: dict[str, float]
    straight: dict[str, str]
    seldom: tuple[str, ...]
    hints: tuple[tuple[str, str], ...]


def report(built: BuiltQuiz) -> Report:
    """Everything about one quiz."""
    told = shares(built.table)
    return Report(
        built.slug,
        built.quiz.kind,
        len(built.quiz.items),
        wording.minutes(_words(built), len(built.quiz.items)),
        tuple(_scale(built, index) for index in range(len(built.table.scales))),
        _in_order(built.table, told),
        told.exact,
        {result: float(share) for result, share in told.level.items()},
        _straight(built.table),
        tuple(result.id for result in built.table.results if told.results.get(result.id, Fraction(0)) < SELDOM),
        tuple((item.id, hint) for item in built.quiz.items for hint in wording.hints(prose.plain(prose.render(item.text)))),
    )


def as_data(reports: list[Report]) -> list[dict[str, Any]]:
    """The reports as plain data, for JSON."""
    return [asdict(each) for each in reports]


def as_text(each: Report) -> str:
    """One report for the terminal."""
    about = "" if each.exact else "about "
    lines = [f"{each.quiz} ({each.kind}): {each.items} items, about {each.minutes} min"]
    for scale in each.scales:
        keyed = f", {scale.forward} forward, {scale.reverse} reversed" if scale.forward + scale.reverse else ""
        lines.append(f"  {scale.id}: {scale.items} items{keyed}, from {scale.lowest} to {scale.highest}")
    lines.append("  answered at random:")
    lines += [f"    {about}{share:6.1%}  {result}" for result, share in each.random.items()]
    lines += [f"    level in {about}{share:.1%} of these: {result}" for result, share in each.level.items()]
    lines.append("  the same answer throughout:")
    lines += [f"    {which}: {result}" for which, result in each.straight.items()]
    lines += [f"  seldom told (fewer than 1 in 100 at random): {', '.join(each.seldom)}"] if each.seldom else []
    lines += [f"  {item}: {hint}" for item, hint in each.hints]
    return "\n".join(lines)


def _words(built: BuiltQuiz) -> int:
    texts = [built.quiz.intro or "", *(item.text for item in built.quiz.items)]
    texts += [option.text for options in built.options for option in options]
    return sum(len(text.split()) for text in texts)


def _scale(built: BuiltQuiz, index: int) -> ScaleReport:
    scale = built.table.scales[index]
    ways = [keys_of(built.quiz, item).get(scale.id) for item in built.quiz.items]
    low, high = ends(built, index)
    items = sum(keyed.scale == index for item in built.table.items for keyed in item.keyed)
    name = scale_name(built, scale.id, words.default())
    return ScaleReport(scale.id, name, items, ways.count("forward"), ways.count("reverse"), decimal(low), decimal(high))


def _in_order(table: Table, told: Shares) -> dict[str, float]:
    order = [*(result.id for result in table.results), *told.results]
    return {result: float(told.results.get(result, Fraction(0))) for result in dict.fromkeys(order)}


def _straight(table: Table) -> dict[str, str]:
    """The result of choosing the first, second … option everywhere; items with fewer options take their last."""
    widest = max(item.options for item in table.items)
    told: dict[str, str] = {}
    for option in range(widest):
        answers: dict[str, Response] = {
            item.id: [min(option, item.options - 1)] if item.several else min(option, item.options - 1) for item in table.items
        }
        label = {0: "first", (widest - 1) / 2: "middle", widest - 1: "last"}.get(option, "")
        told[f"option {option + 1}{f' ({label})' if label else ''}"] = score(table, answers).result
    return told
