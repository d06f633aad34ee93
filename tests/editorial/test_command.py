"""The checks as editors meet them: `python -m editorial check`, and inside a bare `pelican` run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from editorial_site import ARTICLE, FILES

PLUGINS = Path(__file__).parents[2] / "plugins"
GOOD = "Title: A piece\nDate: 2026-11-23\n\nText.\n"
BROKEN = "Title: A piece\nDate: 2026-11-23\n\nSee [x](article:first).\n"
TOLD = """\
content/articles/trust/second.md:4:9: there is no article "first"; known here: one, second
    See [x](article:first).
            ^
content/pages/about.md:1:1: Date is missing; add a line “Date: 2026-11-23”
    Title: About
    ^
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site of one article with Pelican's own theme."""
    settings = (
        f'PATH = "content"\nPLUGIN_PATHS = [{str(PLUGINS)!r}]\nPLUGINS = ["editorial"]\nPILLARS = {{"trust": {{}}}}\n'
        'ARTICLE_PATHS = ["articles"]\nOUTPUT_PATH = "output"\nTIMEZONE = "UTC"\nFEED_DOMAIN = "http://localhost"\n'
    )
    (tmp_path / "pelicanconf.py").write_text(settings, encoding="utf-8")
    for name, text in {"articles/trust/one.md": GOOD, "pages/.keep": "", "images/.keep": ""}.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str) -> tuple[int, str, str]:
    environment = {**os.environ, "PYTHONPATH": str(PLUGINS), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout, done.stderr


def break_it(folder: Path) -> None:
    (folder / "content/articles/trust/second.md").write_text(BROKEN, encoding="utf-8")
    (folder / "content/pages/about.md").write_text("Title: About\n\nText.\n", encoding="utf-8")


def test_good_content_is_counted(folder: Path) -> None:
    assert run(folder, "editorial", "check") == (0, "1 file, no problems\n", "")
    (folder / "content/pages/about.md").write_text(GOOD, encoding="utf-8")
    assert run(folder, "editorial", "check") == (0, "2 files, no problems\n", "")


def test_problems_go_to_the_error_stream_with_exit_code_1(folder: Path) -> None:
    break_it(folder)
    assert run(folder, "editorial", "check") == (1, "", TOLD)


def test_only_the_files_named_are_checked(folder: Path) -> None:
    break_it(folder)
    assert run(folder, "editorial", "check", "content/articles/trust/one.md") == (0, "1 file, no problems\n", "")
    assert run(folder, "editorial", "check", "content/nowhere.md") == (
        1,
        "",
        "content/nowhere.md: this file cannot be read: No such file or directory\n"
        "content/nowhere.md: this file lies neither in content/articles nor in content/pages\n",
    )


def test_outside_a_site_the_command_says_where_to_go(tmp_path: Path) -> None:
    code, _, errors = run(tmp_path, "editorial", "check")
    assert code == 2
    assert errors.endswith("error: there is no pelicanconf.py here; run this in the folder of the site\n")


def test_a_bare_pelican_run_stops_on_the_same_words_and_writes_nothing(folder: Path) -> None:
    break_it(folder)
    code, _, errors = run(folder, "pelican")
    assert code == 1
    assert errors.endswith(TOLD)
    assert "Traceback" not in errors
    assert not (folder / "output").exists()


def test_a_bare_pelican_run_on_good_content_builds(folder: Path) -> None:
    code, _, errors = run(folder, "pelican", "--fatal", "errors")
    assert (code, "Traceback" in errors) == (0, False)
    assert (folder / "output" / "a-piece.html").exists()


@pytest.fixture
def held(tmp_path: Path) -> Path:
    """A site that is held to standards, and meets them."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_advice_is_shown_and_fails_nothing(held: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(held, "editorial", "check") == (0, "4 files, no problems\n", "")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1893456000")  # 2030
    for name in ("first", "third"):
        path = held / f"content/articles/trust/{name}.md"
        path.write_text(path.read_text(encoding="utf-8").replace("2028-11", "2031-01"), encoding="utf-8")
    assert run(held, "editorial", "check") == (
        0,
        "advice: content/articles/trust/second.md:6:14: the review due in 2028-11 is overdue; look at the text again, "
        "then set the next date\n    Next_review: 2028-11\n                 ^\n4 files, no problems\n",
        "",
    )


def test_standards_that_are_not_met_are_problems_among_the_others(held: Path) -> None:
    text = ARTICLE.replace("Author: The editors\n", "").replace("(article:second)", "(article:seconds)")
    (held / "content/articles/trust/first.md").write_text(text, encoding="utf-8")
    code, said, errors = run(held, "editorial", "check")
    assert (code, said) == (1, "")
    assert [line for line in errors.splitlines() if not line.startswith(" ")] == [
        "content/articles/trust/first.md:1:1: Author is missing; add a line “Author: The Our2Souls editors”",
        'content/articles/trust/first.md:20:52: there is no article "seconds"; did you mean "second"?',
    ]


def test_the_reading_level_of_each_article_is_listed(held: Path) -> None:
    code, said, errors = run(held, "editorial", "reading")
    assert (code, errors) == (0, "")
    assert [line.split()[-1] for line in said.splitlines() if line.startswith("grade")] == ["first", "third", "second"]


def test_a_draft_is_no_part_of_the_site_and_is_checked_when_it_is_named(folder: Path) -> None:
    draft = folder / "content/articles/trust/_second.md"
    draft.write_text(BROKEN, encoding="utf-8")
    assert run(folder, "editorial", "check") == (0, "1 file, no problems\n", "")
    told = TOLD.partition("content/pages")[0].replace("second.md", "_second.md").replace("one, second", "one")
    assert run(folder, "editorial", "check", "content/articles/trust/_second.md") == (1, "", told)


def test_the_standards_look_at_a_draft_that_is_named(folder: Path) -> None:
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    draft = "content/articles/trust/_fourth.md"
    (folder / draft).write_text(ARTICLE.replace("## Try this", "## Try that"), encoding="utf-8")
    (folder / "content/articles/trust/one.md").unlink()
    code, _, said = run(folder, "editorial", "check", draft)
    assert code == 1
    lines = [line.removeprefix(f"{draft}:") for line in said.splitlines() if line.startswith(draft)]
    assert "13:1: the section “## Try this” is missing" in lines
    assert '1:1: plan.yaml says nothing of this article; add "fourth" there, with the safety notes that it needs' in lines
    assert all(line.startswith(draft) or line.startswith("    ") for line in said.splitlines())
