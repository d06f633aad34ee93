"""Near the line: what ships finds exactly what trying every neighbouring answer with the reference scorer finds."""

from __future__ import annotations

import json
import subprocess
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest

from assets.bundle import read
from quiz.scoring import score
from quiz.table import Response, Table, TableItem
from scoring.random_quizzes import quiz

QUIZZES = 300
LOOP = """
import { createInterface } from 'node:readline';
const { near } = await import(process.argv.at(-1));
for await (const line of createInterface({ input: process.stdin })) {
  const { table, responses } = JSON.parse(line);
  console.log(JSON.stringify(near(table, responses)));
}
"""


@pytest.fixture(scope="module")
def shipped(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the scripts as readers get them, and the loop that asks them."""
    folder = tmp_path_factory.mktemp("near")
    files = read(root / "theme" / "static").files
    for name in ("near", "score", "steps"):
        (folder / f"{name}.js").write_bytes(files[f"js/quiz/{name}.js"])
    (folder / "package.json").write_text('{"type": "module"}')
    (folder / "loop.js").write_text(LOOP)
    return folder


def ask(node: str, folder: Path, questions: list[tuple[Table, dict[str, Response]]]) -> list[Any]:
    """What near.js answers to each table and responses."""
    lines = "".join(f'{{"table":{table.to_json()},"responses":{json.dumps(responses)}}}\n' for table, responses in questions)
    run = subprocess.run([node, folder / "loop.js", folder / "near.js"], input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def in_order(table: Table, item: TableItem) -> bool:
    """Whether an item's options go one way on each of its scales."""
    if table.kind in {"outcome", "knowledge"} or not item.keyed:
        return False
    return all(list(each.points) in (sorted(each.points), sorted(each.points, reverse=True)) for each in item.keyed)


def one_step(table: Table, item: TableItem, response: Response) -> list[Response]:
    """Every answer that is one step away, and still an answer."""
    if response is None or response == []:
        return []
    if item.several:
        ticked = set(response if isinstance(response, list) else [response])
        return [sorted(ticked ^ {option}) for option in range(item.options) if ticked ^ {option}]
    at = response[0] if isinstance(response, list) else response
    reach = 1 if in_order(table, item) else item.options
    return [option for option in range(item.options) if 0 < abs(option - at) <= reach]


def by_trying(table: Table, responses: dict[str, Response]) -> tuple[list[str], dict[str, tuple[Fraction, Fraction]]]:
    """Results that one step would have given, and how far each score moves."""
    here = score(table, responses)
    there = [
        score(table, {**responses, item.id: moved})
        for item in table.items
        for moved in one_step(table, item, responses.get(item.id))
    ]
    given = {result for each in there for result in (each.tied if each.result == "tied" else (each.result,))}
    told = set(here.tied) if here.result == "tied" else {here.result}
    others = [each.id for each in table.results if each.id in given - told]
    blur = {}
    for scale, value in here.scores.items():
        if value is not None:
            reached = [value, *(moved for each in there if (moved := each.scores[scale]) is not None)]
            blur[scale] = (min(reached), max(reached))
    return ([] if here.result in {"incomplete", "withheld"} else others), blur


def test_near_the_line_is_what_every_neighbouring_answer_gives(node: str, shipped: Path) -> None:
    """Hundreds of random quizzes of every kind; among them some near a line and some not, some with several boxes."""
    random = Random(20261123)
    questions = [(table, each) for table, responses in (quiz(random) for _ in range(QUIZZES)) for each in responses[:3]]
    answers = ask(node, shipped, questions)
    seen = {"near": 0, "alone": 0, "blurred": 0}
    assert len(answers) == len(questions)
    for (table, responses), answer in zip(questions, answers, strict=True):
        others, blur = by_trying(table, responses)
        found = {scale: tuple(Fraction(end["num"], end["den"]) for end in ends) for scale, ends in answer["blur"].items()}
        assert (answer["results"], found) == (others, blur), (table.to_json(), responses)
        seen["near" if others else "alone"] += 1
        seen["blurred"] += any(low < high for low, high in blur.values())
    assert min(seen.values()) > 30, seen


def test_an_ordered_answer_moves_by_one_and_an_unordered_one_anywhere(node: str, shipped: Path) -> None:
    """Worked out by hand: 3 of 5 on a rising item reaches 2 and 4; three boxes of which one is ticked reach 1 more."""
    table = {
        "format": 1,
        "quiz": "q",
        "kind": "scale",
        "items": [
            {"id": "rising", "options": 5, "several": False, "points": [[0, [1, 2, 3, 4, 5], 1, 5]], "flags": [], "skipped": [], "only_if": []},
            {"id": "mixed", "options": 3, "several": False, "points": [[1, [0, 9, 4], 0, 9]], "flags": [], "skipped": [], "only_if": []},
        ],
        "scales": [{"id": id, "score": "sum", "unit": 1, "needs": [0, 1], "bands": []} for id in ("a", "b")],
        "results": [
            {"id": "low", "when": [["scale", 0, None, [3, 1, 1]]]},
            {"id": "four", "when": [["scale", 0, None, [4, 1, 1]]]},
            {"id": "five", "when": []},
        ],
        "prefer": "highest",
        "ties": None,
        "flags": [],
    }  # fmt: skip
    line = json.dumps({"table": table, "responses": {"rising": 2, "mixed": 0}})
    run = subprocess.run([node, shipped / "loop.js", shipped / "near.js"], input=line, capture_output=True, text=True, check=True)
    ends = {"a": [{"num": 2, "den": 1}, {"num": 4, "den": 1}], "b": [{"num": 0, "den": 1}, {"num": 9, "den": 1}]}
    assert json.loads(run.stdout) == {"results": ["four"], "blur": ends}
