"""Taking a quiz as a reader does: what the browser tests of quizzes share."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

SLUGS = ["closeness-map", "six-signs", "what-happens-when-you-disagree", "brain-facts-or-myths"]


def start(page: Page, site: str, slug: str) -> None:
    """Open a quiz and begin."""
    page.goto(f"{site}/quizzes/{slug}/")
    page.locator("[data-action=start]").click()


def item(page: Page) -> Locator:
    """The one item on the screen."""
    return page.locator("fieldset[data-item]:visible")


def answer(page: Page, responses: dict[str, Any]) -> None:
    """From the item on the screen to the result, skipping what `responses` leaves out."""
    while item(page).count():
        chosen = responses.get(item(page).get_attribute("data-item") or "")
        for option in [] if chosen is None else chosen if isinstance(chosen, list) else [chosen]:
            item(page).locator(f"label:has([value='{option}'])").click()
        check = page.get_by_role("button", name="Check my answer")
        if check.is_visible():
            check.click()
        page.locator("[data-action=next]").click()
    finish(page)


def skip_to_review(page: Page) -> None:
    """Leave every item from here on as it is."""
    while item(page).count():
        page.locator("[data-action=next]").click()


def finish(page: Page) -> None:
    """From the review to the result."""
    page.locator("[data-action=finish]").click()
    page.locator("form[data-outcome]").wait_for()


def take(page: Page, site: str, slug: str, responses: dict[str, Any]) -> None:
    """Start, answer, finish."""
    start(page, site, slug)
    answer(page, responses)


_TABS: dict[str, str] = {}
"""What a tab kept after each walk, by quiz and responses."""


def take_again(page: Page, site: str, slug: str, responses: dict[str, Any]) -> None:
    """As `take`; the second time, the tab is given what it kept the first time, and the reader goes on from there."""
    walk = f"{slug} {json.dumps(responses)}"
    if walk not in _TABS:
        take(page, site, slug, responses)
        _TABS[walk] = page.evaluate("slug => sessionStorage.getItem(`quiz:${slug}`)", slug)
        return
    page.goto(f"{site}/quizzes/{slug}/")
    page.evaluate("([slug, kept]) => sessionStorage.setItem(`quiz:${slug}`, kept)", [slug, _TABS[walk]])
    page.reload()
    page.locator("[data-action=start]").click()
    if item(page).count():  # the quiz has changed since, so the tab's answers do not count
        answer(page, responses)
    page.locator("form[data-outcome]").wait_for()


def told(page: Page) -> dict[str, Any]:
    """What the page says once finished, in the form of `python -m quiz score`."""
    form = page.locator("form[data-quiz]")
    scales = {
        place.get_attribute("data-scale"): json.loads(place.locator("[data-score]").get_attribute("data-score") or "null")
        for place in page.locator("[data-scale]").all()
    }
    flags = [notice.get_attribute("data-notice") for notice in page.locator("[data-notice]:visible").all()]
    return {"scores": scales, "result": form.get_attribute("data-outcome"), "flags": sorted(map(str, flags))}


def shown_results(page: Page) -> list[str | None]:
    """The ids of all results that a reader can see."""
    return [block.get_attribute("data-result") for block in page.locator("[data-result]:visible").all()]


def by_command(root: Path, file: Path, responses: dict[str, Any]) -> dict[str, Any]:
    """The same responses through `python -m quiz score`, without the list of tied results."""
    command = [sys.executable, "-m", "quiz", "score", str(file), json.dumps(responses)]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    outcome: dict[str, Any] = json.loads(run.stdout)
    return {"scores": outcome["scores"], "result": outcome["result"], "flags": sorted(outcome["flags"])}
