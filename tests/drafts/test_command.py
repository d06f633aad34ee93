"""Starting, looking at and checking drafts, as make runs it."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from datetime import date
from fnmatch import fnmatch
from pathlib import Path

import pytest

import drafts.__main__ as command
from catalogue import UNSEEN
from drafts import starting
from drafts.wishes import KINDS
from editorial_site import FILES
from quiz.build import load
from words import default

PLUGINS = Path(__file__).parents[2] / "plugins"
ARTICLE = {"PILLAR": "trust", "TITLE": "Small promises", "SLUG": "small-promises"}
DRAFT = "content/articles/trust/_small-promises.md"
STARTED = f"""Started {DRAFT}. Its _ keeps it out of the site.
1. Write where it says TODO. make draft SLUG=small-promises tells what it still lacks.
2. Take the _ away from its name to look at it with make preview, and mend what make check tells then.
docs/editors.md has the rest.
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    plan = FILES["content/plan.yaml"].replace("you both want to.", "you both want to and feel safe with each other.")
    (tmp_path / "content/plan.yaml").write_text(plan, encoding="utf-8")
    answers = (Path(__file__).parents[2] / "quizzes/_answers.yaml").read_text(encoding="utf-8")
    (tmp_path / "quizzes/_answers.yaml").write_text(answers, encoding="utf-8")
    return tmp_path


def run(site: Path, wanted: str, **given: str) -> tuple[int, str, str]:
    clean = {name: value for name, value in os.environ.items() if name not in ("PILLAR", "KIND", "TITLE", "SLUG")}
    done = subprocess.run(
        [sys.executable, "-m", "drafts", wanted],
        cwd=site,
        env=clean | {"PYTHONPATH": str(PLUGINS), "PYTHONUTF8": "1"} | given,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
    )
    return done.returncode, done.stdout, done.stderr


def first_lines(said: str) -> list[str]:
    return [line for line in said.splitlines() if not line.startswith(" ")]


def test_an_article_is_started_and_told_of_until_it_is_written(site: Path) -> None:
    """The draft lacks what only a person can write, and what only the plan and other articles can say."""
    assert run(site, "article", **ARTICLE) == (0, STARTED, "")
    code, _, said = run(site, "show", SLUG="small-promises")
    assert code == 1
    lines = [line.removeprefix(f"{DRAFT}:") for line in first_lines(said)]
    todo = [line for line in lines if line.endswith(": this is still to be written")]
    assert len(todo) == (site / DRAFT).read_text(encoding="utf-8").count("TODO") > 10
    assert sorted(set(lines) - set(todo)) == [
        "1:1: no other article and no quiz leads here; link to it: [words](article:small-promises)",
        '1:1: plan.yaml says nothing of this article; add "small-promises" there, with the safety notes that it needs',
        "9:1: the text links to no other article; it needs 2: [words](article:slug)",
        "9:1: the text links to no quiz; write one in as [words](quiz:slug)",
    ]
    assert run(site, "check") == (
        0,
        f"advice: {DRAFT}: a draft, which is not in the site; make draft SLUG=small-promises tells what it lacks\n",
        "",
    )


def test_what_is_there_is_never_written_over(site: Path) -> None:
    """Whether it is published or a draft, an article of another pillar, or the shared answers."""
    before = {path: path.read_bytes() for path in sorted(site.rglob("*.*"))}
    assert run(site, "article", **ARTICLE | {"SLUG": "second"}) == (
        1,
        "",
        'SLUG: "second" is the slug of content/articles/trust/second.md; choose another\n',
    )
    assert run(site, "quiz", KIND="map", TITLE="x", SLUG="answers") == (
        1,
        "",
        'SLUG: "answers" is the slug of _answers.yaml, which has the shared answers; choose another\n',
    )
    assert {path: path.read_bytes() for path in sorted(site.rglob("*.*"))} == before
    (site / DRAFT).write_text("Mine.", encoding="utf-8")
    assert run(site, "article", **ARTICLE) == (1, "", f'SLUG: "small-promises" is the slug of {DRAFT}; choose another\n')
    assert (site / DRAFT).read_text(encoding="utf-8") == "Mine."


