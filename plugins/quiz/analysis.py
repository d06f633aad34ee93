"""What the build proves about a table: every reachable combination of scores meets a result, every result and band can
be reached, bands neither overlap nor leave a gap, and level votes have a rule. Findings carry their place in the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import chain, combinations

from quiz.reach import Group, groups, never_asked
from quiz.scoring import stretch
from quiz.source import Finding, Steps
from quiz.survey import exactly, survey
from quiz.table import ScaleCondition, Table

PERHAPS = ("perhaps ", " (there are too many combinations to be sure)")
"""Around what is asked for as a precaution, since it could not be worked out exactly."""


def prove(table: Table, must: frozenset[int] = frozenset()) -> list[Finding]:
    """Everything that fails to hold. `must` are the items (by index) that nobody who is asked them can leave out.

    `percent` scales whose items allow one value only are reported alone: nothing can be computed from them.
    """
    flat = list(_flat(table))
    if flat:
        return flat
    parts = groups(table, _cuts(table), must)
    return [*_unasked(table, must), *_bands(table, parts), *_overlaps(table, parts), *_results(table, parts)]


def values_of(parts: Iterable[Group], scale: int) -> list[Fraction]:
    """The scores a scale can have, ascending."""
    return [
        value for part in parts if scale in part.scales for value in part.values[part.scales.index(scale)] if value is not None
    ]


def _counted(parts: Iterable[Group], scale: int) -> bool:
    return all(part.counted for part in parts if scale in part.scales)


def _cuts(table: Table) -> dict[int, list[Fraction]]:
    cuts: dict[int, list[Fraction]] = {index: [] for index in range(len(table.scales))}
    for result in table.results:
        for condition in result.when or ():
            if isinstance(condition, ScaleCondition):
                cuts[condition.scale] += [bound.at for bound in (condition.low, condition.high) if bound]
    for index, scale in enumerate(table.scales):
        for band in scale.bands:
            cuts[index] += [bound.at for bound in (band.low, band.high) if bound]
    return cuts


def _flat(table: Table) -> Iterator[Finding]:
    for index, scale in enumerate(table.scales):
        for number, item in enumerate(table.items):
            for keyed in item.keyed:
                if keyed.scale == index and scale.score == "percent" and keyed.lowest == keyed.highest:
                    yield ("items", number), f'all answers give the same points on "{scale.id}", so no percentage can be told'


def _unasked(table: Table, must: frozenset[int]) -> Iterator[Finding]:
    for item in never_asked(table, must):
        yield ("items", item, "only_if"), "this item is never asked: the answers that it waits for cannot be given together"


def _bands(table: Table, parts: list[Group]) -> Iterator[Finding]:
    for index, scale in enumerate(table.scales):
        if not scale.bands:
            continue
        at: Steps = ("scales", scale.id, "bands")
        values = values_of(parts, index)
        spans = {band.id: stretch(ScaleCondition(index, band.low, band.high), values) for band in scale.bands}
        perhaps, unsure = ("", "") if _counted(parts, index) else PERHAPS
        held = set(chain(*spans.values()))
        gap = next((value for place, value in enumerate(values) if place not in held), None)
        if gap is not None:
            yield at, f"{perhaps}no band holds the score {exactly(gap)}; {_runs(values)}{unsure}"
        for one, other in combinations(spans, 2):
            if both := _common(spans[one], spans[other]):
                score = exactly(values[both[0]])
                yield (*at, other), f'the bands "{one}" and "{other}" {perhaps}overlap: both hold the score {score}{unsure}'
        for name, span in spans.items():
            if not span:
                yield (*at, name), f"no answers lead to this band; {_runs(values)}"


def _overlaps(table: Table, parts: list[Group]) -> Iterator[Finding]:
    """Two stretches of one scale that cross: nested ones are an order (the narrower first), crossing ones a slip."""
    values = [values_of(parts, scale) for scale in range(len(table.scales))]
    single = [
        (index, condition.scale, stretch(condition, values[condition.scale]))
        for index, result in enumerate(table.results)
        for condition in result.when or ()
        if isinstance(condition, ScaleCondition) and len(result.when or ()) == 1
    ]
    counted = [_counted(parts, scale) for scale in range(len(table.scales))]
    for (first, scale, mine), (second, other, yours) in combinations(single, 2):
        both = _common(mine, yours)
        if scale == other and counted[scale] and both and both not in (mine, yours):
            yield (
                ("results", second, "when", table.scales[scale].id),
                f'overlaps with results[{first}] ("{table.results[first].id}"): '
                f"both hold the score {exactly(values[scale][both[0]])}",
            )


def _common(one: range, other: range) -> range:
    return range(max(one.start, other.start), min(one.stop, other.stop))


def _results(table: Table, parts: list[Group]) -> Iterator[Finding]:
    seen = survey(table, parts)
    proven = seen.complete and all(part.exact for part in parts)
    perhaps, unsure = ("", "") if proven else PERHAPS
    if seen.level and table.ties is None:
        level = " and ".join(f'"{table.results[index].id}"' for index in seen.level[:2])
        yield (
            ("results",),
            f"{perhaps}{level} can be level; say what happens then, with ties: reader, the id of a result, "
            f"or a list of ids{unsure}",
        )
    if seen.uncovered:
        more = len(seen.uncovered) - 1
        rest = f" ({more} more such {'combination' if more == 1 else 'combinations'})" if more else ""
        yield (
            ("results",),
            f"{perhaps}no result is told when {seen.uncovered[0]}{rest}; widen a range or add a last result without when:"
            f"{unsure}",
        )
    elif not seen.complete and not any(result.when == () or result.scale is not None for result in table.results):
        yield ("results",), f"perhaps some readers get no result; add a last result without when:{unsure}"
    for index, result in enumerate(table.results):
        if index in seen.reached or not seen.complete or (result.when is None and not proven):
            continue
        if result.when is None and result.scale is None:
            yield ("results", index), f'"{result.id}" is told only at a tie, and scores can never be level'
        elif index in seen.possible:
            names = ", ".join(f'results[{other}] ("{table.results[other].id}")' for other in sorted(seen.hidden_by[index]))
            yield ("results", index), f'"{result.id}" is never told: all it applies to meets {names} before it'
        elif result.scale is not None:
            yield ("results", index), f'"{result.id}" can never win: whatever is answered, another result is ahead'
        else:
            yield ("results", index), f'"{result.id}" can never be reached: {_why(table, index, parts)}'


def _why(table: Table, index: int, parts: list[Group]) -> str:
    for condition in table.results[index].when or ():
        if isinstance(condition, ScaleCondition):
            values = values_of(parts, condition.scale)
            if not stretch(condition, values):
                return f"on {table.scales[condition.scale].id}, {_runs(values)}"
    return "its conditions are never met together"


def _runs(values: list[Fraction]) -> str:
    return f"scores run from {exactly(values[0])} to {exactly(values[-1])}" if values else "the scale never has a score"
