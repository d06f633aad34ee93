"""The two chairs -> icons: one SVG and four PNGs, the same bytes every time as long as Pillow is the same. Pure."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

from icons.chairs import HEIGHT, Chair, chairs, silhouette

FOLDER = Path(__file__).resolve().parents[2] / "theme" / "static" / "icons"

# An icon lies on grounds of all kinds, so it brings its own: the evening room, as on the front page. Both chairs stand out
# from it by more than 6 : 1.
ROOM, FLOOR = "#16383e", "#0d2529"
WOODEN, ARMCHAIR = "#f08f68", "#f4ecdc"
GAP = 1.5
"""Between the chairs, in the drawing's units."""
CORNER = 0.22  # of the side
LARGE = 4  # corners are drawn this much larger and then made smaller


@dataclass(frozen=True)
class Form:
    """How one PNG is laid out. `across` is the part of its side that the two chairs take; `bare` leaves the corners square."""

    size: int
    across: float
    bare: bool


# A maskable icon may be cut to a circle of 0.8 of its side (W3C, Web Application Manifest, “Icon masks and safe zone”): the
# chairs keep inside it. Apple rounds the corners itself.
FORMS = {
    "icon-192.png": Form(192, 0.74, bare=False),
    "icon-512.png": Form(512, 0.74, bare=False),
    "maskable-512.png": Form(512, 0.58, bare=True),
    "apple-touch-icon.png": Form(180, 0.68, bare=True),
}


def icons() -> dict[str, bytes]:
    """Every icon by its file name. Raises OSError and ContentError where the chairs can't be read."""
    there = chairs()
    wooden, armchair = there["wooden"], there["armchair"]
    return {"icon.svg": _svg(wooden, armchair), **{name: _png(form, wooden, armchair) for name, form in FORMS.items()}}


def _svg(wooden: Chair, armchair: Chair) -> bytes:
    wide = wooden.width + GAP + armchair.width
    side = round(wide / 0.8)
    left, top = round((wide - side) / 2), round(HEIGHT - 0.77 * side)
    parts = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left} {top} {side} {side}">',
        f'<rect x="{left}" y="{top}" width="{side}" height="{side}" rx="{round(side * CORNER)}" fill="{ROOM}"/>',
        f'<path fill="{WOODEN}" d="{wooden.path}"/>',
        f'<path fill="{ARMCHAIR}" d="{armchair.path}" transform="translate({wooden.width + GAP:g})"/>',
        "</svg>\n",
    )
    return "".join(parts).encode()


def _png(form: Form, wooden: Chair, armchair: Chair) -> bytes:
    side = form.size
    scale = side * form.across / (wooden.width + GAP + armchair.width)
    height = round(HEIGHT * scale)
    ground = side - round(side * (1 - height / side) / 2.2)  # the middle of what is seen is a little above that of the chairs
    image = Image.new("RGB", (side, side), ROOM)
    ImageDraw.Draw(image).rectangle((0, ground, side, side), FLOOR)
    at = round((side - side * form.across) / 2)
    for chair, colour in ((wooden, WOODEN), (armchair, ARMCHAIR)):
        mask = silhouette(chair, height)
        image.paste(colour, (at, ground - height), mask)
        at += mask.width + round(GAP * scale)
    if not form.bare:
        image.putalpha(_rounded(side))
    file = io.BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


def _rounded(side: int) -> Image.Image:
    large = Image.new("L", (side * LARGE, side * LARGE))
    ImageDraw.Draw(large).rounded_rectangle((0, 0, side * LARGE - 1, side * LARGE - 1), side * LARGE * CORNER, fill=255)
    return large.resize((side, side), Image.Resampling.BOX)
