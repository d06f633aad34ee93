"""The scorer in the browser is the twin of the reference scorer: same table, same responses, same outcome."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any, TypeAlias

import pytest

from quiz.scoring import Outcome, decimal, readable, score
from quiz.table import Table, from_json
from scoring.random_quizzes import on_a_bound, quiz

QUIZZES = 1000
MUST_HAPPEN = [
    *(
        "incomplete",
        "withheld",
        "tied",
        "otherwise",
        "it",
        "rule",
        "leads",
        "on a cut-off",
        "flagged",
        "without a score",
    ),
    *("several lead, by reader", "several lead, by result", "several lead, by order"),
]
Ask: TypeAlias = Callable[[str, Any], Any]
CASES = sorted((Path(__file__).parents[1] / "cases" / "scoring").glob("*.json"))


def in_words(table: Table, outcome: Outcome) -> Any:
    """An outcome of the reference scorer in the shape that the browser's scorer answers in."""
    return {
        "scores": [
            None
            if (value := outcome.scores[scale.id]) is None
            else {"value": value, "decimal": decimal(value), "readable": readable(value, scale.score)}
            for scale in table.scales
        ],
        "result": outcome.result,
        "tied": list(outcome.tied),
        "flags": list(outcome.flags),
    }


def with_values(answer: Any) -> Any:
    """The browser's outcome with each score as one exact value."""
    scores = [each and {"value": Fraction(each.pop("num"), each.pop("den")), **each} for each in answer["scores"]]
    return {**answer, "scores": scores}


def test_random_quizzes_score_alike_in_python_and_in_the_browser(in_browser: Ask) -> None:
    """Random, missing and boundary answers to random quizzes give the same scores, words, result, ties and flags."""
    random = Random(20261123)
    seen: Counter[str] = Counter()
    for _ in range(QUIZZES):
        table, answers = quiz(random)
        text = table.to_json()
        for responses in answers:
            outcome = score(from_json(text), responses)
            assert with_values(in_browser(text, responses)) == in_words(table, outcome), (text, responses)
            seen[outcome.result.split("-")[0]] += 1
            seen["several lead, by " + table.ties.by if table.ties and outcome.tied else "no tie"] += 1
            seen["on a cut-off"] += on_a_bound(table, outcome.scores)
            seen["flagged"] += bool(outcome.flags)
            seen["without a score"] += None in outcome.scores.values()
    # The comparison is worth something only if all of these really happened.
    for what in MUST_HAPPEN:
        assert seen[what] >= 20, (what, seen)


def cases() -> list[Any]:
    """Every hand-computed case, named by its file and its own words."""
    found = []
    for path in CASES:
        data = json.loads(path.read_text(encoding="utf-8"))
        found += [pytest.param(data["table"], case, id=f"{path.stem}: {case['name']}") for case in data["cases"]]
    return found


@pytest.mark.parametrize(("table", "case"), cases())
def test_both_scorers_find_what_was_worked_out_by_hand(in_browser: Ask, table: Any, case: Any) -> None:
    """Two scorers can share one misconception: these outcomes were computed with pencil and paper."""
    text = json.dumps(table)
    parsed = from_json(text)
    here = in_words(parsed, score(parsed, case["responses"]))
    there = with_values(in_browser(text, case["responses"]))
    for outcome in (here, there):
        shown = [each and [each["decimal"], each["readable"]] for each in outcome["scores"]]
        scores = dict(zip([scale.id for scale in parsed.scales], shown, strict=True))
        assert {**outcome, "scores": scores} == {"tied": [], "flags": [], **case["expected"]}
