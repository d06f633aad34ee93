"""What a quiz does to its readers: shares against brute force, the report's words, hints at wordings."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from math import comb
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz import wording
from quiz.__main__ import main
from quiz.build import BuiltQuiz
from quiz.report import as_text, report
from quiz.scoring import score
from quiz.shares import shares
from quiz.table import Bound, Keyed, Response, ScaleCondition, Table, TableItem, TableResult, TableScale


def test_shares_are_those_of_every_way_to_answer_all_items(
    small_tables: st.SearchStrategy[Table], every_way: Callable[[Table], Iterator[dict[str, Response]]]
) -> None:
    """Random small quizzes, conditional items and profiles among them: each way to answer counts once."""

    @settings(max_examples=150, deadline=None)
    @given(table=small_tables)
    def check(table: Table) -> None:
        told: Counter[str] = Counter()
        level: Counter[str] = Counter()
        for answers in every_way(table):
            if None not in answers.values():
                outcome = score(table, answers)
                told[outcome.result] += 1
                level[outcome.result] += bool(outcome.tied)
        every = sum(told.values())
        found = shares(table)
        assert found.exact
        assert found.results == {result: Fraction(ways, every) for result, ways in told.items()}
        assert found.level == {result: Fraction(ways, every) for result, ways in level.items() if ways}

    check()


def test_twenty_boxes_come_to_the_binomial_shares(built: Callable[[str], BuiltQuiz]) -> None:
    """Each of the 2^20 - 1 ways to tick at least one box counts once; n of them are ticked in 20 over n ways."""
    boxes = ", ".join(f"Box {number}" for number in range(20))
    quiz = built(f"""
        title: Boxes
        kind: checklist
        answers: [{boxes}]
        counts: [{boxes}]
        items: [{{id: all, text: Which?, several: true}}]
        results: [{{id: many, when: {{count: "12.."}}, title: Many}}, {{id: few, title: Few}}]
        """)
    many = sum(comb(20, number) for number in range(12, 21))
    told = shares(quiz.table)
    assert told.exact
    assert told.results["many"] == Fraction(many, 2**20 - 1)


def test_where_there_are_too_many_ways_readers_are_made_up() -> None:
    """And the shares say that they are about right only."""
    worth = tuple(2**option for option in range(40))
    item = TableItem("i", 40, True, (Keyed(0, worth, 1, sum(worth)),), (), ())
    half = ScaleCondition(0, None, Bound(Fraction(2**39), False))
    table = Table(
        "q",
        "knowledge",
        (item,),
        (TableScale("s", "sum", 1, Fraction(1)),),
        (TableResult("low", (half,)), TableResult("high", ())),
        "highest",
        None,
        (),
    )
    told = shares(table)
    assert not told.exact
    assert float(told.results["low"]) == pytest.approx(0.5, abs=0.03)


def test_the_report_of_the_closeness_map(real_quiz: Callable[[str], BuiltQuiz]) -> None:
    """Its first lines, as an editor reads them."""
    assert as_text(report(real_quiz("closeness-map"))).splitlines()[:10] == [
        "closeness-map (map): 17 items, about 4 min",
        "  worry: 8 items, 5 forward, 3 reversed, from 1 to 5",
        "  distance: 8 items, 5 forward, 3 reversed, from 1 to 5",
        "  answered at random:",
        "     54.0%  middle",
        "     12.8%  easy",
        "     11.5%  reaching",
        "     11.5%  guarding",
        "     10.2%  both",
        "  the same answer throughout:",
    ]


def test_level_votes_and_seldom_results_are_told(real_quiz: Callable[[str], BuiltQuiz]) -> None:
    """How often votes are level and what is told then; which results fewer than 1 in 100 reach at random."""
    text = as_text(report(real_quiz("what-happens-when-you-disagree")))
    assert "    level in 66.0% of these: it-depends" in text
    assert "seldom" not in text
    assert "  seldom told (fewer than 1 in 100 at random): looks-twice" in as_text(report(real_quiz("brain-facts-or-myths")))


def test_the_report_as_json(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, root: Any) -> None:
    """One object a quiz, whose shares add up to one."""
    monkeypatch.chdir(root)
    assert main(["report", "--json", "quizzes/six-signs.yaml"]) == 0
    (data,) = json.loads(capsys.readouterr().out)
    assert data["quiz"] == "six-signs"
    assert data["exact"] is True
    assert sum(data["random"].values()) == pytest.approx(1)


HINTS = [
    # an item                                               what is said of it
    ("I can say what I need.", []),
    ("I never feel that I do not matter.", ["two negations: readers may answer the opposite of what they mean"]),
    ("I laugh and cry.", ["perhaps two ideas in one: what does somebody answer for whom only one is true?"]),
    ("One " + "word " * 20, ["long: 21 words"]),
]


@pytest.mark.parametrize(("text", "hints"), HINTS, ids=[each[0][:20] for each in HINTS])
def test_wordings_that_are_hard_to_answer(text: str, hints: list[str]) -> None:
    """Length, two negations, two ideas."""
    assert list(wording.hints(text)) == hints
