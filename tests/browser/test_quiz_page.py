"""The quiz page for every reader: without script, by keyboard alone, with a failing script, and on paper."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from browser.quiz_walk import SLUGS, item, skip_to_review, start, told
from quiz.build import load


@pytest.mark.parametrize("slug", SLUGS)
def test_without_script_everything_can_be_read_and_scored(browser: Browser, site: str, root: Path, slug: str) -> None:
    """Every item, option, result and notice is there, the points too; nothing that needs a script shows."""
    built = load(root / "quizzes" / f"{slug}.yaml", root / "quizzes").built
    assert built is not None
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{site}/quizzes/{slug}/")
    for part in ("item", "result", "notice"):
        assert page.locator(f"[data-{part}]:visible").count() == page.locator(f"[data-{part}]").count()
    assert page.locator("[data-item]").count() == len(built.table.items)
    assert page.locator("[data-result]").count() == len(built.table.results)
    assert page.locator("[data-scale]:visible").count() == len(built.table.scales)
    assert page.locator("input:checked, input[required]").count() == 0
    assert page.locator("button:visible").count() == 0
    tables = page.locator(".quiz-points table:visible, .quiz-right:visible").count()
    assert tables >= 1
    numbers = {link.inner_text() for link in page.locator(".quiz-points caption a").all()}
    scored = {str(number) for number, entry in enumerate(built.table.items, 1) if entry.keyed}
    assert numbers == (scored if built.table.kind != "knowledge" else set())
    page.context.close()


@pytest.mark.parametrize("slug", SLUGS)
def test_without_script_enter_sends_no_answer_anywhere(browser: Browser, site: str, slug: str) -> None:
    """A form sends its answers when Enter is pressed on a radio, unless it is told otherwise: this one stays put."""
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{site}/quizzes/{slug}/")
    first = page.locator("[data-item] input").first
    first.check()
    first.press("Enter")
    page.wait_for_load_state()
    assert page.url == f"{site}/quizzes/{slug}/"
    assert first.is_checked()
    page.context.close()


def test_a_script_that_fails_leaves_the_whole_page(browser: Browser, site: str) -> None:
    """When a module can't be loaded, or the table is damaged, the sheet to score by hand is what the reader gets."""
    page = browser.new_context().new_page()
    page.route("**/js/quiz/steps.js", lambda route: route.abort())
    page.goto(f"{site}/quizzes/six-signs/")
    page.locator("[data-result]").last.wait_for()
    assert page.locator("[data-item]:visible").count() == 7
    page.context.close()

    page = browser.new_context().new_page()
    page.route(
        "**/quizzes/six-signs/",
        lambda route: route.fulfill(
            body=re.sub(r'"format":1', '"format":99', route.fetch().text()), content_type="text/html; charset=utf-8"
        ),
    )
    page.goto(f"{site}/quizzes/six-signs/")
    page.locator("[data-result]").last.wait_for()
    assert page.locator("[data-item]:visible").count() == 7
    assert page.locator("button:visible").count() == 0
    page.context.close()


def test_a_failure_half_way_gives_the_whole_page_back_with_its_answers(browser: Browser, site: str) -> None:
    """An exception while the result is shown restores the sheet; what was chosen stays chosen."""
    page = browser.new_context().new_page()
    start(page, site, "six-signs")
    item(page).locator("label").first.click()
    page.evaluate("document.querySelector('[data-missing]').remove()")
    skip_to_review(page)
    page.locator("[data-action=finish]").click()
    page.locator("[data-item]").last.wait_for()
    assert page.locator("[data-item]:visible").count() == 7
    assert page.locator("[data-result]:visible").count() == 5
    assert page.locator("#outcome").inner_text() == "Score it yourself"
    assert page.locator("input:checked").count() == 1
    page.context.close()


