"""content/corrections.yaml: what it says, and every mistake at its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from catalogue import Catalogue
from corrections.ledger import noted, parse, read

CATALOGUE = Catalogue(article={"hands": "articles/trust/hands.md"}, page={"about": "pages/about.md"})
ENTRY = "- date: 2026-12-01\n  page: article:hands\n  wrong: It said 12.\n  now: It says 21.\n"


def said(text: str) -> list[str]:
    return [str(problem).partition("\n")[0] for problem in parse(text, "c.yaml", CATALOGUE)[1]]


@pytest.mark.parametrize("text", ["", "[]\n", "# Only a comment\n[]\n", "# Only a comment\n"])
def test_there_may_be_none(text: str) -> None:
    assert parse(text, "c.yaml", CATALOGUE) == ([], [])


def test_a_missing_file_holds_none(tmp_path: Path) -> None:
    assert read(tmp_path / "c.yaml", "c.yaml", CATALOGUE) == ([], [])


def test_the_newest_comes_first() -> None:
    found, problems = parse(ENTRY + ENTRY.replace("2026-12-01", "2027-01-05"), "c.yaml", CATALOGUE)
    assert problems == []
    assert [(each.date, each.kind, each.slug, each.wrong, each.now) for each in found] == [
        (date(2027, 1, 5), "article", "hands", "It said 12.", "It says 21."),
        (date(2026, 12, 1), "article", "hands", "It said 12.", "It says 21."),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (ENTRY.replace("  wrong: It said 12.\n", ""), "c.yaml:1:3: [0]: wrong is missing"),
        (ENTRY.replace("2026-12-01", "1 December"), 'c.yaml:1:9: [0].date: "1 December" is not a day; write it like 2026-11-23'),
        (ENTRY.replace("2026-12-01", "2026-02-30"), 'c.yaml:1:9: [0].date: the day "2026-02-30" is not in the calendar'),
        (
            ENTRY.replace("article:hands", "article:hand"),
            'c.yaml:2:9: [0].page: there is no article "hand"; did you mean "hands"?',
        ),
        (
            ENTRY.replace("article:hands", "hands"),
            'c.yaml:2:9: [0].page: "hands" names no page; write article:, page: or quiz: and its slug',
        ),
        (
            ENTRY.replace("now:", "then:"),
            'c.yaml:4:3: [0]: there is no key "then"; known here: date, page, wrong, now | c.yaml:1:3: [0]: now is missing',
        ),
        (ENTRY.replace(" It said 12.", ""), "c.yaml:3:3: [0].wrong: wrong is empty; write a line of text"),
        (ENTRY + "  now: Again.\n", "c.yaml:5:3: [0].now: now is here twice; keep one"),
        ("- words\n", "c.yaml:1:3: [0]: a correction has the keys date, page, wrong, now"),
        ("date: 2026-12-01\n", "c.yaml:1:1: corrections are a list; begin each with “- date: ”, or write [] while there is none"),
        ("- [\n", "c.yaml:2:1: this is not YAML: expected the node content, but found '<stream end>'"),
    ],
)
def test_mistakes_are_told_in_place(text: str, message: str) -> None:
    assert " | ".join(said(text)) == message


@pytest.mark.parametrize(("today", "shown"), [((2026, 12, 1), 1), ((2027, 12, 1), 1), ((2027, 12, 3), 0)])
def test_a_page_carries_its_note_for_a_year(today: tuple[int, int, int], shown: int) -> None:
    found, _ = parse(ENTRY, "c.yaml", CATALOGUE)
    assert len(noted(found, date(*today))) == shown


def test_an_empty_list_says_so(built_site: Path) -> None:
    page = (built_site / "corrections/index.html").read_text(encoding="utf-8")
    assert "It is empty." in page
