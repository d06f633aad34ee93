"""Walking through the items once, with every distinct state of the scores: `reach` asks which there are, `shares` how often.

A state says, for each scale of a group, how many of its items were asked and answered and with which points, and for each
condition on an item whether it holds. It is packed into one integer, so that an answer is one addition.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from typing import TypeAlias

from quiz.scoring import scale_score
from quiz.table import SKIPPED, ItemCondition, Table, TableItem

WAYS = 4_000
"""The most different ways to tick the boxes of one item."""
WIDTH = 2_000_000
"""The most numbers in the moves of all items of a group together."""

Move: TypeAlias = tuple[int, ...]
"""What one answer adds to a state. Per scale: items answered, items asked, total, lowest, highest; then one 0 or 1 per item
condition."""
_FIELDS = 5


@dataclass(frozen=True)
class Step:
    """One item's moves, packed. `chosen` gives for each how many answers come to it; `gates` are the conditions (by their
    place) under which the item is asked, and `passed` is the move of those who are not."""

    item: int
    skipped: int
    chosen: dict[int, int]
    gates: tuple[int, ...]
    passed: int


class Walk:
    """The items of a group of scales and item conditions, as steps that nobody has taken yet."""

    def __init__(self, table: Table, scales: Sequence[int], conditions: Sequence[ItemCondition], ways: Sequence[_Ways]):
        self._table, self._scales, self._conditions = table, scales, conditions
        width = _FIELDS * len(scales) + len(conditions)
        self._packing = _Packing([[way.skipped, way.passed, *way.chosen] for way in ways], width)
        self.steps = tuple(
            Step(
                way.item,
                skipped,
                dict(zip(chosen, way.chosen.values(), strict=True)),
                tuple(conditions.index(each) for each in table.items[way.item].only_if if each in conditions),
                passed,
            )
            for way, (skipped, passed, *chosen) in zip(ways, self._packing.steps, strict=True)
        )

    def asks(self, step: Step, state: int) -> bool:
        """Whether a step's item is asked in this state."""
        return all(self._packing.holds(_FIELDS * len(self._scales) + gate, state) for gate in step.gates)

    def ends(self, states: Iterable[int]) -> tuple[list[tuple[Fraction | None, ...]], list[list[int]], list[list[int]]]:
        """(values, scores, truths): per scale the different scores, ascending, None last, and a column with the index of each
        state's score among them; per item condition a column of 0 and 1."""
        flat = list(states)
        values: list[tuple[Fraction | None, ...]] = []
        columns: list[list[int]] = []
        for place, scale in enumerate(self._scales):
            parts = [self._packing.column(_FIELDS * place + part, flat) for part in range(_FIELDS)]
            ends = list(zip(*parts, strict=True))
            scores = {end: scale_score(self._table.scales[scale], *end) for end in set(ends)}
            values.append((*sorted({value for value in scores.values() if value is not None}), None))
            number = {value: index for index, value in enumerate(values[-1])}
            numbers = {end: number[value] for end, value in scores.items()}
            columns.append([numbers[end] for end in ends])
        first = _FIELDS * len(self._scales)
        truths = [self._packing.column(first + place, flat) for place in range(len(self._conditions))]
        return values, columns, truths


def prepare(table: Table, scales: Sequence[int], items: Iterable[int], conditions: Sequence[ItemCondition]) -> Walk | None:
    """A group ready to be walked; None when its boxes can be ticked in too many ways to look at each."""
    width = _FIELDS * len(scales) + len(conditions)
    ways: list[_Ways] = []
    room = WIDTH
    for index in sorted(items):
        way = _ways(table, index, scales, conditions)
        room -= width * (len(way.chosen) + 2) if way else 0
        if way is None or room < 0:
            return None
        ways.append(way)
    return Walk(table, scales, conditions, ways)


@dataclass(frozen=True)
class _Ways:
    """The moves of one item: leaving it out, each way to answer it, and not being asked."""

    item: int
    skipped: Move
    chosen: dict[Move, int]
    passed: Move


def _ways(table: Table, index: int, scales: Sequence[int], conditions: Sequence[ItemCondition]) -> _Ways | None:
    item = table.items[index]
    keyed = {each.scale: each for each in item.keyed}
    mine = [condition.options if condition.item == index else () for condition in conditions]
    unanswered = tuple(int(SKIPPED in options) for options in mine)
    ticked = _ticked(item, [keyed[scale].points if scale in keyed else (0,) * item.options for scale in scales], mine)
    if ticked is None:
        return None
    chosen: dict[Move, int] = {}
    for (points, truths), ways in ticked.items():
        parts: list[int] = []
        for scale, total in zip(scales, points, strict=True):
            # Lowest and highest matter for percentages alone; leaving them out elsewhere keeps the states few.
            percent = scale in keyed and table.scales[scale].score == "percent"
            ends = (keyed[scale].lowest, keyed[scale].highest) if percent else (0, 0)
            parts += [int(scale in keyed), int(scale in keyed), total, *ends]
        chosen[(*parts, *truths)] = ways
    counted = [(0, int(scale in keyed), 0, 0, 0) for scale in scales]
    skipped = (*chain(*counted), *unanswered)
    return _Ways(index, skipped, chosen, (*[0] * (_FIELDS * len(scales)), *unanswered) if item.only_if else skipped)


def _ticked(
    item: TableItem, points: Sequence[Sequence[int]], asked: Sequence[Sequence[int]]
) -> dict[tuple[Move, Move], int] | None:
    """(points per scale, truth per condition) of each way to answer an item, and how many ways come to the same."""
    each = [
        (tuple(of[option] for of in points), tuple(int(option in options) for options in asked)) for option in range(item.options)
    ]
    ways: dict[tuple[Move, Move], int] = {}
    for gained, truths in each:
        # Of the boxes before this one, any may be ticked as well.
        before = list(ways.items()) if item.several else []
        ways[gained, truths] = ways.get((gained, truths), 0) + 1
        for (sums, held), number in before:
            both = tuple(map(sum, zip(sums, gained, strict=True))), tuple(map(max, held, truths))
            ways[both] = ways.get(both, 0) + number
        if len(ways) > WAYS:
            return None
    return ways


class _Packing:
    """Packs moves into integers that add up as the moves do. Columns that are always alike share their bits."""

    def __init__(self, moves: list[list[Move]], width: int):
        # For each column, what every move of every item adds to it.
        columns = [tuple(move[column] for ways in moves for move in ways) for column in range(width)]
        self._place: list[tuple[int, int, int]] = []
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
            self._place.append(known[column])
        left = iter(packed)
        self.steps = [[next(left) for _ in ways] for ways in moves]

    def holds(self, column: int, state: int) -> bool:
        """Whether a condition's column is 1, once the item that it asks about has been walked."""
        shift, mask, offset = self._place[column]
        return (state >> shift & mask) + offset == 1

    def column(self, index: int, states: list[int]) -> list[int]:
        """What the states hold in one column."""
        shift, mask, offset = self._place[index]
        return [(state >> shift & mask) + offset for state in states]
