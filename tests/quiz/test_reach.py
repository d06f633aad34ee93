"""What readers can reach, held against trying every way to answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz import reach
from quiz.analysis import values_of
from quiz.reach import groups, never_asked
from quiz.scoring import score
from quiz.table import SKIPPED, ItemCondition, Keyed, Response, Table, TableItem, TableResult, TableScale

Ways = Callable[[Table], Iterator[dict[str, Response]]]


def seen(table: Table, ways: Ways) -> list[set[Fraction]]:
    """Per scale, every score that some way to answer leads to."""
    found: list[set[Fraction]] = [set() for _ in table.scales]
    for responses in ways(table):
        for values, value in zip(found, score(table, responses).scores.values(), strict=True):
            values |= {value} - {None}
    return found


def likert(items: int, scales: int, keyed: Callable[[int, int], list[int]]) -> Table:
    """Items of seven options, each keyed to every scale with the points that `keyed` gives."""
    rows = [[keyed(item, scale) for scale in range(scales)] for item in range(items)]
    return Table(
        "large",
        "scale",
        tuple(
            TableItem(f"i{n}", 7, False, tuple(Keyed(scale, tuple(of), min(of), max(of)) for scale, of in enumerate(row)), (), ())
            for n, row in enumerate(rows)
        ),
        tuple(TableScale(f"s{scale}", "mean", 1, Fraction(3, 4)) for scale in range(scales)),
        (TableResult("all", ()),),
        "highest",
        None,
        (),
    )


@settings(max_examples=120)
@given(data=st.data())
def test_the_scores_are_those_that_some_way_to_answer_leads_to(
    small_tables: st.SearchStrategy[Table], every_way: Ways, data: st.DataObject
) -> None:
    """Skipped items, boxes, shared items and items that rules ask about included."""
    table = data.draw(small_tables)
    parts = groups(table, {})
    assert all(part.exact and part.counted for part in parts)
    for index, values in enumerate(seen(table, every_way)):
        assert values_of(parts, index) == sorted(values)


@settings(max_examples=100)
@given(data=st.data())
def test_items_that_must_be_answered_are_never_left_out(
    small_tables: st.SearchStrategy[Table], every_way: Ways, data: st.DataObject
) -> None:
    """An answer to an item that is not asked counts for nothing, so giving one to each that must be answered changes nothing else."""
    table = data.draw(small_tables)
    must = data.draw(st.frozensets(st.sampled_from(range(len(table.items)))))
    needed = [table.items[index].id for index in must]

    def ways(table: Table) -> Iterator[dict[str, Response]]:
        return (each for each in every_way(table) if all(each[item] is not None for item in needed))

    for index, values in enumerate(seen(table, ways)):
        assert values_of(groups(table, {}, must), index) == sorted(values)


@settings(max_examples=150)
@given(data=st.data())
def test_an_item_is_said_to_be_never_asked_when_no_way_to_answer_leads_to_it(
    small_tables: st.SearchStrategy[Table], every_way: Ways, data: st.DataObject
) -> None:
    """And one that only waits for such an item is not named as well."""
    table = data.draw(small_tables)
    asked: set[int] = set()
    for responses in every_way(table):
        chosen: list[list[int]] = []
        for index, item in enumerate(table.items):
            is_asked = all(set(chosen[each.item]) & set(each.options) for each in item.only_if)
            asked |= {index} if is_asked else set()
            given = responses[item.id] if is_asked else None
            chosen.append([SKIPPED] if given is None else given if isinstance(given, list) else [given])
    never = [index for index in range(len(table.items)) if index not in asked]
    named = never_asked(table, frozenset())
    assert set(named) <= set(never)
    assert named[:1] == never[:1]


@settings(max_examples=60)
@given(data=st.data())
def test_when_there_is_too_much_to_try_nothing_reachable_is_lost(
    small_tables: st.SearchStrategy[Table], every_way: Ways, data: st.DataObject
) -> None:
    """With no time to walk at all, every reachable score still lies between the stand-ins for its scale."""
    table = data.draw(small_tables)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reach, "WORK", 0)
        parts = groups(table, {})
    for index, values in enumerate(seen(table, every_way)):
        stand_ins = values_of(parts, index)
        assert not values or stand_ins[0] <= min(values) <= max(values) <= stand_ins[-1]


@settings(max_examples=120)
@given(data=st.data(), work=st.sampled_from([10, 30, 60, 200]))
def test_what_is_said_to_be_counted_is_exact(
    small_tables: st.SearchStrategy[Table], every_way: Ways, data: st.DataObject, work: int
) -> None:
    """When the scales of a group have to be walked one by one, a counted one still holds the reachable scores and no others."""
    table = data.draw(small_tables)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reach, "WORK", work)
        parts = groups(table, {})
    reached = seen(table, every_way)
    for part in parts:
        for scale in part.scales if part.counted else ():
            assert values_of([part], scale) == sorted(reached[scale])


def test_a_scale_walked_alone_asks_only_what_is_asked(every_way: Ways) -> None:
    """Too much to walk both scales at once: each alone still knows which items follow from which answers."""
    items = (
        TableItem("wide", 6, False, (Keyed(0, (1, 1, 1, 1, 1, 2), 1, 2), Keyed(1, (1, 2, 4, 8, 16, 32), 1, 32)), (), ()),
        TableItem("source", 2, False, (Keyed(0, (10, 20), 10, 20), Keyed(1, (0, 1), 0, 1)), (), ()),
        TableItem("then", 2, False, (Keyed(0, (100, 200), 100, 200),), (), (), (ItemCondition(1, (1,)),)),
    )
    scales = tuple(TableScale(f"s{n}", "sum", 1, Fraction(1)) for n in range(2))
    table = Table("q", "scale", items, scales, (TableResult("r", ()),), "highest", None, ())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reach, "WORK", 60)
        parts = groups(table, {})
    first = next(part for part in parts if part.scales == (0,))
    assert (first.exact, first.counted) == (False, True)
    assert values_of(parts, 0) == sorted(seen(table, every_way)[0]) == [11, 12, 121, 122, 221, 222]


def test_scales_that_share_no_item_are_walked_apart() -> None:
    """Three scales of eight items each: three groups of one, and not their product."""
    parts = groups(
        Table(
            "apart",
            "scale",
            tuple(TableItem(f"i{n}", 5, False, (Keyed(n % 3, (1, 2, 3, 4, 5), 1, 5),), (), ()) for n in range(24)),
            tuple(TableScale(f"s{n}", "sum", 1, Fraction(1)) for n in range(3)),
            (TableResult("all", ()),),
            "highest",
            None,
            (),
        ),
        {},
    )
    assert [part.scales for part in parts] == [(0,), (1,), (2,)]
    assert values_of(parts, 0) == [Fraction(total) for total in range(8, 41)]


def test_an_item_that_a_rule_asks_about_joins_its_scale() -> None:
    """Whoever answers the only item with its last option has the highest score: the two are one fact."""
    item = TableItem("i", 2, False, (Keyed(0, (1, 2), 1, 2),), (), ())
    last = ItemCondition(0, (1,))
    table = Table(
        "q", "scale", (item,), (TableScale("s", "sum", 1, Fraction(1)),), (TableResult("r", (last,)),), "highest", None, ()
    )
    (part,) = groups(table, {})
    told = {(part.values[0][point[0]], point[1]) for point in part.points}
    assert told == {(None, 0), (Fraction(1), 0), (Fraction(2), 1)}


def test_boxes_that_a_rule_asks_about_are_not_tried_one_by_one() -> None:
    """Twenty boxes can be ticked in a million ways, of which a rule sees only two for each total."""
    item = TableItem("i", 20, True, (Keyed(0, (1,) * 20, 1, 20),), (), ())
    rule = TableResult("r", (ItemCondition(0, (0, 7)),))
    table = Table("q", "checklist", (item,), (TableScale("s", "sum", 1, Fraction(1)),), (rule,), "highest", None, ())
    (part,) = groups(table, {})
    told = {(part.values[0][point[0]], point[1]) for point in part.points}
    assert told == {(None, 0), *((Fraction(n), 1) for n in range(1, 21)), *((Fraction(n), 0) for n in range(1, 19))}


def test_boxes_that_can_be_ticked_in_too_many_ways_are_stood_for() -> None:
    """Forty boxes with forty different worths come to a billion totals, and a rule for each to as many truths."""
    worth = tuple(2**option for option in range(40))
    item = TableItem("i", 40, True, (Keyed(0, worth, 1, sum(worth)),), (), ())
    rules = [TableResult(f"r{option}", (ItemCondition(0, (option,)),)) for option in range(40)]
    table = Table("q", "knowledge", (item,), (TableScale("s", "sum", 1, Fraction(1)),), tuple(rules), "highest", None, ())
    scale, *conditions = groups(table, {0: [Fraction(3)]})
    assert (scale.scales, scale.exact, scale.counted) == ((0,), False, False)
    assert scale.values[0][-2:] == (Fraction(sum(worth)), None)
    assert [part.points for part in conditions] == [frozenset({(0,), (1,)})] * 40


LARGE = {
    "the same keying": likert(60, 2, lambda item, scale: [1, 2, 3, 4, 5, 6, 7]),
    "half of it reversed on the second scale": likert(60, 2, lambda item, scale: [1, 2, 3, 4, 5, 6, 7][:: -1 if scale and item % 2 else 1]),
    "points of no order": likert(60, 2, lambda item, scale: [(item * 37 + scale * 101 + option * option * 53) % 9973 for option in range(7)]),
}  # fmt: skip


@pytest.mark.parametrize("table", LARGE.values(), ids=LARGE)
def test_sixty_items_on_two_scales_come_to_few_points(table: Table) -> None:
    """Exactly where that is possible, otherwise with a superset; never all seven to the sixty ways to answer."""
    parts = groups(table, {})
    assert sum(len(part.points) for part in parts) < 10_000
    assert [scale for part in parts for scale in part.scales] == [0, 1]


def test_sixty_items_with_the_same_keying_are_exact() -> None:
    """Two scales that are always alike are no more work than one: both run from 1 to 7."""
    (part,) = groups(LARGE["the same keying"], {})
    assert part.exact
    assert (part.values[0][0], part.values[0][-2]) == (Fraction(1), Fraction(7))
    assert all(first == second for first, second in part.points)


def test_too_many_totals_to_walk_are_stood_for_by_the_cut_offs() -> None:
    """The ends, each cut-off inside, and one score between each two; the group says that it did not count."""
    parts = groups(LARGE["points of no order"], {0: [Fraction(3000), Fraction(20000)], 1: []})
    first, second = parts
    assert not first.counted
    assert not first.exact
    assert Fraction(3000) in first.values[0]
    assert Fraction(20000) not in first.values[0]
    assert len([value for value in second.values[0] if value is not None]) == 3
