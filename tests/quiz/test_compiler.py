"""What the five kinds of quiz mean, by tables of cases whose points were worked out by hand."""

from __future__ import annotations

import os
from collections.abc import Callable
from fractions import Fraction
from math import ceil
from pathlib import Path
from typing import Any

import pytest

from quiz import phrases
from quiz.build import BuiltQuiz, load
from quiz.scoring import score
from quiz.table import SKIPPED, Bound, Flag, ItemCondition, ScaleCondition, Table, TableResult, Ties

Build = Callable[[str], BuiltQuiz]


def points(table: Table, item: str, scale: str) -> list[float]:
    """What each option of an item is worth on a scale, in points as editors write them."""
    index = [each.id for each in table.scales].index(scale)
    (of,) = [each.points for entry in table.items if entry.id == item for each in entry.keyed if each.scale == index]
    return [value / table.scales[index].unit for value in of]


def needs(table: Table) -> dict[str, tuple[int, int]]:
    """Per scale, when every item is asked: (answers needed, items)."""
    items = [sum(each.scale == index for item in table.items for each in item.keyed) for index in range(len(table.scales))]
    return {scale.id: (ceil(scale.needs * count), count) for scale, count in zip(table.scales, items, strict=True)}


KEYED = """
    title: T
    kind: scale
    answers: [Never, Seldom, Often, Always]
    scales:
      calm: {name: Calm}
      near: {name: Near, score: mean}
    items:
      - {id: a, text: A, ITEM}
      - {id: b, text: B, scale: [calm, near]}
    results: [{id: all, title: All}]
"""
KEYING = [
    # what the item says                                               calm                     near
    ("scale: calm",                                                    [1, 2, 3, 4],            None),
    ("scale: calm, reverse: true",                                     [4, 3, 2, 1],            None),
    ("scale: calm, reverse: false",                                    [1, 2, 3, 4],            None),
    ("scale: [calm, near]",                                            [1, 2, 3, 4],            [1, 2, 3, 4]),
    ("scale: [calm, near], reverse: true",                             [4, 3, 2, 1],            [4, 3, 2, 1]),
    ("scale: {calm: forward, near: reverse}",                          [1, 2, 3, 4],            [4, 3, 2, 1]),
    ("scale: {calm: forward, near: reverse}, reverse: true",           [4, 3, 2, 1],            [1, 2, 3, 4]),
    ("scale: calm, answers: [{text: X, points: 0}, {text: Y, points: 1}, {text: Z, points: 5}]", [0, 1, 5], None),
    # reversed on the declared points: 5 + 0 - value
    ("scale: calm, reverse: true, answers: [{text: X, points: 0}, {text: Y, points: 1}, {text: Z, points: 5}]", [5, 4, 0], None),
    ("scale: calm, reverse: true, answers: [{text: X, points: -2}, {text: Y, points: 0.5}, {text: Z, points: 3}]", [3, 0.5, -2], None),
    ("scale: calm, answers: [{text: X, points: 3}, {text: Y, points: 1}, {text: Z, points: 2}]", [3, 1, 2], None),
    ("scale: calm, answers: [One, Two]",                               [1, 2],                  None),
    ("scale: near, answers: [{text: X, points: 0.25}, {text: Y, points: 1.5}]", None,           [0.25, 1.5]),
    ("unscored: true",                                                 None,                    None),
]  # fmt: skip


@pytest.mark.parametrize(("item", "calm", "near"), KEYING, ids=[case[0] for case in KEYING])
def test_items_are_keyed_to_scales(built: Build, item: str, calm: list[float] | None, near: list[float] | None) -> None:
    """Forward as written, reverse as maximum + minimum - value of the declared options, on one scale or several."""
    table = built(KEYED.replace("ITEM", item)).table
    assert [table.scales[each.scale].id for each in table.items[0].keyed] == [
        name for name, of in (("calm", calm), ("near", near)) if of
    ]
    for name, of in (("calm", calm), ("near", near)):
        assert of is None or points(table, "a", name) == of


