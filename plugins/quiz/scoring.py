"""The reference scorer: table + responses -> result. `theme/static/js/quiz/score.js` is its twin.

It reads the scoring table alone, never the model, so it sees exactly what the browser sees. All arithmetic is exact.

    sum      total of the points of the answered items
    mean     that total divided by how many were answered
    percent  100 x (total - lowest) / (highest - lowest), over the answered items: the percentage of what was possible

Reverse keying (maximum + minimum - value) has already happened when the table was compiled.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from quiz.table import SKIPPED, Condition, ItemCondition, Response, ScaleCondition, Table, TableItem, TableScale

INCOMPLETE = "incomplete"
"""No result could be computed: too little was answered."""
WITHHELD = "withheld"
"""A notice stands in place of the result."""
TIED = "tied"
"""Several results lead, and the reader chooses among `Outcome.tied`."""


@dataclass(frozen=True)
class Outcome:
    """`scores` are exact, None where too little was answered; `flags` come in the table's order."""

    scores: Mapping[str, Fraction | None]
    result: str
    tied: tuple[str, ...]
    flags: tuple[str, ...]


def score(table: Table, responses: Mapping[str, Response]) -> Outcome:
    """Score one reader's responses: item id -> option index, list of indexes, or None for no answer.

    Items missing from `responses` are unanswered. Raises ValueError for an item or an option the quiz does not have.
    """
    asked, chosen = _asked(table, responses)
    scores = _scores(table, asked, chosen)
    flags = _flags(table, asked, chosen)
    result, tied = _result(table, chosen, scores, flags)
    return Outcome(
        {scale.id: value for scale, value in zip(table.scales, scores, strict=True)},
        result,
        tied,
        tuple(table.flags[index].id for index in sorted(flags)),
    )


def decimal(value: Fraction) -> str:
    """The decimal that identifies a score exactly: the shortest text of the nearest double, `3` rather than `3.0`."""
    return format(Decimal(repr(value.numerator / value.denominator)), "f").removesuffix(".0")


def readable(value: Fraction, how: str) -> str:
    """A score as readers see it: rounded half up, means to one decimal, percentages whole, sums to one if needed."""
    if how == "percent" or (how == "sum" and value.denominator == 1):
        return str(_half_up(value))
    tenths = _half_up(value * 10)
    sign = "-" if tenths < 0 else ""
    return f"{sign}{abs(tenths) // 10}.{abs(tenths) % 10}"


def _half_up(value: Fraction) -> int:
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def _asked(table: Table, responses: Mapping[str, Response]) -> tuple[list[bool], list[tuple[int, ...]]]:
    """Per item, in table order: whether it is asked, and the chosen option indexes; empty means unanswered.

    What was answered to an item that is not asked (any more) does not count.
    """
    if unknown := set(responses) - {item.id for item in table.items}:
        raise ValueError(f'the quiz has no item "{min(unknown)}"')
    asked: list[bool] = []
    chosen: list[tuple[int, ...]] = []
    for item in table.items:
        options = _options(item, responses.get(item.id))
        asked.append(all(_chose(condition, chosen) for condition in item.only_if))
        chosen.append(options if asked[-1] else ())
    return asked, chosen


def _options(item: TableItem, response: Response) -> tuple[int, ...]:
    if response is None:
        return ()
    many = isinstance(response, list)
    if many and not item.several:
        raise ValueError(f'item "{item.id}" takes one answer, not a list')
    indexes = response if isinstance(response, list) else [response]
    for index in indexes:
        if type(index) is not int or not 0 <= index < item.options:
            raise ValueError(f'item "{item.id}" has options 0 to {item.options - 1}, not {json.dumps(index)}')
    return tuple(sorted(set(indexes)))


def _scores(table: Table, asked: list[bool], chosen: list[tuple[int, ...]]) -> list[Fraction | None]:
    totals = [[0, 0, 0, 0, 0] for _ in table.scales]
    for item, is_asked, options in zip(table.items, asked, chosen, strict=True):
        for keyed in item.keyed if is_asked else ():
            sums = totals[keyed.scale]
            sums[1] += 1
            if options:
                sums[0] += 1
                sums[2] += sum(keyed.points[option] for option in options)
                sums[3] += keyed.lowest
                sums[4] += keyed.highest
    return [scale_score(scale, *sums) for scale, sums in zip(table.scales, totals, strict=True)]


