"""Measurements and budgets -> figures, each with its verdict, and the tables that show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from audit.budgets import KIB, Budget
from audit.lighthouse import Report
from audit.timing import Taken
from audit.weight import Weight


@dataclass(frozen=True)
class Figure:
    """One number, beside what it may be. `lower` is False where more is better."""

    name: str
    value: float | None
    budget: float | None = None
    digits: int = 0
    lower: bool = True

    @property
    def broken(self) -> bool:
        """Whether the budget is not kept. A number that is missing breaks the budget it has."""
        if self.budget is None:
            return False
        return self.value is None or (self.value > self.budget if self.lower else self.value < self.budget)

    def __str__(self) -> str:
        shown = "–" if self.value is None else f"{self.value:.{self.digits}f}"
        allowed = "" if self.budget is None else f"/{self.budget:g}"
        return f"{shown}{allowed}{'!' if self.broken else ''}"


@dataclass(frozen=True)
class Row:
    """What was measured of one thing."""

    name: str
    figures: tuple[Figure, ...]


def weight_figures(weight: Weight, budget: Budget | None) -> tuple[Figure, ...]:
    """KiB by type, all of it, requests. Without a budget the figures only inform."""
    kinds = weight.by_type
    parts = tuple(Figure(kind, kinds.get(kind, 0) / KIB, digits=1) for kind in ("html", "css", "js", "icon", "other"))
    return (
        *parts,
        Figure("KiB", weight.total / KIB, round(budget.kib_for(weight.words, weight.items), 1) if budget else None, digits=1),
        Figure("requests", weight.requests, budget.requests if budget else None),
    )


def lighthouse_figures(report: Report, budget: Budget, found: bool) -> tuple[Figure, ...]:
    """The four scores, paint and shift. Of a page that search engines shall not find, theirs is not asked."""
    return (
        *(Figure(name, score, budget.lighthouse, lower=False) for name, score in report.scores.items() if found or name != "seo"),
        Figure("LCP s", report.paint_s, budget.paint_s, digits=2),
        Figure("CLS", report.shift, budget.shift, digits=3),
    )


def timing_figures(taken: Taken, budget: Budget | None) -> tuple[Figure, ...]:
    """What a reader waits for. Without a budget the figures only inform."""
    return (
        Figure("first answerable s", taken.answerable_s, budget.answerable_s if budget else None, digits=2),
        Figure("result ms", taken.result_ms, budget.result_ms if budget else None),
        Figure("picture ms", taken.picture_ms),
    )


def script_rows(sizes: dict[str, int], on_request: Iterable[str], budget: Budget) -> list[Row]:
    """Each script of a quiz in bytes, and the sum of those that taking and scoring need."""
    later = set(on_request)
    needed = sum(size for name, size in sizes.items() if name not in later)
    rows = [
        Row(f"{name}.js" + (" (on request)" if name in later else ""), (Figure("bytes", size),))
        for name, size in sorted(sizes.items(), key=lambda pair: (pair[0] in later, pair[0]))
    ]
    allowed = None if budget.script_kib is None else budget.script_kib * KIB
    return [*rows, Row("taking and scoring", (Figure("bytes", needed, allowed),))]


def table(heading: str, rows: Sequence[Row]) -> str:
    """Aligned columns; a number's budget stands behind its slash, and `!` behind a broken one."""
    cells = _cells(heading, rows)
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [[cell.rjust(width) for cell, width in zip(line, widths, strict=True)] for line in cells]
    return "\n".join("  ".join([cells[at][0].ljust(widths[0]), *line[1:]]).rstrip() for at, line in enumerate(lines))


def markdown(heading: str, rows: Sequence[Row]) -> str:
    """The same as a Markdown table, for the README."""
    first, *others = _cells(heading, rows)
    rule = ["---", *("--:" for _ in first[1:])]
    return "\n".join(f"| {' | '.join(line)} |" for line in [first, rule, *others])


def _cells(heading: str, rows: Sequence[Row]) -> list[list[str]]:
    """A line of names, then one for each row; empty where a row has no such figure."""
    names = list(dict.fromkeys(figure.name for row in rows for figure in row.figures))
    shown = [{figure.name: str(figure) for figure in row.figures} for row in rows]
    return [
        [heading, *names],
        *([row.name, *(each.get(name, "") for name in names)] for row, each in zip(rows, shown, strict=True)),
    ]
