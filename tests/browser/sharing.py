"""What the tests of sharing, comparing and keeping results have in common."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page

from browser.quiz_walk import take_again as take

ITEMS = (
    "still-matter troubles settle bad-day hidden-meaning lighter-talk apart alone proof warmth slow-reply own-air disagree say-it "
    "too-much lean-on-me fear"
).split()
REACHING: dict[str, Any] = dict(zip(ITEMS, [3, 1, 1, 3, 4, 0, 2, 1, 3, 4, 4, 1, 1, 3, 2, 0, 2], strict=True))
"""Worry 4, distance 1.625, no notice."""
GUARDING: dict[str, Any] = dict(zip(ITEMS, [0, 3, 4, 1, 1, 3, 4, 4, 0, 1, 1, 4, 3, 1, 0, 3, 2], strict=True))
"""Worry 1.375, distance 4.25, no notice."""
AFRAID = REACHING | {"fear": 0}
"""The same as REACHING, and afraid."""
SLUG = "closeness-map"


def do(page: Page, what: str) -> None:
    """Press one of the buttons of the open panel."""
    page.locator(f".quiz-panel [data-do='{what}']:visible, .quiz-received [data-do='{what}']:visible").first.click()


def open_panel(page: Page, action: str) -> Locator:
    """Press one of the buttons below the result; its panel."""
    page.locator(f"[data-action={action}]").click()
    panel = page.locator(".quiz-panel")
    panel.wait_for()
    return panel


def own_link(page: Page, site: str, responses: dict[str, Any], action: str = "share") -> str:
    """Take the map and get the link."""
    take(page, site, SLUG, responses)
    open_panel(page, action)
    if action == "compare":
        do(page, "agree")
    return page.locator("[data-link]").input_value()
