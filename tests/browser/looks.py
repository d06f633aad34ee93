"""What pages look like: a picture of each kind at the sizes and in the modes that readers have, held against a stored one.

The pictures are of the small site, so no text of an editor changes them, and in fonts that come with the checks, so the
machine's own don't either. They are stored at half their size: that keeps what a reader would notice, and drops how one
browser or another smooths the edge of a letter.
"""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from font_source_sans_pro import SourceSansPro, SourceSansProSemibold
from font_source_serif_pro import SourceSerifPro, SourceSerifProIt, SourceSerifProSemibold
from PIL import Image, ImageChops
from playwright.sync_api import Page

STORED = Path(__file__).parents[1] / "looks"
TOLERANCE = 0.006
"""The share of a picture that may differ: a line of text, say, that stands a pixel higher."""
_SEEN = 48
"""From this difference of brightness on, out of 255, a point counts as another."""

_FONTS = {  # the first names of the theme's two stacks: these faces win over whatever the machine has
    ("Iowan Old Style", "400", "normal"): SourceSerifPro,
    ("Iowan Old Style", "650", "normal"): SourceSerifProSemibold,
    ("Iowan Old Style", "400", "italic"): SourceSerifProIt,
    ("Seravek", "400", "normal"): SourceSansPro,
    ("Seravek", "650", "normal"): SourceSansProSemibold,
}
_LOAD = """async (fonts) => {
  for (const [family, weight, style, data] of fonts) {
    const face = new FontFace(family, Uint8Array.from(atob(data), (each) => each.charCodeAt(0)), { weight, style });
    document.fonts.add(await face.load());
  }
  await document.fonts.ready;
}"""
_LARGE = "document.documentElement.style.fontSize = '200%'"


@dataclass(frozen=True)
class Look:
    """One way to look at a page: a window in CSS pixels, and what its reader has asked for."""

    name: str
    width: int
    media: dict[str, Any] = field(default_factory=dict)
    large: bool = False

    @property
    def height(self) -> int:
        return 860 if self.width < 600 else 900


ALWAYS = (
    Look("phone", 412),
    Look("phone-dark", 412, {"color_scheme": "dark"}),
    Look("desk", 1280),
    Look("desk-dark", 1280, {"color_scheme": "dark"}),
)
SELDOM = (
    Look("narrow", 320),
    Look("tablet", 768),
    Look("wide", 1920),
    Look("large-text", 412, large=True),
    Look("forced-colours", 412, {"forced_colors": "active"}),
    Look("paper", 794, {"media": "print"}),
)


def take(page: Page, look: Look, part: str) -> Image.Image:
    """One screen of the page as it stands, from this part on (a CSS selector), at half its size."""
    page.set_viewport_size({"width": look.width, "height": look.height})
    page.emulate_media(
        **{"color_scheme": "light", "forced_colors": "none", "media": "screen", "reduced_motion": "reduce"} | look.media
    )
    if not page.evaluate("document.fonts.size"):
        page.evaluate(_LOAD, [[*name, base64.b64encode(Path(font).read_bytes()).decode()] for name, font in _FONTS.items()])
    if look.large:
        page.evaluate(_LARGE)
    page.evaluate("part => document.querySelector(part).scrollIntoView()", part)
    taken = Image.open(io.BytesIO(page.screenshot(animations="disabled", caret="hide"))).convert("RGB")
    page.emulate_media(media="screen", forced_colors="none")
    page.evaluate("document.documentElement.removeAttribute('style')")
    return taken.resize((look.width // 2, look.height // 2), Image.Resampling.BOX)


def differs(one: Image.Image, other: Image.Image) -> float:
    """The share of points that are not the same, from 0 to 1; 1 for pictures of different sizes."""
    if one.size != other.size:
        return 1.0
    change = ImageChops.difference(one, other).convert("L").point([0] * _SEEN + [255] * (256 - _SEEN))
    return change.histogram()[255] / (one.width * one.height)
