"""What the build proves about a table: every reachable combination of scores meets a result, every result and band can
be reached, bands neither overlap nor leave a gap, and level votes have a rule. Findings carry their place in the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import combinations

from quiz.reach import Group, groups
from quiz.scoring import within
from quiz.source import Finding, Steps
from quiz.survey import exactly, survey
from quiz.table import ScaleCondition, Table

PERHAPS = ("perhaps ", " (there are too many combinations to be sure)")
"""Around what is asked for as a precaution, since it could not be worked out exactly."""


def prove(table: Table) -> list[Finding]:
    """Everything that fails to hold.

    `percent` scales whose items allow one value only are reported alone: nothing can be computed from them.
    """
    flat = list(_flat(table))
    if flat:
        return flat
    parts = groups(table, _cuts(table))
    return [*_bands(table, parts), *_overlaps(table, parts), *_results(table, parts)]


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


def _bands(table: Table, parts: list[Group]) -> Iterator[Finding]:
    for index, scale in enumerate(table.scales):
        spans = {band.id: ScaleCondition(index, band.low, band.high) for band in scale.bands}
        if not spans:
            continue
        at: Steps = ("scales", scale.id, "bands")
        values = values_of(parts, index)
        perhaps, unsure = ("", "") if _counted(parts, index) else PERHAPS
        gap = next((value for value in values if not any(within(span, value) for span in spans.values())), None)
        if gap is not None:
            yield at, f"{perhaps}no band holds the score {exactly(gap)}; {_runs(values)}{unsure}"
        for one, other in combinations(spans, 2):
            both = next((value for value in values if within(spans[one], value) and within(spans[other], value)), None)
            if both is not None:
                yield (
                    (*at, other),
                    f'the bands "{one}" and "{other}" {perhaps}overlap: both hold the score {exactly(both)}{unsure}',
                )
        for name, span in spans.items():
            if not any(within(span, value) for value in values):
                yield (*at, name), f"no answers lead to this band; {_runs(values)}"


def _overlaps(table: Table, parts: list[Group]) -> Iterator[Finding]:
    """Two stretches of one scale that cross: nested ones are an order (the narrower first), crossing ones a slip."""
    single = [
        (index, condition)
        for index, result in enumerate(table.results)
        for condition in result.when or ()
        if isinstance(condition, ScaleCondition) and len(result.when or ()) == 1
    ]
    for (first, one), (second, other) in combinations(single, 2):
        if one.scale != other.scale or not _counted(parts, one.scale):
            continue
        values = values_of(parts, one.scale)
        mine, yours = ({value for value in values if within(span, value)} for span in (one, other))
        both = mine & yours
        if both and both != mine and both != yours:
            scale = table.scales[one.scale].id
            yield (
                ("results", second, "when", scale),
                f'overlaps with results[{first}] ("{table.results[first].id}"): both hold the score {exactly(min(both))}',
            )


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
            if not any(within(condition, value) for value in values):
                return f"on {table.scales[condition.scale].id}, {_runs(values)}"
    return "its conditions are never met together"


def _runs(values: list[Fraction]) -> str:
    return f"scores run from {exactly(values[0])} to {exactly(values[-1])}" if values else "the scale never has a score"
