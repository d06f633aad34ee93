"""Reading an article in a real browser: what follows the reader without any script, and what paper gets."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from browser.waiting import until

ADDRESS = "learn/reach-and-retreat/"
CURRENT = "[...document.querySelectorAll('.contents a')].filter((each) => each.matches(':target-current')).map((each) => each.hash)"
PROGRESS = "getComputedStyle(document.querySelector('.prose'), '::before')"
TO = "(selector) => document.querySelector(selector).scrollIntoView({behavior: 'instant'})"


@pytest.fixture
def article(page: Page, site: str) -> Page:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{site}/{ADDRESS}")
    return page


def test_contents_stay_in_sight_beside_the_text_and_know_the_section(article: Page) -> None:
    for section in ("#five-smaller-moves", "#try-this"):
        article.evaluate(TO, section)
        until(article, f"{CURRENT}.join() === '{section}'")
        box, text = article.locator(".contents ol").bounding_box(), article.locator(".prose").bounding_box()
        assert box
        assert text
        assert 0 <= box["y"] < 100
        assert box["x"] + box["width"] < text["x"]


def test_contents_are_folded_above_the_text_where_there_is_no_margin(article: Page) -> None:
    """One press of a key opens them, one follows a link."""
    article.set_viewport_size({"width": 412, "height": 800})
    link = article.get_by_role("navigation", name="Contents").get_by_role("link", name="Try this")
    assert not link.is_visible()
    article.locator(".contents summary").press("Enter")
    link.press("Enter")
    assert article.url.endswith("#try-this")


def test_a_line_shows_how_far_the_reader_is_unless_they_want_no_motion(article: Page) -> None:
    """None before the text, all of the width at its end, some in between."""
    assert article.evaluate(f"{PROGRESS}.content") == "none"
    article.emulate_media(reduced_motion="no-preference")
    shown = []
    for place in (".site-head", "#from-inside", "#references"):
        article.evaluate(TO, place)
        article.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        shown.append(article.evaluate(f"parseFloat({PROGRESS}.width) / innerWidth"))
    assert shown[0] == 0
    assert 0.2 < shown[1] < 0.8
    assert shown[2] > 0.98


def test_the_reference_opens_and_is_chosen_whole_by_one_press(article: Page) -> None:
    article.get_by_text("Cite this page").click()
    article.locator("pre.to-copy").first.click()
    assert article.evaluate("getSelection().toString().trim().split('\\n').at(0)") == "@misc{reach-and-retreat-2026,"
    assert article.evaluate("getSelection().toString().trim().endsWith('}')")


def test_paper_gets_the_text_its_source_and_where_links_lead(article: Page) -> None:
    """No navigation; no heading at the foot of a page by itself."""
    article.emulate_media(media="print", reduced_motion="no-preference")
    for part in (".site-head nav", ".contents", ".next", ".beside", ".foot-nav", ".cite-page pre", ".cite-page summary"):
        assert not article.locator(part).first.is_visible(), part
    assert article.locator(".cite-page p.to-copy").last.is_visible()
    assert article.evaluate(f"{PROGRESS}.content") == "none"
    breaks = article.locator(".prose :is(h2, h3)").evaluate_all("all => all.map((each) => getComputedStyle(each).breakAfter)")
    assert set(breaks) == {"avoid"}
    assert "https://doi.org/" in article.locator(".references").inner_text()


def test_an_article_is_whole_in_a_browser_without_script(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(f"{site}/{ADDRESS}")
    page.get_by_role("navigation", name="Contents").get_by_role("link", name="Try this").click()
    assert page.url.endswith("#try-this")
    context.close()
