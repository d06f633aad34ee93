"""Two people compare their results: both have taken the quiz, both agree, and nothing passes a server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.barriers import no_barrier
from browser.quiz_walk import answer, take
from browser.sharing import AFRAID, GUARDING, REACHING, SLUG, do, open_panel, own_link
from browser.test_quiz_share import edited

PAIR = "One of you comes closer when things feel shaky, the other steps back."


@pytest.fixture
def other(browser: Browser) -> Iterator[Page]:
    """The other person's browser."""
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


def both(page: Page) -> dict[str, list[str]]:
    """The table of the two: row head to cells."""
    page.locator("[data-two]").wait_for()
    rows = page.locator("[data-both] tr").all()
    return {row.locator("th").inner_text(): row.locator("td").all_inner_texts() for row in rows}


def put_in(page: Page, text: str) -> None:
    """Put a link into the field and press the button."""
    page.locator("[data-theirs]").fill(text)
    do(page, "show")


def test_two_people_exchange_links_and_see_the_same(page: Page, other: Page, site: str) -> None:
    """One sends, the other takes the quiz first and then sees both; the first puts in the answer, offline, and sees both too."""
    mine = own_link(page, site, REACHING, "compare")
    assert "#c=" in mine

    other.goto(mine)
    invited = other.locator(".quiz-received")
    invited.wait_for()
    assert "Both of you need a result first." in invited.inner_text()
    assert "You reach out to make sure" not in invited.inner_text()
    do(other, "take")
    answer(other, GUARDING)
    expect(other.locator(":focus")).to_have_text("Your result")
    assert other.locator("[data-two]:visible").count() == 0
    assert "waiting here, still closed" in other.locator(".quiz-panel").inner_text()
    other.context.set_offline(True)
    do(other, "agree")
    assert both(other) == {
        "Result": ["You keep some room for yourself", "You reach out to make sure"],
        "Worry about losing closeness": ["1.4 on a range from 1 to 5", "4.0 on a range from 1 to 5"],
        "Guarding distance": ["4.3 on a range from 1 to 5", "1.6 on a range from 1 to 5"],
    }
    assert other.locator("[data-two] [data-text]").inner_text().startswith(PAIR)
    dots = other.locator("[data-two] svg .chart-dot")
    assert [dot.get_attribute("data-at") for dot in dots.all()] == ["1.375 4.25", "4 1.625"]
    theirs = other.locator("[data-link]").input_value()

    page.context.set_offline(True)
    put_in(page, f"  {theirs}\n")
    assert both(page)["Result"] == ["You reach out to make sure", "You keep some room for yourself"]
    assert page.locator("[data-two] [data-text]").inner_text().startswith(PAIR)
    expect(page.locator("[data-two] h5")).to_be_focused()


def test_consent_comes_before_any_link(page: Page, site: str) -> None:
    """Before both want it there is no link to send, and the way to help stands there."""
    take(page, site, SLUG, REACHING)
    panel = open_panel(page, "compare")
    assert panel.locator("[data-link]:visible, [data-theirs]:visible").count() == 0
    assert "It takes two who want to." in panel.inner_text()
    assert "afraid" in panel.inner_text()
    assert panel.get_by_role("link", name="Get help").is_visible()
    do(page, "close")
    expect(page.locator("[data-action=compare]")).to_be_focused()


