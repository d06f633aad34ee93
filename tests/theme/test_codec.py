"""Links to results: they say what was encoded, for ever, and nothing that was not written here is believed."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any, TypeAlias

import pytest

from assets.bundle import read
from quiz.scoring import Outcome, score
from quiz.table import Table
from scoring.random_quizzes import quiz

# One line of JSON in, one line out.
LOOP = """
import { createInterface } from 'node:readline';
import { encode, decode } from './codec.js';
const flips = (text) => [...text].flatMap((letter, at) => [0, 1, 2, 3, 4, 5, 6, 7].map(
  (bit) => text.slice(0, at) + String.fromCharCode(letter.charCodeAt(0) ^ (1 << bit)) + text.slice(at + 1)));
const work = {
  encode: ({ table, digest, kept }) => encode(table, digest, kept),
  decode: ({ table, digest, text }) => decode(table, digest, text),
  flipped: ({ table, digest, text }) => flips(text).filter((flipped) => decode(table, digest, flipped).reason !== 'unreadable'),
};
for await (const line of createInterface({ input: process.stdin })) {
  const task = JSON.parse(line);
  console.log(JSON.stringify(work[task.do](task)));
}
"""
DIGEST = "0badcafe"
Codec: TypeAlias = Callable[..., Any]
GOLDEN = json.loads((Path(__file__).parents[1] / "cases" / "links" / "version-1.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def codec(root: Path, node: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Codec]:
    """The codec as it ships: `codec("decode", table=…, digest=…, text=…)`."""
    folder = tmp_path_factory.mktemp("codec")
    files = read(root / "theme" / "static").files
    for name in ("codec.js", "score.js", "steps.js"):
        (folder / name).write_bytes(files[f"js/quiz/{name}"])
    (folder / "package.json").write_text('{"type": "module"}')
    (folder / "loop.js").write_text(LOOP)
    with subprocess.Popen([node, folder / "loop.js"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        to_node, from_node = process.stdin, process.stdout
        assert to_node is not None
        assert from_node is not None

        def ask(do: str, **task: Any) -> Any:
            to_node.write(json.dumps({"do": do, **task}) + "\n")
            to_node.flush()
            answer = from_node.readline()
            assert answer, "the codec stopped; its error stands above"
            return json.loads(answer)

        yield ask
        to_node.close()


def plain(table: Table, outcome: Outcome) -> Any:
    """An outcome as the browser has it, fractions not in lowest terms."""
    factor = 6
    scores = {
        scale.id: None
        if (value := outcome.scores[scale.id]) is None
        else {"num": value.numerator * factor, "den": value.denominator * factor}
        for scale in table.scales
    }
    return {"result": outcome.result, "scores": scores}


def exact(scores: Any) -> Any:
    """Scores of the browser as exact values."""
    return {id: value and Fraction(value["num"], value["den"]) for id, value in scores.items()}


def random_outcomes(seed: int, quizzes: int) -> Iterator[tuple[Table, Outcome]]:
    """Outcomes of random quizzes that a link can tell of."""
    random = Random(seed)
    for _ in range(quizzes):
        table, answers = quiz(random)
        for responses in answers:
            outcome = score(table, responses)
            if outcome.result in {result.id for result in table.results}:
                yield table, outcome


def test_what_was_encoded_is_what_is_decoded(codec: Codec) -> None:
    """Any result of any quiz comes back: the result, and every score exactly, or that there is none."""
    seen: Counter[str] = Counter()
    for table, outcome in random_outcomes(3, 300):
        data = json.loads(table.to_json())
        text = codec("encode", table=data, digest=DIGEST, kept=plain(table, outcome))
        back = codec("decode", table=data, digest=DIGEST, text=text)
        assert back["ok"], (text, outcome)
        assert (back["result"], exact(back["scores"])) == (outcome.result, outcome.scores)
        assert set(text) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        seen["all"] += 1
        seen["without a score"] += None in outcome.scores.values()
        seen["below zero"] += any(value is not None and value < 0 for value in outcome.scores.values())
    assert all(seen[what] >= 20 for what in ("all", "without a score", "below zero")), seen


def test_every_single_bit_matters(codec: Codec) -> None:
    """A link with any one bit of any letter flipped can't be read."""
    for table, outcome in list(random_outcomes(7, 40))[::6]:
        data = json.loads(table.to_json())
        text = codec("encode", table=data, digest=DIGEST, kept=plain(table, outcome))
        assert codec("flipped", table=data, digest=DIGEST, text=text) == []


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case["name"])
def test_links_that_were_ever_given_out_still_open(codec: Codec, case: Any) -> None:
    """These stand for the links in readers' messages. Never change a line of that file; add a file for a new version."""
    back = codec("decode", table=case["table"], digest=case["digest"], text=case["link"])
    assert back == {"ok": True, "result": case["result"], "scores": case["scores"]}
    assert codec("encode", table=case["table"], digest=case["digest"], kept=back) == case["link"]


