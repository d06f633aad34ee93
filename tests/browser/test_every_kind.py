"""One page of each kind, and each step of one quiz of each kind: no barrier, no sideways scroll, a silent console."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from audit.kinds import address_of, kind_of, pages
from browser.barriers import barriers
from browser.quiz_walk import SLUGS, item, start

PARTS = "item => [...new Set([...item.querySelectorAll(':not([hidden])')].map((each) => `${each.localName}.${each.className}.${each.type}`))].sort().join()"


def test_no_barrier_on_any_kind_of_page(page: Page, site: str, built_site: Path) -> None:
    """The largest page of each kind, and every page that is the only one of its sort. The fixture listens to the console."""
    chosen: dict[str, str] = {}
    for name in sorted(pages(built_site), key=lambda name: (built_site / name).stat().st_size):
        kind = kind_of(name)
        chosen[name if kind in {"page", "collection"} else kind] = name
    assert chosen.keys() >= {"start", "article", "pillar", "quiz list", "quiz", "quiz result page", "404"}
    found = {}
    for name in chosen.values():
        page.goto(site + address_of(name))
        if lines := barriers(page):
            found[name] = lines
    assert found == {}


@pytest.mark.parametrize("slug", SLUGS)
def test_no_barrier_at_any_step_of_a_quiz(page: Page, site: str, slug: str) -> None:
    """Introduction, items as they come and answered, the look back, the result. Of items made of the same parts, the first."""
    found = {}
    parts_seen = set()

    def look(step: str) -> None:
        if lines := barriers(page):
            found[step] = lines

    start(page, site, slug)
    page.locator("[data-action=back]").click()
    page.locator("[data-quiz-page][data-state=intro]").wait_for()
    look("introduction")
    page.locator("[data-action=start]").click()
    answered = 0
    while item(page).count():
        answered += 1
        item(page).locator("label").first.click()
        parts = item(page).evaluate(PARTS)
        if parts not in parts_seen:
            parts_seen.add(parts)
            look(f"item {answered}")
        page.locator("[data-action=next]").click()
    look("review")
    page.locator("[data-action=finish]").click()
    page.locator("form[data-outcome]").wait_for()
    look("result")
    assert found == {}


@pytest.mark.parametrize("slug", SLUGS)
def test_no_barrier_in_the_sheet(browser: Browser, site: str, slug: str) -> None:
    """The page without script is as accessible as the walk."""
    page = browser.new_context().new_page()
    page.route("**/js/**", lambda route: route.abort())
    page.goto(f"{site}/quizzes/{slug}/")
    page.locator("[data-result]").last.wait_for()
    assert barriers(page) == []
    page.context.close()
