"""Cards as pictures: their size, their colours, what moves and what doesn't."""

from __future__ import annotations

import io
from dataclasses import fields
from pathlib import Path

import pytest
from PIL import Image, ImageColor

from seo.card import COLUMN, FLOOR, HEIGHT, MARGIN, SCENE_ROOM, WIDTH, Card, draw, letters_lacking
from seo.palette import Colours, Palette
from seo.shelf import drawn
from vector import NotDrawn

LIGHT = Colours("#f4f1e8", "#14292d", "#485c5f", "#ab3a1c", "#c4482a", "#1f5c63", "#e9a93a", "#00000000")
DARK = Colours("#0f1f23", "#efe7d6", "#b1c0bd", "#f39c77", "#e8835f", "#7db7b6", "#f3c566", "#f3c56624")
PALETTE = Palette(LIGHT, DARK)
PARTS = '<svg xmlns="http://www.w3.org/2000/svg"><path id="wooden" d="M0 0h28v46h-28z"/></svg>'
SCENE = (
    '<svg viewBox="0 0 97 46"><path class="light" d="M30-20h30v66h-30z"/><use href="#wooden"/><path class="stand" d="M45 0V45"/>'
    '<path class="lamp" d="M38-40h14l6 17h-26z"/><path id="armchair" d="M62 0h35v46h-35z"/></svg>'
)
CARD = Card("You find it easy to be near", "The closeness map", "A prompt for reflection, not a test", "The journal", scene=SCENE)


def picture(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def test_a_card_is_a_small_png_of_the_size_that_networks_show() -> None:
    """1200 × 630 pixels in a few colours: it is read on the way, on a telephone."""
    png = draw(CARD, PALETTE, PARTS)
    with Image.open(io.BytesIO(png)) as image:
        assert (image.format, image.size, image.mode) == ("PNG", (WIDTH, HEIGHT), "P")
    assert len(png) <= 40_000


def test_the_same_card_gives_the_same_bytes() -> None:
    """So that the same commit publishes the same site."""
    assert draw(CARD, PALETTE, PARTS) == draw(CARD, PALETTE, PARTS)


@pytest.mark.parametrize(("night", "colours"), [(False, LIGHT), (True, DARK)])
def test_every_colour_is_one_of_the_theme_s(night: bool, colours: Colours) -> None:
    """Exactly, as the flat parts of a card are large; a quiz's card is set in the dark theme."""
    shown = picture(draw(Card(**{**vars(CARD), "night": night}), PALETTE, PARTS))
    counted = {colour for _, colour in shown.getcolors(WIDTH * HEIGHT) or ()}
    flat = {ImageColor.getrgb(getattr(colours, field.name)) for field in fields(Colours) if field.name != "light"}
    assert flat <= counted
    assert shown.getpixel((0, 0)) == ImageColor.getrgb(colours.paper)


def test_light_falls_on_what_is_there_in_the_dark_theme_alone() -> None:
    """As on a page, where the lamp is lit in the evening."""
    spot = WIDTH - MARGIN - round((97 - 35) * SCENE_ROOM[0] / 97), FLOOR - 20  # between the lamp and a chair
    day, night = (picture(draw(Card("x", scene=SCENE, night=night), PALETTE, PARTS)).getpixel(spot) for night in (False, True))
    assert day == ImageColor.getrgb(LIGHT.paper)
    assert night == (47, 54, 44)


def test_words_keep_clear_of_the_chairs() -> None:
    """Between the column of words and the chairs there is always paper, however much is to be said."""
    long = Card("word " * 200, "kicker " * 40, "note " * 90, "site", scene=SCENE)
    strip = picture(draw(long, PALETTE, PARTS)).crop((MARGIN + COLUMN + 2, 0, WIDTH - MARGIN - SCENE_ROOM[0] - 1, FLOOR))
    assert strip.width > 10
    assert strip.getcolors() == [(strip.width * FLOOR, ImageColor.getrgb(LIGHT.paper))]


@pytest.mark.parametrize("wide", [20, 97, 400])
def test_a_scene_stands_on_the_floor_at_the_margin(wide: int) -> None:
    """Whatever its size; the less there is to it, the larger it may be."""
    scene = f'<svg viewBox="0 0 {wide} 46"><path id="wooden" d="M0 0h{wide}v46h-{wide}z"/></svg>'
    shown = picture(draw(Card("x", scene=scene), PALETTE, PARTS))
    one, paper = ImageColor.getrgb(LIGHT.one), ImageColor.getrgb(LIGHT.paper)
    assert shown.getpixel((WIDTH - MARGIN - 2, FLOOR - 2)) == one
    assert shown.getpixel((WIDTH - MARGIN + 2, FLOOR - 2)) == paper
    assert shown.getpixel((WIDTH - MARGIN - 2, MARGIN - 2)) == paper


def test_a_scene_that_is_not_understood_is_an_error() -> None:
    """Half a picture would go unnoticed."""
    with pytest.raises(NotDrawn, match="the drawing has a <circle>"):
        draw(Card("x", scene='<svg viewBox="0 0 9 9"><circle r="3"/></svg>'), PALETTE, PARTS)


def test_letters_that_no_font_has_are_told_before_drawing() -> None:
    """In the title, and in the small words around it."""
    assert letters_lacking(CARD) == ""
    assert letters_lacking(Card("親", "密")) == "親密"


def test_a_card_is_drawn_once(tmp_path: Path) -> None:
    """The next build takes it from the shelf; other words, other colours and other chairs are another card."""
    calls: list[Card] = []

    def count(card: Card, palette: Palette, parts: str) -> bytes:
        calls.append(card)
        return draw(card, palette, parts)

    shelf = tmp_path / "not" / "yet"
    first = drawn(CARD, PALETTE, PARTS, shelf, count)
    assert drawn(CARD, PALETTE, PARTS, shelf, count) == first
    assert len(calls) == 1
    drawn(Card("Another"), PALETTE, PARTS, shelf, count)
    drawn(CARD, Palette(DARK, LIGHT), PARTS, shelf, count)
    drawn(CARD, PALETTE, PARTS.replace("28", "27"), shelf, count)
    assert len(calls) == 4
    assert sorted(path.suffix for path in shelf.iterdir()) == [".png"] * 4


def test_half_a_card_on_the_shelf_is_drawn_anew(tmp_path: Path) -> None:
    """As a machine that stopped while writing may leave it."""
    whole = drawn(CARD, PALETTE, PARTS, tmp_path)
    [file] = tmp_path.iterdir()
    file.write_bytes(whole[:-40])
    assert drawn(CARD, PALETTE, PARTS, tmp_path) == whole
    assert file.read_bytes() == whole


def test_a_shelf_that_cannot_be_written_to_only_costs_time(tmp_path: Path) -> None:
    """A file in its place, here."""
    (tmp_path / "shelf").write_text("")
    assert drawn(CARD, PALETTE, PARTS, tmp_path / "shelf") == draw(CARD, PALETTE, PARTS)
