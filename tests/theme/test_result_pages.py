"""Each result has a page of its own, for search and for links that people send."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from catalogue import named, quiz_files
from words import FOLDER, default, read

QUIZZES = quiz_files([Path(__file__).parents[2] / "quizzes"])
SAID = {"": default(), **read(FOLDER, ["en", "de"]).words}


def address(path: Path) -> str:
    """Where a quiz is: `quizzes/cups`, `de/quizzes/cups`."""
    slug, language = named(path.stem)
    return f"{language}/quizzes/{slug}" if language else f"quizzes/{slug}"


def results(path: Path) -> list[dict[str, str]]:
    """The results of a quiz file as it is written."""
    found: list[dict[str, str]] = yaml.safe_load(path.read_text(encoding="utf-8"))["results"]
    return found


def text(markup: str) -> str:
    """Words alone, spaces as one."""
    return " ".join(re.sub(r"<[^>]+>", " ", markup).split())


@pytest.mark.parametrize("path", QUIZZES, ids=[path.stem for path in QUIZZES])
def test_every_result_has_its_page_and_no_other_page_is_there(built_site: Path, path: Path) -> None:
    """One folder for each result of the file; a withheld or incomplete result has none."""
    folder = built_site / address(path) / "results"
    assert sorted(page.parent.name for page in folder.rglob("index.html")) == sorted(each["id"] for each in results(path))


@pytest.mark.parametrize("path", QUIZZES, ids=[path.stem for path in QUIZZES])
def test_a_result_page_stands_by_itself(built_site: Path, path: Path) -> None:
    """Title, when it is told, what a reader must know of the quiz, the way to it, and help; the app only where the result lets it."""
    for result in results(path):
        page = (built_site / address(path) / "results" / result["id"] / "index.html").read_text(encoding="utf-8")
        said = SAID[named(path.stem)[1]]
        assert f"<h1>{result['title']}</h1>" in page
        words = text(page)
        assert said("quiz.standing") in words
        assert said("result-page.you-about", applies="") in f"{words} "
        assert said("quiz.stirred") in words
        assert f'href="{"../" * (address(path).count("/") + 3)}{address(path)}/"' in page
        assert "/get-help/" in page
        assert ("data-app" in page) is ("app" not in result)
        description = re.search(r'<meta name="description" content="([^"]{20,200})">', page)
        assert description, result["id"]
        assert ">None<" not in page
        assert "data-notice" not in page
        for part in ("strength", "limit", "step"):
            assert (part in result) is (said(f"quiz.{part}") in words)
