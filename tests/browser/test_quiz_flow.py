"""The walk through a quiz: one item at a time, the browser's own Back and Forward, the look back, and what a tab remembers."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from browser.quiz_walk import answer, finish, item, skip_to_review, start, take, told
from browser.waiting import until

MAP = "closeness-map"
KEY = f"quiz:{MAP}"


def place(page: Page) -> str:
    """What the page is at: an item's id, or the name of another step."""
    state = page.locator("[data-quiz-page]").get_attribute("data-state") or ""
    return item(page).get_attribute("data-item") or "" if state == "items" else state


def waits(page: Page, at: str) -> None:
    """Steps through the browser's history arrive a moment later."""
    if at in {"intro", "review", "result"}:
        page.locator(f"[data-quiz-page][data-state={at}]").wait_for()
    else:
        page.locator(f"fieldset[data-item={at}]:visible").wait_for()


def test_two_chairs_come_as_near_as_the_end_is(page: Page, site: str) -> None:
    """As far apart as they can stand before the first answer, a little nearer with each, near but apart at the review."""
    page.emulate_media(reduced_motion="reduce")

    def apart() -> float:
        wooden, armchair = (chair.bounding_box() for chair in page.locator(".quiz-way svg").all())
        assert wooden
        assert armchair
        return armchair["x"] - wooden["x"] - wooden["width"]

    page.goto(f"{site}/quizzes/six-signs/")
    page.locator("[data-action=start]").click()
    item(page).wait_for()
    distances = []
    while item(page).count():
        distances.append(apart())
        page.locator("[data-action=next]").click()
    distances.append(apart())
    assert distances == sorted(set(distances), reverse=True)
    assert distances[0] > 500
    assert 40 < distances[-1] < 120
    page.go_back()
    item(page).wait_for()
    assert apart() == distances[-2]


def test_the_browsers_back_and_forward_step_through_items(page: Page, site: str) -> None:
    """Each step is one entry; going back shows answers as they were given, and the address never changes."""
    start(page, site, MAP)
    item(page).locator("label").nth(3).click()
    page.locator("[data-action=next]").click()
    page.locator("[data-action=next]").click()
    assert place(page) == "settle"
    page.go_back()
    waits(page, "troubles")
    page.go_back()
    waits(page, "still-matter")
    assert item(page).locator("input").nth(3).is_checked()
    assert page.locator(":focus").inner_text().startswith("1 of 17")
    page.go_back()
    waits(page, "intro")
    page.go_forward()
    page.go_forward()
    waits(page, "troubles")
    assert page.title().startswith("2 of 17")
    assert page.url == f"{site}/quizzes/{MAP}/"


def test_the_pages_back_button_and_the_browsers_agree(page: Page, site: str) -> None:
    """Back on the page goes through the same entries, so that nobody has to press twice to leave."""
    start(page, site, MAP)
    page.locator("[data-action=next]").click()
    page.locator("[data-action=back]").click()
    waits(page, "still-matter")
    page.locator("[data-action=back]").click()
    waits(page, "intro")
    page.go_forward()
    waits(page, "still-matter")


def test_the_review_lists_every_answer_and_leads_back(page: Page, site: str) -> None:
    """An answer, or that it was left out; Change goes to the item, and Continue from there comes back."""
    start(page, site, MAP)
    item(page).locator("label").nth(4).click()
    skip_to_review(page)
    rows = page.locator(".quiz-row")
    assert rows.count() == 17
    assert rows.nth(0).inner_text().split("\n")[:2] == ["1. I wonder whether I still matter to them.", "Very much like me"]
    assert rows.nth(1).inner_text().split("\n")[1] == "Left out"
    assert page.locator(":focus").inner_text() == "Your answers"
    page.get_by_role("button", name="Change the answer to question 2", exact=True).click()
    assert place(page) == "troubles"
    item(page).locator("label").nth(0).click()
    page.locator("[data-action=next]").click()
    waits(page, "review")
    assert rows.nth(1).inner_text().split("\n")[1] == "Not at all like me"
    page.locator("[data-action=back]").click()
    waits(page, "fear")
    assert page.title().startswith("17 of 17")


