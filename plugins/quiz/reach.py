"""Which scores can readers reach? Exactly, by walking through the items once and keeping every distinct state.

Scales that share no item cannot influence each other, so each connected group of scales (and of items that rules ask
about) is walked alone. Skipped items are states like any other: a mean of seven answers reaches other values than one of
eight. A walk that would take more than WORK steps is given up: the group's scales are then walked one by one, and a scale
that is still too much is stood for by its cut-offs and one score between each two of them. What comes out then holds all
that readers can reach and perhaps more, and says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import chain, pairwise, product
from math import prod
from typing import TypeAlias

from quiz.scoring import scale_score
from quiz.table import SKIPPED, ItemCondition, Table, TableItem

WORK, STATES = 4_000_000, 300_000
"""The most additions of one answer to one state, over all items of a group, and the most states: about a second's worth."""

Point: TypeAlias = tuple[int, ...]
"""Per scale of the group the index of its score in `Group.values`; then one 0 or 1 per item condition, in order."""
Move: TypeAlias = tuple[int, ...]
"""What one answer adds to a state. Per scale: items answered, items asked, total, lowest, highest; then one 0 or 1 per item
condition."""
_FIELDS = 5
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


def groups(table: Table, cuts: Mapping[int, Sequence[Fraction]]) -> list[Group]:
    """All groups of a table; their points combine freely. `cuts` are the scores at which rules and bands begin or end."""
    by_rules = [each for result in table.results for each in result.when or () if isinstance(each, ItemCondition)]
    by_items = [each for item in table.items for each in item.only_if]
    asked = tuple(dict.fromkeys([*by_rules, *by_items]))
    found: list[Group] = []
    for scales, items in connected(table, {condition.item for condition in asked}):
        conditions = tuple(condition for condition in asked if condition.item in items)
        if not scales and not conditions:
            continue
        if whole := _walk(table, scales, items, conditions):
            found.append(Group(scales, conditions, *whole))
            continue
        for scale in scales:
            found.append(_alone(table, scale, items, cuts.get(scale, ())))
        for item in {condition.item for condition in conditions}:
            mine = tuple(condition for condition in conditions if condition.item == item)
            if told := _walk(table, (), frozenset([item]), mine, patient=True):
                found.append(Group((), mine, *told, exact=False))
    return _rivals_together(table, found)


def _alone(table: Table, scale: int, items: frozenset[int], cuts: Sequence[Fraction]) -> Group:
    """One scale of a group that could not be walked: as it is if possible, otherwise as if all its items were free."""
    bearing = {index for index in items if any(keyed.scale == scale for keyed in table.items[index].keyed)}
    while more := {condition.item for index in bearing for condition in table.items[index].only_if} - bearing:
        bearing |= more
    gates = tuple(dict.fromkeys(condition for index in sorted(bearing) for condition in table.items[index].only_if))
    for conditions in dict.fromkeys((gates, ())):
        if told := _walk(table, (scale,), frozenset(bearing), conditions):
            values, points = told
            counted = conditions == gates
            return Group((scale,), (), values, frozenset(point[:1] for point in points), exact=False, counted=counted)
    return Group((scale,), (), *_stand_ins(table, scale, cuts), exact=False, counted=False)


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


def _walk(
    table: Table, scales: tuple[int, ...], items: frozenset[int], conditions: tuple[ItemCondition, ...], patient: bool = False
) -> _Told | None:
    """What a group can end with, or None when the walk would take too long and nobody is patient."""
    moves = [_moves(table, table.items[index], index, scales, conditions) for index in sorted(items)]
    width = _FIELDS * len(scales)
    packing = _Packing(moves, width + len(conditions))
    states, work = {0}, 0
    for index, ways in zip(sorted(items), packing.steps, strict=True):
        work += len(states) * len(ways)
        if (work > WORK or len(states) > STATES) and not patient:
            return None
        gates = [width + conditions.index(each) for each in table.items[index].only_if if each in conditions]
        if gates:
            # The last move is that the item is not asked.
            *asked, passed_by = ways
            shut = {state for state in states if not all(packing.holds(gate, state) for gate in gates)}
            states = {state + passed_by for state in shut} | {state + way for state in states - shut for way in asked}
        else:
            states = {state + way for state in states for way in ways}
    return _points(table, scales, packing, states)