def test_a_quiz_is_started_and_what_it_lacks_is_its_words(site: Path) -> None:
    code, said, _ = run(site, "quiz", KIND="map", TITLE='Is it "true": yes?', SLUG="near")
    assert (code, said.splitlines()[0]) == (0, "Started quizzes/_near.yaml. Its _ keeps it out of the site.")
    code, said, told = run(site, "show", SLUG="near")
    assert (code, said) == (1, "1 quiz, no problems\n")
    assert {line.rpartition(": ")[2] for line in first_lines(told)} == {"this is still to be written"}


def test_a_place_that_was_left_unwritten_stops_publishing(site: Path) -> None:
    for name in ("content/articles/trust/first.md", "content/pages/get-help.md", "quizzes/moments.yaml"):
        (site / name).write_text("Title: TODO a title\n", encoding="utf-8")
    code, said, told = run(site, "check")
    assert (code, said) == (1, "")
    assert first_lines(told) == [
        "content/articles/trust/first.md:1:8: this is still to be written",
        "content/pages/get-help.md:1:8: this is still to be written",
        "quizzes/moments.yaml:1:8: this is still to be written",
    ]


def test_a_draft_that_is_not_there_is_told_with_what_there_is(site: Path) -> None:
    assert run(site, "show", SLUG="x") == (
        1,
        "",
        'SLUG: there is no draft "x"; make new-article and make new-quiz start one\n',
    )
    (site / DRAFT).write_text("Title: x\n", encoding="utf-8")
    assert run(site, "show", SLUG="smal-promises")[2] == (
        'SLUG: there is no draft "smal-promises"; did you mean "small-promises"?\n'
    )


def test_what_is_missing_is_asked_for_until_it_can_be_taken(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = iter(["trst", "trust", "", "Small promises", "second", ""])
    asked: list[str] = []
    monkeypatch.chdir(site)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda words: asked.append(words) or next(answers))
    for name in ARTICLE:
        monkeypatch.delenv(name, raising=False)
    assert command.main(["article"]) == 0
    pillar, title, slug = "Pillar (trust): ", "Title: ", "Slug, the last part of its address [small-promises]: "
    assert asked == [pillar, pillar, title, title, slug, slug]
    assert capsys.readouterr().out == (
        '  there is no pillar "trst"; did you mean "trust"?\n'
        "  TITLE must be said\n"
        '  "second" is the slug of content/articles/trust/second.md; choose another\n' + STARTED
    )


def test_whoever_leaves_while_being_asked_leaves_nothing_behind(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def leave(_: str) -> str:
        raise EOFError

    monkeypatch.chdir(site)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", leave)
    with pytest.raises(SystemExit, match="Stopped: nothing was written"):
        command.main(["quiz"])
    assert not list(site.rglob("_*.yaml"))[1:]


@pytest.mark.parametrize("title", ["Plain", "A: b", "yes", "[x]", "1.10", "it's “so” – #1", "* star", 'a "b"', "C:\\new", "TODO?"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_form_is_a_sound_quiz_with_any_title(site: Path, kind: str, title: str) -> None:
    file = site / f"quizzes/_{kind}.yaml"
    file.write_text(starting.quiz(kind, title), encoding="utf-8")
    loaded = load(file, site / "quizzes")
    assert loaded.problems == ()
    assert loaded.built is not None
    assert loaded.built.quiz.title == title


def test_an_article_starts_with_today_and_its_review_in_two_years() -> None:
    text = starting.article("T", date(2026, 3, 9), "A", default())
    assert "Date: 2026-03-09\nAuthor: A\nNext_review: 2028-03\nEvidence_to: 2026-03\n" in text


def test_pelican_passes_over_what_the_catalogue_does_not_see(root: Path) -> None:
    patterns = runpy.run_path(str(root / "pelicanconf.py"))["IGNORE_FILES"]
    assert [any(fnmatch(f"{mark}name.md", pattern) for pattern in patterns) for mark in UNSEEN] == [True] * len(UNSEEN)
    assert not any(fnmatch("name.md", pattern) for pattern in patterns)