def test_from_the_result_back_leads_to_the_answers_and_a_change_counts(page: Page, site: str) -> None:
    """“Change an answer” shows the review; the result afterwards is the new one, also after the browser's Back and Forward."""
    take(
        page,
        site,
        "six-signs",
        dict.fromkeys(("openness", "quiet", "asking", "coming-back", "noticed", "growing"), 0) | {"fear": 2},
    )
    assert told(page)["scores"]["often"] == 6
    assert page.locator("[data-action=back]").inner_text() == "Change an answer"
    page.locator("[data-action=back]").click()
    waits(page, "review")
    assert page.locator("form[data-quiz]").get_attribute("data-outcome") is None
    page.get_by_role("button", name="Change the answer to question 1", exact=True).click()
    item(page).locator("label").nth(2).click()
    page.locator("[data-action=next]").click()
    waits(page, "review")
    finish(page)
    assert told(page)["scores"]["often"] == 5
    page.go_back()
    waits(page, "review")
    page.go_forward()
    page.locator("form[data-outcome]").wait_for()
    assert told(page)["scores"]["often"] == 5


def test_answers_survive_a_reload_at_every_step(page: Page, site: str) -> None:
    """Item, review and result are there again after a reload, with the answers; the history still works."""
    start(page, site, MAP)
    item(page).locator("label").nth(2).click()
    page.locator("[data-action=next]").click()
    item(page).locator("label").nth(1).click()
    page.reload()
    waits(page, "troubles")
    assert item(page).locator("input").nth(1).is_checked()
    page.locator("[data-action=back]").click()
    waits(page, "still-matter")
    assert item(page).locator("input").nth(2).is_checked()
    skip_to_review(page)
    page.reload()
    waits(page, "review")
    assert page.locator(".quiz-row").nth(0).inner_text().split("\n")[1] == "Partly like me"
    finish(page)
    page.reload()
    page.locator("form[data-outcome]").wait_for()
    assert told(page)["result"] == "incomplete"


def test_who_wandered_off_goes_on_where_they_were(page: Page, site: str) -> None:
    """Another page in between, and the quiz opened afresh: the introduction offers to go on."""
    start(page, site, MAP)
    item(page).locator("label").nth(2).click()
    page.locator("[data-action=next]").click()
    page.goto(f"{site}/about/")
    page.goto(f"{site}/quizzes/{MAP}/")
    begin = page.locator("[data-action=start]")
    assert begin.inner_text() == "Go on where you left off"
    begin.click()
    assert place(page) == "troubles"
    page.locator("[data-action=back]").click()
    assert place(page) == "still-matter"
    assert item(page).locator("input").nth(2).is_checked()
    page.goto(f"{site}/about/")
    page.go_back()
    waits(page, "still-matter")
    assert item(page).locator("input").nth(2).is_checked()


def test_clearing_forgets_everything_and_says_so(page: Page, site: str) -> None:
    """The button is there as soon as there is something to clear, at every step; afterwards the tab holds nothing."""
    start(page, site, MAP)
    clear = page.locator("[data-action=clear]")
    assert clear.is_hidden()
    item(page).locator("label").nth(2).click()
    assert page.evaluate(f"'{KEY}' in sessionStorage")
    assert "kept in this tab" in page.locator("[data-kept]").inner_text()
    clear.click()
    assert place(page) == "intro"
    assert page.locator("[data-cleared]").is_visible()
    assert page.locator("[data-action=start]").inner_text() == "Start"
    assert page.evaluate("[sessionStorage.length, localStorage.length]") == [0, 0]
    assert page.locator("input:checked").count() == 0
    page.go_back()
    waits(page, "still-matter")
    assert page.locator("input:checked").count() == 0
    assert page.locator("[data-cleared]").is_hidden()


def test_only_this_tab_knows(page: Page, site: str) -> None:
    """No cookie, nothing beyond the tab, nothing in the address or in the entries of the history but the step."""
    take(page, site, MAP, {"still-matter": 4})
    assert page.context.cookies() == []
    assert page.url == f"{site}/quizzes/{MAP}/"
    assert page.evaluate("[localStorage.length, Object.keys(sessionStorage)]") == [0, [KEY]]
    assert page.evaluate("JSON.stringify(history.state)") == '{"at":"result","from":"review"}'
    other = page.context.new_page()
    other.goto(f"{site}/quizzes/{MAP}/")
    assert other.locator("[data-action=start]").inner_text() == "Start"


