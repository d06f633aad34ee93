"""Catalogues: every slip is told at its place, and every other language is held against the site's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from words import read

ENGLISH = """locale: en-GB
start: Start
quiz:
  count: "{number} of {total}"
  help: See [Get help](help).
  questions: {one: "{n} question", other: "{n} questions"}
  script:
    score: "{score} points"
"""
GERMAN = """locale: de
start: Anfangen
quiz:
  count: "{number} von {total}"
  help: Lies [Hilfe finden](help).
  questions: {one: "{n} Frage", other: "{n} Fragen"}
  script:
    score: "{score} Punkte"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two catalogues without a slip."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "en.yaml").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "de.yaml").write_text(GERMAN, encoding="utf-8")
    return tmp_path


def problems(folder: Path) -> list[str]:
    """The first line of each problem."""
    return [str(each).split("\n")[0] for each in read(folder, ["en", "de"]).problems]


def test_two_catalogues_that_say_the_same_have_no_problem(folder: Path) -> None:
    assert problems(folder) == []


SLIPS = [  # (what to change in the German catalogue, into what, what is told)
    ("start: Anfangen\n", "", ['de.yaml:1:1: start: this is missing; en.yaml says "Start"']),
    ('  count: "{number} von {total}"\n', "", ['de.yaml:3:1: quiz.count: this is missing; en.yaml says "{number} of {total}"']),
    ("start:", "strat:", [
        'de.yaml:1:1: start: this is missing; en.yaml says "Start"',
        'de.yaml:2:1: strat: en.yaml has no such key; did you mean "start"?',
    ]),
    ("{number} von", "{numer} von", [
        "de.yaml:4:3: quiz.count: this fills in {numer}, {total}, and en.yaml {number}, {total}; use the same names"]),
    ("[Hilfe finden](help)", "Hilfe", ["de.yaml:5:3: quiz.help: this fills in nothing, and en.yaml {help}; use the same names"]),
    ('one: "{n} Frage", ', "", ['de.yaml:6:3: quiz.questions: the plural form "one" is missing; German has one, other']),
    ("one:", "few:", [
        'de.yaml:6:3: quiz.questions: German has no plural form "few"; it has one, other',
        'de.yaml:6:3: quiz.questions: the plural form "one" is missing; German has one, other',
    ]),
    ('{one: "{n} Frage", other: "{n} Fragen"}', '"{n} Fragen"', [
        "de.yaml:6:3: quiz.questions: en.yaml has plural forms here; write each form of your language: {other: …}"]),
    ("start: Anfangen", "start: {one: Anfang, other: Anfänge}", [
        "de.yaml:2:1: start: en.yaml has no plural forms here, so nobody tells how many; write one text"]),
    ('"{score} Punkte"', '"*{score}* Punkte"', [
        "de.yaml:8:5: quiz.script.score: a script fills this in and knows no links; write plain text"]),
    ("locale: de", "locale: xx-klingon", [
        'de.yaml:1:1: locale: "xx-klingon" is not a locale; write one such as de or pt-BR']),
    ("locale: de\n", "", [
        "de.yaml:1:1: locale: this key is missing; write locale: en-GB, or what your language has"]),
    ("Anfangen", "An{fangen", [
        'de.yaml:2:8: start: "{" has no meaning here; a gap is {name}, a link [words](name), *this* stressed']),
    ("Anfangen", '"[Anfangen](Help)"', [
        'de.yaml:2:8: start: "[" has no meaning here; a gap is {name}, a link [words](name), *this* stressed']),
    ("Anfangen", '" "', ["de.yaml:2:8: start: the text is empty"]),
    ("Anfangen", "[a, b]", ["de.yaml:2:8: start: a text is wanted here"]),
    ("start: Anfangen", "start: Anfangen\nstart: Los", ['de.yaml:3:1: "start" is here twice; keep one']),
    ("start: Anfangen", "Start: Anfangen", ["de.yaml:2:1: a key is made of a-z, 0-9 and single hyphens"]),
    ("start: Anfangen", "start: Anfangen: los", ["de.yaml:2:16: this is no YAML: mapping values are not allowed in this context"]),
    (GERMAN, "- a\n", ["de.yaml:1:1: a catalogue is made of keys and texts, such as “start: Start”"]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "told"), SLIPS, ids=[f"{new!r} for {old!r}"[:60] for old, new, _ in SLIPS])
def test_a_slip_is_told_at_its_place(folder: Path, old: str, new: str, told: list[str]) -> None:
    """All of them at once, with what to write instead."""
    (folder / "de.yaml").write_text(GERMAN.replace(old, new, 1), encoding="utf-8")
    assert problems(folder) == told


def test_a_language_without_a_catalogue_is_told(folder: Path) -> None:
    (folder / "de.yaml").unlink()
    assert problems(folder) == ['de.yaml: there is no catalogue for the language "de"; copy one that is there and translate it']


def test_a_catalogue_that_is_not_utf_8_is_told(folder: Path) -> None:
    (folder / "de.yaml").write_bytes(b"start: \xff\n")
    assert problems(folder) == ["de.yaml: this file cannot be read as UTF-8 text"]


def test_a_broken_line_hides_no_other_slip_and_makes_none_up(folder: Path) -> None:
    """A text that could not be read is not missing, too."""
    (folder / "de.yaml").write_text(GERMAN.replace("Anfangen", "An}fangen").replace("{number}", "{numer}"), encoding="utf-8")
    assert problems(folder) == [
        'de.yaml:2:8: start: "}" has no meaning here; a gap is {name}, a link [words](name), *this* stressed',
        "de.yaml:4:3: quiz.count: this fills in {numer}, {total}, and en.yaml {number}, {total}; use the same names",
    ]
