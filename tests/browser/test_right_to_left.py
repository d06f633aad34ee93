"""Everything works from right to left: the small site in its made-up language of Hebrew letters.

The same site shows that every word comes from a catalogue: a Latin letter in its pages is a word that no translator can reach.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

import small_site
from browser.barriers import no_barrier
from browser.serving import serve

ADDRESSES = [
    "he/", "he/learn/near-and-far/", "he/quizzes/", "he/quizzes/near-or-far/", "he/quizzes/near-or-far/results/middle/", "he/search/",
]  # fmt: skip
QUIZ = "he/quizzes/near-or-far/"


@pytest.fixture(scope="module")
def folder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_site.build(root, tmp_path_factory.mktemp("right-to-left"))


@pytest.fixture
def hebrew(page: Page, site: str, folder: Path) -> Page:
    return serve(page, site, folder)


# Words that readers see or hear and that hold a Latin letter, outside of what is marked as another language.
LATIN = """() => {
  const elsewhere = (node) => (node.nodeType === 1 ? node : node.parentElement).closest('[lang]') !== document.documentElement;
  const found = [];
  const walk = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (node.parentElement?.closest('script, style') || elsewhere(node)) continue;
    const said = node.nodeType === 3 ? [node.data] : ['aria-label', 'alt', 'title', 'placeholder'].map((name) => node.getAttribute(name) ?? '');
    found.push(...said.filter((words) => /[a-z]{2}/i.test(words)).map((words) => words.trim()));
  }
  return found;
}"""
# What sticks out of the window, where nothing scrolls by itself and nothing is hidden from sight on purpose.
OUTSIDE = """() => [...document.querySelectorAll('body *')].filter((each) => {
  const box = each.getBoundingClientRect();
  const seen = each.checkVisibility() && box.width > 1 && box.height > 1 && !each.closest('.visually-hidden, .skip, [aria-hidden=true]');
  const scrolls = each.closest('.quiz-wide, pre, .table-wide, [tabindex="0"][role=region]');
  return seen && !scrolls && (box.left < -1 || box.right > innerWidth + 1);
}).map((each) => each.outerHTML.slice(0, 120))"""
# Words of a drawing that leave its picture, and words that are cut off where they stand.
CUT_OFF = """() => [
  ...[...document.querySelectorAll('svg.chart text')].filter((text) => {
    const [box, frame] = [text.getBoundingClientRect(), text.closest('svg').getBoundingClientRect()];
    return box.left < frame.left - 6 || box.right > frame.right + 6 || box.top < frame.top - 6 || box.bottom > frame.bottom + 6;
  }),
  ...[...document.querySelectorAll('main *, header *, footer *')].filter((each) =>
    each.checkVisibility() && !each.matches('.visually-hidden, .visually-hidden *, input') && getComputedStyle(each).overflowX === 'hidden' &&
    each.scrollWidth > each.clientWidth + 1),
].map((each) => each.outerHTML.slice(0, 120))"""


def sound(page: Page, where: str) -> None:
    """Nothing sideways, outside or cut off, at both widths; all words in Hebrew letters."""
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), (where, width)
        assert page.evaluate(OUTSIDE) == [], (where, width)
        assert page.evaluate(CUT_OFF) == [], (where, width)
    assert page.evaluate(LATIN) == [], where


def test_every_kind_of_page_is_sound_from_right_to_left(hebrew: Page, site: str) -> None:
    """With the direction of its language; an article also without barriers."""
    for address in ADDRESSES:
        hebrew.goto(f"{site}/{address}")
        assert hebrew.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["he", "rtl"]
        sound(hebrew, address)
    hebrew.goto(f"{site}/he/learn/near-and-far/")
    no_barrier(hebrew, (320,))


def middle(page: Page, selector: str) -> float:
    box: Any = page.locator(selector).first.bounding_box()
    return float(box["x"] + box["width"] / 2)


def test_taking_a_quiz_and_all_that_follows_is_sound_from_right_to_left(hebrew: Page, site: str) -> None:
    """From the first question to the panels that are asked for; what comes first stands at the right."""
    hebrew.goto(f"{site}/{QUIZ}")
    sound(hebrew, "introduction")
    hebrew.locator("[data-action=start]").click()
    for number in range(4):
        item = hebrew.locator("fieldset[data-item]:visible")
        item.wait_for()
        sound(hebrew, f"question {number + 1}")
        assert middle(hebrew, "fieldset:visible input") > middle(hebrew, "fieldset:visible label span")
        assert middle(hebrew, "[data-action=next]") > middle(hebrew, "[data-action=back]")
        item.locator("label").nth(1).click()
        hebrew.locator("[data-action=next]").click()
    hebrew.locator("[data-action=finish]").wait_for()
    sound(hebrew, "review")
    assert middle(hebrew, ".quiz-change") < middle(hebrew, ".quiz-row dt")
    hebrew.locator("[data-action=finish]").click()
    hebrew.locator("form[data-outcome=middle] .chart").wait_for()
    sound(hebrew, "result")
    for action, steps in {"share": [], "compare": ["agree"], "history": ["keep"]}.items():
        hebrew.locator(f"[data-action={action}]").click()
        hebrew.locator(".quiz-panel h4").wait_for()
        sound(hebrew, action)
        for step in steps:
            hebrew.locator(f".quiz-panel [data-do={step}]:visible").click()
            sound(hebrew, f"{action}: {step}")
    no_barrier(hebrew, (320,))


def test_the_tab_key_goes_from_right_to_left_and_from_top_to_bottom(hebrew: Page, site: str) -> None:
    """As the eye does: along the navigation towards the left, and never back up."""
    hebrew.set_viewport_size({"width": 1280, "height": 800})
    hebrew.goto(f"{site}/he/learn/near-and-far/")
    boxes: list[dict[str, float]] = []
    for _ in range(10):
        hebrew.keyboard.press("Tab")
        boxes.append(hebrew.evaluate("(({x, y}) => ({x, y: y + scrollY}))(document.activeElement.getBoundingClientRect())"))
    skip, name, *links = boxes
    row = [box for box in links if abs(box["y"] - links[0]["y"]) < 20]
    assert len(row) >= 3
    assert [box["x"] for box in row] == sorted((box["x"] for box in row), reverse=True)
    assert name["x"] > row[0]["x"]
    assert skip["y"] >= 0
    assert [box["y"] for box in links] == sorted(box["y"] for box in links)
