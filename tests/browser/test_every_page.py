"""Every page opens in a real browser without a word on the console and without asking anyone else for anything."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from browser.waiting import until


def test_every_page_opens_in_silence(page: Page, site: str, built_site: Path) -> None:
    """The `page` fixture fails the test on the first complaint or foreign request."""
    addresses = sorted(path.relative_to(built_site).as_posix() for path in built_site.rglob("*.html"))
    assert "index.html" in addresses
    for address in addresses:
        page.goto(f"{site}/{address.removesuffix('index.html')}")
        assert page.locator("h1").count() == 1


def test_the_fixture_hears_what_a_page_does_wrong(page: Page, site: str, complaints: list[str]) -> None:
    """A script inside a page, an error, a foreign request: none of them goes unnoticed."""
    page.goto(site + "/")
    page.evaluate("console.warn('careful')")
    page.evaluate("setTimeout(() => { throw new Error('oops') })")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=\"https://there.test/a.png\">')")
    until(page, "document.images[document.images.length - 1].complete")
    heard = " | ".join(complaints)
    complaints.clear()
    assert "console: careful" in heard
    assert "uncaught: oops" in heard
    assert "request: https://there.test/a.png" in heard or "violates the following Content Security Policy" in heard