def test_the_other_link_waits_in_the_tab_and_can_be_forgotten(page: Page, other: Page, site: str) -> None:
    """A reload keeps it; saying no forgets it, and the address too."""
    mine = own_link(page, site, REACHING, "compare")
    other.goto(mine)
    other.locator(".quiz-received").wait_for()
    assert other.evaluate("localStorage.length") == 0
    do(other, "take")
    other.reload()
    answer(other, GUARDING)
    open_panel(other, "compare")
    assert other.locator("[data-waiting]").is_visible()

    other.goto("about:blank")
    other.goto(mine)
    other.evaluate("sessionStorage.clear()")
    other.goto("about:blank")
    other.goto(mine)
    other.locator(".quiz-received").wait_for()
    do(other, "forget")
    assert other.url == f"{site}/quizzes/{SLUG}/"
    assert other.evaluate("Object.keys(sessionStorage).filter((key) => key.includes('compare'))") == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "This link can’t be read."),
        ("https://example.org/", "This link can’t be read."),
        ("<img src=x onerror=alert(1)>", "This link can’t be read."),
    ],
)
def test_what_is_no_link_is_refused_in_a_sentence(page: Page, site: str, text: str, says: str) -> None:
    """Said at the field, which keeps the focus; nothing is drawn."""
    own_link(page, site, REACHING, "compare")
    put_in(page, text)
    assert says in page.locator("#compare-problem").inner_text()
    expect(page.locator("[data-theirs]")).to_be_focused()
    assert page.locator("[data-two]:visible").count() == 0


def test_links_of_another_quiz_and_of_an_edited_one_are_refused(page: Page, other: Page, site: str) -> None:
    """Each with its own sentence; after an edit the other person's result is still told."""
    theirs = own_link(other, site, GUARDING, "compare")
    page.route(
        f"**/quizzes/{SLUG}/",
        lambda route: route.fulfill(body=edited(route.fetch().text()), content_type="text/html; charset=utf-8"),
    )
    own_link(page, site, REACHING, "compare")
    put_in(page, theirs)
    problem = page.locator("#compare-problem")
    assert "We have changed this quiz since the link was made." in problem.inner_text()
    assert "You keep some room for yourself" in problem.inner_text()
    page.unroute_all()
    take(page, site, "six-signs", {})
    page.goto(f"{site}/quizzes/six-signs/#c={theirs.partition('#c=')[2]}")
    page.locator(".quiz-received").wait_for()
    assert "This link belongs to another quiz." in page.locator(".quiz-received").inner_text()


def test_under_a_safety_notice_nothing_is_compared(page: Page, other: Page, site: str) -> None:
    """No button, and a link that waited is neither opened nor mentioned."""
    mine = own_link(page, site, REACHING, "compare")
    other.goto(mine)
    other.locator(".quiz-received").wait_for()
    do(other, "take")
    answer(other, AFRAID)
    assert other.locator("[data-notice=safety]").is_visible()
    assert other.locator("[data-action=compare]:visible, .quiz-panel, .quiz-received").count() == 0


def test_without_storage_two_people_can_still_compare(page: Page, other: Page, site: str) -> None:
    """The link then waits in the page itself."""
    mine = own_link(page, site, REACHING, "compare")
    other.add_init_script("Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('blocked') } })")
    other.goto(mine)
    other.locator(".quiz-received").wait_for()
    do(other, "take")
    answer(other, GUARDING)
    do(other, "agree")
    assert both(other)["Result"] == ["You keep some room for yourself", "You reach out to make sure"]


def test_no_barrier_while_comparing(page: Page, other: Page, site: str) -> None:
    """axe finds nothing at any step, on either side."""
    take(page, site, SLUG, REACHING)
    open_panel(page, "compare")
    no_barrier(page)
    do(page, "agree")
    no_barrier(page)
    other.goto(page.locator("[data-link]").input_value())
    other.locator(".quiz-received").wait_for()
    no_barrier(other)
    put_in(page, page.locator("[data-link]").input_value())
    both(page)
    no_barrier(page)


def test_comparing_with_the_keyboard_alone(page: Page, other: Page, site: str) -> None:
    """Enter agrees, Tab leads to the field, Enter on the button shows both."""
    theirs = own_link(other, site, GUARDING, "compare")
    take(page, site, SLUG, REACHING)
    page.locator("[data-action=compare]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#compare-title")).to_be_focused()
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-step=exchange] h5").first).to_be_focused()
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.insert_text(theirs)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert both(page)["Result"] == ["You reach out to make sure", "You keep some room for yourself"]
