"""A picture -> the files that are published of it. Pure: the same picture gives the same bytes, on any number of cores.

A picture is shown as wide as the text, and a tall one no higher than it would fill a screen. Its files are up to twice as wide as
that, for screens with small pixels, and never wider than the picture itself.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PIL import Image

WIDEST = 1140
"""Pixels: twice the column of text at its usual size."""
TALLEST = 684
"""CSS pixels."""
STEPS = (400, 600, 860)
"""Widths between phones and the widest; one is left out where the next is near."""
FALLBACK = 860
"""About how wide the JPEG is that old browsers and feed readers get."""

# libaom divides its work among threads in other ways, and writes other bytes then: one thread for each file.
FORMATS: Mapping[str, Mapping[str, Any]] = {
    "avif": {"format": "AVIF", "codec": "aom", "quality": 55, "speed": 6, "max_threads": 1},
    "webp": {"format": "WEBP", "quality": 74, "method": 6},
    "jpg": {"format": "JPEG", "quality": 78, "progressive": True, "optimize": True},
}
BLUR_SIDE = 20
BLUR: Mapping[str, Any] = {"format": "WEBP", "quality": 30, "method": 6}


@dataclass(frozen=True)
class Rendition:
    """One published file: its ending, its width in pixels, its bytes."""

    ending: str
    width: int
    data: bytes


@dataclass(frozen=True)
class Encoded:
    """`width` and `height` are those at which it is shown, in CSS pixels, where there is room. `blur` is a tiny WebP."""

    width: int
    height: int
    renditions: tuple[Rendition, ...]
    blur: bytes

    def of(self, ending: str) -> tuple[Rendition, ...]:
        """The files of one format, narrowest first."""
        return tuple(each for each in self.renditions if each.ending == ending)


def encode(image: Image.Image) -> Encoded:
    """All files of one RGB picture."""
    width, height = shown(image.width, image.height)
    largest = _resized(image, _scale(image.width, image.height, 2 * TALLEST))
    sized = {width: _resized(largest, width / largest.width) for width in widths(largest.width)}
    renditions = [Rendition(ending, width, _written(sized[width], ending)) for ending in ("avif", "webp") for width in sized]
    fallback = max((width for width in sized if width <= FALLBACK), default=min(sized))
    renditions.append(Rendition("jpg", fallback, _written(sized[fallback], "jpg")))
    tiny = _resized(largest, min(1, BLUR_SIDE / max(largest.size)))
    blur = io.BytesIO()
    tiny.save(blur, **BLUR)
    return Encoded(width, height, tuple(renditions), blur.getvalue())


def shown(width: int, height: int) -> tuple[int, int]:
    """The size, in CSS pixels, at which a picture of so many pixels is shown where there is room."""
    scale = _scale(width, height, TALLEST)
    return max(1, round(width * scale)), max(1, round(height * scale))


def widths(largest: int) -> list[int]:
    """The widths of the files of a picture, of which the largest is given; ascending."""
    return [*(step for step in STEPS if step < largest * 0.85), largest]


def _scale(width: int, height: int, tallest: int) -> float:
    """How much smaller a picture gets; it never gets larger."""
    return min(1, WIDEST / width, tallest / height)


def _resized(image: Image.Image, scale: float) -> Image.Image:
    if scale == 1:
        return image
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    return image.resize(size, Image.Resampling.LANCZOS)


def _written(image: Image.Image, ending: str) -> bytes:
    file = io.BytesIO()
    image.save(file, **FORMATS[ending])
    return file.getvalue()
