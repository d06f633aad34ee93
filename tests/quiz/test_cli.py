"""`python -m quiz`, as an editor runs it."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from quiz.__main__ import main

GOOD = """title: Two cups
kind: outcome
ties: reader
items:
  - {id: a, text: A, answers: [{text: X, votes: tea}, {text: Y, votes: milk}]}
  - {id: b, text: B, answers: [{text: X, votes: tea}, {text: Y, votes: {milk: 0.5}}]}
  - {id: fear, text: F, unscored: true, answers: [Often, Never], flags: {Often: safety, skipped: safety}}
results: [{id: tea, title: Tea}, {id: milk, title: Milk}]
notices: {safety: {text: Take care.}}
"""
BROKEN = GOOD.replace("votes: milk", "votes: mlik")


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A journal with one quiz, which is the working folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("QUIZ_TRIAL", raising=False)
    (tmp_path / "quizzes").mkdir()
    (tmp_path / "content" / "articles").mkdir(parents=True)
    (tmp_path / "quizzes" / "cups.yaml").write_text(GOOD, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> int:
    """The exit code; a refusal in words, as `python -m` would print it, is raised as SystemExit."""
    return main(arguments)


def refusal(*arguments: str) -> str:
    """What is said when a command is refused: SystemExit with a text prints it and leaves with exit code 1."""
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    return str(stopped.value.code)


def test_check_reads_every_quiz(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without files, all of the site's; and it says how many there were."""
    assert run("check") == 0
    assert capsys.readouterr().out == "1 quiz, no problems\n"
    (journal / "quizzes" / "glasses.yaml").write_text(GOOD, encoding="utf-8")
    assert run("check") == 0
    assert capsys.readouterr().out == "2 quizzes, no problems\n"