def test_an_item_without_scale_belongs_to_the_only_one(built: Build) -> None:
    """And it may be reversed all the same."""
    table = built("""
        title: T
        kind: scale
        answers: [No, Yes]
        scales: {calm: {name: Calm}}
        items: [{id: a, text: A}, {id: b, text: B, reverse: true}]
        results: [{id: all, title: All}]
    """).table
    assert (points(table, "a", "calm"), points(table, "b", "calm")) == ([1, 2], [2, 1])


def test_points_of_a_scale_share_its_unit_and_no_other_scales(built: Build) -> None:
    """Halves and quarters on one scale make its unit 4; a scale of whole points keeps 1. All numbers are integers."""
    table = built("""
        title: T
        kind: map
        scales: {calm: {name: Calm}, near: {name: Near}}
        items:
          - {id: a, text: A, scale: calm, answers: [{text: X, points: 0.5}, {text: Y, points: 1}]}
          - {id: b, text: B, scale: calm, answers: [{text: X, points: 0.25}, {text: Y, points: 3}]}
          - {id: c, text: C, scale: near, answers: [No, Yes]}
        results: [{id: all, title: All}]
    """).table
    assert [scale.unit for scale in table.scales] == [4, 1]
    assert [item.keyed[0].points for item in table.items] == [(2, 4), (1, 12), (1, 2)]
    assert [(item.keyed[0].lowest, item.keyed[0].highest) for item in table.items] == [(2, 4), (1, 12), (1, 2)]
    assert score(table, {"a": 0, "b": 0, "c": 1}).scores == {"calm": Fraction(3, 4), "near": 2}


BOXES = [
    # points of the boxes            lowest, highest that ticking at least one can give
    ([1, 2, 4],                      1, 7),
    ([-1, 2, -3],                    -4, 2),
    ([-1, -2],                       -3, -1),
    ([0, 1],                         0, 1),
    ([2, 3],                         2, 5),
]  # fmt: skip


@pytest.mark.parametrize(("boxes", "lowest", "highest"), BOXES)
def test_boxes_add_up(built: Build, boxes: list[int], lowest: int, highest: int) -> None:
    """With `several: true` all ticked boxes count, and the ends are what any ticking can give."""
    options = ", ".join(f"{{text: B{n}, points: {of}}}" for n, of in enumerate(boxes))
    table = built(f"""
        title: T
        kind: scale
        scales: {{calm: {{name: Calm}}}}
        items: [{{id: a, text: A, several: true, answers: [{options}]}}]
        results: [{{id: all, title: All}}]
    """).table
    (item,) = table.items
    assert (item.several, item.keyed[0].lowest, item.keyed[0].highest) == (True, lowest, highest)
    assert score(table, {"a": list(range(len(boxes)))}).scores == {"calm": sum(boxes)}
    assert score(table, {"a": []}).scores == {"calm": None}


OUTCOME = """
    title: T
    kind: outcome
    ties: reader
    items:
      - id: a
        text: A
        answers:
          - {text: One, VOTES}
          - {text: Two, votes: milk}
          - {text: None of these}
    results:
      - {id: milk, title: Milk}
      - {id: tea, title: Tea}
"""
VOTES = [
    ("votes: tea", {"tea": 1, "milk": 0}),
    ("votes: [tea, milk]", {"tea": 1, "milk": 1}),
    ("votes: {tea: 2, milk: 1}", {"tea": 2, "milk": 1}),
    ("votes: {tea: 1.5}", {"tea": 1.5, "milk": 0}),
    ("votes: {tea: 0.25, milk: 0.5}", {"tea": 0.25, "milk": 0.5}),
]


@pytest.mark.parametrize(("votes", "worth"), VOTES, ids=[case[0] for case in VOTES])
def test_options_vote_for_results(built: Build, votes: str, worth: dict[str, float]) -> None:
    """For one, for several, or with weights; an answer without votes is an answer all the same."""
    table = built(OUTCOME.replace("VOTES", votes)).table
    assert {name: points(table, "a", name)[0] for name in worth} == worth
    assert points(table, "a", "milk")[1:] == [1, 0]
    assert score(table, {"a": 0}).scores == {name: Fraction(weight) for name, weight in worth.items()}
    assert score(table, {"a": 2}).scores == {"tea": 0, "milk": 0}


