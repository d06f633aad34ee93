"""Good quizzes, broken at random: never a traceback, always a built quiz or a problem with a place in the file.

Every mutation is made from a seed, so that a failing one can be run again: `mutant(seed)` gives its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from quiz.build import load
from quiz.source import read

ROOT = Path(__file__).resolve().parents[2]
GOOD = [
    *re.findall(
        r"^```yaml\n(title:.*?)^```$", (ROOT / "docs" / "quiz-format.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    ),
    *(path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "cases" / "quizzes").glob("*.yaml"))),
    (ROOT / "quizzes" / "six-signs.yaml").read_text(encoding="utf-8"),
]
ODD: list[Any] = [
    [], {}, "", " ", "-1", "1e9", "true", "no", "x", "é", "a\u200bb", ["a", "b"], [["a"]], {"a": "b"}, {"a": {"b": "c"}},
    [{"id": "x"}], "0..", ">3", "..", "9" * 70, "constructor", "skipped", "any", "con", "0", "0%", "2..1", [""], {"": ""},
    {"text": "x", "points": "-3"}, [{}], "1/2", "999",
]  # fmt: skip
KEYS = ["text", "foo", "votes", "points", "when", "scale", "", "<<", "1", "flags", "right", "counts", "ties", "lead", "needs"]
SIGNS = [
    "",
    '"',
    "'",
    ":",
    "[",
    "{",
    "}",
    "\t",
    "- ",
    "#",
    "*",
    "&",
    "|",
    ">",
    "\n",
    "\u00a0",
    "\u200b",
    "：",
    ",",
    "%",
    "@",
    "<<: ",
]
SEEDS = range(400)


def mutant(seed: int) -> str:
    """The text of one broken quiz: a line lost, a sign slipped in, or parts swapped, replaced, added or taken away."""
    random = Random(seed)
    text = random.choice(GOOD)
    way = random.random()
    if way < 0.2:
        lines = text.splitlines(keepends=True)
        del lines[random.randrange(len(lines))]
        return "".join(lines)
    if way < 0.4:
        at = random.randrange(len(text))
        return text[:at] + random.choice(SIGNS) + text[at + random.choice([0, 1]) :]
    data = plain(text)
    for _ in range(random.choice([1, 1, 2, 3])):
        _change(data, random)
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)


def plain(text: str) -> Any:
    """A quiz as dicts, lists and texts, with nothing taken for a number or a truth value."""
    return yaml.load(text, Loader=yaml.CBaseLoader)


def places(data: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where every value sits, except the whole."""
    if isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield (*at, key)
            yield from places(value, (*at, key))


def part(data: Any, at: tuple[Any, ...]) -> Any:
    for step in at:
        data = data[step]
    return data


def _change(data: Any, random: Random) -> None:
    here = list(places(data))
    if not here:
        return
    *way, last = random.choice(here)
    around = part(data, tuple(way))
    change = random.choice(["take away", "swap", "replace", "replace", "add"])
    if change == "take away":
        around.pop(last)
    elif change == "replace":
        around[last] = deepcopy(random.choice(ODD))
    elif change == "swap":
        around[last] = deepcopy(part(data, random.choice(here)))
    elif isinstance(around, dict):
        around[random.choice(KEYS)] = deepcopy(random.choice(ODD))
    else:
        around.insert(last, deepcopy(random.choice([*ODD, *around])))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "_answers.yaml").write_bytes((ROOT / "quizzes" / "_answers.yaml").read_bytes())
    return tmp_path


def test_each_is_built_or_told_what_is_wrong_and_where(folder: Path) -> None:
    path = folder / "mutant.yaml"
    built = 0
    for seed in SEEDS:
        path.write_text(mutant(seed), encoding="utf-8")
        loaded = load(path)
        built += loaded.built is not None
        assert (loaded.built is None) == bool(loaded.problems), f"seed {seed}"
        lines = read(path).lines
        for problem in loaded.problems:
            assert 1 <= problem.line <= len(lines), f"seed {seed}: {problem}"
            assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, f"seed {seed}: {problem}"
            assert not re.search(r"unnamed|\?\?|Input should|validation|NoneType", problem.message), f"seed {seed}: {problem}"
    assert 40 < built < 300  # otherwise the mutations break nothing, or everything


# What a slip of the keyboard does to a key or a value.
SLIPS = {
    "a letter of a key is doubled": lambda around, key: around.update({key + key[-1]: around.pop(key)}),
    "a key in capitals": lambda around, key: around.update({key.upper(): around.pop(key)}),
    "a list in place of a value": lambda around, key: around.update({key: [["x"]]}),
}
# Slips in names that an editor chose leave the uses of the name behind, and each of those is told too.
CHOSEN = [
    ("scales", "*"),
    ("notices", "*"),
    ("scales", "*", "bands", "*"),
    ("items", "*", "flags", "*"),
    ("results", "*", "when", "*"),
]


def _chosen(at: tuple[Any, ...]) -> bool:
    return any(len(at) == len(one) and all(b in ("*", a) for a, b in zip(at, one, strict=True)) for one in CHOSEN)


@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.parametrize("good", range(5))
def test_one_slip_is_told_once(good: int, slip: str, folder: Path) -> None:
    """In every key of every part of the guide's examples: nothing else looks wrong because of it."""
    path = folder / "slip.yaml"
    told_twice = []
    for at in places(plain(GOOD[good])):
        if not isinstance(at[-1], str) or _chosen(at):
            continue
        data = plain(GOOD[good])
        SLIPS[slip](part(data, at[:-1]), at[-1])
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
        problems = load(path).problems
        if len(problems) > 1:
            told_twice.append((at, [str(problem) for problem in problems]))
    assert told_twice == []
