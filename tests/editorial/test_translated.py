"""A translated article is held to what its original is held to, in its own language, and says no more and no less."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from catalogue import scan
from editorial.site import Site
from editorial.source import Text
from editorial.standards import Report, check
from editorial.standards.passages import piece
from editorial.standards.reading import level
from editorial_site import FILES
from words import FOLDER, read

SPOKEN = read(FOLDER, ["en", "de"]).words
GERMAN = "content/articles/trust/first.de.md"
TEXT = """\
Title: Kleine Versprechen
Question: Kann ich mich auf dich verlassen?
Summary: Ein kurzer Text.
Date: 2026-11-23
Author: Die Redaktion
Next_review: 2028-11
Evidence_to: 2026-11
Quiz: moments
Related: second
Safety: S2
Safety_top: S5

## Kurz gesagt

- Wer Versprechen hält, dem wird vertraut, so etwa 74 Studien. {good} [@many2014]
- Gesehen wurde das bei 16 Frauen. {early} [@few2006]
- Sag, was du halten kannst. {practice-wisdom}

## Eine Haltestelle

Ada wartete 1987 vierzig Minuten. Lies [zwei](article:second), [drei](article:third) und das [Quiz](quiz:moments).

## Was wir nicht wissen

Viel, aber es gibt [Hilfe](page:get-help).

## Probier es aus

Mach das nur, wenn ihr es beide wollt und euch miteinander sicher fühlt. Du kannst jederzeit aufhören.

## Wann das hier nichts für dich ist

Wenn du Angst hast, lass es aus.
"""
WORDS = """\
refused:
  - words: [toxisch]
    why: es beschämt
doubtful:
  - words: [immer]
    why: es stimmt selten
standing: [Mach das nur]
numbers:
  about: [etwa, rund]
  between: [bis, und]
  words: {zwei: "2", sieben: "7", zwölf: "12"}
  counted: [Studien, Frauen]
  time: [Jahre, Jahren]
never_print:
  - what: sechs Jahre als Wartezeit
    why: die Quelle ist dünn
    patterns: ['\\b(?:6|sechs) Jahre\\b']
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Report]:
    """Check the sound site with its German article, and these files changed."""
    monkeypatch.chdir(tmp_path)

    def checked(changed: dict[str, str] | None = None) -> Report:
        for name, text in (FILES | {GERMAN: TEXT, "content/words.de.yaml": WORDS} | (changed or {})).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        catalogue = scan(tmp_path / "content", [tmp_path / "quizzes"])
        site = Site(tmp_path / "content", ("trust",), catalogue, (), frozenset(), (), ("de",))
        return check(site, tmp_path / "theme/templates", date(2026, 11, 23), None, SPOKEN)

    return checked


def test_a_translation_that_says_what_its_original_says_meets_every_standard(run: Callable[..., Report]) -> None:
    assert run() == Report((), ())


CASES = [  # (what is replaced, with what, the problems)
    ("## Kurz gesagt", "## In short", [
        "13:1: the section “## Kurz gesagt” is missing"]),
    ("Mach das nur, wenn ihr es beide wollt und euch miteinander sicher fühlt. ", "", [
        "29:1: an exercise starts with: Mach das nur, wenn ihr es beide wollt und euch miteinander sicher fühlt. "
        "Du kannst jederzeit aufhören."]),
    ("Safety_top: S5\n", "", [
        "1:1: Safety_top is the original's: “Safety_top: S5”",
        "1:1: the plan's safety note S5 is missing; add it to the key Safety_top"]),
    ("Evidence_to: 2026-11", "Evidence_to: 2026-12", ["7:14: Evidence_to is the original's: “Evidence_to: 2026-11”"]),
    ("Related: second\n", "Related: second\nLeave: yes\n", ["10:1: the original has no Leave; remove the line"]),
    (" {early} [@few2006]", "", [
        "16:1: a point of “Kurz gesagt” has an evidence label and a key: claim. {good} [@key]",
        "17:30: [@few2006] is missing before this; the original has it in line 16",
        "17:30: {early} is missing before this; the original has it in line 16"]),
    ("{practice-wisdom}", "{good} [@few2006]", [
        "17:30: {good} is not here in the original",
        "17:30: {practice-wisdom} is missing before this; the original has it in line 17",
        "17:37: [@few2006] is not here in the original"]),
    ("etwa 74 Studien", "74 Studien", ['15:47: "74" comes from a second source; write "etwa 74"']),
    ("etwa 74 Studien", "rund 14.255 Studien", [
        "13:1: the number 74 of the original (line 15) is missing",
        "15:52: the original doesn't have the number 14.255 so often"]),
    ("etwa 74 Studien", "etwa 74 Studien, etwa 0,42", ["15:69: the original doesn't have the number 0,42 so often"]),
    ("etwa 74 Studien", "etwa 75 Studien", [
        '13:1: the number 74 of the original (line 15) is missing',
        '15:52: "75" is no figure of many2014 in content/figures.yaml, which has: 74 studies, 14,255 people, r about .42',
        "15:52: the original doesn't have the number 75 so often"]),
    ("bei 16 Frauen", "bei 16 toxischen und zwölf Frauen", [
        '16:42: "zwölf" is no figure of few2006 in content/figures.yaml, which has: 16 women']),
    ("Ada wartete 1987", "Toxisch war es, sechs Jahre. Ada wartete 1987", [
        '21:1: avoid "Toxisch": es beschämt', "21:17: never print sechs Jahre als Wartezeit: die Quelle ist dünn"]),
    ("[drei](article:third) und das", "das", [
        "13:1: the text links to only 1 of the other articles; it needs 2: [words](article:slug)"]),
    ("[Hilfe](page:get-help)", "Hilfe", ["13:1: the text doesn't lead to help; write a link to [Get help](page:get-help)"]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "told"), CASES, ids=[new[:40] or f"without {old[:30]}" for old, new, _ in CASES])
