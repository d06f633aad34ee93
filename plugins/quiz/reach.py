"""Which scores can readers reach? Exactly, by walking through the items once and keeping every distinct state.

Scales that share no item cannot influence each other, so each connected group of scales (and of items that rules ask
about) is walked alone. Skipped items are states like any other, unless everybody must answer them: a mean of seven answers
reaches other values than one of eight. A walk that would take more than WORK steps is given up: the group's scales are then
walked one by one, and a scale that is still too much is stood for by its cut-offs and one score between each two of them.
What comes out then holds all that readers can reach and perhaps more, and says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import chain, pairwise, product
from math import prod
from typing import TypeAlias

from quiz.table import SKIPPED, ItemCondition, Table
from quiz.walks import Step, Walk, prepare

WORK, STATES = 3_000_000, 200_000
"""The most additions of one answer to one state, over all items of a group, and the most states: about a second's worth."""
WALKS = 3
"""How many groups may take that much; those that come after them have a hundredth of it."""

Point: TypeAlias = tuple[int, ...]
"""Per scale of the group the index of its score in `Group.values`; then one 0 or 1 per item condition, in order."""
_Part: TypeAlias = tuple[tuple[int, ...], frozenset[int], tuple[ItemCondition, ...]]
"""Scales, items and conditions that are walked together."""
_Told: TypeAlias = "tuple[tuple[tuple[Fraction | None, ...], ...], frozenset[Point]]"
"""(values, points) of a group, as it holds them."""


@dataclass(frozen=True)
class Group:
    """Scales (table indexes) and item conditions that only make sense together, and every point they can end at.

    `values` are the different scores of each scale, ascending, None (no score) last. Where `exact` is False the points hold
    combinations that perhaps no reader reaches; where `counted` is False, also scores that perhaps no reader reaches.
    """

    scales: tuple[int, ...]
    conditions: tuple[ItemCondition, ...]
    values: tuple[tuple[Fraction | None, ...], ...]
    points: frozenset[Point]
    exact: bool = True
    counted: bool = True


def groups(table: Table, cuts: Mapping[int, Sequence[Fraction]], must: frozenset[int] = frozenset()) -> list[Group]:
    """All groups of a table; their points combine freely. `cuts` are the scores at which rules and bands begin or end, `must`
    the items that nobody who is asked them can leave out."""
    by_rules = [each for result in table.results for each in result.when or () if isinstance(each, ItemCondition)]
    by_items = [each for item in table.items for each in item.only_if]
    asked = tuple(dict.fromkeys([*by_rules, *by_items]))
    walker = _Walker(table, must)
    found: list[Group] = []
    for scales, items in connected(table, {condition.item for condition in asked}):
        conditions = tuple(condition for condition in asked if condition.item in items)
        if not scales and not conditions:
            continue
        part = (scales, items, conditions)
        if whole := walker.walk(*part):
            found.append(Group(scales, conditions, *whole))
            continue
        found += [_alone(walker, scale, part, cuts.get(scale, ())) for scale in scales]
        for item in sorted({condition.item for condition in conditions}):
            mine = tuple(condition for condition in conditions if condition.item == item)
            found += _item_alone(walker, item, mine)
    return _rivals_together(table, found)


def never_asked(table: Table, must: frozenset[int]) -> list[int]:
    """The items (by index) whose `only_if` no answers fulfil, without those that only wait for one of them. Where that takes
    too long to find out, an item is not named."""
    never: list[int] = []
    following: set[int] = set()
    walker = _Walker(table, must)
    for index, item in enumerate(table.items):
        if any(each.item in following and SKIPPED not in each.options for each in item.only_if):
            following.add(index)
        elif len(item.only_if) > 1 and not _can_hold_together(walker, item.only_if):
            never.append(index)
            following.add(index)
    return never


def _can_hold_together(walker: _Walker, conditions: tuple[ItemCondition, ...]) -> bool:
    items = _with_sources(walker.table, {each.item for each in conditions})
    gates = _gates(walker.table, items)
    every = tuple(dict.fromkeys((*gates, *conditions)))
    told = walker.walk((), items, every) if len(items) <= FEW else None
    places = [every.index(each) for each in conditions]
    return told is None or any(all(point[place] for place in places) for point in told[1])


FEW = 40
"""Beyond this many items that depend on each other, conditions are not tried out together."""


