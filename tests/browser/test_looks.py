"""Every kind of page looks as it did when somebody last looked at it. `make looks` takes the pictures anew."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Page

import small_site
from browser.looks import ALWAYS, SELDOM, STORED, TOLERANCE, differs, take
from browser.serving import serve

QUIZ = "quizzes/near-or-far/"
PAGES = {
    "start": "",
    "pillar": "pillars/attachment/",
    "article": "learn/near-and-far/",
    "quiz-list": "quizzes/",
    "quiz-intro": QUIZ,
    "result-page": f"{QUIZ}results/middle/",
    "practice": "practice/",
    "evidence": "evidence/",
    "bibliography": "evidence/bibliography/",
    "search": "search/",
    "get-help": "get-help/",
    "app": "app/",
    "not-found": "404.html",
    "right-to-left": "he/learn/near-and-far/",
}
CLOSELY = {"start", "article", "quiz-item"}
"""What is looked at in every mode; a mode changes the parts that all pages are made of, and these have most of them."""


@pytest.fixture(scope="module")
def folder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_site.build(root, tmp_path_factory.mktemp("looks"))


@pytest.fixture
def look_at(page: Page, root: Path) -> Callable[..., None]:
    """`look_at(name)` holds the page as it stands against all its stored pictures; what differs is kept for somebody to see."""

    def look_at(name: str, part: str = "body") -> None:
        different = []
        for look in (*ALWAYS, *(SELDOM if name in CLOSELY else ())):
            if complaint := _held(root, f"{name}-{look.name}", take(page, look, part)):
                different.append(complaint)
        assert not different, "\n".join(different) + "\nIf it is meant, take the pictures anew and look at them: make looks"

    return look_at


def _held(root: Path, name: str, taken: Image.Image) -> str:
    stored = STORED / f"{name}.webp"
    if os.environ.get("LOOKS") == "new":
        if not stored.is_file() or differs(taken, Image.open(stored).convert("RGB")) > 0:
            taken.save(stored, lossless=True, quality=100, method=6)
        return ""
    if not stored.is_file():
        return f"there is no picture of {name}"
    share = differs(taken, Image.open(stored).convert("RGB"))
    if share <= TOLERANCE:
        return ""
    seen = root / ".build" / "looks" / f"{name}.png"
    seen.parent.mkdir(parents=True, exist_ok=True)
    taken.save(seen)
    return (
        f"{name}: {share:.1%} of the picture is not as it was; compare {seen.relative_to(root)} with {stored.relative_to(root)}"
    )


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_it_did(page: Page, site: str, folder: Path, look_at: Callable[..., None], name: str) -> None:
    serve(page, site, folder).goto(f"{site}/{PAGES[name]}")
    look_at(name)


def test_a_quiz_looks_as_it_did_at_every_step(page: Page, site: str, folder: Path, look_at: Callable[..., None]) -> None:
    """An item that is answered, the look back, the result with its picture, comparing, and the sheet on paper."""
    serve(page, site, folder).goto(f"{site}/{QUIZ}")
    page.locator("[data-action=start]").click()
    for number in range(4):
        page.locator("fieldset:visible label").nth(1).click()
        if not number:
            look_at("quiz-item")
        page.locator("[data-action=next]").click()
    page.locator("[data-action=finish]").wait_for()
    look_at("quiz-review")
    page.locator("[data-action=finish]").click()
    page.locator("form[data-outcome=middle] .chart").wait_for()
    look_at("quiz-result")
    page.locator("[data-action=compare]").click()
    page.locator(".quiz-panel h4").wait_for()
    look_at("quiz-compare", ".quiz-panel")


def test_every_stored_picture_is_looked_at() -> None:
    """No picture stays behind when a page or a mode goes, and together they stay light."""
    names = [*PAGES, "quiz-item", "quiz-review", "quiz-result", "quiz-compare"]
    wanted = {f"{name}-{look.name}.webp" for name in names for look in (*ALWAYS, *(SELDOM if name in CLOSELY else ()))}
    assert {path.name for path in STORED.iterdir()} == wanted
    assert sum(path.stat().st_size for path in STORED.iterdir()) < 4 * 1024 * 1024


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        ("nothing", False),
        ("a letter's edge", False),
        ("a line of text", True),
        ("a button's colour", True),
        ("another size", True),
    ],
)
def test_what_a_reader_would_notice_is_a_difference(change: str, seen: bool) -> None:
    before = Image.new("RGB", (206, 430), "#f4f1e8")
    after = before.copy()
    pen = ImageDraw.Draw(after)
    if change == "a letter's edge":
        pen.line((40, 40, 40, 50), "#8a8f8c")
    elif change == "a line of text":
        pen.rectangle((20, 100, 180, 106), "#14292d")
    elif change == "a button's colour":
        pen.rectangle((20, 300, 120, 322), "#ab3a1c")
    elif change == "another size":
        after = after.crop((0, 0, 206, 429))
    assert (differs(before, after) > TOLERANCE) == seen
