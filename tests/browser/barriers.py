"""Barriers to readers, looked for by axe in the page as it stands, in every look at once.

A walk through a quiz is slow and axe is not quick either, so a test walks once and looks at each step in both colour schemes
and at both widths. What a scheme cannot change is looked at in one: colours are the only thing that differs in the dark.
"""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

OF_PARTS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RULES = [*OF_PARTS, "best-practice"]
"""Best practices are about a page as a whole: its landmarks and the order of its headings."""
COLOURS: dict[str, Any] = {"runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]}
# A colour on its way to another is neither: what is under way is brought to its end first.
LOOK = """options => {
  for (const each of document.getAnimations()) if (each instanceof CSSTransition) each.finish();
  return axe.run(options);
}"""
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def barriers(page: Page, widths: tuple[int, ...] = (320, 1280), rules: list[str] = RULES) -> list[str]:
    """What stands in a reader's way, in one line each: light and dark, at every width, and whether it scrolls sideways."""
    page.wait_for_load_state("networkidle")
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    lines = []
    everything: dict[str, Any] = {"runOnly": rules, "resultTypes": ["violations"]}
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        for scheme, options in (("dark", COLOURS), ("light", everything)):
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
            said = page.evaluate(LOOK, options)["violations"]
            lines += [f"{width} {scheme}: {each['id']}: {node['html'][:120]}" for each in said for node in each["nodes"]]
        if page.evaluate(SIDEWAYS):
            lines.append(f"{width}: the page scrolls sideways")
    return lines


def no_barrier(page: Page, widths: tuple[int, ...] = (320, 1280), rules: list[str] = RULES) -> None:
    """Nothing stands in a reader's way."""
    found = barriers(page, widths, rules)
    assert not found, "\n".join(found)
