"""Laws of scoring, edges worked out by hand, and the real quizzes with pencil and paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from quiz.analysis import prove
from quiz.build import BuiltQuiz
from quiz.scoring import decimal, readable, score
from quiz.table import SKIPPED, Bound, Keyed, Response, ScaleCondition, Table, TableItem, TableResult, TableScale

Build = Callable[[str], BuiltQuiz]
Ways = Callable[[Table], Iterator[dict[str, Response]]]

KEYED = """
    title: T
    kind: scale
    scales: {{s: {{name: S, score: {how}, needs: 1}}}}
    items: [{items}]
    results: [{{id: all, title: All}}]
"""


def quiz(how: str, lists: list[list[int]], turned: bool = False) -> str:
    """A quiz with one item for each list of points."""
    items = []
    for index, of in enumerate(lists):
        options = ", ".join(f"{{text: O{n}, points: {value}}}" for n, value in enumerate(of))
        items.append(f"{{id: i{index}, text: I, reverse: {str(turned).lower()}, answers: [{options}]}}")
    return KEYED.format(how=how, items=", ".join(items))


POINTS = st.lists(st.lists(st.integers(-9, 9), min_size=2, max_size=5, unique=True), min_size=1, max_size=5)
HOW = st.sampled_from(["sum", "mean", "percent"])


@settings(max_examples=40)
@given(lists=POINTS, how=HOW, data=st.data())
def test_reversing_mirrors_a_score_and_reversing_twice_changes_nothing(
    built: Build, lists: list[list[int]], how: str, data: st.DataObject
) -> None:
    """Reversed points reversed again are the points; a reversed total is highest + lowest of the answered items, less itself."""
    plain, turned = built(quiz(how, lists)).table, built(quiz(how, lists, turned=True)).table
    back = built(quiz(how, [list(item.keyed[0].points) for item in turned.items], turned=True)).table
    assert back == plain
    chosen = {f"i{n}": data.draw(st.integers(0, len(of) - 1)) for n, of in enumerate(lists)}
    ends = sum(max(of) + min(of) for of in lists)
    mirror = {"sum": Fraction(ends), "mean": Fraction(ends, len(lists)), "percent": Fraction(100)}[how]
    one, other = score(plain, chosen).scores["s"], score(turned, chosen).scores["s"]
    assert one is not None
    assert other == mirror - one


@settings(max_examples=150)
@given(data=st.data())
def test_the_order_of_the_items_does_not_matter(small_tables: st.SearchStrategy[Table], data: st.DataObject) -> None:
    """The same answers to the same items in another order give the same scores, and without item rules the same result."""
    table = replace_item_rules(data.draw(small_tables))
    other = replace(table, items=tuple(data.draw(st.permutations(table.items))))
    responses = data.draw(answers(table))
    assert score(other, responses) == score(table, responses)


@settings(max_examples=150)
@given(data=st.data())
def test_a_score_stays_within_its_scale(small_tables: st.SearchStrategy[Table], data: st.DataObject) -> None:
    """Percentages within 0 and 100, means within what one item can give, totals within what the answered ones can."""
    table = data.draw(small_tables)
    responses = data.draw(answers(table))
    for index, (scale, value) in enumerate(zip(table.scales, score(table, responses).scores.values(), strict=True)):
        keyed = [(item, each) for item in asked(table, responses) for each in item.keyed if each.scale == index]
        given_to = [each for item, each in keyed if responses[item.id] not in (None, [])]
        if value is None:
            assert len(given_to) < max(1, scale.needs * len(keyed))
            continue
        low, high = sum(each.lowest for each in given_to), sum(each.highest for each in given_to)
        parts = scale.unit * (len(given_to) if scale.score == "mean" else 1)
        ends = (Fraction(0), Fraction(100)) if scale.score == "percent" else (Fraction(low, parts), Fraction(high, parts))
        assert ends[0] <= value <= ends[1]


@settings(max_examples=150)
@given(data=st.data())
def test_leaving_an_item_out_is_as_if_it_were_not_there(small_tables: st.SearchStrategy[Table], data: st.DataObject) -> None:
    """It leaves the mean and its count; it is never worth anything, not even the middle."""
    table = replace_item_rules(data.draw(small_tables))
    responses = data.draw(answers(table))
    answered = {name: given for name, given in responses.items() if given not in (None, [])}
    assume(answered)
    shorter = replace(table, items=tuple(item for item in table.items if item.id in answered))
    # As many answers are needed as before, out of fewer items.
    before, after = items_on_each_scale(table), items_on_each_scale(shorter)
    scales = [replace(scale, needs=scale.needs * before[n] / (after[n] or 1)) for n, scale in enumerate(table.scales)]
    shorter = replace(shorter, scales=tuple(scales))
    assert score(table, responses) == score(table, answered) == score(shorter, answered)


@settings(max_examples=150)
@given(data=st.data())
def test_an_item_that_is_not_asked_is_as_if_it_were_not_there(
    small_tables: st.SearchStrategy[Table], data: st.DataObject
) -> None:
    """What was answered to it before does not count, and it is none of the items of which a share must be answered."""
    table = data.draw(small_tables)
    table = replace(replace_item_rules(table), items=table.items)
    responses = data.draw(answers(table))
    shown = asked(table, responses)
    assume(len(shown) < len(table.items))
    shorter = replace(table, items=tuple(replace(item, only_if=()) for item in shown))
    kept = {item.id: responses[item.id] for item in shown}
    assert score(table, responses) == score(table, kept) == score(shorter, kept)


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_whoever_leads_is_told(small_tables: st.SearchStrategy[Table], data: st.DataObject) -> None:
    """The highest or the lowest score, as the table prefers; all that are level with it or less than the lead behind are tied."""
    table = data.draw(small_tables)
    assume(any(result.scale is not None for result in table.results))
    table = replace(table, results=tuple(replace(result, when=None) for result in table.results))
    outcome = score(table, data.draw(answers(table)))
    led = [(result.id, outcome.scores[table.scales[result.scale].id]) for result in table.results if result.scale is not None]
    if None in dict(led).values():
        assert (outcome.result, outcome.tied) == ("incomplete", ())
        return
    behind = {
        name: max((other - value) if table.prefer == "highest" else (value - other) for _, other in led) for name, value in led
    }
    first = [name for name, gap in behind.items() if gap == 0]
    near = [name for name, gap in behind.items() if gap == 0 or (table.ties and gap < table.ties.lead)]
    if table.ties is None:
        assert (outcome.result, outcome.tied) == (first[0], ())
    elif len(near) == 1:
        assert (outcome.result, outcome.tied) == (near[0], ())
    else:
        assert outcome.tied == tuple(near)
        by_order = [table.results[index].id for index in table.ties.results]
        told = {"reader": ["tied"], "result": by_order, "order": [name for name in by_order if name in near]}
        assert outcome.result == told[table.ties.by][0]


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_in_a_proven_quiz_enough_answers_always_meet_one_result(
    small_tables: st.SearchStrategy[Table], every_way: Ways, data: st.DataObject
) -> None:
    """Nobody who answered enough goes away without a result, and `incomplete` means that too little was answered."""
    table = data.draw(small_tables)
    assume(not any("no result is told" in message for _, message in prove(table)))
    results = {result.id for result in table.results} | {"tied"}
    wanted = {
        condition.scale for result in table.results for condition in result.when or () if isinstance(condition, ScaleCondition)
    }
    wanted |= {result.scale for result in table.results if result.scale is not None}
    for responses in every_way(table):
        outcome = score(table, responses)
        enough = all(outcome.scores[table.scales[scale].id] is not None for scale in wanted)
        assert (outcome.result in results) == enough


def asked(table: Table, responses: dict[str, Any]) -> list[TableItem]:
    """The items that these responses lead to: each is asked when, for all its conditions, an asked item's answer is named."""
    shown: list[TableItem] = []
    for item in table.items:
        given_to = [
            responses.get(source.id) if source in shown else None
            for source in (table.items[condition.item] for condition in item.only_if)
        ]
        chosen = [set(each) if isinstance(each, list) else {each} - {None} for each in given_to]
        if all((each or {SKIPPED}) & set(condition.options) for each, condition in zip(chosen, item.only_if, strict=True)):
            shown.append(item)
    return shown


