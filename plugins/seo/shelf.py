"""Cards that were drawn before, by what went into them, so that a rebuild draws only those that changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

import PIL

import vector
from seo import card, typesetting
from seo.palette import Palette

START, END = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"

Draw = Callable[[card.Card, Palette, str], bytes]


@cache
def _made_with() -> bytes:
    """Everything but the card itself that its bytes depend on: the code, the fonts and Pillow."""
    digest = hashlib.sha256(PIL.__version__.encode())
    for path in (Path(card.__file__), Path(typesetting.__file__), Path(vector.__file__), *typesetting.FILES.values()):
        digest.update(path.read_bytes())
    return digest.digest()


def drawn(wanted: card.Card, palette: Palette, parts: str, shelf: Path, draw: Draw = card.draw) -> bytes:
    """The card's PNG: from the folder `shelf` if it is there, otherwise drawn and put there.

    A shelf that can't be written to, or holds half a file, only costs time.
    """
    colours = palette.dark if wanted.night else palette.light
    name = hashlib.sha256(_made_with() + repr((wanted, colours, parts)).encode()).hexdigest()[:32]
    place = shelf / f"{name}.png"
    try:
        found = place.read_bytes()
        if found.startswith(START) and found.endswith(END):
            return found
    except OSError:
        pass
    png = draw(wanted, palette, parts)
    _put(png, place)
    return png


def _put(png: bytes, place: Path) -> None:
    # Under another name first, as a preview and a publish may draw the same card at once.
    half = place.with_name(f".{place.name}-{os.getpid()}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        half.write_bytes(png)
        half.replace(place)
    except OSError:
        with suppress(OSError):
            half.unlink(missing_ok=True)
