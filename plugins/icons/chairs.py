"""The two chairs of the mark as outlines that can be filled, read from the drawing that pages show.

Icons are drawn from here, so that the chairs have one form wherever they stand.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw

from problems import ContentError, Problem
from vector import NotDrawn, Point, outlines_of

DRAWING = Path(__file__).resolve().parents[2] / "theme" / "components" / "mark" / "chairs.svg"
HEIGHT = 46.0
"""How high the drawing is, in its own units, from the floor to the top of the backs."""
SHARPNESS = 8  # silhouettes are drawn this much larger and then made smaller, which gives them smooth edges

_PATH = re.compile(r'<path id="([\w-]+)"[^>]* d="([^"]*)"')


@dataclass(frozen=True)
class Chair:
    """A chair seen from its side, in the drawing's units; its feet stand at `HEIGHT`."""

    path: str
    outline: tuple[Point, ...]

    @property
    def width(self) -> float:
        """From its leftmost to its rightmost point, where the leftmost is at 0."""
        return max(x for x, _ in self.outline)


@cache
def chairs(drawing: Path = DRAWING) -> dict[str, Chair]:
    """Every chair of the drawing by its id. Raises ContentError for what can't be filled, and OSError."""
    try:
        return {name: Chair(path, outline(path)) for name, path in _PATH.findall(drawing.read_text(encoding="utf-8"))}
    except NotDrawn as error:
        raise ContentError([Problem(drawing.as_posix(), 0, 0, "", str(error))]) from None


def outline(path: str) -> tuple[Point, ...]:
    """The corners of a path that goes round once, its curves as short lines. Raises NotDrawn."""
    return tuple(outlines_of(path)[0])


def silhouette(chair: Chair, height: int) -> Image.Image:
    """The chair as a mask, `height` pixels high and as wide as it is then."""
    scale = height / HEIGHT
    size = (math.ceil(chair.width * scale), height)
    large = Image.new("L", (size[0] * SHARPNESS, size[1] * SHARPNESS))
    corners = [(x * scale * SHARPNESS, y * scale * SHARPNESS) for x, y in chair.outline]
    ImageDraw.Draw(large).polygon(corners, fill=255)
    return large.resize(size, Image.Resampling.BOX)