def items_on_each_scale(table: Table) -> list[int]:
    return [sum(each.scale == scale for item in table.items for each in item.keyed) for scale in range(len(table.scales))]


def replace_item_rules(table: Table) -> Table:
    """The table without rules and conditions that ask for an item by its place in it."""
    rules = [
        replace(
            result,
            when=tuple(each for each in result.when if isinstance(each, ScaleCondition)) if result.when is not None else None,
        )
        for result in table.results
    ]
    return replace(table, items=tuple(replace(item, only_if=()) for item in table.items), results=tuple(rules))


@st.composite
def answers(draw: st.DrawFn, table: Table) -> dict[str, Any]:
    """One way to answer every item, leaving out included."""
    given_to: dict[str, Any] = {}
    for item in table.items:
        option = st.integers(0, item.options - 1)
        given_to[item.id] = draw(st.none() | (st.lists(option, max_size=3) if item.several else option))
    return given_to


def mean_of(points: list[int], ranges: list[tuple[str | None, str | None]]) -> str:
    """The result for one answer to each of these points, by ranges of the mean; an end with `!` is not included."""

    def bound(text: str | None) -> Bound | None:
        return Bound(Fraction(text.rstrip("!")), not text.endswith("!")) if text else None

    items = tuple(TableItem(f"i{n}", 5, False, (Keyed(0, (1, 2, 3, 4, 5), 1, 5),), (), ()) for n in range(len(points)))
    results = tuple(TableResult(f"r{n}", (ScaleCondition(0, bound(low), bound(high)),)) for n, (low, high) in enumerate(ranges))
    table = Table("q", "scale", items, (TableScale("s", "mean", 1, Fraction(1, len(points))),), results, "highest", None, ())
    return score(table, {f"i{n}": value - 1 for n, value in enumerate(points)}).result