def test_what_is_wrong_with_a_translation_is_told(run: Callable[..., Report], old: str, new: str, told: list[str]) -> None:
    """By the plan and the register of its original, and by its own language's words."""
    assert old in TEXT
    report = run({GERMAN: TEXT.replace(old, new)})
    assert [str(each).split("\n")[0].removeprefix(f"{GERMAN}:") for each in report.problems] == told
    assert report.advice == ()


def test_words_of_the_plan_are_asked_for_in_the_language(run: Callable[..., Report]) -> None:
    """The plan has them in English; a translation needs to know what they are here. Links are the same everywhere."""
    plan = FILES["content/plan.yaml"].replace(
        "quizzes: [moments]}\n  second", 'quizzes: [moments], says: {keep: why, "page:get-help": why}}\n  second'
    )
    assert [str(each) for each in run({"content/plan.yaml": plan}).problems] == [
        f'{GERMAN}:1:1: the plan wants "keep" in the text; say it in its entry: says_in: {{de: …}}\n'
        "    Title: Kleine Versprechen\n    ^"
    ]
    for german, told in (("halten", 0), ("brechen", 1)):
        says = plan.replace("says: {", f"says_in: {{de: {{keep: {german}}}}}, says: {{")
        assert len(run({"content/plan.yaml": says}).problems) == told


def test_a_language_without_words_for_the_checks_is_told(run: Callable[..., Report], tmp_path: Path) -> None:
    run()
    (tmp_path / "content/words.de.yaml").unlink()
    catalogue = scan(tmp_path / "content", [tmp_path / "quizzes"])
    site = Site(tmp_path / "content", ("trust",), catalogue, (), frozenset(), (), ("de",))
    report = check(site, tmp_path / "theme/templates", date(2026, 11, 23), None, SPOKEN)
    assert [str(each) for each in report.problems] == [
        "content/words.de.yaml: this file cannot be read: No such file or directory"
    ]


def test_english_articles_are_held_to_their_standards_as_before(run: Callable[..., Report]) -> None:
    """A translation beside them changes nothing: German words are allowed in them, English ones not."""
    first = FILES["content/articles/trust/first.md"]
    report = run({"content/articles/trust/first.md": first.replace("Ada waited", "A toxic word, toxisch. Ada waited")})
    assert [each.message for each in report.problems] == ['avoid "toxic": it shames a reader']


def test_german_texts_are_rated_by_a_german_formula() -> None:
    """First Wiener Sachtextformel, by hand: 5 words, 1 with three syllables, 2 longer than six letters, 1 with one syllable:

    0.1935 × 20 + 0.1672 × 5 + 0.1297 × 40 − 0.0327 × 20 − 0.875 = 8.365.
    """
    rated = level(piece("brot.de", Text("brot.de.md", "Title: x\n\nMorgens essen Kinder warme Brötchen.\n")))
    words = ["Mor-gens", "es-sen", "Kin-der", "war-me", "Bröt-chen"]
    long = sum(len(word.replace("-", "")) > 6 for word in words)
    assert rated.grade == pytest.approx(0.1672 * 5 + 0.1297 * 100 * long / 5 - 0.875)
    assert level(piece("x.fr", Text("x.fr.md", "Title: x\n\nLe matin, les enfants mangent du pain.\n"))).grade == 0