class _Packing:
    """Packs a state into one integer, so that an answer is one addition. Columns that are always alike share their bits."""

    def __init__(self, moves: list[list[Move]], width: int):
        # For each column, what every move of every item adds to it.
        columns = [tuple(move[column] for ways in moves for move in ways) for column in range(width)]
        self.place: list[tuple[int, int, int]] = []
        """Per column: (shift, mask, offset)."""
        known: dict[tuple[int, ...], tuple[int, int, int]] = {}
        packed = [0] * sum(map(len, moves))
        used = 0
        for column in columns:
            if column not in known:
                parts, begin = [], 0
                for ways in moves:
                    parts.append(column[begin : begin + len(ways)])
                    begin += len(ways)
                bits = sum(max(part) - min(part) for part in parts).bit_length()
                known[column] = (used, (1 << bits) - 1, sum(map(min, parts)))
                raised = [value - min(part) for part in parts for value in part]
                packed = [before + (value << used) for before, value in zip(packed, raised, strict=True)]
                used += bits
            self.place.append(known[column])
        left = iter(packed)
        self.steps = [[next(left) for _ in ways] for ways in moves]

    def holds(self, column: int, state: int) -> bool:
        """Whether a condition's column is 1, once the item that it asks about has been walked."""
        shift, mask, offset = self.place[column]
        return (state >> shift & mask) + offset == 1

    def column(self, index: int, states: list[int]) -> list[int]:
        """What the states hold in one column."""
        shift, mask, offset = self.place[index]
        return [(state >> shift & mask) + offset for state in states]


def _points(table: Table, scales: tuple[int, ...], packing: _Packing, states: set[int]) -> _Told:
    flat = list(states)
    values: list[tuple[Fraction | None, ...]] = []
    columns: list[list[int]] = []
    for place, scale in enumerate(scales):
        ends = list(zip(*(packing.column(_FIELDS * place + part, flat) for part in range(_FIELDS)), strict=True))
        scores = {end: scale_score(table.scales[scale], *end) for end in set(ends)}
        values.append((*sorted({value for value in scores.values() if value is not None}), None))
        number = {value: index for index, value in enumerate(values[-1])}
        numbers = {end: number[value] for end, value in scores.items()}
        columns.append([numbers[end] for end in ends])
    truths = [packing.column(index, flat) for index in range(_FIELDS * len(scales), len(packing.place))]
    return tuple(values), frozenset(zip(*columns, *truths, strict=True))


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


def _moves(
    table: Table, item: TableItem, index: int, scales: tuple[int, ...], conditions: tuple[ItemCondition, ...]
) -> list[Move]:
    """What answering one item, in each possible way or not at all, adds to a state; last, for an item with `only_if`, what not
    asking it adds."""
    keyed = {each.scale: each for each in item.keyed}
    mine = [condition.options if condition.item == index else () for condition in conditions]
    unanswered = tuple(int(SKIPPED in options) for options in mine)
    counted = [(0, int(scale in keyed), 0, 0, 0) for scale in scales]
    skipped: Move = (*chain(*counted), *unanswered)
    each: list[tuple[Move, Move]] = []
    for option in range(item.options):
        points = tuple(keyed[scale].points[option] if scale in keyed else 0 for scale in scales)
        each.append((points, tuple(int(option in options) for options in mine)))
    chosen = dict.fromkeys(each)
    if item.several:
        # Of the ways to tick several boxes, one per distinct sum of points (and per rule that asks) is enough.
        chosen = {}
        for points, truths in each:
            more = [(tuple(map(sum, zip(points, p, strict=True))), tuple(map(max, truths, t))) for p, t in chosen]
            chosen |= dict.fromkeys([(points, truths), *more])
    moves = [skipped]
    for points, truths in chosen:
        parts: list[int] = []
        for scale, total in zip(scales, points, strict=True):
            # Lowest and highest matter for percentages alone; leaving them out elsewhere keeps the states few.
            percent = scale in keyed and table.scales[scale].score == "percent"
            ends = (keyed[scale].lowest, keyed[scale].highest) if percent else (0, 0)
            parts += [int(scale in keyed), int(scale in keyed), total, *ends]
        moves.append((*parts, *truths))
    if item.only_if:
        moves.append((*[0] * (_FIELDS * len(scales)), *unanswered))
    return moves