COMPARED = [
    # votes of a, votes of b, what tea and milk have, the result, and who is level
    ("tea: 0.5, milk: 0.2", "milk: 0.2", ("0.5", "0.4"), "tea", ()),
    ("tea: 0.5, milk: 0.4", "milk: 0.1", ("0.5", "0.5"), "tied", ("tea", "milk")),
    ("tea: 0.5, milk: 0.4", "milk: 0.2", ("0.5", "0.6"), "milk", ()),
]


@pytest.mark.parametrize(("first", "second", "scores", "result", "tied"), COMPARED)
def test_votes_of_different_units_are_compared_exactly(
    built: Build, first: str, second: str, scores: tuple[str, str], result: str, tied: tuple[str, ...]
) -> None:
    """Half a vote against fifths and tenths: no rounding makes a tie, or hides one."""
    table = built(f"""
        title: T
        kind: outcome
        ties: reader
        items:
          - {{id: a, text: A, answers: [{{text: X, votes: {{{first}}}}}, {{text: Y, votes: tea}}]}}
          - {{id: b, text: B, answers: [{{text: X, votes: {{{second}}}}}, {{text: Y, votes: milk}}]}}
        results: [{{id: tea, title: Tea}}, {{id: milk, title: Milk}}]
    """).table
    outcome = score(table, {"a": 0, "b": 0})
    assert outcome.scores == {"tea": Fraction(scores[0]), "milk": Fraction(scores[1])}
    assert (outcome.result, outcome.tied) == (result, tied)


def test_the_votes_of_a_result_keep_a_unit_of_their_own(built: Build) -> None:
    """Halves on one side and fifths on the other: 2 and 5; both are sums."""
    table = built(OUTCOME.replace("VOTES", "votes: {tea: 0.5, milk: 0.2}")).table
    assert [scale.unit for scale in table.scales] == [2, 5]
    assert {scale.id: scale.score for scale in table.scales} == {"tea": "sum", "milk": "sum"}


TIES = [
    # what the quiz says                        lead, by, results (tea is 0, milk 1, both 2)
    ("ties: reader",                            Ties(Fraction(0), "reader", ())),
    ("ties: both",                              Ties(Fraction(0), "result", (2,))),
    ("ties: [milk, tea]",                       Ties(Fraction(0), "order", (1, 0))),
    ("ties: both\n    lead: 2",                 Ties(Fraction(2), "result", (2,))),
    ("ties: reader\n    lead: 1.5",             Ties(Fraction(3, 2), "reader", ())),
]  # fmt: skip


@pytest.mark.parametrize(("head", "ties"), TIES, ids=[case[0] for case in TIES])
def test_level_votes_have_a_rule(built: Build, head: str, ties: Ties) -> None:
    """The reader, a result of its own, or an order; `lead` is in votes, and without one only level votes are a tie."""
    both = "\n      - {id: both, title: Both}" if "both" in head else ""
    table = built(f"""
    title: T
    kind: outcome
    {head}
    items:
      - {{id: a, text: A, answers: [{{text: X, votes: tea}}, {{text: Y, votes: milk}}]}}
      - {{id: b, text: B, answers: [{{text: X, votes: tea}}, {{text: Y, votes: milk}}]}}
    results:
      - {{id: tea, title: Tea}}
      - {{id: milk, title: Milk}}{both}
    """).table
    assert table.ties == ties
    assert table.results[:2] == (TableResult("tea", None, 0), TableResult("milk", None, 1))
    assert table.results[2:] == ((TableResult("both", None, None),) if both else ())


CHECKLIST = """
    title: T
    kind: checklist
    answers: [Often, Sometimes, Never]
    HEAD
    items: [{id: a, text: A}, {id: b, text: B}, {id: c, text: C, unscored: true}, {id: d, text: D, several: true}]
    results: [{id: all, title: All}]
"""


