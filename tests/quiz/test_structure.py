"""What a quiz means where its file is brief."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quiz.build import BuiltQuiz
from quiz.structure import competitors, leads, otherwise

HEAD = """
    title: T
    kind: scale
    answers: [No, Yes]
    scales: {rest: {name: Rest}, play: {name: Play}}
    items: [{id: a, text: A, scale: rest, otherwise: alpha}, {id: b, text: "B {a}", scale: play}]
    results:
"""
OUTCOME = """
    title: T
    kind: outcome
    ties: both
    items:
      - {id: a, text: A, answers: [{text: X, votes: tea}, {text: Y, votes: {milk: 1}}]}
      - {id: b, text: B, answers: [{text: X, votes: [tea, milk]}, {text: Y, votes: milk}]}
      - {id: c, text: C, unscored: true, answers: [X, Y]}
    results:
      - {id: milk, title: M}
      - {id: tea, title: T}
      - {id: water, when: {c: Y}, title: W}
      - {id: both, title: B}
"""
CASES = {
    "rules alone": (HEAD + "      - {id: low, when: {rest: 1}, title: L}\n      - {id: all, title: A}\n", [], False),
    "lowest": (
        HEAD.replace("answers:", "ties: reader\n    answers:")
        + "      - {id: low, when: {rest: 1}, title: L}\n      - {id: p, lowest: play, title: P}\n      - {id: r, lowest: rest, title: R}\n",
        ["p", "r"],
        True,
    ),
    "highest, and one that only ties names": (
        HEAD.replace("answers:", "ties: even\n    answers:")
        + "      - {id: p, highest: play, title: P}\n      - {id: even, title: E}\n      - {id: r, highest: rest, title: R}\n",
        ["p", "r"],
        True,
    ),
    "votes": (OUTCOME, ["tea", "milk"], False),
}


@pytest.mark.parametrize(("text", "names", "led"), CASES.values(), ids=CASES)
def test_who_competes(built: Callable[[str], BuiltQuiz], text: str, names: list[str], led: bool) -> None:
    """Results with votes, or with a scale that leads; neither those with a rule alone nor one for ties."""
    quiz = built(text).quiz
    assert (competitors(quiz), leads(quiz)) == (names, led)


def test_the_words_for_answers_that_are_not_given(built: Callable[[str], BuiltQuiz]) -> None:
    """Only of items that are piped."""
    assert otherwise(built(CASES["rules alone"][0]).quiz) == {"a": "alpha"}
