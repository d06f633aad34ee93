"""Every component as its examples show it, on one page."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from browser.barriers import OF_PARTS, SIDEWAYS, no_barrier
from browser.serving import serve
from review.__main__ import main


def test_no_component_is_a_barrier_or_too_wide_in_any_look(page: Page, site: str, tmp_path: Path) -> None:
    """Light and dark; on a phone and at a desk nothing sticks out, from left to right and from right to left."""
    assert main([str(tmp_path / "made")]) == 0
    serve(page, site, tmp_path / "made")
    page.goto(f"{site}/examples.html")
    no_barrier(page, (320,), OF_PARTS)
    page.set_viewport_size({"width": 1280, "height": 800})
    assert not page.evaluate(SIDEWAYS)
    page.goto(f"{site}/examples-rtl.html")
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert not page.evaluate(SIDEWAYS)
