"""Quizzes from YAML text, and small random tables that are quick to try out answer by answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import chain, combinations, count, product
from pathlib import Path
from textwrap import dedent
from typing import Literal, TypeAlias

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from quiz.build import BuiltQuiz, Loaded, load
from quiz.table import (
    SKIPPED,
    Bound,
    Condition,
    ItemCondition,
    Keyed,
    Response,
    ScaleCondition,
    Score,
    Table,
    TableBand,
    TableItem,
    TableResult,
    TableScale,
    Ties,
)

Draw: TypeAlias = st.DrawFn

# Trying every way to answer takes its time, more so on a busy machine: that says nothing about the quiz.
settings.register_profile(
    "every answer", deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
settings.load_profile("every answer")


@pytest.fixture(scope="session")
def load_text(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Loaded]:
    """Load a quiz from its YAML text, as `some-quiz.yaml`; every text gets a folder of its own."""
    folder = tmp_path_factory.mktemp("quizzes")
    numbers = count()

    def load_it(text: str) -> Loaded:
        path = folder / str(next(numbers)) / "some-quiz.yaml"
        path.parent.mkdir()
        path.write_text(dedent(text), encoding="utf-8")
        return load(path)

    return load_it


@pytest.fixture(scope="session")
def built(load_text: Callable[[str], Loaded]) -> Callable[[str], BuiltQuiz]:
    """Build a quiz from its YAML text; a problem in it fails the test."""

    def build_it(text: str) -> BuiltQuiz:
        loaded = load_text(text)
        assert loaded.built is not None, "\n".join(map(str, loaded.problems))
        return loaded.built

    return build_it


@pytest.fixture(scope="session")
def messages(load_text: Callable[[str], Loaded]) -> Callable[[str], list[str]]:
    """What is wrong with a quiz text, as `path: message`, in file order."""

    def of(text: str) -> list[str]:
        return [f"{problem.path}: {problem.message}" for problem in load_text(text).problems]

    return of


@pytest.fixture(scope="session")
def real_quiz(root: Path) -> Callable[[str], BuiltQuiz]:
    """One of the site's own quizzes."""

    def of(slug: str) -> BuiltQuiz:
        loaded = load(root / "quizzes" / f"{slug}.yaml")
        assert loaded.built is not None, "\n".join(map(str, loaded.problems))
        return loaded.built

    return of


@pytest.fixture(scope="session")
def small_tables() -> st.SearchStrategy[Table]:
    """Tables of up to four items, some of them conditional, small enough to try every way to answer them."""
    return _tables()


@pytest.fixture(scope="session")
def every_way() -> Callable[[Table], Iterator[dict[str, Response]]]:
    """Every way to answer a table's items, leaving out included."""

    def of(table: Table) -> Iterator[dict[str, Response]]:
        ways: list[Sequence[Response]] = []
        for item in table.items:
            options = range(item.options)
            ticked = chain.from_iterable(combinations(options, size) for size in range(1, item.options + 1))
            ways.append([None, *(map(list, ticked) if item.several else options)])
        for chosen in product(*ways):
            yield dict(zip((item.id for item in table.items), chosen, strict=True))

    return of