MIDDLE = [(None, "2.5!"), ("2.5", "3.5"), ("3.5!", None)]
HALVES = [(None, "3"), ("3!", None)]
EDGES = [
    # answers                       mean    ranges    result
    ([2, 3],                        "2.5",  MIDDLE,   "r1"),
    ([3, 4],                        "3.5",  MIDDLE,   "r1"),
    ([2, 2, 3],                     "7/3",  MIDDLE,   "r0"),
    ([4, 4, 3],                     "11/3", MIDDLE,   "r2"),
    ([3, 3, 3],                     "3",    HALVES,   "r0"),
    ([1, 5, 3, 3],                  "3",    HALVES,   "r0"),
    ([3, 3, 3, 3, 3, 3, 3, 4],      "25/8", HALVES,   "r1"),
    ([3, 3, 3, 3, 3, 3, 3, 2],      "23/8", HALVES,   "r0"),
    ([1, 1, 1, 1, 1, 1, 4],         "10/7", [(None, "1.4285"), ("1.4286", None)], "incomplete"),
]  # fmt: skip


@pytest.mark.parametrize(("points", "mean", "ranges", "result"), EDGES)
def test_edges_of_means_are_exact(points: list[int], mean: str, ranges: Any, result: str) -> None:
    """2.5, 3.5 and exactly 3.0 fall where the range says, and a hair beside them does not."""
    assert Fraction(sum(points), len(points)) == Fraction(mean)
    assert mean_of(points, ranges) == result


BOUNDARY = """
    title: T
    kind: scale
    scales: {s: {name: S}}
    items:
      - {id: a, text: A, answers: [{text: X, points: 10}, {text: Y, points: 17}]}
      - {id: b, text: B, answers: [{text: X, points: 10}, {text: Y, points: 11}, {text: Z, points: 16}, {text: W, points: 17}]}
    results:
      - {id: low, when: {s: ..20}, title: L}
      - {id: middle, when: {s: 21..33}, title: M}
      - {id: high, when: {s: 34..}, title: H}
"""


