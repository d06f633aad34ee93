"""What the rules make of everything that readers can reach: which results are told, which are hidden, and what is left over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import chain, islice, product
from math import lcm, prod

from quiz.reach import Group, Point
from quiz.scoring import scales_used, within
from quiz.table import Condition, ItemCondition, ScaleCondition, Table

COMBINATIONS, LOOKS = 100_000, 2_000_000
"""The most combinations that are tried, and the most looks at a result or a condition that this may take."""


@dataclass(frozen=True)
class _Signature:
    """All that the rules can see of a point: which conditions hold, and who leads the votes."""

    holds: tuple[tuple[Condition, bool], ...]
    leaders: tuple[int, ...]


@dataclass
class Seen:
    """Results by index: told to somebody, applying to somebody, and the earlier ones that are told instead.

    `uncovered` are combinations in words that no result is for, `level` the results that can be level.
    `complete` is False when there were too many combinations to try each.
    """

    reached: set[int] = field(default_factory=set)
    possible: set[int] = field(default_factory=set)
    hidden_by: dict[int, set[int]] = field(default_factory=dict)
    uncovered: list[str] = field(default_factory=list)
    level: tuple[int, ...] = ()
    complete: bool = True


def survey(table: Table, parts: list[Group]) -> Seen:
    """Run the rules over every combination of what the groups can end with."""
    seen = Seen()
    views = [_signatures(table, part) for part in parts]
    looks = len(table.results) + sum(len(result.when or ()) for result in table.results)
    most = min(COMBINATIONS, LOOKS // looks + 1)
    seen.complete = prod(map(len, views)) <= most
    for combination in islice(product(*views), most):
        holds = {condition: truth for signature in combination for condition, truth in signature.holds}
        leaders = next((signature.leaders for signature in combination if signature.leaders), ())
        examples = [view[signature] for view, signature in zip(views, combination, strict=True)]
        _tell(table, holds, leaders, " and ".join(filter(None, examples)), seen)
    if not all(part.exact for part in parts):
        seen.reached.update(index for index, result in enumerate(table.results) if result.scale is not None)
    return seen


def _signatures(table: Table, part: Group) -> dict[_Signature, str]:
    """The distinct views of a group's points, each with an example in words; points without a needed score are left out."""
    by_rules = dict.fromkeys(condition for result in table.results for condition in result.when or ())
    by_scale = [[each for each in by_rules if isinstance(each, ScaleCondition) and each.scale == scale] for scale in part.scales]
    # What the rules can see of each score, worked out once for all the points that have it.
    sees = [
        [tuple(value is not None and within(condition, value) for condition in mine) for value in values]
        for mine, values in zip(by_scale, part.values, strict=True)
    ]
    # Conditions that only decide whether an item is asked have done their work: no rule sees them.
    by_item = [each for each in part.conditions if each in by_rules]
    places = [len(sees) + part.conditions.index(each) for each in by_item]
    used = scales_used(table)
    needed = [(place, len(part.values[place]) - 1) for place, scale in enumerate(part.scales) if scale in used]
    leaders = _leaders(table, part)
    examples: dict[tuple[tuple[tuple[bool, ...], ...], tuple[bool, ...], tuple[int, ...]], Point] = {}
    for point in sorted(part.points):
        if not any(point[place] == missing for place, missing in needed):
            truths = tuple(bool(point[place]) for place in places)
            examples.setdefault((tuple(see[at] for see, at in zip(sees, point, strict=False)), truths, leaders(point)), point)
    return {
        _Signature(
            (
                *zip(chain(*by_scale), chain(*seen), strict=True),
                *zip(by_item, truths, strict=True),
            ),
            first,
        ): _in_words(table, part, point, used, [each for each, truth in zip(by_item, truths, strict=True) if not truth])
        for (seen, truths, first), point in examples.items()
    }


def _in_words(table: Table, part: Group, point: Point, used: set[int], otherwise: Iterable[ItemCondition]) -> str:
    scores = [values[at] for values, at in zip(part.values, point, strict=False)]
    words = [
        f"{table.scales[scale].id} is {exactly(value)}"
        for scale, value in zip(part.scales, scores, strict=True)
        if scale in used and value is not None
    ]
    left: dict[int, set[int]] = {}
    for condition in otherwise:
        left.setdefault(condition.item, {*range(table.items[condition.item].options)}).difference_update(condition.options)
    words += [f'"{table.items[item].id}" is {"answered otherwise" if more else "not answered"}' for item, more in left.items()]
    return " and ".join(words)


def _leaders(table: Table, part: Group) -> Callable[[Point], tuple[int, ...]]:
    """Who leads at a point of this group. Where scales had to be walked alone, anyone may be level with anyone."""
    voted = [
        (part.scales.index(result.scale), index)
        for index, result in enumerate(table.results)
        if result.scale is not None and result.scale in part.scales
    ]
    everyone = tuple(index for index, result in enumerate(table.results) if result.scale is not None)
    lead = table.ties.lead if table.ties else Fraction(0)
    if not voted:
        return lambda point: ()
    if not part.exact:
        return lambda point: everyone
    # Whole numbers compare fast. A scale without a score stands for nothing here: such points are left out before.
    ahead = 1 if table.prefer == "highest" else -1
    common = lcm(lead.denominator, *(value.denominator for values in part.values for value in values if value is not None))
    standing = [[ahead * int((value or 0) * common) for value in values] for values in part.values]
    needed = int(lead * common)

    def at(point: Point) -> tuple[int, ...]:
        scores = [standing[place][point[place]] for place, _ in voted]
        top = max(scores)
        return tuple(index for (_, index), score in zip(voted, scores, strict=True) if score == top or top - score < needed)

    return at


def _tell(table: Table, holds: Mapping[Condition, bool], leaders: tuple[int, ...], example: str, seen: Seen) -> None:
    winner: int | None = None
    for index, result in enumerate(table.results):
        if result.when is not None and all(holds[condition] for condition in result.when):
            seen.possible.add(index)
            if winner is None:
                winner = index
            else:
                seen.hidden_by.setdefault(index, set()).add(winner)
    if winner is not None:
        seen.reached.add(winner)
    elif len(leaders) == 1:
        seen.reached.add(leaders[0])
    elif leaders:
        seen.level = seen.level or leaders
        seen.reached.update(_at_tie(table, leaders))
    else:
        seen.uncovered.append(example)


def _at_tie(table: Table, leaders: tuple[int, ...]) -> tuple[int, ...]:
    if table.ties is None or table.ties.by == "reader":
        return leaders
    if table.ties.by == "result":
        return table.ties.results
    return next(((index,) for index in table.ties.results if index in leaders), leaders[:1])


def exactly(value: Fraction) -> str:
    """A score as an editor would write it: whole, as a short decimal, or as “about” one."""
    if (value * 1000).denominator == 1:
        return f"{float(value):.3f}".rstrip("0").rstrip(".")
    return f"about {float(value):.3f}"