def test_a_checklist_counts_the_answers_that_count(built: Build) -> None:
    """One implicit scale `count`: 1 for an answer that counts and 0 for any other; unscored items stay out."""
    table = built(CHECKLIST.replace("HEAD", "counts: [Often, Sometimes]")).table
    assert needs(table) == {"count": (3, 3)}
    assert [points(table, item, "count") for item in "abd"] == [[1, 1, 0]] * 3
    assert table.items[2].keyed == ()
    assert score(table, {"a": 1, "b": 2, "c": 0, "d": [0, 1, 2]}).scores == {"count": 3}


def test_a_checklist_with_scales_counts_each_in_its_own_way(built: Build) -> None:
    """Every item is on every scale, and each scale says what counts."""
    scales = "scales: {much: {name: Much, counts: Often}, any: {name: Any, counts: [Often, Sometimes], score: mean}}"
    table = built(CHECKLIST.replace("HEAD", scales)).table
    assert [(scale.id, scale.score) for scale in table.scales] == [("much", "sum"), ("any", "mean")]
    assert needs(table) == {"much": (3, 3), "any": (3, 3)}
    assert (points(table, "a", "much"), points(table, "a", "any")) == ([1, 0, 0], [1, 1, 0])


KNOWLEDGE = """
    title: T
    kind: knowledge
    items:
      - {id: a, text: A, ITEM}
    results: [{id: all, title: All}]
"""
RIGHT = [
    ("answers: [X, Y, Z], right: Y", [0, 1, 0]),
    ("answers: [X, Y, Z], right: [X, Z]", [1, 0, 1]),
    ("answers: [{text: X, points: 1}, {text: Y, points: 0.5}, {text: Z, points: 0}]", [1, 0.5, 0]),
    ("answers: [{text: X, points: 2}, {text: Y, points: -1}]", [2, -1]),
]


@pytest.mark.parametrize(("item", "worth"), RIGHT, ids=[case[0] for case in RIGHT])
def test_right_answers_give_points(built: Build, item: str, worth: list[float]) -> None:
    """One for a right answer, several may be right, or points for partial credit."""
    table = built(KNOWLEDGE.replace("ITEM", item)).table
    assert [scale.id for scale in table.scales] == ["right"]
    assert points(table, "a", "right") == worth


NEEDS = [
    # score   needs            of 8 items
    ("sum",     None,            8),
    ("mean",    None,            6),
    ("percent", None,            6),
    ("mean",    "100%",          8),
    ("mean",    "75%",           6),
    ("mean",    "70%",           6),   # 5.6, rounded up
    ("mean",    "1%",            1),
    ("sum",     "50%",           4),
    ("sum",     "3",             3),
    ("percent", "5",             5),
]  # fmt: skip


@pytest.mark.parametrize(("how", "share", "count"), NEEDS)
def test_how_many_answers_a_scale_needs(built: Build, how: str, share: str | None, count: int) -> None:
    """A share rounds up; without one, totals want every item, means and percentages three quarters."""
    extra = f", needs: {share}" if share else ""
    items = ", ".join(f"{{id: i{n}, text: I}}" for n in range(8))
    table = built(f"""
        title: T
        kind: scale
        answers: [No, Yes]
        scales: {{calm: {{name: Calm, score: {how}{extra}}}}}
        items: [{items}]
        results: [{{id: all, title: All}}]
    """).table
    assert needs(table) == {"calm": (count, 8)}


@pytest.mark.parametrize(("head", "count"), [("", 4), ("needs: 2", 2), ("needs: 100%", 5), ("needs: 50%", 3)])
@pytest.mark.parametrize("kind", ["checklist", "knowledge", "outcome"])
def test_how_many_answers_an_implicit_scale_needs(built: Build, kind: str, head: str, count: int) -> None:
    """Counts, right answers and votes want three quarters of the items that score, unless the quiz says otherwise."""
    item = {"checklist": "answers: [No, Yes]", "knowledge": "answers: [No, Yes], right: Yes"}
    each = item.get(kind, "answers: [{text: No}, {text: Yes, votes: all}]")
    items = ", ".join(f"{{id: i{n}, text: I, {each}}}" for n in range(5))
    table = built(f"""
        title: T
        kind: {kind}
        {head}
        {"counts: [Yes]" if kind == "checklist" else ""}
        items: [{items}, {{id: aside, text: Aside, unscored: true, answers: [No, Yes]}}]
        results: [{{id: all, title: All}}]
    """).table
    assert list(needs(table).values()) == [(count, 5)]


