"""The site's own quizzes, worked out by hand: `tests/cases/real/<slug>.json`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quiz.build import BuiltQuiz
from quiz.scoring import decimal, score

CASES = Path(__file__).resolve().parents[1] / "cases" / "real"


def cases() -> list[Any]:
    """Every case, named by its quiz and its number."""
    return [
        pytest.param(file.stem, case, id=f"{file.stem}-{number}")
        for file in sorted(CASES.glob("*.json"))
        for number, case in enumerate(json.loads(file.read_text(encoding="utf-8")), 1)
    ]


@pytest.mark.parametrize(("slug", "case"), cases())
def test_the_quiz_tells_what_was_worked_out_by_hand(
    real_quiz: Callable[[str], BuiltQuiz], slug: str, case: dict[str, Any]
) -> None:
    """Scores, result, and where the case says so flags and ties."""
    outcome = score(real_quiz(slug).table, case["responses"])
    scores = {name: None if value is None else json.loads(decimal(value)) for name, value in outcome.scores.items()}
    assert (scores, outcome.result) == (case["scores"], case["result"]), case["why"]
    assert list(outcome.flags) == case.get("flags", list(outcome.flags))
    assert list(outcome.tied) == case.get("tied", list(outcome.tied))