def test_check_reads_the_files_that_are_named(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And no others."""
    (journal / "quizzes" / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    assert run("check", "quizzes/cups.yaml") == 0
    assert capsys.readouterr().out == "1 quiz, no problems\n"


def test_check_reports_problems_with_their_places(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On standard error, with exit code 1, whether the file was named or found."""
    (journal / "quizzes" / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    reports = []
    for files in ([], ["quizzes/broken.yaml"]):
        with pytest.raises(SystemExit) as stopped:
            main(["check", *files])
        assert stopped.value.code == 1
        reports.append(capsys.readouterr())
    assert {report.out for report in reports} == {""}
    assert reports[0] == reports[1]
    first = reports[0].err.splitlines()[0]
    assert first.startswith("quizzes/broken.yaml:5:")
    assert first.endswith('there is no result "mlik"; did you mean "milk"?')


def test_check_takes_the_shared_answers_too(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As an editor's tool does that checks every changed file; they are no quiz, so none is counted or scored."""
    shared = journal / "quizzes" / "_answers.yaml"
    shared.write_text("yes-no: [Yes, No]\n", encoding="utf-8")
    assert run("check", "quizzes/_answers.yaml", "quizzes/cups.yaml") == 0
    assert capsys.readouterr().out == "1 quiz, no problems\n"
    assert refusal("score", "quizzes/_answers.yaml", "{}").endswith("these are answers that quizzes share, and no quiz")
    shared.write_text("yes-no: [Yes]\n", encoding="utf-8")
    with pytest.raises(SystemExit):
        main(["check", "quizzes/_answers.yaml"])
    assert "_answers.yaml:1:1: yes-no: an item needs at least two answers" in capsys.readouterr().err


def test_a_link_that_leads_to_itself_is_no_file(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nor is it a traceback."""
    (journal / "loop.yaml").symlink_to("loop.yaml")
    with pytest.raises(SystemExit):
        main(["check", "loop.yaml"])
    assert capsys.readouterr().err == "loop.yaml: the file cannot be read: Too many levels of symbolic links\n"


def test_check_looks_links_up_for_the_sites_own_quizzes_only(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file elsewhere has no articles beside it."""
    text = GOOD.replace("kind:", "article: nowhere\nkind:")
    (journal / "trial.yaml").write_text(text, encoding="utf-8")
    assert run("check", "trial.yaml") == 0
    (journal / "quizzes" / "cups.yaml").write_text(text, encoding="utf-8")
    capsys.readouterr()
    with pytest.raises(SystemExit):
        main(["check", "quizzes/cups.yaml"])
    assert 'quizzes/cups.yaml:2:1: article: there is no article, quiz or page "nowhere"' in capsys.readouterr().err


def test_check_reads_the_folder_on_trial_too(
    journal: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """QUIZ_TRIAL names it, as it does for a build."""
    (journal / "trial").mkdir()
    (journal / "trial" / "saucers.yaml").write_text(GOOD, encoding="utf-8")
    monkeypatch.setenv("QUIZ_TRIAL", "trial")
    assert run("check") == 0
    assert capsys.readouterr().out == "2 quizzes, no problems\n"


def test_a_folder_that_is_not_there_is_said(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the trial nor the quizzes are silently none."""
    monkeypatch.setenv("QUIZ_TRIAL", "trail")
    assert refusal("check") == "there is no folder trail; run this in the journal's folder, or name the files"
    monkeypatch.delenv("QUIZ_TRIAL")
    monkeypatch.chdir(journal / "content")
    assert refusal("check") == "there is no folder quizzes; run this in the journal's folder, or name the files"


SCORED: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"a": 0, "b": 0, "fear": 1}, {"scores": {"tea": 2, "milk": 0}, "result": "tea", "flags": []}),
    ({"a": 0, "b": 1, "fear": 1}, {"scores": {"tea": 1, "milk": 0.5}, "result": "tea", "flags": []}),
    ({"a": 1, "b": 0, "fear": 1}, {"scores": {"tea": 1, "milk": 1}, "result": "tied", "flags": [], "tied": ["tea", "milk"]}),
    ({"a": 1, "b": 0, "fear": None}, {"scores": {"tea": 1, "milk": 1}, "result": "tied", "flags": ["safety"], "tied": ["tea", "milk"]}),
    ({"a": 1, "b": None}, {"scores": {"tea": None, "milk": None}, "result": "incomplete", "flags": ["safety"]}),
    ({}, {"scores": {"tea": None, "milk": None}, "result": "incomplete", "flags": ["safety"]}),
]  # fmt: skip


@pytest.mark.parametrize(("responses", "outcome"), SCORED)
def test_score_prints_the_outcome(
    journal: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    responses: dict[str, Any],
    outcome: dict[str, Any],
) -> None:
    """From JSON on the line, from a file and from standard input; null and leaving an item out are the same."""
    text = json.dumps(responses)
    (journal / "responses.json").write_text(text, encoding="utf-8")
    for given in (text, f"  {text}", "responses.json", "-"):
        monkeypatch.setattr(sys, "stdin", io.StringIO(text))
        assert run("score", "quizzes/cups.yaml", given) == 0
        assert json.loads(capsys.readouterr().out) == outcome


REFUSED = [
    ('{"z": 0}', 'responses: the quiz has no item "z"'),
    ('{"a": 2}', 'responses: item "a" has options 0 to 1, not 2'),
    ('{"a": -1}', 'responses: item "a" has options 0 to 1, not -1'),
    ('{"a": true}', 'responses: item "a" has options 0 to 1, not true'),
    ('{"a": 1.0}', 'responses: item "a" has options 0 to 1, not 1.0'),
    ('{"a": "0"}', 'responses: item "a" has options 0 to 1, not "0"'),
    ('{"a": [0]}', 'responses: item "a" takes one answer, not a list'),
    ('{"a": NaN}', 'responses: item "a" has options 0 to 1, not NaN'),
    ('{"a": 0, "a": 1}', 'responses: the item "a" is answered twice'),
    ('{"a": 0', "responses: this is not JSON: Expecting ',' delimiter: line 1 column 8 (char 7)"),
    ("", "responses: this is not JSON: Expecting value: line 1 column 1 (char 0)"),
    ("[0, 1]", 'responses: write a JSON object such as {"item id": 0}'),
    ('{"a":' + "[" * 100_000, "responses: this is nested too deeply to be responses"),
    ("nowhere.json", "responses: nowhere.json cannot be read: No such file or directory"),
    ("quizzes", "responses: quizzes cannot be read: Is a directory"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "message"), REFUSED, ids=[case[1][:60] for case in REFUSED])
def test_responses_that_are_none_are_refused_in_one_line(journal: Path, given: str, message: str) -> None:
    """With what is wrong, and no traceback."""
    assert refusal("score", "quizzes/cups.yaml", given) == message


def test_a_broken_quiz_is_not_scored(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its problems are reported instead."""
    (journal / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        main(["score", "broken.yaml", "{}"])
    printed = capsys.readouterr()
    assert (stopped.value.code, printed.out) == (1, "")
    assert 'there is no result "mlik"; did you mean "milk"?' in printed.err


def test_a_quiz_that_is_not_there_is_said(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By check and by score alike."""
    for arguments in (["check", "nowhere.yaml"], ["score", "nowhere.yaml", "{}"]):
        with pytest.raises(SystemExit) as stopped:
            main(arguments)
        assert stopped.value.code == 1
        assert capsys.readouterr().err == "nowhere.yaml: the file cannot be read: No such file or directory\n"


def test_schema_prints_the_file_that_editors_tools_read(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`quizzes/quiz.schema.json` is a copy of it, to the byte."""
    assert run("schema") == 0
    assert capsys.readouterr().out == (root / "quizzes" / "quiz.schema.json").read_text(encoding="utf-8")


COMMANDS = [
    (["check"], 0, "1 quiz, no problems\n", ""),
    (["score", "quizzes/cups.yaml", '{"a": 0, "b": 0, "fear": 1}'], 0, '{"scores": {"tea": 2, "milk": 0}, "result": "tea", "flags": []}\n', ""),
    (["score", "quizzes/cups.yaml", '{"z": 0}'], 1, "", 'responses: the quiz has no item "z"\n'),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "code", "out", "err"), COMMANDS)
def test_the_command_itself(root: Path, journal: Path, arguments: list[str], code: int, out: str, err: str) -> None:
    """Exit code, standard output and standard error of a process of its own."""
    command = [sys.executable, "-m", "quiz", *arguments]
    done = subprocess.run(command, cwd=journal, env={"PYTHONPATH": str(root / "plugins")}, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (code, out, err)
