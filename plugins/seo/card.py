"""A page's picture for links that people send each other: its title, and the chairs of the theme on their floor.

Pure: the same card and colours give the same bytes, as long as Pillow and the fonts are the same.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageColor, ImageDraw

import vector
from seo.palette import Colours, Palette
from seo.typesetting import LEADING, fit, font, lacking

WIDTH, HEIGHT = 1200, 630
MARGIN = 76
COLUMN = 604
"""How wide the words may be; beyond are the chairs."""
FLOOR, FLOOR_THICK = 504, 4
"""The line that chairs stand on, from the top; below it is who says so, and the note."""
TITLE_SIZES = tuple(range(92, 44, -3))
TITLE_ROOM = (COLUMN, 336)
KICKER_SIZES, KICKER_ROOM = (32, 29, 26), (COLUMN, 40)
NOTE_SIZES, NOTE_ROOM = (28, 26, 24), (WIDTH - 2 * MARGIN, 36)
SCENE_ROOM = (420, FLOOR - MARGIN)
APART = 8  # steps of 255 between two colours of a card
LARGEST = 6.2  # pixels for a unit of a scene: chairs that are near do not become larger than words


@dataclass(frozen=True)
class Card:
    """What a card says: a line above its title, the title, a note, and the site's name. `night` sets it in the dark theme.

    `scene` is SVG: what stands on the floor.
    """

    title: str
    kicker: str = ""
    note: str = ""
    site: str = ""
    night: bool = False
    scene: str = ""


def letters_lacking(card: Card) -> str:
    """The characters that the fonts have no form for; a card with any can't be drawn."""
    return lacking(card.title, "serif") + lacking(card.kicker + card.note + card.site, "sans")


def draw(card: Card, palette: Palette, parts: str) -> bytes:
    """The card as a PNG of 1200 × 630 pixels. `parts` is the SVG of what scenes are made of. Raises vector.NotDrawn."""
    colours = palette.dark if card.night else palette.light
    image = Image.new("RGB", (WIDTH, HEIGHT), colours.paper)
    if card.scene:
        _draw_scene(image, vector.read(card.scene, parts), colours)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, FLOOR, WIDTH, FLOOR + FLOOR_THICK - 1), colours.ink)
    top = MARGIN - 6
    if card.kicker:
        kicker = fit(card.kicker, "sans", KICKER_SIZES, KICKER_ROOM)
        pen.text((MARGIN, top + KICKER_SIZES[0]), kicker.lines[0], colours.accent, font("sans", kicker.size), anchor="ls")
        top += KICKER_SIZES[0] + 26
    title = fit(card.title, "serif", TITLE_SIZES, TITLE_ROOM)
    for number, line in enumerate(title.lines):
        baseline = top + round(title.size * (0.86 + number * LEADING))
        pen.text((MARGIN, baseline), line, colours.ink, font("serif", title.size), anchor="ls")
    foot = FLOOR + FLOOR_THICK + 50
    if card.site:
        pen.text((MARGIN, foot), card.site, colours.ink, font("sans", NOTE_SIZES[0]), anchor="ls")
        foot += 38
    if card.note:
        note = fit(card.note, "sans", NOTE_SIZES, NOTE_ROOM)
        pen.text((MARGIN, foot), note.lines[0], colours.ink_soft, font("sans", note.size), anchor="ls")
    return _png(image, colours)


def _draw_scene(image: Image.Image, scene: vector.Scene, colours: Colours) -> None:
    """The scene at the right margin, on the floor, as large as there is room."""
    width, height = scene.box[2:]
    scale = min(SCENE_ROOM[0] / width, SCENE_ROOM[1] / scene.high, LARGEST)
    left, top = WIDTH - MARGIN - round(width * scale), FLOOR - round(height * scale)
    for name, (x, y), mask in vector.masks(scene, scale):
        colour, strength = _sheer(getattr(colours, name))
        image.paste(colour, (left + x, top + y), mask.point([part * strength // 255 for part in range(256)]))


def _png(image: Image.Image, colours: Colours) -> bytes:
    """The image in the few colours that it is made of, and the steps between those that touch."""
    chart = Image.new("P", (1, 1))
    chart.putpalette([part for colour in _chart(colours) for part in colour])
    file = io.BytesIO()
    image.quantize(palette=chart, dither=Image.Dither.NONE).save(file, "PNG", compress_level=6)
    return file.getvalue()


@cache
def _chart(colours: Colours) -> tuple[tuple[int, ...], ...]:
    paper, shapes = colours.paper, [colours.one, colours.two, colours.lamp, colours.ink]
    lit_paper, *lit = [_lit(colour, colours.light) for colour in (paper, *shapes)]
    words = [(paper, colours.ink, 16), (paper, colours.ink_soft, 8), (paper, colours.accent, 10)]
    edges = [(ground, shape, 8) for ground, others in ((paper, shapes), (lit_paper, [*shapes, *lit])) for shape in others]
    flat = [tuple(ImageColor.getrgb(colour)) for colour in (paper, *shapes, colours.ink_soft, colours.accent, lit_paper, *lit)]
    chart: list[tuple[int, ...]] = []
    for colour in (*flat, *(step for mix in (*words, *edges) for step in _mix(*mix))):
        # Pillow takes colours that differ by a few steps for one another, so those that are close have to go.
        if all(max(abs(one - other) for one, other in zip(colour, known, strict=True)) >= APART for known in chart):
            chart.append(colour)
    return tuple(chart)


def _lit(colour: str, light: str) -> str:
    """A colour with the lamp's light on it."""
    bright, strength = _sheer(light)
    mixed = (round(one + (two - one) * strength / 255) for one, two in zip(ImageColor.getrgb(colour), bright, strict=False))
    return "#" + "".join(f"{part:02x}" for part in mixed)


def _sheer(colour: str) -> tuple[tuple[int, ...], int]:
    """A colour, and how much of it is laid on: 255 for all."""
    red, green, blue, *strength = ImageColor.getrgb(colour)
    return (red, green, blue), strength[0] if strength else 255


def _mix(one: str, other: str, count: int) -> list[tuple[int, ...]]:
    ends = list(zip(ImageColor.getrgb(one), ImageColor.getrgb(other), strict=True))
    return [tuple(round(start + (end - start) * step / (count - 1)) for start, end in ends) for step in range(count)]
