"""Random scoring tables and responses: every score, tie rule, kind of condition and gap that the format allows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import Any, Literal

from quiz.scoring import score
from quiz.table import (
    SKIPPED,
    Bound,
    Condition,
    Flag,
    ItemCondition,
    Keyed,
    Response,
    ScaleCondition,
    Table,
    TableItem,
    TableResult,
    TableScale,
    Ties,
)

# Names that plain JavaScript objects already have, or whose order they change.
AWKWARD_IDS = ["constructor", "10", "2", "dataset", "length"]


def quiz(random: Random) -> tuple[Table, list[dict[str, Response]]]:
    """A table, and responses to it of which some lie exactly on its cut-offs."""
    names = AWKWARD_IDS + [f"item-{n}" for n in range(12)]
    random.shuffle(names)
    # In half of the quizzes the scales are votes: sums with one unit, so that ties are common.
    voting = [TableScale("", "sum", random.choice([1, 1, 2]), Fraction(0))] * (random.random() < 0.5)
    scales = tuple(replace(each, id=f"scale-{n}") for n, each in enumerate(voting * 3 or _scales(random)))
    flags = tuple(
        Flag(f"flag-{n}", tuple(random.choice([["app"], ["app", "exercise"], ["result"], ["share"]])))
        for n in range(random.choice([0, 0, 1, 2, 3]))
    )
    items = tuple(_item(random, name, scales, len(flags)) for name in names[: random.randint(1, 12)])
    scales = tuple(_count(random, scale, index, items) for index, scale in enumerate(scales))
    responses = [_responses(random, items) for _ in range(6)]
    items = tuple(_conditional(random, items, index) for index in range(len(items)))
    table = Table("random", "map", items, scales, (), random.choice(["highest", "lowest"]), None, flags)
    return _with_results(random, table, responses), responses


def _scales(random: Random) -> list[TableScale]:
    return [
        TableScale("", random.choice(["sum", "mean", "percent"]), random.choice([1, 1, 2, 4, 10, 100, 10000]), Fraction(0))
        for _ in range(random.randint(1, 4))
    ]


def _count(random: Random, scale: TableScale, index: int, items: tuple[TableItem, ...]) -> TableScale:
    size = sum(keyed.scale == index for item in items for keyed in item.keyed)
    return replace(scale, needs=Fraction(random.randint(0, size), size) if size else Fraction(0))


def _item(random: Random, name: str, scales: tuple[TableScale, ...], flags: int) -> TableItem:
    options = random.randint(2, 6)
    several = random.random() < 0.25
    used = random.sample(range(len(scales)), random.randint(0, len(scales)))
    keyed = tuple(_keyed(random, scale, options, several, scales[scale].unit) for scale in sorted(used))
    raised = [tuple(f for f in range(flags) if random.random() < 0.2) for _ in range(options)]
    skipped = tuple(f for f in range(flags) if random.random() < 0.1)
    return TableItem(name, options, several, keyed, tuple(raised) if any(raised) else (), skipped)


def _conditional(random: Random, items: tuple[TableItem, ...], index: int) -> TableItem:
    """The item, which in one of four cases is asked only after certain answers to earlier ones."""
    if index == 0 or random.random() < 0.75:
        return items[index]
    sources = random.sample(range(index), random.randint(1, min(2, index)))
    return replace(items[index], only_if=tuple(_asks(random, items, source) for source in sources))


def _asks(random: Random, items: tuple[TableItem, ...], index: int) -> ItemCondition:
    choices = [SKIPPED, *range(items[index].options)]
    return ItemCondition(index, tuple(sorted(random.sample(choices, random.randint(1, len(choices))))))


def _keyed(random: Random, scale: int, options: int, several: bool, unit: int) -> Keyed:
    points = random.choice(
        [
            [n * unit for n in range(1, options + 1)],
            [n * unit for n in range(options, 0, -1)],
            [random.randint(-3 * unit, 5 * unit) for _ in range(options)],
            [random.choice([0, 0, unit]) for _ in range(options)],
        ]
    )
    if len(set(points)) == 1:
        points[0] += unit
    gains, losses = [p for p in points if p > 0], [p for p in points if p < 0]
    lowest, highest = (sum(losses), sum(gains)) if several else (min(points), max(points))
    return Keyed(scale, tuple(points), min(lowest, highest - 1), highest)


def _responses(random: Random, items: tuple[TableItem, ...]) -> dict[str, Response]:
    missing = random.choice([0, 0, 0.1, 0.4, 1])
    given: dict[str, Response] = {}
    for item in items:
        if random.random() < missing:
            if random.random() < 0.7:
                given[item.id] = None
        elif item.several:
            given[item.id] = random.sample(range(item.options), random.randint(0, item.options))
        else:
            given[item.id] = random.choice([0, item.options - 1, random.randrange(item.options)])
    return given


def _with_results(random: Random, table: Table, responses: list[dict[str, Response]]) -> Table:
    reached = [score(table, given).scores for given in responses]
    results = [
        TableResult(f"rule-{n}", tuple(_condition(random, table, reached) for _ in range(random.randint(1, 2))))
        for n in range(random.choice([0, 0, 1, 2, 4]))
    ]
    unit = table.scales[0].unit
    competing = random.random() < 0.6
    voted = [n for n in range(len(table.scales)) if competing and random.random() < 0.8]
    results += [TableResult(f"leads-{n}", scale=n) for n in voted]
    random.shuffle(results)
    ties = None
    if voted and random.random() < 0.9:
        results.append(TableResult("it-depends"))
        by: Literal["reader", "result", "order"] = random.choice(["reader", "result", "order"])
        order = [n for n, result in enumerate(results) if result.scale is not None]
        random.shuffle(order)
        listed = {"reader": [], "result": [len(results) - 1], "order": order[: random.randint(1, len(order))]}[by]
        ties = Ties(Fraction(random.randint(0, 3 * unit), unit), by, tuple(listed))
    elif random.random() < 0.7:
        results.append(TableResult("otherwise", ()))
    return replace(table, results=tuple(results), ties=ties)


def _condition(random: Random, table: Table, reached: list[Mapping[str, Fraction | None]]) -> Condition:
    if random.random() < 0.25:
        return _asks(random, table.items, random.randrange(len(table.items)))
    scale = random.randrange(len(table.scales))
    known = [value for scores in reached if (value := scores[table.scales[scale].id]) is not None]
    beside = [Fraction(0), Fraction(0), Fraction(0), Fraction(1, 7), Fraction(-1)]
    at = sorted(random.choice(known or [Fraction(5, 2)]) + random.choice(beside) for _ in range(2))
    low, high = (Bound(value, random.random() < 0.5) for value in at)
    return ScaleCondition(scale, random.choice([low, low, None]), random.choice([high, high, None]))


def on_a_bound(table: Table, scores: Mapping[str, Fraction | None]) -> bool:
    """Whether some score lies exactly on some cut-off."""
    bounds: list[tuple[int, Any]] = [
        (condition.scale, bound.at)
        for result in table.results
        for condition in result.when or ()
        if isinstance(condition, ScaleCondition)
        for bound in (condition.low, condition.high)
        if bound
    ]
    return any(scores[table.scales[scale].id] == at for scale, at in bounds)