WHEN = """
    title: T
    kind: scale
    answers: [No, Partly, Yes]
    scales:
      calm: {name: Calm, score: mean, bands: {low: ..2, high: {range: ">2"}}}
    items:
      - {id: a, text: A}
      - {id: b, text: B, answers: [Left, Right]}
    results:
      - {id: some, when: WHEN, title: Some}
      - {id: all, title: All}
"""


def at_least(value: str, included: bool = True) -> Bound:
    return Bound(Fraction(value), included)


RULES: list[tuple[str, Any]] = [
    ("{calm: 1.5..2}", ScaleCondition(0, at_least("1.5"), at_least("2"))),
    ("{calm: ..1.5}", ScaleCondition(0, None, at_least("1.5"))),
    ("{calm: 1.5..}", ScaleCondition(0, at_least("1.5"), None)),
    ('{calm: ">1.5"}', ScaleCondition(0, at_least("1.5", False), None)),
    ('{calm: "<1.5"}', ScaleCondition(0, None, at_least("1.5", False))),
    ('{calm: ">=1.5"}', ScaleCondition(0, at_least("1.5"), None)),
    ('{calm: "<=1.5"}', ScaleCondition(0, None, at_least("1.5"))),
    ("{calm: 1.5}", ScaleCondition(0, at_least("1.5"), at_least("1.5"))),
    ("{calm: low}", ScaleCondition(0, None, at_least("2"))),
    ("{calm: high}", ScaleCondition(0, at_least("2", False), None)),
    ("{a: Yes}", ItemCondition(0, (2,))),
    ("{a: [Yes, No]}", ItemCondition(0, (2, 0))),
    ("{b: Right}", ItemCondition(1, (1,))),
    ("{b: skipped}", ItemCondition(1, (SKIPPED,))),
    ("{b: [Left, skipped]}", ItemCondition(1, (0, SKIPPED))),
]


@pytest.mark.parametrize(("when", "condition"), RULES, ids=[case[0] for case in RULES])
def test_rules_name_ranges_bands_and_answers(built: Build, when: str, condition: Any) -> None:
    """Ends of a range are included unless `<` or `>` says otherwise; `skipped` is no answer."""
    results = built(WHEN.replace("WHEN", when)).table.results
    assert results == (TableResult("some", (condition,)), TableResult("all", ()))


def test_all_conditions_of_a_rule_must_hold(built: Build) -> None:
    """The band of one scale crossed with the answer of one item."""
    table = built(WHEN.replace("WHEN", "{calm: high, b: Right}")).table
    # Means: (1+2)/2, (2+2)/2 and (3+2)/2. Left is worth 1, so that even with Yes the mean is 2.
    told = {(a, b): score(table, {"a": a, "b": b}).result for a in (0, 1, 2) for b in (0, 1)}
    assert told == {(2, 1): "some", **dict.fromkeys([(0, 0), (0, 1), (1, 0), (1, 1), (2, 0)], "all")}


def test_answers_raise_flags_and_so_does_leaving_out(built: Build) -> None:
    """Flags follow the notices' order; what they hide is in the table."""
    table = built("""
        title: T
        kind: checklist
        counts: [Yes]
        answers: [No, Yes]
        items:
          - {id: a, text: A}
          - {id: b, text: B, unscored: true, answers: [Often, Never, Rather not say], flags: {Often: safety, Rather not say: care, skipped: care}}
        results: [{id: all, title: All}]
        notices:
          care: {place: below, text: Care.}
          safety: {hides: [app, result], text: Safety.}
    """).table
    assert table.flags == (Flag("care", ()), Flag("safety", ("app", "result")))
    assert (table.items[0].flags, table.items[0].skipped) == ((), ())
    assert (table.items[1].flags, table.items[1].skipped) == (((1,), (), (0,)), (0,))
    outcomes = [score(table, {"a": 1, "b": b}) for b in (0, 1, 2, None)]
    assert [(outcome.result, outcome.flags) for outcome in outcomes] == [
        ("withheld", ("safety",)),
        ("all", ()),
        ("all", ("care",)),
        ("all", ("care",)),
    ]