MAP = GOLDEN[0]
OTHER_QUIZ = {**MAP["table"], "quiz": "six-signs"}
WITHOUT_IT = {**MAP["table"], "results": MAP["table"]["results"][:1]}
UNREADABLE = {"ok": False, "reason": "unreadable"}


@pytest.mark.parametrize(
    ("table", "digest", "answer"),
    [
        (MAP["table"], "00000000", {"ok": False, "reason": "edited", "result": MAP["result"]}),
        (WITHOUT_IT, "00000000", {"ok": False, "reason": "edited"}),
        (OTHER_QUIZ, MAP["digest"], {"ok": False, "reason": "other-quiz"}),
        (OTHER_QUIZ, "00000000", {"ok": False, "reason": "other-quiz"}),
        (WITHOUT_IT, MAP["digest"], UNREADABLE),
    ],
    ids=["edited since", "edited, result gone", "other quiz", "other quiz, other digest", "right digest, no such result"],
)
def test_a_link_that_does_not_fit_says_why(codec: Codec, table: Any, digest: str, answer: Any) -> None:
    """An edited quiz and another quiz are told apart, and after an edit the result is named if it still exists."""
    assert codec("decode", table=table, digest=digest, text=MAP["link"]) == answer


@pytest.mark.parametrize(
    "text",
    [
        *("", "A", "AAAA", "é" * 30, "A" * 1025, "A" * 10**6, "<img src=x onerror=alert(1)>", "__proto__", "null"),
        *(MAP["link"][:-1], MAP["link"] + "A", MAP["link"] + "=", " " + MAP["link"], MAP["link"] + "%20", "C" + MAP["link"][1:]),
    ],
)
def test_anything_else_can_not_be_read(codec: Codec, text: str) -> None:
    """Too short, too long, other letters, another version."""
    assert codec("decode", table=MAP["table"], digest=MAP["digest"], text=text) == UNREADABLE


@pytest.mark.parametrize(
    ("result", "worry", "distance"),
    [
        ("reaching", [6, 1], [1, 1]),
        ("reaching", [7, 2], [0, 1]),
        ("reaching", [31, 9], [1, 1]),
        ("reaching", [7, 1000], [1, 1]),
        ("reaching", [2, 1], [2, 1]),
        ("reaching", [4, 1], None),
        ("elsewhere", [4, 1], [1, 1]),
        ("reaching", [2**47, 1], [1, 1]),
    ],
    ids=["above", "below", "too many answers", "no such fraction", "rule not met", "no score", "no such result", "huge"],
)
def test_scores_that_nobody_can_have_are_refused(codec: Codec, result: str, worry: Any, distance: Any) -> None:
    """A link with a right checksum, made by hand, tells nothing that the quiz could not tell."""
    scores = {id: pair and {"num": pair[0], "den": pair[1]} for id, pair in (("worry", worry), ("distance", distance))}
    text = codec("encode", table=MAP["table"], digest=MAP["digest"], kept={"result": result, "scores": scores})
    assert codec("decode", table=MAP["table"], digest=MAP["digest"], text=text) == UNREADABLE