GOOD = {
    "digest": "",
    "seed": 1,
    "answers": {},
    "explained": [],
    "at": 3,
    "done": False,
    "keys": False,
}


@pytest.mark.parametrize(
    "change",
    [
        {"digest": "00000000"},
        {"seed": "1"},
        {"seed": -1},
        {"answers": None},
        {"answers": {"still-matter": 5}},
        {"answers": {"still-matter": "<b>"}},
        {"answers": {"still-matter": [0]}},
        {"explained": [99]},
        {"explained": {"length": 1}},
        {"at": 99},
        {"at": "elsewhere"},
        {"at": None},
        "[]",
        "null",
        "7",
        "{",
        "",
        '{"__proto__": {"at": 1}}',
    ],
    ids=str,
)
def test_what_another_version_or_a_stranger_left_is_ignored(page: Page, site: str, change: Any) -> None:
    """The quiz begins as if nothing were there; the same shape with nothing wrong is taken up."""
    page.goto(f"{site}/quizzes/{MAP}/")
    digest = page.locator("form[data-quiz]").get_attribute("data-digest")
    table = json.loads(page.locator("[data-table]").text_content() or "")
    good = GOOD | {"digest": digest, "answers": {each["id"]: None for each in table["items"]} | {"still-matter": 2}}
    bad = change if isinstance(change, str) else json.dumps(_merged(good, change))
    for text, words in ((json.dumps(good), "Go on where you left off"), (bad, "Start")):
        page.evaluate("([key, text]) => sessionStorage.setItem(key, text)", [KEY, text])
        page.reload()
        page.locator("[data-action=start]").wait_for()
        assert page.locator("[data-action=start]").inner_text() == words
    page.locator("[data-action=start]").click()
    assert place(page) == "still-matter"
    assert page.locator("[data-item] input:checked").count() == 0