def test_a_rule_goes_before_the_votes(built: Build) -> None:
    """In an outcome quiz a result with `when` wins over whoever has most votes, and it may have votes itself."""
    table = built("""
        title: T
        kind: outcome
        ties: reader
        items:
          - {id: a, text: A, answers: [{text: X, votes: tea}, {text: Y, votes: milk}]}
          - {id: b, text: B, answers: [{text: X, votes: tea}, {text: Y, votes: milk}]}
          - {id: fast, text: Do you fast?, unscored: true, answers: [No, Yes]}
        results:
          - {id: tea, title: Tea}
          - {id: milk, title: Milk}
          - {id: water, when: {fast: Yes}, title: Water}
          - {id: most, when: {tea: 2, fast: No}, title: Mostly tea}
    """).table
    assert score(table, {"a": 0, "b": 0, "fast": 1}).result == "water"
    assert score(table, {"a": 0, "b": 0, "fast": 0}).result == "most"
    assert score(table, {"a": 0, "b": 0}).result == "tea"
    assert score(table, {"a": 1, "b": 1, "fast": 0}).result == "milk"
    assert score(table, {"a": 0, "b": 1, "fast": 0}).tied == ("tea", "milk")
    assert table.results[0] == TableResult("tea", None, 0)
    assert table.results[2].when == (ItemCondition(2, (1,)),)


SHARED = "yes-no: [Yes, No]\nhow-often: [Never, Sometimes, Often]\n"
USES = """
title: T
kind: scale
answers: how-often
scales: {calm: {name: Calm}}
items: [{id: a, text: A}, {id: b, text: B, answers: yes-no}]
results: [{id: all, title: All}]
"""


def test_shared_answers_stand_beside_the_file(tmp_path: Path) -> None:
    """The quiz's own folder comes first, even when the home folder has a list of the same name."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "_answers.yaml").write_text("how-often: [A, B]\nyes-no: [C, D]\n", encoding="utf-8")
    (tmp_path / "_answers.yaml").write_text(SHARED, encoding="utf-8")
    file = tmp_path / "quiz.yaml"
    file.write_text(USES, encoding="utf-8")
    loaded = load(file, home)
    assert loaded.built is not None
    assert [[option.text for option in options] for options in loaded.built.options] == [
        ["Never", "Sometimes", "Often"],
        ["Yes", "No"],
    ]
    assert points(loaded.built.table, "a", "calm") == [1, 2, 3]


def test_shared_answers_of_the_home_folder_serve_a_file_elsewhere(tmp_path: Path) -> None:
    """A quiz on trial may use the site's lists."""
    home, elsewhere = tmp_path / "home", tmp_path / "elsewhere"
    home.mkdir()
    elsewhere.mkdir()
    (home / "_answers.yaml").write_text(SHARED, encoding="utf-8")
    file = elsewhere / "quiz.yaml"
    file.write_text(USES, encoding="utf-8")
    loaded = load(file, home)
    assert loaded.built is not None
    assert [item.options for item in loaded.built.table.items] == [3, 2]


def test_a_shared_list_that_is_not_there_is_reported_where_it_is_named(tmp_path: Path) -> None:
    """Once for the quiz and once for the item, each with a way out."""
    (tmp_path / "_answers.yaml").write_text("how-oftn: [A, B]\n", encoding="utf-8")
    file = tmp_path / "quiz.yaml"
    file.write_text(USES, encoding="utf-8")
    assert [(problem.line, problem.path, problem.message) for problem in load(file).problems] == [
        (4, "answers", 'there is no shared response scale "how-often" in _answers.yaml; did you mean "how-oftn"?'),
        (6, "items[1].answers", 'there is no shared response scale "yes-no" in _answers.yaml; known here: how-oftn'),
    ]


