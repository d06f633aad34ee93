"""How often each result would be told if every item were answered at random, each option alike and none left out.

Exact: the items are walked once, with the number of ways to reach each state. Where there are too many states, or boxes that
can be ticked in too many ways, a fixed random sample stands in, and `Shares.exact` says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod
from random import Random

from quiz.reach import connected
from quiz.scoring import decide, scale_score, score, within
from quiz.table import SKIPPED, Condition, ItemCondition, ScaleCondition, Table, TableItem

STATES = 60_000
SAMPLE = 20_000
BOXES = 8

_State = tuple[tuple[int, ...], tuple[bool, ...]]
"""Per scale of the group: answered, asked, total, lowest, highest; and which item conditions hold."""
_End = tuple[tuple[tuple[int, Fraction | None], ...], tuple[tuple[Condition, bool], ...]]


@dataclass(frozen=True)
class Shares:
    """Of all ways to answer: the share of each result, and the share in which results were level (by who is told then)."""

    results: Mapping[str, Fraction]
    level: Mapping[str, Fraction]
    exact: bool


def shares(table: Table) -> Shares:
    """The shares of a table's results; they add up to 1."""
    conditions = list(
        dict.fromkeys(
            [
                *(each for result in table.results for each in result.when or ()),
                *(each for item in table.items for each in item.only_if),
            ]
        )
    )
    asked = {each.item for each in conditions if isinstance(each, ItemCondition)}
    ends: list[Counter[_End]] = []
    for scales, items in connected(table, asked):
        mine = [each for each in conditions if isinstance(each, ItemCondition) and each.item in items]
        walked = _walk(table, scales, items, mine)
        if walked is None:
            return _sampled(table)
        ends.append(_seen(table, scales, mine, conditions, walked))
    if prod(map(len, ends)) > STATES:
        return _sampled(table)
    told: Counter[str] = Counter()
    level: Counter[str] = Counter()
    for parts in product(*(each.items() for each in ends)):
        scores = {scale: value for (values, _), _ in parts for scale, value in values}
        truths = {condition: truth for (_, holds), _ in parts for condition, truth in holds}
        ways = prod(weight for _, weight in parts)
        result, tied = decide(table, scores, truths.__getitem__)
        told[result] += ways
        level[result] += ways if tied else 0
    return _as_shares(told, level, exact=True)


def _walk(
    table: Table, scales: tuple[int, ...], items: frozenset[int], conditions: list[ItemCondition]
) -> Counter[_State] | None:
    states: Counter[_State] = Counter({((0,) * (5 * len(scales)), (False,) * len(conditions)): 1})
    for index in sorted(items):
        item = table.items[index]
        choices = _choices(item)
        if choices is None or len(states) * len(choices) > 20 * STATES:
            return None
        after: Counter[_State] = Counter()
        gates = [conditions.index(each) for each in item.only_if]
        for (sums, truths), ways in states.items():
            if all(truths[gate] for gate in gates):
                for chosen in choices:
                    after[_add(item, index, scales, conditions, sums, truths, chosen)] += ways
            else:
                # Every way to answer an item that is not asked comes to the same.
                holds = tuple(t or (c.item == index and SKIPPED in c.options) for c, t in zip(conditions, truths, strict=True))
                after[sums, holds] += ways * len(choices)
        states = after
        if len(states) > STATES:
            return None
    return states


def _choices(item: TableItem) -> list[tuple[int, ...]] | None:
    if not item.several:
        return [(option,) for option in range(item.options)]
    if item.options > BOXES:
        return None
    every = product((False, True), repeat=item.options)
    return [tuple(option for option, ticked in enumerate(boxes) if ticked) for boxes in every if any(boxes)]


def _add(
    item: TableItem,
    index: int,
    scales: tuple[int, ...],
    conditions: list[ItemCondition],
    sums: tuple[int, ...],
    truths: tuple[bool, ...],
    chosen: tuple[int, ...],
) -> _State:
    total = list(sums)
    for keyed in item.keyed:
        place = 5 * scales.index(keyed.scale)
        gained = (1, 1, sum(keyed.points[option] for option in chosen), keyed.lowest, keyed.highest)
        for part, value in enumerate(gained):
            total[place + part] += value
    holds = [
        truth or (condition.item == index and any(option in condition.options for option in chosen))
        for condition, truth in zip(conditions, truths, strict=True)
    ]
    return tuple(total), tuple(holds)


def _seen(
    table: Table,
    scales: tuple[int, ...],
    asked: list[ItemCondition],
    conditions: list[Condition],
    states: Counter[_State],
) -> Counter[_End]:
    """States that the rules cannot tell apart, together: only the scores of rivals matter as such."""
    rivals = {result.scale for result in table.results if result.scale is not None}
    mine = [each for each in conditions if isinstance(each, ScaleCondition) and each.scale in scales]
    ends: Counter[_End] = Counter()
    for (sums, truths), ways in states.items():
        scores = {scale: scale_score(table.scales[scale], *sums[5 * place : 5 * place + 5]) for place, scale in enumerate(scales)}
        holds: list[tuple[Condition, bool]] = [
            (each, (value := scores[each.scale]) is not None and within(each, value)) for each in mine
        ]
        holds += zip(asked, truths, strict=True)
        seen = ((scale, value if scale in rivals or value is None else Fraction(0)) for scale, value in scores.items())
        ends[tuple(seen), tuple(holds)] += ways
    return ends


def _sampled(table: Table) -> Shares:
    random = Random(0)
    told: Counter[str] = Counter()
    level: Counter[str] = Counter()
    # Notices may withhold a result; the shares speak of what the rules make of the answers.
    bare = Table(table.quiz, table.kind, table.items, table.scales, table.results, table.prefer, table.ties, ())
    items = [TableItem(i.id, i.options, i.several, i.keyed, (), (), i.only_if) for i in bare.items]
    bare = Table(bare.quiz, bare.kind, tuple(items), bare.scales, bare.results, bare.prefer, bare.ties, ())
    for _ in range(SAMPLE):
        outcome = score(bare, {item.id: _at_random(item, random) for item in table.items})
        told[outcome.result] += 1
        level[outcome.result] += bool(outcome.tied)
    return _as_shares(told, level, exact=False)


def _at_random(item: TableItem, random: Random) -> int | list[int]:
    if item.several:
        return [option for option in range(item.options) if random.random() < 0.5] or [random.randrange(item.options)]
    return random.randrange(item.options)


def _as_shares(told: Counter[str], level: Counter[str], exact: bool) -> Shares:
    every = sum(told.values())
    return Shares(
        {result: Fraction(ways, every) for result, ways in told.items()},
        {result: Fraction(ways, every) for result, ways in level.items() if ways},
        exact,
    )
