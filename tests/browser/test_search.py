"""Searching in a real browser: with the keyboard, in silence, and without a trace."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.barriers import no_barrier


@pytest.fixture
def asked(page: Page) -> list[str]:
    """The paths of everything that the page asks the server for."""
    paths: list[str] = []
    page.on("request", lambda made: paths.append(made.url.split("/", 3)[3]))
    return paths


def test_a_reader_finds_and_opens_an_article_with_the_keyboard_alone(page: Page, site: str, asked: list[str]) -> None:
    """The index loads when the reader comes to the field, and what is typed goes nowhere: not to the server, not into the address."""
    page.goto(f"{site}/about/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Search").press("Enter")
    field = page.get_by_role("searchbox", name="Words to look for")
    expect(field).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert not [path for path in asked if "match.js" in path or "assets/search/" in path]
    field.press_sequentially("quarel")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^Results for “quarrel”: \d+$"))
    titles = page.locator("[data-results] .entry-title a")
    expect(titles.first).to_have_text("Coming back after a quarrel")
    assert not page.locator("[data-everything]").is_visible()
    assert sum("assets/search/" in path for path in asked) == 1
    field.press("Enter")
    assert page.url == f"{site}/search/"
    field.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Coming back after a quarrel"
    page.keyboard.press("Enter")
    page.wait_for_url("**/learn/repair-after-a-fight/")
    assert not [path for path in asked if "quar" in path]
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_what_is_typed_is_never_markup_and_nothing_found_leads_on(page: Page, site: str) -> None:
    """To other words, to the list of everything, and to people who help. The field emptied, all is as it was."""
    page.goto(f"{site}/search/")
    field = page.get_by_role("searchbox")
    field.fill("<img src=x onerror=alert(1)> zebra")
    expect(page.get_by_role("status")).to_have_text("Nothing found.")
    assert page.locator("[data-none]").get_by_role("link", name="Get help").is_visible()
    assert page.locator("[data-everything]").is_visible()
    assert page.locator("main img").count() == 0
    no_barrier(page, (320,))
    field.fill("trust")
    expect(page.get_by_role("link", name="Trust is not watching")).to_have_attribute(
        "href", f"{site}/learn/trust-in-small-moments/#trust-is-not-watching"
    )
    no_barrier(page)
    field.fill("")
    expect(page.get_by_role("status")).to_have_text("")
    assert page.locator("[data-everything]").is_visible()
    assert not page.locator("[data-results]").is_visible()
    assert not page.locator("[data-none]").is_visible()


def test_a_search_that_cannot_load_says_so_and_leaves_the_list(page: Page, site: str, complaints: list[str]) -> None:
    page.route("**/assets/search/*", lambda route: route.abort())
    page.goto(f"{site}/de/search/")
    page.get_by_role("searchbox", name="Wörter, die du suchst").fill("Bindung")
    expect(page.get_by_role("status")).to_have_text(
        "Die Suche konnte nicht geladen werden. Prüf deine Verbindung, oder sieh die Liste unten durch."
    )
    assert page.locator("[data-everything]").is_visible()
    page.unroute("**/assets/search/*")
    page.get_by_role("searchbox").fill("Bindun")
    expect(page.locator("[data-results] .entry-title").first).to_contain_text("Bindung")
    assert complaints
    complaints.clear()


def test_without_script_the_search_is_a_list_of_everything(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/search/")
    assert not page.get_by_role("searchbox").is_visible()
    page.get_by_role("link", name="Coming back after a quarrel").click()
    assert page.url == f"{site}/learn/repair-after-a-fight/"
    context.close()