def test_a_change_of_the_shared_answers_is_seen(tmp_path: Path) -> None:
    """The file is remembered between quizzes, but not past a change to it."""
    file, answers = tmp_path / "quiz.yaml", tmp_path / "_answers.yaml"
    file.write_text(USES, encoding="utf-8")
    answers.write_text(SHARED, encoding="utf-8")
    assert load(file).built is not None
    answers.write_text(SHARED.replace("Often", "Often, Always"), encoding="utf-8")
    os.utime(answers, ns=(1, 1))
    changed = load(file).built
    assert changed is not None
    assert changed.table.items[0].options == 4


APP = [("", None), ("app: no", "no"), ("app: {heading: Try it}", "Try it")]


@pytest.mark.parametrize(("line", "expected"), APP)
def test_what_a_quiz_says_about_the_app(built: Build, line: str, expected: str | None) -> None:
    """Nothing, that it stays away, or a heading of the quiz's own; `no` is a word and not false."""
    app = built(KNOWLEDGE.replace("ITEM", "answers: [X, Y], right: Y") + f"    {line}\n").quiz.app
    assert (app if app is None or isinstance(app, str) else app.heading) == expected


@pytest.mark.parametrize(
    ("share", "items", "enough"),
    [("75%", 8, 6), ("75%", 7, 6), ("75%", 1, 1), ("1%", 3, 1), ("100%", 5, 5), ("2", 8, 2)],
)
def test_a_share_is_rounded_up_to_whole_answers_and_never_to_none(built: Build, share: str, items: int, enough: int) -> None:
    """As the page says it, and as the scorer has it: one answer less, and there is no score."""
    quiz = built(f"""
        title: T
        kind: scale
        answers: [No, Yes]
        scales: {{calm: {{name: Calm, needs: {share}}}}}
        items: [{", ".join(f"{{id: i{n}, text: I}}" for n in range(items))}]
        results: [{{id: all, title: All}}]
    """)
    assert phrases.enough(quiz, quiz.table.scales[0]) == (enough, items)
    for count in (enough, enough - 1):
        given = score(quiz.table, {f"i{n}": 0 for n in range(count)})
        assert (given.scores["calm"] is not None) == (count == enough)


CONDITIONAL = """
    title: T
    kind: scale
    answers: [No, Partly, Yes]
    scales: {calm: {name: Calm, score: mean, needs: NEEDS}}
    items:
      - {id: a, text: A, unscored: true, answers: [Left, Right]}
      - {id: b, text: B}
      - {id: c, text: C, only_if: ONLY}
      - {id: d, text: D, only_if: {c: [Partly, Yes]}}
    results: [{id: all, title: All}]
"""
ONLY = [
    ("{a: Left}", (ItemCondition(0, (0,)),)),
    ("{a: [Right, Left]}", (ItemCondition(0, (1, 0)),)),
    ("{a: skipped}", (ItemCondition(0, (SKIPPED,)),)),
    ("{a: [Left, skipped], b: Yes}", (ItemCondition(0, (0, SKIPPED)), ItemCondition(1, (2,)))),
]


@pytest.mark.parametrize(("only", "conditions"), ONLY, ids=[case[0] for case in ONLY])
def test_items_are_asked_only_after_certain_answers(built: Build, only: str, conditions: tuple[ItemCondition, ...]) -> None:
    """Options by their texts, `skipped` as no answer; an item without conditions has none."""
    items = built(CONDITIONAL.replace("ONLY", only).replace("NEEDS", "75%")).table.items
    assert [item.only_if for item in items] == [(), (), conditions, (ItemCondition(2, (1, 2)),)]


SHARES = [
    # needs, of three items        answers to a, b, c, d         score
    ("100%", Fraction(1),          [1, 2, None, None],           Fraction(3)),    # c and d are not asked
    ("100%", Fraction(1),          [0, 2, None, None],           None),           # c is asked
    ("100%", Fraction(1),          [0, 2, 0, None],              Fraction(2)),    # d is not asked
    ("100%", Fraction(1),          [0, 2, 1, None],              None),           # d is asked
    ("100%", Fraction(1),          [1, 2, 0, 0],                 Fraction(3)),    # old answers to c and d do not count
    ("50%",  Fraction(1, 2),       [0, 2, None, None],           Fraction(3)),    # one of two
    ("50%",  Fraction(1, 2),       [0, None, 1, None],           None),           # one of three
    ("2",    Fraction(2, 3),       [0, 2, None, None],           None),           # two of three are four of six: two of two
    ("2",    Fraction(2, 3),       [0, 2, 2, None],              Fraction(3)),
    ("2",    Fraction(2, 3),       [1, 0, None, None],           Fraction(1)),
]  # fmt: skip


