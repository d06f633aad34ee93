"""The journal's drawings as a browser draws them: words inside, apart and readable, in both themes."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from assets.bundle import read as read_assets
from diagrams.figure import figure
from diagrams.library import read

ROOT = Path(__file__).parents[2]
LIBRARY = read(ROOT / "content")
CSS = read_assets(ROOT / "theme/static").files["css/article.css"].decode()
# The widest of the fonts that are common enough to stand in for the theme's own.
WIDE = '.diagram svg, .diagram svg [font-family="serif"] { font-family: "DejaVu Sans", Verdana, sans-serif !important }'

LOOK = """() => {
  const svg = document.querySelector(".diagram svg"), frame = svg.getBoundingClientRect(), texts = [...svg.querySelectorAll("text")];
  const light = colour => {
    const parts = colour.match(/[\\d.]+/g).slice(0, 3).map(part => part / 255);
    const [r, g, b] = parts.map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const below = (x, y) => document.elementsFromPoint(x, y).find(
    each => svg.contains(each) && each.matches("rect, path, circle") && getComputedStyle(each).fill !== "none");
  const found = [];
  texts.forEach((text, number) => {
    const box = text.getBoundingClientRect(), style = getComputedStyle(text), words = text.textContent;
    if (box.left < frame.left + 2 || box.right > frame.right - 2 || box.top < frame.top || box.bottom > frame.bottom)
      found.push(`“${words}” leaves the drawing`);
    for (const other of texts.slice(0, number)) {
      const near = other.getBoundingClientRect();
      const across = Math.min(box.right, near.right) - Math.max(box.left, near.left);
      const down = Math.min(box.bottom, near.bottom) - Math.max(box.top, near.top);
      if (across > 0 && down > 6) found.push(`“${words}” runs into “${other.textContent}”`);
    }
    const scale = frame.width / svg.viewBox.baseVal.width;
    if (parseFloat(style.fontSize) * scale < 13.99) found.push(`“${words}” is too small`);
    for (const x of [0.02, 0.25, 0.5, 0.75, 0.98]) for (const y of [0.3, 0.5, 0.7]) {
      const ground = getComputedStyle(below(box.left + x * box.width, box.top + y * box.height)).fill;
      const ratio = contrast(style.fill, ground);
      if (ratio < 4.5) found.push(`“${words}” has a contrast of ${ratio.toFixed(2)} with ${ground}`);
    }
  });
  return [...new Set(found)];
}"""


@pytest.mark.parametrize("font", ["ours", "wide"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", sorted(LIBRARY.pictures))
def test_words_stand_inside_apart_and_readable(browser: Browser, name: str, scheme: str, font: str) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": 280, "height": 700})
    page = context.new_page()
    page.set_content(
        f"<!doctype html><style>{CSS}{WIDE if font == 'wide' else ''} body {{ margin: 0 }} .diagram {{ margin: 0 }}</style>"
        + figure(name, LIBRARY.pictures[name])
    )
    assert page.evaluate(LOOK) == []
    context.close()


@pytest.mark.parametrize("name", sorted(LIBRARY.pictures))
def test_without_a_style_sheet_words_are_as_readable_on_a_dark_page(browser: Browser, name: str) -> None:
    """As in a feed reader: the drawing's own colours and nothing else."""
    context = browser.new_context(color_scheme="dark", viewport={"width": 500, "height": 700})
    page = context.new_page()
    page.set_content(f"<!doctype html><body bgcolor=black text=white>{figure(name, LIBRARY.pictures[name])}")
    assert page.evaluate(LOOK) == []
    context.close()
