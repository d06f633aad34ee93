"""The scoring table: what a quiz of any kind compiles to, and all that either scorer reads.

Plain frozen data and its JSON form, nothing else. Every number is an integer: points are multiplied by their scale's
`unit`, so that `0.5` of a point is 1 where the unit is 2, and cut-offs are fractions. `theme/static/js/quiz/score.js`
reads the same JSON in the reader's browser.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from typing import Any, Literal, TypeAlias

FORMAT = 1
"""Raised whenever an older player could no longer read the table."""

SKIPPED = -1
"""In an item condition: the item was not answered."""

Score: TypeAlias = Literal["sum", "mean", "percent"]
Response: TypeAlias = "int | list[int] | None"


@dataclass(frozen=True)
class Keyed:
    """One item's points on one scale, in the scale's units."""

    scale: int
    points: tuple[int, ...]
    lowest: int
    highest: int


@dataclass(frozen=True)
class ItemCondition:
    """One of these options was chosen; SKIPPED stands for no answer."""

    item: int
    options: tuple[int, ...]


@dataclass(frozen=True)
class TableItem:
    """`flags[i]` are the flags that option i raises; `skipped` those that leaving the item unanswered raises.

    An item with `only_if` is asked when all these conditions on earlier items hold; one that is not asked has no answer.
    """

    id: str
    options: int
    several: bool
    keyed: tuple[Keyed, ...]
    flags: tuple[tuple[int, ...], ...]
    skipped: tuple[int, ...]
    only_if: tuple[ItemCondition, ...] = ()


@dataclass(frozen=True)
class Bound:
    """One end of a range, in points as editors write them."""

    at: Fraction
    included: bool


@dataclass(frozen=True)
class TableBand:
    """A named stretch of a scale; None is open."""

    id: str
    low: Bound | None
    high: Bound | None


@dataclass(frozen=True)
class TableScale:
    """`needs` is the share of its asked items that must be answered for the scale to have a score."""

    id: str
    score: Score
    unit: int
    needs: Fraction
    bands: tuple[TableBand, ...] = ()


@dataclass(frozen=True)
class ScaleCondition:
    """The scale's score lies between two bounds; None is open."""

    scale: int
    low: Bound | None
    high: Bound | None


Condition: TypeAlias = ScaleCondition | ItemCondition


@dataclass(frozen=True)
class TableResult:
    """Reached by `when` (all conditions hold; none means otherwise), or by leading on `scale`, or only by a tie."""

    id: str
    when: tuple[Condition, ...] | None = None
    scale: int | None = None


@dataclass(frozen=True)
class Ties:
    """What happens when the leader is level with others, or less than `lead` ahead: `results` are indexes, by precedence."""

    lead: Fraction
    by: Literal["reader", "result", "order"]
    results: tuple[int, ...] = ()


@dataclass(frozen=True)
class Flag:
    id: str
    hides: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    quiz: str
    kind: str
    items: tuple[TableItem, ...]
    scales: tuple[TableScale, ...]
    results: tuple[TableResult, ...]
    prefer: Literal["highest", "lowest"]
    ties: Ties | None
    flags: tuple[Flag, ...]

    @property
    def digest(self) -> str:
        """Eight hexadecimal digits that change whenever the scoring does; links to results carry them."""
        return sha256(self.to_json().encode()).hexdigest()[:8]

    def to_json(self) -> str:
        """Compact JSON, safe inside a script element: the same table always gives the same text."""
        text = json.dumps(_plain(self), ensure_ascii=False, separators=(",", ":"))
        return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def from_json(text: str) -> Table:
    """The inverse of `Table.to_json`. Raises ValueError when the text is not a table of this FORMAT."""
    data = json.loads(text)
    if data.get("format") != FORMAT:
        raise ValueError(f"this is not a scoring table of format {FORMAT}")
    return Table(
        data["quiz"],
        data["kind"],
        tuple(
            TableItem(
                item["id"],
                item["options"],
                item["several"],
                tuple(Keyed(scale, tuple(points), low, high) for scale, points, low, high in item["points"]),
                tuple(map(tuple, item["flags"])),
                tuple(item["skipped"]),
                tuple(ItemCondition(source, tuple(options)) for source, options in item["only_if"]),
            )
            for item in data["items"]
        ),
        tuple(
            TableScale(
                scale["id"],
                scale["score"],
                scale["unit"],
                Fraction(*scale["needs"]),
                tuple(TableBand(name, _bound(low), _bound(high)) for name, low, high in scale["bands"]),
            )
            for scale in data["scales"]
        ),
        tuple(
            TableResult(
                result["id"],
                tuple(map(_condition, result["when"])) if "when" in result else None,
                result.get("scale"),
            )
            for result in data["results"]
        ),
        data["prefer"],
        Ties(Fraction(*data["ties"]["lead"]), data["ties"]["by"], tuple(data["ties"]["results"])) if data["ties"] else None,
        tuple(Flag(flag["id"], tuple(flag["hides"])) for flag in data["flags"]),
    )


def _plain(table: Table) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "quiz": table.quiz,
        "kind": table.kind,
        "items": [
            {
                "id": item.id,
                "options": item.options,
                "several": item.several,
                "points": [[keyed.scale, keyed.points, keyed.lowest, keyed.highest] for keyed in item.keyed],
                "flags": item.flags,
                "skipped": item.skipped,
                "only_if": [[condition.item, condition.options] for condition in item.only_if],
            }
            for item in table.items
        ],
        "scales": [
            {"id": scale.id, "score": scale.score, "unit": scale.unit, "needs": _pair(scale.needs), "bands": _bands(scale)}
            for scale in table.scales
        ],
        "results": [
            {
                "id": result.id,
                **({} if result.when is None else {"when": [_plain_condition(each) for each in result.when]}),
                **({} if result.scale is None else {"scale": result.scale}),
            }
            for result in table.results
        ],
        "prefer": table.prefer,
        "ties": table.ties and {"lead": _pair(table.ties.lead), "by": table.ties.by, "results": table.ties.results},
        "flags": [{"id": flag.id, "hides": flag.hides} for flag in table.flags],
    }


def _bands(scale: TableScale) -> list[list[Any]]:
    return [[band.id, _plain_bound(band.low), _plain_bound(band.high)] for band in scale.bands]


def _pair(value: Fraction) -> list[int]:
    return [value.numerator, value.denominator]


def _plain_condition(condition: Condition) -> list[Any]:
    if isinstance(condition, ItemCondition):
        return ["item", condition.item, condition.options]
    return ["scale", condition.scale, _plain_bound(condition.low), _plain_bound(condition.high)]


def _plain_bound(bound: Bound | None) -> list[int] | None:
    return [*_pair(bound.at), int(bound.included)] if bound else None


def _condition(data: list[Any]) -> Condition:
    if data[0] == "item":
        return ItemCondition(data[1], tuple(data[2]))
    return ScaleCondition(data[1], _bound(data[2]), _bound(data[3]))


def _bound(data: list[int] | None) -> Bound | None:
    return Bound(Fraction(data[0], data[1]), bool(data[2])) if data else None