@pytest.mark.parametrize(
    ("a", "b", "total", "result"),
    [(0, 0, 20, "low"), (0, 1, 21, "middle"), (1, 2, 33, "middle"), (1, 3, 34, "high")],
)
def test_edges_of_totals(built: Build, a: int, b: int, total: int, result: str) -> None:
    """20 is low and 21 is not; 33 is the middle and 34 is not."""
    outcome = score(built(BOUNDARY).table, {"a": a, "b": b})
    assert (outcome.scores, outcome.result) == ({"s": total}, result)


def test_a_percentage_is_of_what_the_answered_items_allow(built: Build) -> None:
    """Of three items from 1 to 5, two are answered with 2 and 5: 5 of 8 steps, 62.5 %, shown as 63."""
    table = built("""
        title: T
        kind: scale
        answers: [A, B, C, D, E]
        scales: {s: {name: S, score: percent, needs: 2}}
        items: [{id: a, text: A}, {id: b, text: B}, {id: c, text: C}]
        results: [{id: all, title: All}]
    """).table
    value = score(table, {"a": 1, "b": 4}).scores["s"]
    assert value == Fraction(125, 2)
    assert (decimal(value), readable(value, "percent")) == ("62.5", "63")


TIED = """
    title: T
    kind: outcome
    {head}
    needs: 2
    items:
      - {{id: a, text: A, answers: [{{text: X, votes: tea}}, {{text: Y, votes: milk}}, {{text: Z, votes: rum}}]}}
      - {{id: b, text: B, answers: [{{text: X, votes: tea}}, {{text: Y, votes: milk}}, {{text: Z, votes: rum}}]}}
      - {{id: c, text: C, answers: [{{text: X, votes: tea}}, {{text: Y, votes: milk}}, {{text: Z, votes: rum}}]}}
    results:
      - {{id: tea, title: Tea}}
      - {{id: milk, title: Milk}}
      - {{id: rum, title: Rum}}
      {depends}
"""
DEPENDS = "- {id: depends, title: Depends}"
LEVEL = [
    # rule                              answers to a, b, c      result       tied
    ("ties: reader",                    [0, 0, 1],              "tea",       ()),
    ("ties: reader",                    [0, 1, 2],              "tied",      ("tea", "milk", "rum")),
    ("ties: reader",                    [2, 1, None],           "tied",      ("milk", "rum")),
    ("ties: depends",                   [0, 1, 2],              "depends",   ("tea", "milk", "rum")),
    ("ties: [rum, milk, tea]",          [0, 1, 2],              "rum",       ("tea", "milk", "rum")),
    ("ties: [rum, milk, tea]",          [0, 1, None],           "milk",      ("tea", "milk")),
    # two votes against one are one ahead: not enough where the lead is two
    ("ties: depends\n    lead: 2",      [0, 0, 1],              "depends",   ("tea", "milk")),
    ("ties: depends\n    lead: 2",      [0, 0, None],           "tea",       ()),
    ("ties: depends\n    lead: 2",      [0, 0, 0],              "tea",       ()),
    ("ties: depends\n    lead: 3",      [0, 0, None],           "depends",   ("tea", "milk", "rum")),
    ("ties: reader",                    [0, None, None],        "incomplete", ()),
]  # fmt: skip


@pytest.mark.parametrize(("head", "given_to", "result", "tied"), LEVEL)
def test_level_votes(built: Build, head: str, given_to: list[int | None], result: str, tied: tuple[str, ...]) -> None:
    """By the declared rule, never by the accident of an order."""
    table = built(TIED.format(head=head, depends=DEPENDS if "depends" in head else "")).table
    outcome = score(table, dict(zip("abc", given_to, strict=True)))
    assert (outcome.result, outcome.tied) == (result, tied)


WRONG: list[tuple[Any, str]] = [
    ({"z": 0}, 'the quiz has no item "z"'),
    ({"a": 3}, 'item "a" has options 0 to 2, not 3'),
    ({"a": -1}, 'item "a" has options 0 to 2, not -1'),
    ({"a": True}, 'item "a" has options 0 to 2, not true'),
    ({"a": 1.0}, 'item "a" has options 0 to 2, not 1.0'),
    ({"a": "1"}, 'item "a" has options 0 to 2, not "1"'),
    ({"a": [1]}, 'item "a" takes one answer, not a list'),
]