@st.composite
def _tables(draw: Draw) -> Table:
    """Rules alone; votes, which every item gives to every scale; or a profile of scales that perhaps share no item."""
    shape = draw(st.sampled_from(["rules", "votes", "profile"]))
    size = draw(st.integers(1, 3))
    unit = draw(st.sampled_from([1, 1, 2]))
    how: st.SearchStrategy[Score] = st.sampled_from(["sum", "mean", "percent"])
    alike: Score = "sum" if shape == "votes" else draw(how)
    hows = [draw(how) if shape == "rules" else alike for _ in range(size)]
    items = [_item(draw, index, size, unit, shape == "votes") for index in range(draw(st.integers(1, 4)))]
    items = [replace(item, only_if=_only_if(draw, items[:index])) for index, item in enumerate(items)]
    keyed = [sum(each.scale == scale for item in items for each in item.keyed) for scale in range(size)]
    scales = tuple(
        TableScale(f"s{index}", each, unit, Fraction(draw(st.integers(0, keyed[index])), keyed[index] or 1), _bands(draw))
        for index, each in enumerate(hows)
    )
    rules = [
        TableResult(f"rule-{index}", tuple(_condition(draw, items, size) for _ in range(draw(st.integers(1, 2)))))
        for index in range(draw(st.integers(0, 3)))
    ]
    if shape == "rules":
        otherwise = [TableResult("otherwise", ())] if draw(st.booleans()) or not rules else []
        return Table("small", "scale", tuple(items), scales, (*rules, *otherwise), "highest", None, ())
    # Now and then one that leads has a rule of its own besides, and one scale leads nowhere.
    extra = [replace(rules.pop(), scale=0)] if rules and draw(st.integers(0, 3)) == 0 else []
    led = range(len(extra), size if shape == "votes" or size == 1 else draw(st.integers(max(1, len(extra) + 1), size)))
    competing = [*extra, *(TableResult(f"leads-{scale}", scale=scale) for scale in led)]
    results = (*rules, *competing, TableResult("it-depends"))
    by: Literal["reader", "result", "order"] = draw(st.sampled_from(["reader", "result", "order"]))
    order = draw(st.permutations(range(len(rules), len(rules) + len(competing))))
    listed = {"reader": (), "result": (len(results) - 1,), "order": tuple(order)}[by]
    lead = draw(st.sampled_from([*range(4), 25] if alike == "percent" else range(4)))
    ties = Ties(Fraction(lead, draw(st.sampled_from([1, unit, 3]))), by, listed) if draw(st.integers(0, 3)) else None
    prefer: Literal["highest", "lowest"] = "highest" if shape == "votes" else draw(st.sampled_from(["highest", "lowest"]))
    kind = "outcome" if shape == "votes" else "scale"
    return Table("small", kind, tuple(items), scales, results if ties and by == "result" else results[:-1], prefer, ties, ())


def _item(draw: Draw, index: int, scales: int, unit: int, voting: bool) -> TableItem:
    several = draw(st.integers(0, 3)) == 0
    options = draw(st.integers(2, 3 if several else 4))
    used = range(scales) if voting else sorted(draw(st.sets(st.integers(0, scales - 1), max_size=scales)))
    keyed = []
    for scale in used:
        points = draw(st.lists(st.integers(0 if voting else -2, 3), min_size=options, max_size=options))
        if len(set(points)) == 1:
            points[0] += 1
        ups, downs = [each for each in points if each > 0], [each for each in points if each < 0]
        lowest = sum(downs) if several and downs else min(points)
        highest = sum(ups) if several and ups else max(points)
        keyed.append(Keyed(scale, tuple(points), lowest, highest))
    return TableItem(f"i{index}", options, several, tuple(keyed), (), ())


def _only_if(draw: Draw, earlier: Sequence[TableItem]) -> tuple[ItemCondition, ...]:
    if not earlier or draw(st.booleans()):
        return ()
    sources = draw(st.sets(st.integers(0, len(earlier) - 1), min_size=1, max_size=2))
    return tuple(_asks(draw, earlier, source) for source in sorted(sources))


def _asks(draw: Draw, items: Sequence[TableItem], index: int) -> ItemCondition:
    choices = [SKIPPED, *range(items[index].options)]
    return ItemCondition(index, tuple(sorted(draw(st.sets(st.sampled_from(choices), min_size=1)))))


def _bands(draw: Draw) -> tuple[TableBand, ...]:
    return tuple(TableBand(f"band-{index}", *_bounds(draw)) for index in range(draw(st.sampled_from([0, 0, 1, 2, 3]))))


def _condition(draw: Draw, items: Sequence[TableItem], scales: int) -> Condition:
    if draw(st.integers(0, 2)) == 0:
        return _asks(draw, items, draw(st.integers(0, len(items) - 1)))
    low, high = _bounds(draw)
    return ScaleCondition(draw(st.integers(0, scales - 1)), low, high)


def _bounds(draw: Draw) -> list[Bound | None]:
    ends = sorted(draw(st.tuples(_CUTS, _CUTS)))
    return [Bound(cut, draw(st.booleans())) if draw(st.integers(0, 3)) else None for cut in ends]


_CUTS = st.sampled_from([Fraction(each, 2) for each in (*range(-4, 13), 50, 100, 134, 200)])
