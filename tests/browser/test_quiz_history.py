"""Results over time: kept only when asked for, on this device alone, never the answers, and gone when the reader says so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.barriers import no_barrier
from browser.quiz_walk import take_again as take
from browser.sharing import GUARDING, REACHING, SLUG, do, open_panel
from browser.waiting import until

KEY = f"our2souls.kept.{SLUG}"


def said(page: Page) -> str:
    """What the panel last said."""
    return page.locator(".quiz-panel [data-said]").inner_text()


def kept(page: Page) -> Any:
    """What lies in storage for the map, or None."""
    return json.loads(page.evaluate(f"localStorage.getItem('{KEY}')") or "null")


def put(page: Page, value: Any) -> None:
    """Put something into storage, as text."""
    text = value if isinstance(value, str) else json.dumps(value)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])


def rows(page: Page) -> list[list[str]]:
    """The table, without its buttons."""
    return [row.locator("th, td:not(:has(button))").all_inner_texts() for row in page.locator("[data-rows] tr").all()]


def digest(page: Page) -> str:
    """The digest of the quiz on the page."""
    return str(page.locator("form[data-digest]").get_attribute("data-digest"))


def entry(page: Page, date: str, worry: list[int], distance: list[int], result: str) -> dict[str, Any]:
    """A result of another day."""
    return {"date": date, "digest": digest(page), "result": result, "scores": {"worry": worry, "distance": distance}}


def past(page: Page) -> list[dict[str, Any]]:
    """Two results of earlier months, newest first, and one from before an edit of the quiz."""
    return [
        entry(page, "2026-03-10", [3, 1], [3, 1], "middle"),
        entry(page, "2026-02-01", [2, 1], [17, 4], "guarding"),
        {"date": "2025-06-30", "digest": "00000000", "result": "no-more", "scores": {"old": None}},
    ]


def file_of(page: Page, results: Any) -> dict[str, Any]:
    """What a saved file holds."""
    return {"version": 1, "quiz": SLUG, "results": results}


def read_in(page: Page, content: str | bytes) -> None:
    """Choose a file."""
    data = content.encode() if isinstance(content, str) else content
    with page.expect_file_chooser() as chooser:
        do(page, "import")
    chooser.value.set_files({"name": "results.json", "mimeType": "application/json", "buffer": data})


def keeping(page: Page, site: str) -> None:
    """Take the map, turn keeping on, with a past."""
    take(page, site, SLUG, REACHING)
    open_panel(page, "history")
    do(page, "keep")
    put(page, {**kept(page), "results": past(page) + kept(page)["results"]})
    open_panel(page, "history")
    page.locator("[data-lines] svg").first.wait_for()


def test_nothing_is_kept_until_asked_for(page: Page, site: str) -> None:
    """Then the date, the digest, the result and the scores; no answer is among them."""
    take(page, site, SLUG, REACHING)
    assert page.evaluate("localStorage.length") == 0
    open_panel(page, "history")
    assert page.evaluate("localStorage.length") == 0
    do(page, "keep")
    assert said(page) == "This result is kept."
    today = page.evaluate("new Date().toLocaleDateString('sv')")
    assert kept(page) == {
        "version": 1,
        "quiz": SLUG,
        "results": [
            {"date": today, "digest": digest(page), "result": "reaching", "scores": {"worry": [4, 1], "distance": [13, 8]}}
        ],
    }
    open_panel(page, "history")
    assert len(kept(page)["results"]) == 1


def test_results_are_drawn_over_time_with_the_same_numbers_as_text(page: Page, site: str) -> None:
    """A line for each scale, oldest first; results of an earlier version stand in the table alone."""
    keeping(page, site)
    pictures = page.locator("[data-lines] svg[role=img]")
    assert pictures.count() == 2
    assert [dot.get_attribute("data-at") for dot in pictures.first.locator("circle").all()] == ["2", "3", "4"]
    assert "4.0 on a range from 1 to 5" in (pictures.first.locator("desc").text_content() or "")
    table = rows(page)
    assert [row[1:] for row in table] == [
        ["You reach out to make sure", "4.0", "1.6"],
        ["You stay around the middle", "3.0", "3.0"],
        ["You keep some room for yourself", "2.0", "4.3"],
        ["a result that the quiz no longer has", "earlier version of the quiz"],
    ]
    heads = page.locator("[data-columns] th").all_inner_texts()
    assert heads == ["Date", "Result", "Worry about losing closeness (1 to 5)", "Guarding distance (1 to 5)"]


def test_another_result_joins_the_kept_ones(page: Page, site: str) -> None:
    """Taking the quiz again on the same day adds what differs."""
    keeping(page, site)
    page.evaluate("sessionStorage.clear()")
    take(page, site, SLUG, GUARDING)
    open_panel(page, "history")
    assert [result["result"] for result in kept(page)["results"]][-2:] == ["reaching", "guarding"]


def test_one_can_be_deleted_or_all_of_them(page: Page, site: str) -> None:
    """Each asks first. A deleted result does not come back; turning off removes everything of this quiz."""
    keeping(page, site)
    before = len(kept(page)["results"])
    page.get_by_role("button", name="Delete the result of").first.click()
    assert "Delete the result of" in page.locator("[data-asking]").inner_text()
    do(page, "no")
    assert len(kept(page)["results"]) == before
    page.get_by_role("button", name="Delete the result of").first.click()
    do(page, "yes")
    assert said(page) == "Deleted."
    assert "reaching" not in [result["result"] for result in kept(page)["results"]]
    open_panel(page, "history")
    assert "reaching" not in [result["result"] for result in kept(page)["results"]]

    do(page, "delete-quiz")
    do(page, "yes")
    assert kept(page)["results"] == []
    put(page, file_of(page, past(page)))
    open_panel(page, "history")
    do(page, "off")
    do(page, "yes")
    assert kept(page) is None
    assert page.locator("[data-do=keep]").is_visible()


def test_all_quizzes_can_be_forgotten_at_once(page: Page, site: str) -> None:
    """What other pages of this site keep goes too; what is not ours stays."""
    keeping(page, site)
    page.evaluate("localStorage.setItem('our2souls.kept.six-signs', '{}'); localStorage.setItem('someone-else', '1')")
    do(page, "delete-all")
    do(page, "yes")
    assert page.evaluate("Object.keys(localStorage)") == ["someone-else"]


def test_results_travel_as_a_file(page: Page, site: str, tmp_path: Path) -> None:
    """What is saved can be read in again, twice without doubling anything."""
    keeping(page, site)
    everything = kept(page)
    with page.expect_download() as waited:
        do(page, "export")
    assert waited.value.suggested_filename == f"{SLUG}.json"
    file = tmp_path / "results.json"
    waited.value.save_as(file)
    saved = json.loads(file.read_text(encoding="utf-8"))
    assert sorted(saved["results"], key=str) == sorted(everything["results"], key=str)
    put(page, file_of(page, saved["results"][:1]))
    for words in ("Read in: 3 new, 1 already here.", "Read in: 0 new, 4 already here."):
        read_in(page, file.read_bytes())
        expect(page.locator(".quiz-panel [data-said]")).to_have_text(words)
    assert sorted(kept(page)["results"], key=str) == sorted(saved["results"], key=str)


FOREIGN: list[Any] = [
    "",
    "null",
    "[]",
    "not JSON",
    "\u0000",
    {"version": 2, "quiz": SLUG, "results": []},
    {"version": 1, "quiz": SLUG, "results": {}},
    {"version": 1, "quiz": SLUG, "results": [None]},
    {"version": 1, "quiz": "<b>", "results": []},
    {"version": 1, "quiz": SLUG, "results": [{}] * 2001},
]
CHANGES: list[dict[str, Any]] = [
    {"date": "2026-02-31"},
    {"date": "<img src=x onerror=alert(1)>"},
    {"digest": "xyz"},
    {"result": "elsewhere"},
    {"result": 3},
    {"scores": None},
    {"scores": {"worry": [4, 1]}},
    {"scores": {"worry": [6, 1], "distance": [1, 1]}},
    {"scores": {"worry": [8, 2], "distance": [1, 1]}},
    {"scores": {"worry": ["4", 1], "distance": [1, 1]}},
    {"scores": {"worry": [4, 0], "distance": [1, 1]}},
    {"scores": {"worry": [4, 1], "distance": [1, 1], "more": None}},
    {"answers": {"fear": 0}},
]


def test_a_file_that_was_not_saved_here_is_refused_whole(page: Page, site: str) -> None:
    """Not JSON, another shape, another version, scores that nobody can have, too big, of another quiz: nothing is taken from it."""
    keeping(page, site)
    before = kept(page)
    good = past(page)[0]
    refused = [value if isinstance(value, str) else json.dumps(value) for value in FOREIGN]
    refused += [json.dumps(file_of(page, [good, good | change])) for change in CHANGES]
    refused.append('{"version":1,"quiz":"closeness-map","results":[{"__proto__":{},"date":"2026-01-01"}]}')
    for text in refused:
        page.evaluate("document.querySelector('.quiz-panel [data-said]').textContent = ''")
        read_in(page, text)
        expect(page.locator(".quiz-panel [data-said]")).to_have_text(
            "This file can’t be read. It needs to be one that was saved here."
        )
    read_in(page, json.dumps(file_of(page, [good]) | {"quiz": "six-signs"}))
    expect(page.locator(".quiz-panel [data-said]")).to_have_text("This file belongs to another quiz. Open it there.")
    read_in(page, " " * (2**20 + 1))
    expect(page.locator(".quiz-panel [data-said]")).to_have_text("This file is too big to be one that was saved here.")
    assert kept(page) == before


@pytest.mark.parametrize("text", ["{", "[]", '{"version":9,"quiz":"closeness-map","results":[]}', '"<script>"'])
def test_storage_of_another_shape_is_said_and_the_quiz_works(page: Page, site: str, text: str) -> None:
    """It is neither believed nor overwritten; the reader may delete it."""
    page.goto(f"{site}/quizzes/{SLUG}/")
    put(page, text)
    take(page, site, SLUG, REACHING)
    panel = open_panel(page, "history")
    assert "Something is kept for this quiz that this page can’t read." in panel.inner_text()
    assert page.evaluate(f"localStorage.getItem('{KEY}')") == text
    do(page, "delete-quiz")
    do(page, "yes")
    assert kept(page) is None
    assert page.locator("[data-do=keep]").is_visible()


def test_blocked_storage_is_said_and_the_quiz_works(page: Page, site: str) -> None:
    """Reading localStorage throws in some browsers."""
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    take(page, site, SLUG, REACHING)
    panel = open_panel(page, "history")
    assert "This browser does not let the page keep anything" in panel.inner_text()
    do(page, "close")
    expect(page.locator("[data-action=history]")).to_be_focused()


def test_full_storage_is_said_and_the_quiz_works(page: Page, site: str) -> None:
    """No room when keeping is turned on, and none when a file is read in."""
    take(page, site, SLUG, REACHING)
    page.evaluate(
        "() => { for (let size = 2 ** 22; size >= 1; size /= 2) { try { localStorage.setItem('x' + size, 'x'.repeat(size)) } catch {} } }"
    )
    open_panel(page, "history")
    do(page, "keep")
    assert said(page).startswith("There is no room left in this browser’s storage")
    assert kept(page) is None
    assert page.locator("[data-result=reaching]").is_visible()


def test_no_barrier_in_kept_results(page: Page, site: str) -> None:
    """axe finds nothing while off, on, and when asked for certainty."""
    take(page, site, SLUG, REACHING)
    open_panel(page, "history")
    no_barrier(page)
    do(page, "keep")
    put(page, {**kept(page), "results": past(page) + kept(page)["results"]})
    open_panel(page, "history")
    no_barrier(page)
    do(page, "off")
    no_barrier(page)


def test_keeping_with_the_keyboard_alone(page: Page, site: str) -> None:
    """Enter opens, Tab and Enter turn keeping on, and the focus stays in the panel."""
    take(page, site, SLUG, REACHING)
    page.locator("[data-action=history]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#history-title")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#history-title")).to_be_focused()
    assert len(kept(page)["results"]) == 1


def test_once_asked_for_later_results_are_kept_too(page: Page, site: str) -> None:
    """Without opening anything: the reader has said so before."""
    take(page, site, SLUG, REACHING)
    open_panel(page, "history")
    do(page, "keep")
    page.locator("[data-action=restart]").click()
    take(page, site, SLUG, GUARDING)
    until(page, "localStorage['our2souls.kept.closeness-map'].includes('guarding')")
    assert not page.locator(".quiz-panel").count()
