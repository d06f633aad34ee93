"""A quiz in another language: the words may differ, and whatever else does is told at its place with what the original says."""

from __future__ import annotations

import json
import shutil
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from catalogue import quiz_files, scan
from quiz.__main__ import main
from quiz.build import load, load_all

ROOT = Path(__file__).resolve().parents[2]
ORIGINAL = """title: Tea or milk
kind: outcome
needs: 50%
ties: reader
intro: Think of one person.
items:
  - {id: who, text: Who is it?, answers: [A friend, Somebody else], unscored: true, otherwise: they}
  - {id: cup, text: "Which cup, {who}?", answers: [{text: Red, votes: tea}, {text: White, votes: milk, explain: Snow.}]}
  - id: time
    text: When? [@a2000]
    answers: [{text: Early, votes: {tea: 2}}, {text: Late, votes: [milk, tea]}]
    only_if: {who: [A friend]}
  - {id: fear, text: Fear?, unscored: true, answers: yes-no, flags: {"Yes": safety, skipped: safety}}
results:
  - {id: alone, when: {who: Somebody else}, title: Alone, text: "Alone. {good}", next: [get-help]}
  - {id: tea, title: Tea, app: no}
  - {id: milk, title: Milk, limit: It is one day., fit: {no: Never mind.}}
notices: {safety: {place: above, hides: [app], text: Take care.}}
pairs: [{of: [tea, milk], text: Mix.}, {of: any, text: Fine.}]
"""
GERMAN = """title: Tee oder Milch
kind: outcome
needs: 50%
ties: reader
intro: Denk an einen Menschen.
items:
  - {id: who, text: Wer ist es?, answers: [Freund, Jemand anderes], unscored: true, otherwise: die andere}
  - {id: cup, text: "Welche Tasse, {who}?", answers: [{text: Rot, votes: tea}, {text: Weiß, votes: milk, explain: Schnee.}]}
  - id: time
    text: Wann? [@a2000]
    answers: [{text: Früh, votes: {tea: 2}}, {text: Spät, votes: [milk, tea]}]
    only_if: {who: [Freund]}
  - {id: fear, text: Angst?, unscored: true, answers: yes-no, flags: {Ja: safety, skipped: safety}}
results:
  - {id: alone, when: {who: Jemand anderes}, title: Allein, text: "Allein. {good}", next: [get-help]}
  - {id: tea, title: Tee, app: no}
  - {id: milk, title: Milch, limit: Es ist ein Tag., fit: {no: Macht nichts.}}
notices: {safety: {place: above, hides: [app], text: Gib acht.}}
pairs: [{of: [milk, tea], text: Misch.}, {of: any, text: Gut.}]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A quiz, its translation, and answers that quizzes share in both languages."""
    monkeypatch.chdir(tmp_path)
    files = {
        "cups.yaml": ORIGINAL,
        "cups.de.yaml": GERMAN,
        "_answers.yaml": 'yes-no: ["Yes", "No"]\n',
        "_answers.de.yaml": "yes-no: [Ja, Nein]\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def told(folder: Path) -> list[str]:
    """The first line of each problem with the German file."""
    return [str(each).split("\n")[0] for each in load(Path("cups.de.yaml")).problems]


def test_a_translation_has_its_originals_table_and_digest(folder: Path) -> None:
    """So links to results, and comparing, work across languages."""
    ours, theirs = load(folder / "cups.de.yaml"), load(folder / "cups.yaml")
    assert ours.problems == theirs.problems == ()
    assert ours.built
    assert theirs.built
    assert (ours.built.slug, ours.built.language) == ("cups", "de")
    assert ours.built.table == theirs.built.table
    assert ours.built.quiz.title == "Tee oder Milch"


DIFFERENCES = [  # (in the German file, what takes its place, what is told)
    ("kind: outcome\nneeds: 50%", "kind: outcome\nneeds: 60%", [
        "cups.de.yaml:3:1: needs: the original says 50% here; this says 60%"]),
    ("ties: reader\n", "ties: tea\n", [
        "cups.de.yaml:4:1: ties.by: the original says reader here; this says result",
        "cups.de.yaml:4:1: ties.results: the original says nothing here; this says [tea]"]),
    ("intro: Denk an einen Menschen.\n", "", ["cups.de.yaml:1:1: intro is missing; the original has one: “Think of one person.”"]),
    ("title: Tee oder Milch\n", "title: Tee oder Milch\nsummary: Neu.\n", [
        "cups.de.yaml:2:1: summary: the original has no summary here; remove it, or write one there too"]),
    ("{id: cup,", "{id: cap,", [
        'cups.de.yaml:8:6: items[1].id: the original has no item "cap"; did you mean "cup"?']),
    ("  - {id: fear, text: Angst?, unscored: true, answers: yes-no, flags: {Ja: safety, skipped: safety}}\n", "", [
        'cups.de.yaml:6:1: items: the item "fear" of the original is missing',
        'cups.de.yaml:17:11: notices.safety: no answer raises the flag "safety", so this notice is never shown']),
    ("{text: Rot, votes: tea}, {text: Weiß, votes: milk, explain: Schnee.}", "{text: Weiß, votes: milk, explain: Schnee.}, {text: Rot, votes: tea}", [
        "cups.de.yaml:8:68: items[1].answers[0].votes: the original says {tea: 1} here; this says {milk: 1}",
        "cups.de.yaml:8:81: items[1].answers[0].explain: the original has no explain here; remove it, or write one there too",
        "cups.de.yaml:8:100: items[1].answers[1]: explain is missing; the original has one: “Snow.”",
        "cups.de.yaml:8:112: items[1].answers[1].votes: the original says {milk: 1} here; this says {tea: 1}"]),
    ("{tea: 2}", "{tea: 3}", ["cups.de.yaml:11:28: items[2].answers[0].votes: the original says {tea: 2} here; this says {tea: 3}"]),
    ("[milk, tea]}]\n", "[tea, milk]}]\n", [
        "cups.de.yaml:11:59: items[2].answers[1].votes: the original says {milk: 1, tea: 1} here; this says {tea: 1, milk: 1}"]),
    ("[Freund, Jemand anderes]", "[Freund, Jemand anderes, Niemand]", [
        "cups.de.yaml:7:34: items[0].answers: the original has 2 answers here; this has 3"]),
    ("only_if: {who: [Freund]}", "only_if: {who: [Jemand anderes]}", [
        "cups.de.yaml:12:15: items[2].only_if.who: the original names other answers here, or in another order: answer 1 (“A friend”)"]),
    ("    only_if: {who: [Freund]}\n", "", [
        "cups.de.yaml:9:5: items[2].only_if: the original also asks for who: [A friend]"]),
    ("{Ja: safety,", "{Nein: safety,", [
        "cups.de.yaml:13:63: items[3].flags: the original raises no flag for answer 2 (“No”); this raises safety for answer 2 (“Nein”)",
        "cups.de.yaml:13:63: items[3].flags: the original raises safety for answer 1 (“Yes”); this raises no flag for answer 1 (“Ja”)"]),
    (", skipped: safety", "", [
        "cups.de.yaml:13:63: items[3].flags: the original raises safety for no answer; this raises no flag for no answer"]),
    ("[@a2000]", "[@b2000]", [
        "cups.de.yaml:10:5: items[2].text: [@a2000] is in the original, and missing here",
        "cups.de.yaml:10:5: items[2].text: [@b2000] is not in the original"]),
    ("Allein. {good}", "Allein.", ["cups.de.yaml:15:61: results[0].text: {good} is in the original, and missing here"]),
    ("when: {who: Jemand anderes}", "when: {who: Freund}", [
        "cups.de.yaml:15:24: results[0].when.who: the original names other answers here, or in another order: answer 2 (“Somebody else”)"]),
    ("title: Tee, app: no", "title: Tee", ["cups.de.yaml:16:5: results[1].app: the original says no here; this says nothing"]),
    ("next: [get-help]", "next: [tea, get-help]", [
        "cups.de.yaml:15:85: results[0].next: the original says [get-help] here; this says [tea, get-help]"]),
    (", fit: {no: Macht nichts.}", "", [
        "cups.de.yaml:17:5: results[2].fit: the original says {no: Never mind.} here; this says nothing"]),
    (", limit: Es ist ein Tag.", "", [
        "cups.de.yaml:17:5: results[2]: limit is missing; the original has one: “It is one day.”"]),
    ("  - {id: tea, title: Tee, app: no}\n  - {id: milk, title: Milch, limit: Es ist ein Tag., fit: {no: Macht nichts.}}\n",
     "  - {id: milk, title: Milch, limit: Es ist ein Tag., fit: {no: Macht nichts.}}\n  - {id: tea, title: Tee, app: no}\n", [
        'cups.de.yaml:16:6: results[1].id: the original has the result "tea" at this place, not "milk"; keep its order']),
    ("hides: [app]", "hides: [app, share]", [
        "cups.de.yaml:18:34: notices.safety.hides: the original says [app] here; this says [app, share]"]),
    ("{of: [milk, tea], text: Misch.}, ", "", [
        "cups.de.yaml:19:1: pairs: the text for the pair [tea, milk] of the original is missing"]),
    ("{of: any, text: Gut.}", "{of: [tea, tea], text: Gut.}", [
        "cups.de.yaml:19:1: pairs: the text for the pair [any] of the original is missing",
        "cups.de.yaml:19:43: pairs[1].of: the original has no text for the pair [tea, tea]"]),
    ("answers: yes-no", "answers: [Ja, Vielleicht, Nein]", [
        "cups.de.yaml:13:46: items[3].answers: the original has 2 answers here; this has 3"]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "problems"), DIFFERENCES, ids=[f"{new or '(nothing)'}"[:50] for _, new, _ in DIFFERENCES])
def test_a_difference_is_told_with_what_the_original_says(folder: Path, old: str, new: str, problems: list[str]) -> None:
    """At its place in the translated file, in file order."""
    path = folder / "cups.de.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    assert told(folder) == problems


def test_answers_that_quizzes_share_are_those_of_the_language(folder: Path) -> None:
    (folder / "_answers.de.yaml").write_text("yes-no: [Ja, Vielleicht, Nein]\n", encoding="utf-8")
    assert told(folder) == ["cups.de.yaml:13:46: items[3].answers: the original has 2 answers here; this has 3"]
    (folder / "_answers.de.yaml").unlink()
    assert told(folder) == [
        'cups.de.yaml:13:46: items[3].answers: there is no shared response scale "yes-no" in _answers.de.yaml'
    ]


def test_a_translation_without_its_original_is_told(folder: Path) -> None:
    (folder / "cups.yaml").unlink()
    assert told(folder) == ['cups.de.yaml: there is no quiz "cups" of which this could be a translation']


def test_a_broken_original_is_told_with_its_translation(folder: Path) -> None:
    """Nothing can be compared with it, and no difference is made up."""
    (folder / "cups.yaml").write_text(ORIGINAL.replace("votes: tea}", "votes: te}", 1), encoding="utf-8")
    assert {line.partition(":")[0] for line in told(folder)} == {"cups.yaml"}


def test_a_band_without_a_name_needs_one_in_another_language(tmp_path: Path) -> None:
    """Without a name readers see the id, which is English."""
    text = "title: T\nkind: scale\nanswers: [a, b]\nscales: {s: {name: S, bands: {low: ..1, high: {range: '>1', name: H}}}}\n"
    text += "items: [{id: i, text: I}]\nresults: [{id: r, title: R}]\n"
    (tmp_path / "t.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "t.de.yaml").write_text(text, encoding="utf-8")
    assert [each.message for each in load(tmp_path / "t.de.yaml").problems] == [
        "name is missing; without one, readers see its id"
    ]


CHECKLIST = (
    "title: T\nkind: checklist\nanswers: [{0}, {1}]\ncounts: [{2}]\nitems: [{{id: i, text: I}}]\nresults: [{{id: r, title: R}}]\n"
)
KNOWLEDGE = (
    "title: T\nkind: knowledge\nitems: [{{id: i, text: I, answers: [{0}, {1}], right: {2}}}]\nresults: [{{id: r, title: R}}]\n"
)


@pytest.mark.parametrize(("quiz", "path"), [(CHECKLIST, "counts"), (KNOWLEDGE, "items[0].right")])
def test_which_answers_count_and_which_are_right_is_the_originals(tmp_path: Path, quiz: str, path: str) -> None:
    """Answers are compared by their place, whatever their words."""
    (tmp_path / "t.yaml").write_text(quiz.format("One", "Two", "Two"), encoding="utf-8")
    (tmp_path / "t.de.yaml").write_text(quiz.format("Eins", "Zwei", "Zwei"), encoding="utf-8")
    assert load(tmp_path / "t.de.yaml").problems == ()
    (tmp_path / "t.de.yaml").write_text(quiz.format("Eins", "Zwei", "Eins"), encoding="utf-8")
    (problem,) = load(tmp_path / "t.de.yaml").problems
    assert (problem.path, problem.message) == (
        path,
        "the original names other answers here, or in another order: answer 2 (“Two”)",
    )


def mutated(data: Any, random: Random) -> Any:
    """A quiz with one part changed: a value, an order, something left out or doubled."""
    data = deepcopy(data)
    places: list[tuple[Any, Any]] = []

    def walk(part: Any) -> None:
        for key in part if isinstance(part, dict) else range(len(part)) if isinstance(part, list) else ():
            places.append((part, key))
            walk(part[key])

    walk(data)
    part, key = random.choice(places)
    how = random.choice(["drop", "swap", "value", "double"])
    if how == "drop":
        del part[key]
    elif how == "swap" and isinstance(part, list) and len(part) > 1:
        other = random.randrange(len(part))
        part[key], part[other] = part[other], part[key]
    elif how == "double" and isinstance(part, list):
        part.append(deepcopy(part[key]))
    else:
        part[key] = random.choice([part[key], "2", "worry", "x", ["worry"], {"worry": "reverse"}, "..2", "true", "no"])
    return data


@pytest.mark.parametrize("seed", range(60))
def test_no_change_gives_a_translation_that_scores_otherwise(tmp_path: Path, seed: int) -> None:
    """Either it is told, or the table is the original's to the byte; and the reason is never one nobody has thought of."""
    for name in ("closeness-map.yaml", "_answers.yaml", "_answers.de.yaml"):
        shutil.copy(ROOT / "quizzes" / name, tmp_path)
    data = yaml.load((ROOT / "quizzes" / "closeness-map.de.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    path = tmp_path / "closeness-map.de.yaml"
    path.write_text(yaml.safe_dump(mutated(data, Random(seed)), allow_unicode=True, sort_keys=False), encoding="utf-8")
    loaded = load(path)
    assert not [each for each in loaded.problems if "nobody has thought of" in each.message]
    if loaded.built:
        original = load(tmp_path / "closeness-map.yaml").built
        assert original
        assert loaded.built.table.to_json() == original.table.to_json()


def test_commands_take_a_translation(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It scores as its original does."""
    answers = '{"who": 0, "cup": 0, "time": 1, "fear": 1}'
    for name in ("cups.yaml", "cups.de.yaml"):
        assert main(["score", str(folder / name), answers]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first == second
    assert json.loads(first)["result"] == "tea"
    assert main(["check", str(folder / "cups.de.yaml")]) == 0
    assert main(["report", str(folder / "cups.de.yaml")]) == 0
    assert "the same answer throughout" in capsys.readouterr().out


def test_a_quiz_on_trial_takes_the_place_of_the_translations_too(folder: Path) -> None:
    """They say what the other quiz says; a trial may bring its own, also of a quiz of the site."""
    trial = folder / "trial"
    trial.mkdir()
    assert quiz_files([folder, trial]) == [folder / "cups.yaml", folder / "cups.de.yaml"]
    (trial / "cups.de.yaml").write_text(GERMAN.replace("Tee oder", "Kaffee oder"), encoding="utf-8")
    assert quiz_files([folder, trial]) == [folder / "cups.yaml", trial / "cups.de.yaml"]
    (trial / "cups.de.yaml").rename(trial / "cups.yaml")
    assert quiz_files([folder, trial]) == [trial / "cups.yaml"]


def test_the_catalogue_knows_translations_by_kind_slug_and_language(folder: Path) -> None:
    catalogue = scan(folder / "content", [folder])
    assert catalogue.find("quiz", "cups") == "../cups.yaml"
    assert catalogue.find_in("de", "quiz", "cups") == "../cups.de.yaml"
    assert catalogue.find_in("fr", "quiz", "cups") is None
    assert [one.path.name for one in load_all([folder])] == ["cups.yaml", "cups.de.yaml"]