class _Walker:
    """Walks groups of a table, as long as its work lasts."""

    def __init__(self, table: Table, must: frozenset[int]):
        self.table, self._must = table, must
        self._left = WALKS * WORK

    def walk(self, scales: tuple[int, ...], items: frozenset[int], conditions: tuple[ItemCondition, ...]) -> _Told | None:
        """What a group can end with, or None when the walk would take too long."""
        walk = prepare(self.table, scales, items, conditions)
        states = self._states(walk) if walk else None
        if walk is None or states is None:
            return None
        values, scores, truths = walk.ends(states)
        return tuple(values), frozenset(zip(*scores, *truths, strict=True))

    def _states(self, walk: Walk) -> set[int] | None:
        allowed = max(min(WORK, self._left), WORK // 100)
        states, work = {0}, 0
        for step in walk.steps:
            ways = self._ways(step)
            work += len(states) * len(ways)
            if work > allowed or len(states) > STATES:
                self._left -= work
                return None
            shut = {state for state in states if not walk.asks(step, state)} if step.gates else set()
            states = {state + way for state in states - shut for way in ways} | {state + step.passed for state in shut}
        self._left -= work
        return states

    def _ways(self, step: Step) -> tuple[int, ...]:
        # Where it is left open whether an item is asked, leaving it out stands for not being asked as well.
        sure = len(step.gates) == len(self.table.items[step.item].only_if)
        return tuple(step.chosen) if sure and step.item in self._must else (step.skipped, *step.chosen)


def _alone(walker: _Walker, scale: int, tried: _Part, cuts: Sequence[Fraction]) -> Group:
    """One scale of a group that could not be walked: as it is if possible, otherwise as if all its items were free."""
    table = walker.table
    bearing = _with_sources(
        table, {index for index in tried[1] if any(keyed.scale == scale for keyed in table.items[index].keyed)}
    )
    gates = _gates(table, bearing)
    for conditions in dict.fromkeys((gates, ())):
        part = ((scale,), bearing, conditions)
        if part != tried and (told := walker.walk(*part)):
            values, points = told
            counted = conditions == gates
            return Group((scale,), (), values, frozenset(point[:1] for point in points), exact=False, counted=counted)
    return Group((scale,), (), *_stand_ins(table, scale, cuts), exact=False, counted=False)


def _item_alone(walker: _Walker, item: int, conditions: tuple[ItemCondition, ...]) -> Iterator[Group]:
    """The conditions on one item by themselves; each alone where its boxes can be ticked in too many ways."""
    if told := walker.walk((), frozenset([item]), conditions):
        yield Group((), conditions, *told, exact=False)
    else:
        for condition in conditions:
            yield Group((), (condition,), (), frozenset([(0,), (1,)]), exact=False)


def _with_sources(table: Table, items: set[int]) -> frozenset[int]:
    """Items, and those that decide whether they are asked."""
    bearing = set(items)
    while more := {condition.item for index in bearing for condition in table.items[index].only_if} - bearing:
        bearing |= more
    return frozenset(bearing)


def _gates(table: Table, items: frozenset[int]) -> tuple[ItemCondition, ...]:
    return tuple(dict.fromkeys(condition for index in sorted(items) for condition in table.items[index].only_if))


def _rivals_together(table: Table, parts: list[Group]) -> list[Group]:
    """Scales whose scores are compared with each other must be looked at together, although no item joins them."""
    rivals = {result.scale for result in table.results if result.scale is not None}
    apart = [part for part in parts if rivals & set(part.scales)]
    if len(apart) < 2:
        return parts
    rest = [part for part in parts if part not in apart]
    if prod(len(part.points) for part in apart) > STATES:
        return [*rest, *(replace(part, exact=False) for part in apart)]
    points = frozenset(
        (
            *chain(*(point[: len(part.scales)] for part, point in zip(apart, joined, strict=True))),
            *chain(*(point[len(part.scales) :] for part, point in zip(apart, joined, strict=True))),
        )
        for joined in product(*(part.points for part in apart))
    )
    together = Group(
        tuple(chain(*(part.scales for part in apart))),
        tuple(chain(*(part.conditions for part in apart))),
        tuple(chain(*(part.values for part in apart))),
        points,
        all(part.exact for part in apart),
        all(part.counted for part in apart),
    )
    return [*rest, together]


def connected(table: Table, asked: set[int]) -> Iterator[tuple[tuple[int, ...], frozenset[int]]]:
    """Groups of (scales, items): items that score on several scales join them, asked-for items join their scales."""
    parts: list[tuple[set[int], set[int]]] = [({scale}, set()) for scale in range(len(table.scales))]
    for index, item in enumerate(table.items):
        scales = {keyed.scale for keyed in item.keyed}
        if not scales and index not in asked:
            continue
        sources = {condition.item for condition in item.only_if}
        touching = [part for part in parts if part[0] & scales or part[1] & sources]
        parts = [part for part in parts if part not in touching]
        parts.append((scales.union(*(part[0] for part in touching)), {index}.union(*(part[1] for part in touching))))
    for part_scales, items in parts:
        yield tuple(sorted(part_scales)), frozenset(items)


def _stand_ins(table: Table, scale_index: int, cuts: Sequence[Fraction]) -> _Told:
    """A scale's lowest and highest score, the cut-offs in between, and one score between each two of these."""
    scale = table.scales[scale_index]
    keyed = [each for item in table.items for each in item.keyed if each.scale == scale_index]
    low, high = Fraction(0), Fraction(100)
    if scale.score == "mean":
        low = Fraction(min(each.lowest for each in keyed), scale.unit)
        high = Fraction(max(each.highest for each in keyed), scale.unit)
    elif scale.score == "sum":
        low = Fraction(sum(min(each.lowest, 0) for each in keyed), scale.unit)
        high = Fraction(sum(max(each.highest, 0) for each in keyed), scale.unit)
    marks = sorted({low, high, *(cut for cut in cuts if low < cut < high)})
    values = sorted({*marks, *((one + other) / 2 for one, other in pairwise(marks))})
    return ((*values, None),), frozenset((index,) for index in range(len(values) + 1))
