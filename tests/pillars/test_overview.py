"""content/pillars/*.md: order, quizzes, and mistakes with their places."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from catalogue import Catalogue
from pillars.overview import around, in_order, parse, read

CATALOGUE = Catalogue(
    article={"hands": "articles/trust/hands.md", "bins": "articles/trust/bins.md", "scan": "articles/brain/scan.md"},
    page={"get-help": "pages/get-help.md"},
    quiz={"small-moments": "../quizzes/small-moments.yaml"},
)
GOOD = "Articles: hands, bins\nQuizzes: small-moments\n\nBegin with [hands](article:hands).\n"


def said(text: str) -> list[str]:
    return [str(problem).partition("\n")[0] for problem in parse(text, "trust.md", "trust", CATALOGUE)[1]]


def test_an_overview_names_its_articles_in_order_and_its_quizzes() -> None:
    overview, problems = parse(GOOD, "trust.md", "trust", CATALOGUE)
    assert (overview.articles, overview.quizzes, problems) == (("hands", "bins"), ("small-moments",), [])


def test_articles_without_a_place_come_last() -> None:
    assert in_order(["zebra", "bins", "hands", "apple"], ["hands", "bins"], str) == ["hands", "bins", "apple", "zebra"]


@pytest.mark.parametrize(("here", "beside"), [("a", (None, "b")), ("b", ("a", "c")), ("c", ("b", None))])
def test_each_article_has_one_before_and_one_after_it(here: str, beside: tuple[str | None, str | None]) -> None:
    assert around(["a", "b", "c"], here) == beside


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (GOOD.replace("hands, bins", "hands, binz"), 'trust.md:1:18: Articles: there is no article "binz"; did you mean "bins"?'),
        (GOOD.replace("hands, bins", "hands, scan"), 'trust.md:1:18: Articles: the article "scan" belongs to the pillar brain'),
        (GOOD.replace("hands, bins", "hands"), ""),
        (GOOD.replace("small-moments", "small"), 'trust.md:2:10: Quizzes: there is no quiz "small"; known here: small-moments'),
        (GOOD.replace("Quizzes", "Quizes"), 'trust.md:2:1: there is no key "Quizes"; did you mean "Quizzes"?'),
        (GOOD.replace("article:hands", "article:hand"), 'trust.md:4:20: there is no article "hand"; did you mean "hands"?'),
        ("Articles: hands\nwords\n\nText.\n", "trust.md:2:1: this line is not “Key: value”; leave an empty line above the text"),
        (
            "Quizzes: small-moments\n\nText.\n",
            "trust.md:1:1: Articles is missing; add a line “Articles: ” with slugs in reading order",
        ),
        ("Articles: hands\n", "trust.md: the introduction is missing; write it below the first empty line"),
    ],
)
def test_mistakes_are_told_in_place(text: str, message: str) -> None:
    assert said(text) == ([message] if message else [])


def test_a_file_of_no_pillar_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "pillars").mkdir()
    (tmp_path / "pillars/thrust.md").write_text(GOOD, encoding="utf-8")
    _, problems = read(tmp_path, ("trust",), CATALOGUE)
    assert [problem.message for problem in problems] == ['there is no pillar "thrust"; did you mean "trust"?']


def test_each_overview_shows_its_articles_in_order_a_quiz_and_the_way_to_help(root: Path, built_site: Path) -> None:
    for file in sorted((root / "content/pillars").glob("*.md")):
        text = file.read_text(encoding="utf-8")
        page = (built_site / "pillars" / file.stem / "index.html").read_text(encoding="utf-8")
        main = page.partition("<main")[2].partition("</main>")[0]
        titled = re.findall(r'class="entry-title"><a href="../../learn/([^/]*)/"', main)
        assert titled == text.split("\n")[0].removeprefix("Articles: ").split(", ")
        assert 'href="../../quizzes/' in main
        assert 'href="../../get-help/"' in main
        for before, after in itertools.pairwise(titled):
            assert f'After this: <a href="../../learn/{after}/">' in (built_site / f"learn/{before}/index.html").read_text("utf-8")
            assert f'Before this: <a href="../../learn/{before}/">' in (built_site / f"learn/{after}/index.html").read_text("utf-8")
        words = re.sub(r"\]\([^)]*\)", "", text.partition("\n\n")[2]).split()
        assert 120 <= len(words) <= 180
