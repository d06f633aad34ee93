"""Exercises are read out of an article's HTML, one for each thing to do."""

from __future__ import annotations

import re
from pathlib import Path

from practice.exercises import exercises_in
from words import default

OPT_OUT = default()("sections.opt-out")
RULE = f"<p>{OPT_OUT}</p>"


def names_and_texts(html: str) -> list[tuple[str, str]]:
    found = exercises_in(html, slug="hands", title="About hands", address="../learn/hands/", words=default())
    return [(each.name, each.html) for each in found]


def test_an_article_without_the_section_has_no_exercise() -> None:
    assert names_and_texts("<h2>In short</h2><p>Words.</p>") == []


def test_a_name_in_bold_becomes_the_heading_and_the_section_ends_at_the_next() -> None:
    html = (
        f'<h2 id="try-this">Try this</h2>{RULE}<p><strong>One line.</strong> Draw it.</p><p>Keep it.</p><h2>More</h2><p>No.</p>'
    )
    assert names_and_texts(html) == [("One line", "<p> Draw it.</p>\n<p>Keep it.</p>")]


def test_bold_words_that_are_no_name_begin_nothing() -> None:
    html = f"<h2>Try this</h2>{RULE}<p>First.</p><p><strong>Never</strong> hurry.</p>"
    assert names_and_texts(html) == [("About hands", "<p>First.</p>\n<p><strong>Never</strong> hurry.</p>")]


def test_what_stands_before_the_first_exercise_belongs_to_each() -> None:
    html = "<h2>Questions to try</h2><p>Pass.</p><h3>Today</h3><ol><li>A?</li></ol><h3>Tender</h3><ol><li>B?</li></ol>"
    assert names_and_texts(html) == [
        ("Questions to try: today", "<p>Pass.</p>\n<ol><li>A?</li></ol>"),
        ("Questions to try: tender", "<p>Pass.</p>\n<ol><li>B?</li></ol>"),
    ]


def test_citations_say_who_and_lead_into_the_article() -> None:
    cite = (
        '<sup class="cite"><a href="#ref-a" id="cite-a-1" aria-label="Reference 3: One, 2000">3</a>, '
        '<a href="#ref-b" id="cite-b-1" aria-label="Reference 4, p. 2: Two, 2001">4</a>'
        '<span class="cite-note" aria-hidden="true">3 One</span></sup>'
    )
    assert names_and_texts(f"<h2>Try this</h2>{RULE}<p>So.{cite}</p>")[0][1] == (
        '<p>So. <span class="cited">(<a href="../learn/hands/#ref-a">One, 2000</a>; '
        '<a href="../learn/hands/#ref-b">Two, 2001</a>)</span></p>'
    )


def test_ids_are_unique_and_none_is_left_in_the_text() -> None:
    html = f'<h2>Try this</h2>{RULE}<p id="x"><strong>A.</strong> One.</p><p><strong>B.</strong> Two.</p>'
    found = exercises_in(html, slug="hands", title="T", address="../", words=default())
    assert [each.id for each in found] == ["hands-1", "hands-2"]
    assert not any(" id=" in each.html for each in found)


def test_the_practice_page_has_every_exercise_with_its_line_and_its_way_to_help(built_site: Path) -> None:
    """All 24 questions of the article on talking are there, and nothing of the article on abuse."""
    page = (built_site / "practice/index.html").read_text(encoding="utf-8")
    cards = re.findall(r'<section class="practice-card".*?</section>', page, re.DOTALL)
    assert len(cards) >= 20
    assert all(OPT_OUT in card and 'href="../get-help/"' in card and 'href="../learn/' in card for card in cards)
    questions = [card for card in cards if 'id="how-closeness-grows-' in card]
    assert sum(len(re.findall(r"<li>[^<]*\?", card)) for card in questions) == 24
    assert "when-repair-is-not-the-answer-1" not in page
    assert "If you found out in the past few weeks, skip this section." in page