def _merged(good: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    answers = change.get("answers", {})
    return good | change | {"answers": answers and good["answers"] | answers if "answers" in change else good["answers"]}


BLOCKED = {
    "reading it throws": "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no', 'SecurityError'); } })",
    "it is null": "Object.defineProperty(window, 'sessionStorage', { value: null })",
    "it is full": "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
    "nothing can be read": "Storage.prototype.getItem = () => { throw new Error('no'); }",
}


@pytest.mark.parametrize("script", BLOCKED.values(), ids=BLOCKED.keys())
def test_without_storage_the_quiz_works_and_claims_nothing(page: Page, site: str, script: str) -> None:
    """From start to result in silence, with Back; and the page doesn't say that answers are kept."""
    page.add_init_script(script)
    start(page, site, "six-signs")
    assert page.locator("[data-kept]").count() == 0
    item(page).locator("label").nth(0).click()
    page.locator("[data-action=next]").click()
    page.go_back()
    waits(page, "openness")
    assert item(page).locator("input").nth(0).is_checked()
    answer(page, {"openness": 0, "quiet": 0, "asking": 0, "coming-back": 0, "noticed": 0, "growing": 0, "fear": 2})
    assert told(page)["result"] == "much-is-here"
    page.goto(f"{site}/quizzes/six-signs/")
    page.locator("[data-action=start]").wait_for()


def test_links_within_the_page_keep_the_reader_where_they_are(page: Page, site: str) -> None:
    """“Skip to the text” makes an entry of its own; the item stays, and Back goes on as before. No hash but ours is read."""
    start(page, site, MAP)
    page.locator("[data-action=next]").click()
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/#main")
    assert place(page) == "troubles"
    page.locator("[data-action=back]").click()
    waits(page, "still-matter")
    assert page.url == f"{site}/quizzes/{MAP}/"
    page.evaluate("location.hash = '#x=1'")
    until(page, "history.state")
    assert place(page) == "still-matter"
    page.goto(f"{site}/about/")
    page.goto(f"{site}/quizzes/{MAP}/#x=1")
    page.locator("[data-action=start]").wait_for()
    assert place(page) == "intro"


STUB = """
export const open = (context) => tell('open', context);
export const receive = (context) => tell('receive', context);
function tell(way, { page, form, table, digest, slug, outcome, responses }) {
  const answered = Object.values(responses()).filter((answer) => answer !== null).length;
  page.setAttribute('data-told', JSON.stringify([WHO, way, form.tagName, table.quiz, digest, slug, outcome() && outcome().result, answered]));
}
"""


@pytest.mark.parametrize("name", ["share", "compare", "history"])
def test_what_a_reader_asks_for_is_loaded_then_and_gets_to_know_the_quiz(page: Page, site: str, name: str) -> None:
    """Nothing is loaded before; the module gets the page, the table, the reader's outcome and answers."""
    asked: list[str] = []

    def stub(route: Any) -> None:
        asked.append(name)
        route.fulfill(body=f"const WHO = '{name}';{STUB}", content_type="text/javascript")

    page.route(f"**/js/quiz/{name}.js", stub)
    take(
        page, site, "six-signs", {"openness": 0, "quiet": 0, "asking": 0, "coming-back": 0, "noticed": 0, "growing": 0, "fear": 2}
    )
    assert asked == []
    page.locator(f"[data-action={name}]").click()
    page.locator("[data-told]").first.wait_for()
    until(page, "document.querySelector('[data-quiz-page]').hasAttribute('data-told')")
    said = json.loads(page.locator("[data-quiz-page]").get_attribute("data-told") or "")
    digest = page.locator("form[data-quiz]").get_attribute("data-digest")
    assert re.fullmatch(r"[0-9a-f]{8}", digest or "")
    assert said == [name, "open", "FORM", "six-signs", digest, "six-signs", "much-is-here", 7]


@pytest.mark.parametrize(("fragment", "name"), [("#r=abc", "share"), ("#c=abc", "compare")])
def test_a_link_from_somebody_else_goes_to_the_module_that_reads_it(page: Page, site: str, fragment: str, name: str) -> None:
    """On load, and when only the fragment changes; starting the quiz drops the fragment from the address."""
    page.route(
        f"**/js/quiz/{name}.js", lambda route: route.fulfill(body=f"const WHO = '{name}';{STUB}", content_type="text/javascript")
    )
    page.goto(f"{site}/quizzes/six-signs/{fragment}")
    until(page, "document.querySelector('[data-quiz-page]').hasAttribute('data-told')")
    assert json.loads(page.locator("[data-quiz-page]").get_attribute("data-told") or "")[:2] == [name, "receive"]
    page.goto(f"{site}/quizzes/six-signs/")
    page.locator("[data-action=start]").wait_for()
    page.evaluate("(fragment) => { location.hash = fragment; }", fragment)
    until(page, "document.querySelector('[data-quiz-page]').hasAttribute('data-told')")
    page.locator("[data-action=start]").click()
    assert page.url == f"{site}/quizzes/six-signs/"


def test_what_cannot_be_loaded_is_said_beside_its_button(browser: Browser, site: str) -> None:
    """One sentence, announced; the result stays, and a second press tries again."""
    page = browser.new_context().new_page()
    page.route("**/js/quiz/share.js", lambda route: route.abort())
    take(
        page, site, "six-signs", {"openness": 0, "quiet": 0, "asking": 0, "coming-back": 0, "noticed": 0, "growing": 0, "fear": 2}
    )
    page.locator("[data-action=share]").click()
    page.locator("[data-action=share] + [data-failed]").wait_for()
    failed = page.locator("[data-action=share] + [data-failed]")
    assert failed.inner_text() == "This part could not be loaded. Check your connection and try again."
    assert failed.get_attribute("role") == "alert"
    assert page.locator("[data-result=much-is-here]").is_visible()
    page.context.close()


def test_before_the_last_question_four_requests_are_made(page: Page, site: str) -> None:
    """The page, one style sheet and two scripts; the icon apart, which browsers load as they like."""
    made: list[str] = []
    page.on("request", lambda request: made.append(request.url))
    start(page, site, MAP)
    item(page).locator("label").first.click()
    page.wait_for_load_state("networkidle")
    names = sorted(url.rsplit("/", 1)[-1] for url in made if not url.endswith("icon.svg"))
    assert names == ["", "flow.js", "quiz.css", "steps.js"]