def test_a_quiz_can_be_taken_with_the_keyboard_alone(page: Page, site: str) -> None:
    """Tab and Enter to start, arrow keys to choose, Enter to continue; focus is on each step's heading, then on the result's."""
    page.goto(f"{site}/quizzes/closeness-map/")
    page.locator("[data-action=start]").focus()
    page.keyboard.press("Enter")
    for number in range(1, 18):
        focused = page.locator(":focus")
        assert focused.inner_text().startswith(f"{number} of 17")
        assert page.title().startswith(f"{number} of 17 – The closeness map")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        assert page.locator("[data-action=next]:visible").count() == 1
        page.keyboard.press("Enter")
    assert page.locator(":focus").inner_text() == "Your answers"
    assert page.title().startswith("Your answers – The closeness map")
    for _ in range(18):  # a Change link for each item, then the button
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("form[data-outcome]").wait_for()
    assert page.locator(":focus").inner_text() == "Your result"
    assert page.title().startswith("Your result")
    assert told(page) == {"scores": {"worry": 3, "distance": 3}, "result": "middle", "flags": []}


def test_arrow_keys_alone_do_not_give_an_answer_away(page: Page, site: str) -> None:
    """In a knowledge quiz the arrow keys choose as they move; the explanation waits for Enter, and Enter again goes on."""
    start(page, site, "brain-facts-or-myths")
    item(page).locator("input").first.focus()
    page.keyboard.press("ArrowDown")
    box = item(page).locator("[data-explanation]")
    assert box.inner_text() == ""
    assert page.locator("[data-action=next]").inner_text() == "Check my answer"
    page.keyboard.press("Enter")
    box.get_by_text("That is right.").wait_for()
    page.keyboard.press("ArrowDown")
    assert item(page).locator("input").nth(1).is_checked()
    page.keyboard.press("Enter")
    assert item(page).get_attribute("data-item") == "familiar-hand"


def test_the_button_says_skip_until_something_is_chosen(page: Page, site: str) -> None:
    """Skipping is allowed, and the reader is told what the button will do."""
    start(page, site, "closeness-map")
    forward = page.locator("[data-action=next]")
    assert forward.inner_text() == "Skip"
    item(page).locator("label").first.click()
    assert forward.inner_text() == "Continue"
    forward.click()
    assert forward.inner_text() == "Skip"


def test_the_whole_row_of_an_option_can_be_pressed(page: Page, site: str) -> None:
    """Rows are at least 44 px high, and a press at their far end chooses; nothing is chosen before."""
    start(page, site, "closeness-map")
    assert page.locator("input:checked").count() == 0
    for row in item(page).locator("label").all():
        box: Any = row.bounding_box()
        assert box["height"] >= 44
        row.click(position={"x": box["width"] - 5, "y": box["height"] / 2})
        assert row.locator("input").is_checked()


def test_the_page_does_not_jump_while_the_script_arrives(page: Page, site: str) -> None:
    """From the first paint to the introduction with its button, nothing that is visible moves."""
    page.goto(f"{site}/quizzes/closeness-map/")
    page.locator("[data-action=start]").wait_for()
    shifts = """() => new Promise((done) => {
      new PerformanceObserver((list) => done(list.getEntries().reduce((sum, { value }) => sum + value, 0)))
        .observe({ type: 'layout-shift', buffered: true });
      setTimeout(() => done(0), 300);
    })"""
    assert page.evaluate(shifts) <= 0.01


@pytest.mark.parametrize("state", ["intro", "items", "review"])
def test_paper_shows_the_sheet_whatever_was_on_the_screen(page: Page, site: str, state: str) -> None:
    """Printing gives every item, result, notice and the points, and no buttons."""
    page.goto(f"{site}/quizzes/six-signs/")
    if state != "intro":
        page.locator("[data-action=start]").click()
    if state == "review":
        skip_to_review(page)
    page.emulate_media(media="print")
    for part in ("[data-item]", "[data-result]", "[data-notice]", ".quiz-points table"):
        assert page.locator(f"{part}:visible").count() == page.locator(part).count() > 0
    assert page.locator("button:visible").count() == 0
