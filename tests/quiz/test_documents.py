"""The page for people who write quizzes says what the code does: every key, every example, and the schema beside the quizzes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from quiz.__main__ import main
from quiz.build import load

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "quiz-format.md").read_text(encoding="utf-8")
SCHEMA = (ROOT / "quizzes" / "quiz.schema.json").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
QUIZZES = [example for example in EXAMPLES if example.startswith("title:")]


def chapter(heading: str) -> str:
    """The text of the guide below a heading, to the next one of its level."""
    return re.split(r"^### ", GUIDE.partition(f"\n### {heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]


# Where the guide explains the keys of each part of the schema.
CHAPTERS = {
    "Quiz": "The quiz itself",
    "AppCall": "The quiz itself",
    "Pair": "The quiz itself",
    "Scale": "Scales",
    "Band": "Scales",
    "Item": "Items",
    "Image": "Items",
    "OptionFields": "Options",
    "Result": "Results",
    "Fit": "Results",
    "Notice": "Notices",
}


def keys() -> Iterator[tuple[str, str]]:
    """(part, key) for every key that a quiz file can have."""
    schema: dict[str, Any] = json.loads(SCHEMA)
    for part, described in {"Quiz": schema, **schema["$defs"]}.items():
        for key in described.get("properties", {}):
            yield part, key


@pytest.mark.parametrize(("part", "key"), list(keys()))
def test_every_key_is_explained(part: str, key: str) -> None:
    assert re.search(rf"`{key}`|`[^`\n]*\b{key}: ", chapter(CHAPTERS[part]))


def test_every_choice_is_named() -> None:
    """The kinds, ways to score, places and things to hide: none is left for editors to guess."""
    choices = set(re.findall(r'"(?:enum|const)": (?:\[([^\]]*)\]|("[^"]*"))', SCHEMA))
    words = {word for group in choices for text in group for word in re.findall(r"[a-z]+", text)}
    assert {word for word in words if not re.search(rf"\b{word}\b", GUIDE)} == set()
    assert len(words) >= 15


def test_the_schema_beside_the_quizzes_is_the_one_the_code_makes(capsys: pytest.CaptureFixture[str]) -> None:
    """To renew it: .venv/bin/python -m quiz schema > quizzes/quiz.schema.json"""
    assert main(["schema"]) == 0
    assert capsys.readouterr().out == SCHEMA


def test_there_is_an_example_of_each_kind() -> None:
    kinds = [re.findall(r"^kind: (\w+)$", example, re.MULTILINE) for example in QUIZZES]
    assert kinds == [["scale"], ["map"], ["outcome"], ["checklist"], ["knowledge"]]


@pytest.mark.parametrize("example", QUIZZES, ids=lambda example: example.splitlines()[0])
def test_each_example_passes_the_check(
    example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "example.yaml").write_text(example, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["check", "example.yaml"]) == 0
    assert capsys.readouterr().out == "1 quiz, no problems\n"


def test_the_example_of_shared_answers_can_be_used(tmp_path: Path) -> None:
    (shared,) = (example for example in EXAMPLES if example not in QUIZZES)
    (tmp_path / "_answers.yaml").write_text(shared, encoding="utf-8")
    (tmp_path / "quiz.yaml").write_text(SMALL.replace("[Never, Often]", "safety-check"), encoding="utf-8")
    loaded = load(tmp_path / "quiz.yaml")
    assert loaded.problems == ()
    assert loaded.built is not None
    assert [option.text for option in loaded.built.options[0]] == ["Often", "Sometimes", "Never", "Rather not say"]


SMALL = """title: Small quiz
kind: checklist
answers: [Never, Often]
counts: [Often]
items:
  - {id: one, text: One line.}
results:
  - {id: any, title: One result}
"""

# _answers.yaml, the whole report about a quiz beside it.
SHARED = [
    ("", "_answers.yaml: the file is empty; write a name and a list of options"),
    (
        "Often 3: [Never, Often]\n",
        '_answers.yaml:1:1: Often 3: an id is made of a-z, 0-9 and hyphens; "Often 3" has “O”; write "often-3"\n'
        "    Often 3: [Never, Often]\n    ^",
    ),
    (
        "two: Never\n",
        "_answers.yaml:1:1: two: a list is wanted here (lines that begin with “- ”, or [a, b]), "
        'but the text "Never" is written\n    two: Never\n    ^',
    ),
    (
        "two: [Never, {txt: Often}]\n",
        '_answers.yaml:1:15: two[1].txt: there is no key "txt" here; did you mean "text"?\n'
        "    two: [Never, {txt: Often}]\n                  ^",
    ),
    (
        "two: [Never]\n",
        "_answers.yaml:1:1: two: an item needs at least two answers to choose from\n    two: [Never]\n    ^",
    ),
    (
        "two: [Never, never]\n",
        '_answers.yaml:1:14: two[1]: the answer "never" stands here twice; readers could not tell them apart\n'
        "    two: [Never, never]\n                 ^",
    ),
    (
        'two: [Never, "{who} does"]\n',
        "_answers.yaml:1:14: two[1].text: shared answers stand in several quizzes, so {who} cannot be replaced; remove it\n"
        '    two: [Never, "{who} does"]\n                 ^',
    ),
]


@pytest.mark.parametrize(("shared", "expected"), SHARED)
def test_mistakes_in_shared_answers_are_reported_in_their_own_file(
    shared: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "_answers.yaml").write_text(shared, encoding="utf-8")
    (tmp_path / "quiz.yaml").write_text(SMALL, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        main(["check", "quiz.yaml"])
    assert capsys.readouterr().err == f"{expected}\n"
