"""How often each result would be told if every item were answered at random, each option alike and none left out.

Exact: the items are walked once, with the number of ways to reach each state. Where there are too many states, or boxes that
can be ticked in too many ways, a fixed random sample stands in, and `Shares.exact` says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from math import prod
from random import Random
from typing import Any, TypeAlias

from quiz.reach import connected
from quiz.scoring import decide, score, stretch
from quiz.table import Condition, ItemCondition, ScaleCondition, Table, TableItem
from quiz.walks import Walk, prepare

WORK, STATES, ENDS = 2_000_000, 100_000, 60_000
"""The most additions of one answer to one state, over all groups; the most states; the most ends that rules are held against."""
SAMPLE, LOOKS = 10_000, 1_000_000
"""How many readers are made up, and at most how many looks at an item's points that may take."""

_End: TypeAlias = tuple[tuple[tuple[int, Fraction | None], ...], tuple[tuple[Condition, bool], ...]]
"""What the rules see of one part of the quiz: scores by scale, and which conditions hold."""


@dataclass(frozen=True)
class Shares:
    """Of all ways to answer: the share of each result, and the share in which results were level (by who is told then)."""

    results: Mapping[str, Fraction]
    level: Mapping[str, Fraction]
    exact: bool


def shares(table: Table) -> Shares:
    """The shares of a table's results; they add up to 1."""
    by_rules = list(dict.fromkeys(each for result in table.results for each in result.when or ()))
    by_items = dict.fromkeys(each for item in table.items for each in item.only_if)
    asked = list(dict.fromkeys([*(each for each in by_rules if isinstance(each, ItemCondition)), *by_items]))
    ends: list[Counter[_End]] = []
    work = WORK
    for scales, items in connected(table, {each.item for each in asked}):
        mine = [each for each in asked if each.item in items]
        walk = prepare(table, scales, items, mine)
        states, work = _states(walk, work) if walk else (None, 0)
        if walk is None or states is None:
            return _sampled(table)
        ends.append(_ends(table, walk, states, scales, mine, by_rules))
    if prod(map(len, ends)) > ENDS:
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


def _states(walk: Walk, work: int) -> tuple[dict[int, int] | None, int]:
    """(each state and the ways to reach it, the work that is left); no states where there is too much to do."""
    states = {0: 1}
    for step in walk.steps:
        work -= len(states) * len(step.chosen)
        if work < 0 or len(states) > STATES:
            return None, work
        after: dict[int, int] = {}
        every = sum(step.chosen.values())
        for state, ways in states.items():
            if step.gates and not walk.asks(step, state):
                # Every way to answer an item that is not asked comes to the same.
                after[state + step.passed] = after.get(state + step.passed, 0) + ways * every
                continue
            for move, alike in step.chosen.items():
                after[state + move] = after.get(state + move, 0) + ways * alike
        states = after
    return states, work


def _ends(
    table: Table,
    walk: Walk,
    states: Mapping[int, int],
    scales: Sequence[int],
    asked: Iterable[ItemCondition],
    by_rules: Sequence[Condition],
) -> Counter[_End]:
    """States that the rules cannot tell apart, together: only the scores of rivals matter as such."""
    rivals = {result.scale for result in table.results if result.scale is not None}
    values, scores, truths = walk.ends(states)
    rules = [[each for each in by_rules if isinstance(each, ScaleCondition) and each.scale == scale] for scale in scales]
    sights = [_sights(of, mine, scale in rivals) for scale, of, mine in zip(scales, values, rules, strict=True)]
    columns: list[list[Any]] = [[sight[at] for at in column] for sight, column in zip(sights, scores, strict=True)]
    together: Counter[tuple[Any, ...]] = Counter()
    for row, ways in zip(zip(*columns, *truths, strict=True), states.values(), strict=True):
        together[row] += ways
    ends: Counter[_End] = Counter()
    for row, ways in together.items():
        seen = row[: len(scales)]
        holds: list[tuple[Condition, bool]] = []
        for mine, (_, within) in zip(rules, seen, strict=True):
            holds += zip(mine, within, strict=True)
        holds += zip(asked, map(bool, row[len(scales) :]), strict=True)
        ends[tuple(zip(scales, (value for value, _ in seen), strict=True)), tuple(holds)] += ways
    return ends


def _sights(
    values: tuple[Fraction | None, ...], rules: Sequence[ScaleCondition], rival: bool
) -> list[tuple[Fraction | None, tuple[bool, ...]]]:
    """Of each score of a scale: what it is, where that matters, and which rules it fulfils."""
    scores = [value for value in values if value is not None]
    spans = [stretch(each, scores) for each in rules]
    told = scores if rival else [Fraction(0)] * len(scores)
    within = [tuple(place in span for span in spans) for place in range(len(scores))]
    return [*zip(told, within, strict=True), (None, (False,) * len(rules))]


def _sampled(table: Table) -> Shares:
    random = Random(0)
    told: Counter[str] = Counter()
    level: Counter[str] = Counter()
    # Notices may withhold a result; the shares speak of what the rules make of the answers.
    bare = replace(table, flags=(), items=tuple(replace(item, flags=(), skipped=()) for item in table.items))
    looks = sum(1 + len(item.keyed) for item in table.items)
    for _ in range(min(SAMPLE, LOOKS // looks + 1)):
        outcome = score(bare, {item.id: _at_random(item, random) for item in table.items})
        told[outcome.result] += 1
        level[outcome.result] += bool(outcome.tied)
    return _as_shares(told, level, exact=False)


def _at_random(item: TableItem, random: Random) -> int | list[int]:
    if item.several:
        return [option for option in range(item.options) if random.random() < 0.5] or [random.randrange(item.options)]
    return int(random.random() * item.options)


def _as_shares(told: Counter[str], level: Counter[str], exact: bool) -> Shares:
    every = sum(told.values())
    return Shares(
        {result: Fraction(ways, every) for result, ways in told.items()},
        {result: Fraction(ways, every) for result, ways in level.items() if ways},
        exact,
    )