def scale_score(scale: TableScale, answered: int, asked: int, total: int, lowest: int, highest: int) -> Fraction | None:
    """The score of a scale from its totals over the answered items, or None where too few of the asked were answered."""
    if answered == 0 or answered < scale.needs * asked:
        return None
    if scale.score == "sum":
        return Fraction(total, scale.unit)
    if scale.score == "mean":
        return Fraction(total, scale.unit * answered)
    return Fraction(100 * (total - lowest), highest - lowest)


def _flags(table: Table, asked: list[bool], chosen: list[tuple[int, ...]]) -> set[int]:
    flags: set[int] = set()
    for item, is_asked, options in zip(table.items, asked, chosen, strict=True):
        if is_asked and not options:
            flags.update(item.skipped)
        for option in options:
            flags.update(item.flags[option] if item.flags else ())
    return flags


def _result(
    table: Table, chosen: list[tuple[int, ...]], scores: list[Fraction | None], flags: set[int]
) -> tuple[str, tuple[str, ...]]:
    if any("result" in table.flags[flag].hides for flag in flags):
        return WITHHELD, ()
    return decide(table, dict(enumerate(scores)), lambda condition: _holds(condition, chosen, scores))


def decide(
    table: Table, scores: Mapping[int, Fraction | None], holds: Callable[[Condition], bool]
) -> tuple[str, tuple[str, ...]]:
    """(result, the tied ones) by the rules alone: scores by scale index, and whether each condition holds."""
    if any(scores[scale] is None for scale in scales_used(table)):
        return INCOMPLETE, ()
    for result in table.results:
        if result.when is not None and all(map(holds, result.when)):
            return result.id, ()
    return _leading(table, scores)


def scales_used(table: Table) -> set[int]:
    """The scales without which no result can be told: those that a rule looks at."""
    by_rule = {
        condition.scale for result in table.results for condition in result.when or () if isinstance(condition, ScaleCondition)
    }
    return by_rule | {result.scale for result in table.results if result.scale is not None}


def _holds(condition: Condition, chosen: list[tuple[int, ...]], scores: list[Fraction | None]) -> bool:
    if isinstance(condition, ItemCondition):
        return _chose(condition, chosen)
    value = scores[condition.scale]
    return value is not None and within(condition, value)


def _chose(condition: ItemCondition, chosen: list[tuple[int, ...]]) -> bool:
    return any(option in condition.options for option in chosen[condition.item] or (SKIPPED,))


def stretch(span: ScaleCondition, ascending: Sequence[Fraction]) -> range:
    """Where in a row of ascending scores those lie that are within a range."""
    low, high = span.low, span.high
    begin = (bisect_left if low.included else bisect_right)(ascending, low.at) if low else 0
    end = (bisect_right if high.included else bisect_left)(ascending, high.at) if high else len(ascending)
    return range(begin, max(begin, end))


def within(condition: ScaleCondition, value: Fraction) -> bool:
    """Whether a score lies in the condition's range."""
    low, high = condition.low, condition.high
    above = low is None or value > low.at or (low.included and value == low.at)
    below = high is None or value < high.at or (high.included and value == high.at)
    return above and below


def _leading(table: Table, scores: Mapping[int, Fraction | None]) -> tuple[str, tuple[str, ...]]:
    leaders = leading(table, scores)
    if not leaders:
        return INCOMPLETE, ()
    tied = tuple(table.results[index].id for index in leaders)
    if len(leaders) == 1 or table.ties is None:
        return tied[0], ()
    if table.ties.by == "reader":
        return TIED, tied
    if table.ties.by == "result":
        return table.results[table.ties.results[0]].id, tied
    winner = next((index for index in table.ties.results if index in leaders), leaders[0])
    return table.results[winner].id, tied


def leading(table: Table, scores: Mapping[int, Fraction | None]) -> tuple[int, ...]:
    """The results (by index) that lead on their scales, several when they are level or nearer than the declared lead."""
    ahead = 1 if table.prefer == "highest" else -1
    standing = {
        index: ahead * value
        for index, result in enumerate(table.results)
        if result.scale is not None and (value := scores.get(result.scale)) is not None
    }
    if not standing:
        return ()
    top = max(standing.values())
    lead = table.ties.lead if table.ties else 0
    return tuple(index for index, value in standing.items() if value == top or top - value < lead)
