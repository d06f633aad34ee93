"""The walk through quizzes that use all of the format: conditional and required items, own words, shuffling, pictures,
number keys. The quizzes are those of tests/cases/flow/."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from browser.barriers import barriers
from browser.quiz_walk import by_command, finish, item, skip_to_review, start, told
from browser.serving import serve

SLUG = "who-and-how"
FIXED = {0: "person", 1: "together", 7: "near", 8: "drinks"}
FREE = {"laugh", "listen", "rest", "plan", "ask"}


@pytest.fixture(scope="module")
def flow_site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with these quizzes and their picture."""
    folder = tmp_path_factory.mktemp("flow")
    shutil.copytree(root / "content", folder / "content")
    (folder / "content" / "images").mkdir(exist_ok=True)
    shutil.copy(root / "tests/cases/flow/cup.svg", folder / "content" / "images")
    command = ["-m", "pelican", str(folder / "content"), "-s", "pelicanconf.py", "-o", str(folder / "site"), "--fatal=errors"]
    run = subprocess.run(
        [sys.executable, *command],
        cwd=root,
        env={**os.environ, "QUIZ_TRIAL": "tests/cases/flow"},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return folder / "site"


@pytest.fixture
def flow(page: Page, site: str, flow_site: Path) -> Page:
    return serve(page, site, flow_site)


def seeded(page: Page, seed: int) -> None:
    """The next visit begins with this seed."""
    page.add_init_script(f"crypto.getRandomValues = (numbers) => numbers.fill({seed});")


def choose(page: Page, *words: str) -> None:
    """Choose by the words of the option, and continue."""
    for each in words:
        item(page).get_by_text(each, exact=True).click()
    page.locator("[data-action=next]").click()


def walk(page: Page) -> list[str]:
    """The ids of the items from the one on the screen to the last, skipping; ends at the review."""
    ids = []
    while item(page).count():
        ids.append(item(page).get_attribute("data-item") or "")
        page.locator("[data-action=next]").click()
    return ids


def test_an_item_is_asked_only_after_the_answer_it_depends_on(flow: Page, site: str, root: Path) -> None:
    """Without it, the item is missing from the walk, the count, the review and the score; the two scorers agree."""
    start(flow, site, SLUG)
    choose(flow, "Nobody")
    assert flow.title().startswith("2 of 8 – ")
    assert "together" not in walk(flow)
    assert flow.locator(".quiz-row").count() == 8
    flow.get_by_role("button", name="Change the answer to question 1", exact=True).click()
    choose(flow, "A partner")
    assert item(flow).get_attribute("data-item") == "together"
    assert flow.title().startswith("2 of 9 – ")
    choose(flow, "Yes")
    assert flow.locator(".quiz-row").count() == 9
    finish(flow)
    responses = {"person": 0, "together": 0}
    assert told(flow) == by_command(root, root / f"tests/cases/flow/{SLUG}.yaml", responses)


def test_an_answer_to_an_item_no_longer_asked_does_not_count(flow: Page, site: str) -> None:
    """It is kept for a change of mind, but neither shown nor scored; the browser's Back passes it over."""
    start(flow, site, SLUG)
    choose(flow, "A friend")
    choose(flow, "No")
    flow.go_back()
    flow.go_back()
    flow.locator("fieldset[data-item=person]:visible").wait_for()
    choose(flow, "Nobody")
    flow.go_back()
    flow.locator("fieldset[data-item=person]:visible").wait_for()
    skip_to_review(flow)
    assert "live together" not in flow.locator("[data-review]").inner_text()
    flow.get_by_role("button", name="Change the answer to question 1", exact=True).click()
    choose(flow, "A friend")
    flow.locator("[data-state=review]").wait_for()
    assert "live together" in flow.locator("[data-review]").inner_text()


def test_texts_use_the_readers_own_words(flow: Page, site: str) -> None:
    """Every place that asks for an answer shows its words, as text; the usual words otherwise, and again after a change."""
    start(flow, site, SLUG)
    choose(flow, "A friend")
    assert "Do you and your <friend> live together?" in item(flow).inner_text()
    skip_to_review(flow)
    assert "I feel near your <friend>." in flow.locator("[data-review]").inner_text()
    flow.get_by_role("button", name="Change the answer to question 1", exact=True).click()
    choose(flow, "Nobody")
    assert "I feel near Nobody." in flow.locator("[data-review]").inner_text()
    for number in range(2, 8):
        flow.get_by_role("button", name=f"Change the answer to question {number}", exact=True).click()
        choose(flow, "Often")
        flow.locator("[data-state=review]").wait_for()
    finish(flow)
    assert flow.locator("[data-result=much] h3").inner_text() == "You and Nobody have it easy"
    assert flow.locator("[data-result=much] p:visible").first.inner_text() == "With Nobody, much comes by itself."


def test_questions_are_mixed_but_never_out_of_their_places(flow: Page, site: str) -> None:
    """Only free questions move; numbers follow the walk; a reload keeps the order, and each visit has one of its own."""
    orders = []
    for seed in (1, 2, 3):
        seeded(flow, seed)
        flow.goto(f"{site}/about/")
        flow.evaluate("sessionStorage.clear()")
        start(flow, site, SLUG)
        choose(flow, "A friend")
        flow.reload()
        flow.locator("fieldset[data-item=together]:visible").wait_for()
        order = ["person", *walk(flow)]
        assert {index: order[index] for index in FIXED} == FIXED
        assert set(order[2:7]) == FREE
        orders.append(order)
    assert len({tuple(order) for order in orders}) > 1


def test_options_without_an_order_are_mixed_and_keep_what_they_mean(flow: Page, site: str) -> None:
    """The value stays with its words, all six are there, and the order is that of the visit."""
    seeded(flow, 5)
    start(flow, site, SLUG)
    choose(flow, "A friend")
    while item(flow).get_attribute("data-item") != "drinks":
        flow.locator("[data-action=next]").click()
    words = item(flow).locator("label").all_inner_texts()
    assert sorted(words) == ["Broth", "Coffee", "Juice", "Milk", "Tea", "Water"]
    assert words != ["Tea", "Coffee", "Water", "Milk", "Juice", "Broth"]
    assert item(flow).get_by_label("Milk").get_attribute("value") == "3"
    flow.reload()
    item(flow).wait_for()
    assert item(flow).locator("label").all_inner_texts() == words
    choose(flow, "Milk", "Tea")
    assert flow.locator(".quiz-row").last.inner_text().split("\n")[1] == "Tea, Milk"


def test_a_picture_has_words_and_takes_its_place_before_it_loads(flow: Page, site: str) -> None:
    """Alternative text, and the size it will have."""
    flow.goto(f"{site}/quizzes/{SLUG}/")
    picture = flow.locator("[data-item=drinks] img")
    assert [picture.get_attribute(name) for name in ("alt", "width", "height")] == ["An empty cup", "120", "80"]


def test_an_answer_that_is_needed_is_asked_for(flow: Page, site: str) -> None:
    """The summary takes the focus, the title says so, its link leads to the answers, the same words stand at the item."""
    start(flow, site, SLUG)
    forth = flow.locator("[data-action=next]")
    assert forth.inner_text() == "Continue"
    forth.click()
    summary = flow.locator("[data-errors]")
    summary.wait_for()
    assert flow.evaluate("document.activeElement.hasAttribute('data-errors')")
    assert flow.title().startswith("Error: 1 of 8")
    forth.click()
    assert flow.title().startswith("Error: 1 of 8")
    assert summary.locator("h2").inner_text() == "There is a problem"
    link = summary.get_by_role("link")
    assert link.inner_text() == "Choose an answer: Who is it?"
    inline = flow.locator("#error-person")
    assert inline.inner_text().replace("\n", "").endswith(link.inner_text())
    assert item(flow).get_attribute("aria-describedby") == "error-person"
    assert item(flow).locator("input").first.get_attribute("aria-invalid") == "true"
    link.click()
    assert item(flow).locator("input").first.evaluate("(input) => input === document.activeElement")
    assert flow.url == f"{site}/quizzes/{SLUG}/"
    choose(flow, "A friend")
    assert summary.is_hidden()
    assert flow.title().startswith("2 of 9")


def test_a_quiz_in_which_nothing_can_be_skipped_says_so_at_the_end(flow: Page, site: str) -> None:
    """Whoever gets to the review without an answer is led to it; other answers stay."""
    start(flow, site, "each-needed")
    choose(flow, "Often")
    flow.evaluate(
        "history.pushState({ at: 'review' }, ''); dispatchEvent(new PopStateEvent('popstate', { state: history.state }))"
    )
    flow.locator("[data-state=review]").wait_for()
    flow.locator("[data-action=finish]").click()
    flow.locator("[data-errors]").wait_for()
    assert flow.title().startswith("Error: Your answers")
    flow.locator("[data-errors]").get_by_role("link", name="Choose an answer: The second.").click()
    assert item(flow).get_attribute("data-item") == "two"
    choose(flow, "Rarely")
    flow.locator("[data-state=review]").wait_for()
    finish(flow)
    assert told(flow)["result"] == "some"


def test_number_keys_choose_only_when_the_reader_wants_it(flow: Page, site: str) -> None:
    """Off at first; once on, they choose by the order on the screen, for the rest of the visit, and nothing moves on by itself."""
    start(flow, site, SLUG)
    flow.keyboard.press("2")
    assert item(flow).locator("input:checked").count() == 0
    flow.locator("[data-action=back]").click()
    flow.get_by_label("Choose answers with the number keys").check()
    flow.locator("[data-action=start]").click()
    flow.keyboard.press("2")
    assert item(flow).locator("input").nth(1).is_checked()
    assert item(flow).get_attribute("data-item") == "person"
    flow.keyboard.press("9")
    flow.keyboard.press("Control+1")
    assert item(flow).locator("input").nth(1).is_checked()
    flow.keyboard.press("Enter")
    flow.reload()
    item(flow).wait_for()
    flow.keyboard.press("1")
    assert item(flow).locator("input").nth(0).is_checked()
    while item(flow).get_attribute("data-item") != "drinks":
        flow.locator("[data-action=next]").click()
    for key in "131":
        flow.keyboard.press(key)
    assert [box.is_checked() for box in item(flow).locator("input").all()] == [False, False, True, False, False, False]


def test_the_whole_walk_with_the_keyboard_alone(flow: Page, site: str) -> None:
    """Start, an error, answers, a change from the review, the result: Tab, Space, arrows and Enter are enough."""
    press = flow.keyboard.press
    flow.goto(f"{site}/quizzes/{SLUG}/")
    flow.locator("[data-action=start]").focus()
    press("Enter")
    for key in ("Tab", "Tab", "Enter"):  # past the radios to Continue
        press(key)
    flow.locator("[data-errors]").wait_for()
    assert flow.title().startswith("Error: ")
    press("Tab")
    press("Enter")  # the summary's link
    press("Space")
    press("ArrowDown")
    press("Enter")
    for _ in range(7):
        press("Tab")
        press("Space")
        press("Enter")
    assert item(flow).get_attribute("data-item") == "drinks"
    press("Tab")
    press("Space")
    press("Enter")
    assert flow.evaluate("document.activeElement.textContent") == "Your answers"
    press("Tab")
    press("Enter")
    assert item(flow).get_attribute("data-item") == "person"
    press("Tab")
    assert flow.evaluate("document.activeElement.value") == "1"
    press("Enter")
    flow.locator("[data-state=review]").wait_for()
    for _ in range(10):
        press("Tab")
    assert flow.evaluate("document.activeElement.textContent") == "See my result"
    press("Enter")
    flow.locator("form[data-outcome]").wait_for()
    assert told(flow)["scores"] == {"ease": 1}


def test_without_script_conditions_pictures_and_needs_stand_in_words(browser: Browser, site: str, flow_site: Path) -> None:
    """The sheet says when an item is asked, shows the usual words, numbers by its own order, and needs no script for anything."""
    page = serve(browser.new_context(java_script_enabled=False).new_page(), site, flow_site)
    page.goto(f"{site}/quizzes/{SLUG}/")
    together = page.locator("[data-item=together]")
    assert "Only if your answer to “Who is it?” is “A partner” or “A friend”." in together.inner_text()
    assert "Do you and this person live together?" in together.inner_text()
    assert "2 of 9" in together.inner_text()
    assert "This one needs an answer." in page.locator("[data-item=person]").inner_text()
    assert page.locator("[data-item=drinks] img").is_visible()
    assert "Up to 9 questions; you can skip those that are not marked as needed." in page.locator(".quiz-private").inner_text()
    assert "once you leave, it is gone" in page.locator(".quiz-private").inner_text()
    for hidden in ("[data-review]", "[data-errors]", "[data-keys]", "[data-kept]", "[data-error]", "button"):
        assert page.locator(f"{hidden}:visible").count() == 0
    page.context.close()


def steps(page: Page, site: str) -> Any:
    """Come to every kind of step in turn."""
    page.goto(f"{site}/quizzes/{SLUG}/")
    page.get_by_label("Choose answers with the number keys").check()
    yield "intro"
    page.locator("[data-action=start]").click()
    page.locator("[data-action=next]").click()
    yield "error"
    choose(page, "A friend")
    yield "item"
    while item(page).get_attribute("data-item") != "drinks":
        page.locator("[data-action=next]").click()
    yield "boxes"
    choose(page, "Milk", "Tea")
    yield "review"
    finish(page)
    yield "incomplete"


def test_axe_finds_nothing_at_any_step(flow: Page, site: str) -> None:
    """At 320 px, where it is tightest; and nothing scrolls sideways."""
    found = {step: barriers(flow, widths=(320,)) for step in steps(flow, site)}
    assert set(map(tuple, found.values())) == {()}, found


def sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


@pytest.mark.parametrize("mode", ["text at 200 %", "wide text spacing", "forced colours"])
def test_larger_text_and_forced_colours_lose_nothing(flow: Page, site: str, mode: str) -> None:
    """At 320 px wide no step scrolls sideways, and everything to press stays at least 44 px high."""
    flow.set_viewport_size({"width": 320, "height": 700})
    if mode == "forced colours":
        flow.emulate_media(forced_colors="active")
    spacing = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }"
    css = {"text at 200 %": "html { font-size: 200% !important }", "wide text spacing": spacing}.get(mode, "")
    flow.add_init_script(
        f"addEventListener('DOMContentLoaded', () => {{ const sheet = new CSSStyleSheet(); sheet.replaceSync({css!r}); document.adoptedStyleSheets = [sheet]; }})"
    )
    for step in steps(flow, site):
        assert not sideways(flow), step
        low = "(all) => all.filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 43.5).map((each) => each.textContent)"
        assert (
            flow.locator(".quiz-controls button, .choice, .quiz-change, .quiz-keys, [data-action=clear]").evaluate_all(low) == []
        ), step