@pytest.mark.parametrize(("responses", "message"), WRONG)
def test_responses_that_are_none(built: Build, responses: Any, message: str) -> None:
    """An item or an option that the quiz does not have is refused by name."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011  # the whole message follows
        score(built(TIED.format(head="ties: reader", depends="")).table, responses)
    assert str(caught.value) == message


SHOWN = [
    # value      how        exact                    as readers see it
    ("3",        "sum",     "3",                     "3"),
    ("5/2",      "sum",     "2.5",                   "2.5"),
    ("9/4",      "sum",     "2.25",                  "2.3"),
    ("3",        "mean",    "3",                     "3.0"),
    ("10/3",     "mean",    "3.3333333333333335",    "3.3"),
    ("57/20",    "mean",    "2.85",                  "2.9"),
    ("-1/4",     "mean",    "-0.25",                 "-0.2"),
    ("1/8",      "percent", "0.125",                 "0"),
    ("125/2",    "percent", "62.5",                  "63"),
    ("100",      "percent", "100",                   "100"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "how", "exact", "shown"), SHOWN)
def test_scores_as_shown(value: str, how: str, exact: str, shown: str) -> None:
    """Halves round up, means keep one decimal, percentages none."""
    assert (decimal(Fraction(value)), readable(Fraction(value), how)) == (exact, shown)


MAP = ["still-matter", "troubles", "settle", "bad-day", "hidden-meaning", "lighter-talk", "apart", "alone", "proof", "warmth",
       "slow-reply", "own-air", "disagree", "say-it", "too-much", "lean-on-me"]  # fmt: skip
"""Worry and distance in turn; settle, apart, disagree (worry) and bad-day, warmth, say-it (distance) are reversed."""
SIGNS = ["openness", "quiet", "asking", "coming-back", "noticed", "growing"]
MYTHS = ["oxytocin-trust", "familiar-hand", "amygdala-fear", "mirror-neurons", "strangers-hand", "oxytocin-context",
         "dopamine-pleasure", "feeling-from-scan", "polyvagal", "fixed-by-two", "brain-talk-persuades", "rejection-pain"]  # fmt: skip
SCENES = ["late", "money", "relatives", "phone", "chores", "plans", "physical-closeness", "in-public"]


def of(items: list[str], options: str, **more: int) -> dict[str, int | None]:
    """One digit per item, a dash for one left out."""
    return {**{item: None if one == "-" else int(one) for item, one in zip(items, options, strict=True)}, **more}


def votes(reach: int | None, heat: int | None, quiet: int | None, back: int | None) -> dict[str, int | None]:
    """Votes for the four loops."""
    return {"reach-retreat": reach, "both-heat-up": heat, "both-go-quiet": quiet, "slow-return": back}


Q1, Q2, Q4, Q5 = "closeness-map", "six-signs", "what-happens-when-you-disagree", "brain-facts-or-myths"
REAL: list[tuple[str, dict[str, int | None], dict[str, Any], str, tuple[str, ...]]] = [
    # All "Partly like me": every item is worth 3, reversed or not.
    (Q1, of(MAP, "2222222222222222", fear=2), {"worry": 3, "distance": 3}, "middle", ()),
    # All "Very much like me": 5 x 5 forward and 3 x 1 reversed are 28, by 8 items 3.5: the middle's very edge.
    (Q1, of(MAP, "4444444444444444", fear=2), {"worry": Fraction(7, 2), "distance": Fraction(7, 2)}, "middle", ()),
    # Every worry item at its highest, every distance item at its lowest; afraid often.
    (Q1, of(MAP, "4004400044400440", fear=0), {"worry": 5, "distance": 1}, "reaching", ("safety",)),
    # Worry at exactly 3. Distance: 5 x 5 and 3 x 3 are 34, by 8 items 4.25. "Rather not say".
    (Q1, of(MAP, "2422242422242224", fear=3), {"worry": 3, "distance": Fraction(17, 4)}, "guarding", ("care",)),
    # Two worry items left out: 3 x 5 and 3 x 1 by 6 is 3. Distance: 5 x 1 and 3 x 5 by 8 is 2.5. Fear left out.
    (Q1, of(MAP, "40404040-0-04040"), {"worry": 3, "distance": Fraction(5, 2)}, "middle", ("care",)),
    # Three worry items left out: five of eight are too few.
    (Q1, of(MAP, "40404040-0-0-040", fear=2), {"worry": None, "distance": Fraction(5, 2)}, "incomplete", ()),
    (Q1, of(MAP, "4400440440440044", fear=2), {"worry": 5, "distance": 5}, "both", ()),
    (Q1, of(MAP, "0044004004004400", fear=2), {"worry": 1, "distance": 1}, "easy", ()),
    # Answers: often, now and then, rarely, not sure. Five of six lines are enough.
    (Q2, of(SIGNS, "000000", fear=2), {"often": 6, "unsure": 0}, "much-is-here", ()),
    (Q2, of(SIGNS, "00000-", fear=2), {"often": 5, "unsure": 0}, "much-is-here", ()),
    (Q2, of(SIGNS, "000033", fear=2), {"often": 4, "unsure": 2}, "base-to-build-on", ()),
    (Q2, of(SIGNS, "000333", fear=2), {"often": 3, "unsure": 3}, "hard-to-tell", ()),
    (Q2, of(SIGNS, "0112-2", fear=3), {"often": 1, "unsure": 0}, "few-threads", ("care",)),
    (Q2, of(SIGNS, "112222", fear=1), {"often": 0, "unsure": 0}, "hard-going", ("safety",)),
    (Q2, of(SIGNS, "0011--", fear=2), {"often": None, "unsure": None}, "incomplete", ()),
    # Reaching in all scenes; then in five with three returns, which is two ahead; then in four, which is one ahead.
    (Q4, of(SCENES, "12301320", fear=2, threats=2), votes(8, 0, 0, 0), "reach-retreat", ()),
    (Q4, of(SCENES, "12301231", fear=2, threats=2), votes(5, 0, 0, 3), "reach-retreat", ()),
    (Q4, of(SCENES, "12302231", fear=2, threats=2), votes(4, 0, 1, 3), "it-depends", ()),
    # The first answer everywhere: two votes for each.
    (Q4, of(SCENES, "00000000", fear=2, threats=2), votes(2, 2, 2, 2), "it-depends", ()),
    (Q4, of(SCENES, "123013--", fear=2, threats=3), votes(6, 0, 0, 0), "reach-retreat", ("care",)),
    (Q4, of(SCENES, "12301---", fear=2, threats=2), votes(None, None, None, None), "incomplete", ()),
    (Q4, of(SCENES, "12301320", fear=2, threats=0), votes(8, 0, 0, 0), "withheld", ("safety",)),
    # Answers: supported, not supported, still argued.
    (Q5, of(MYTHS, "101210112101"), {"right": 12}, "looks-twice", ()),
    (Q5, of(MYTHS, "111111111111"), {"right": 7}, "good-doubter", ()),
    (Q5, of(MYTHS, "000000000000"), {"right": 3}, "open-eyes", ()),
    (Q5, of(MYTHS, "101210112---"), {"right": 9}, "looks-twice", ()),
    (Q5, of(MYTHS, "101210110---"), {"right": 8}, "good-doubter", ()),
    (Q5, of(MYTHS, "10121011----"), {"right": None}, "incomplete", ()),
]


@pytest.mark.parametrize(("slug", "responses", "scores", "result", "flags"), REAL)
def test_the_sites_own_quizzes_with_pencil_and_paper(
    real_quiz: Callable[[str], BuiltQuiz],
    slug: str,
    responses: dict[str, Response],
    scores: dict[str, Any],
    result: str,
    flags: tuple[str, ...],
) -> None:
    """Scores, result and flags for answers that were worked out by hand."""
    outcome = score(real_quiz(slug).table, responses)
    assert (outcome.scores, outcome.result, outcome.flags) == (scores, result, flags)