@pytest.mark.parametrize(("needs_", "share", "given_to", "value"), SHARES)
def test_what_is_needed_is_a_share_of_what_is_asked(
    built: Build, needs_: str, share: Fraction, given_to: list[int | None], value: Fraction | None
) -> None:
    """A count is turned into the share that it is of all items; nobody is asked for answers to hidden items."""
    table = built(CONDITIONAL.replace("ONLY", "{a: Left}").replace("NEEDS", needs_)).table
    assert table.scales[0].needs == share
    assert score(table, dict(zip("abcd", given_to, strict=True))).scores == {"calm": value}


PROFILE = """
    title: T
    kind: scale
    ties: reader
    HEAD
    answers: [No, Partly, Yes]
    scales: {rest: {name: Rest, score: mean}, play: {name: Play, score: mean}, work: {name: Work, score: mean}}
    items:
      - {id: a, text: A, scale: rest}
      - {id: b, text: B, scale: play}
      - {id: c, text: C, scale: work}
    results:
      - {id: tired, when: {rest: 1, play: 1}, title: Tired}
      - {id: more-rest, WAY: rest, title: Rest}
      - {id: more-play, WAY: play, title: Play}
"""
PROFILES = [
    # lead       way        answers to a, b, c     result       tied
    ("",         "lowest",  [0, 1, 0],             "more-rest", ()),
    ("",         "highest", [0, 1, 2],             "more-play", ()),              # work has no result and does not compete
    ("",         "lowest",  [2, 2, 0],             "tied",      ("more-rest", "more-play")),
    ("",         "lowest",  [0, 0, 2],             "tired",     ()),              # a rule goes before who leads
    ("",         "lowest",  [0, None, 2],          "incomplete", ()),
    ("",         "lowest",  [2, 1, None],          "more-play", ()),
    ("lead: 1",  "highest", [1, 2, 0],             "more-play", ()),              # exactly the lead is enough
    ("lead: 1.5", "highest", [1, 2, 0],            "tied",      ("more-rest", "more-play")),
    ("lead: 1.5", "lowest", [0, 2, 0],             "more-rest", ()),
]  # fmt: skip


@pytest.mark.parametrize(("head", "way", "given_to", "result", "tied"), PROFILES)
def test_a_profile_tells_which_scale_leads(
    built: Build, head: str, way: str, given_to: list[int | None], result: str, tied: tuple[str, ...]
) -> None:
    """The lowest or the highest of the scales that have a result; `lead` is in points of the score."""
    table = built(PROFILE.replace("HEAD", head).replace("WAY", way)).table
    assert table.prefer == way
    assert table.results[1:] == (TableResult("more-rest", None, 0), TableResult("more-play", None, 1))
    outcome = score(table, dict(zip("abc", given_to, strict=True)))
    assert (outcome.result, outcome.tied) == (result, tied)


@pytest.mark.parametrize(("lead", "expected"), [("", 0), ("lead: 1", 1), ("lead: 0.25", Fraction(1, 4))])
def test_without_a_lead_only_level_scores_are_a_tie(built: Build, lead: str, expected: Fraction) -> None:
    """In points, whatever the unit of the scales."""
    ties = built(PROFILE.replace("HEAD", lead).replace("WAY", "lowest")).table.ties
    assert ties == Ties(Fraction(expected), "reader", ())


def test_a_result_of_a_profile_that_only_ties_names(built: Build) -> None:
    """It has neither a rule nor a scale, and is told when the others are level."""
    text = PROFILE.replace("ties: reader", "ties: both").replace("HEAD", "").replace("WAY", "highest")
    table = built(text + "      - {id: both, title: Both}\n").table
    assert table.results[3] == TableResult("both", None, None)
    assert table.ties == Ties(Fraction(0), "result", (3,))
    assert score(table, {"a": 1, "b": 1, "c": 0}).result == "both"
