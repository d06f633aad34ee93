"""Contrast, computed from the tokens: every colour that words are set in or that controls are drawn with, on every ground."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from seo.palette import tokens

WORDS, CONTROLS = 4.5, 3.0  # WCAG 2.2, 1.4.3 for text of any size, and 1.4.11

GROUNDS = ("paper", "raised", "sunk", "notice")
ON_GROUNDS = {
    **dict.fromkeys(("ink", "ink-soft", "link", "accent", "error"), WORDS),
    **dict.fromkeys(("edge", "focus", "one", "two"), CONTROLS),
}
PAIRS = [
    *((colour, ground, least) for colour, least in ON_GROUNDS.items() for ground in GROUNDS),
    ("on-accent", "accent", WORDS),
    ("paper", "ink", WORDS),  # a chosen filter, and a button under the pointer
]
ON_DRAWINGS = [("on-accent", "one", WORDS), ("on-two", "two-fill", WORDS), ("on-two", "shared", WORDS)]
ON_BAND = [("ink", "room", WORDS), ("ink-soft", "room", WORDS), ("accent", "room", WORDS)]
DECORATION = {
    "rule": "separates what also stands apart",
    "lamp": "the lamp's shade says nothing",
    "light": "so does its light",
}
"""Colours that nothing depends on, and why."""


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it, of #rgb or #rrggbb."""
    digits = colour.lstrip("#")
    parts = [int(part, 16) / 255 for part in (re.findall("..", digits) if len(digits) == 6 else [digit * 2 for digit in digits])]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1, the same, to 21, black on white."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def too_faint(colours: dict[str, str], pairs: list[tuple[str, str, float]]) -> list[str]:
    """The pairs that stand out too little, with what they reach."""
    return [
        f"{colour} on {ground}: {reached:.2f} of {least}"
        for colour, ground, least in pairs
        if (reached := contrast(colours[colour], colours[ground])) < least
    ]


@pytest.fixture(scope="module")
def sheet(root: Path) -> str:
    """The style sheet of tokens."""
    return (root / "theme/base/tokens.css").read_text()


def test_the_measure_is_wcag_s() -> None:
    """Black on white is 21 : 1, and #767676 is the lightest grey that passes on white."""
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#fff") >= 4.5 > contrast("#777", "#fff")


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_words_and_controls_stand_out_from_every_ground(sheet: str, theme: int) -> None:
    """Words by 4.5 : 1, borders, marks and the chairs by 3 : 1."""
    assert too_faint(tokens(sheet)[theme], PAIRS) == []


def test_every_colour_is_held_to_a_contrast_or_said_to_be_decoration(sheet: str) -> None:
    """A token that is added joins a pair, or the list of those that nothing depends on."""
    colours = {token for theme in tokens(sheet) for token, value in theme.items() if value.startswith("#")}
    held = {part for colour, ground, _ in [*PAIRS, *ON_DRAWINGS] for part in (colour, ground)}
    assert colours - held == set(DECORATION)


def test_the_dark_theme_is_chosen_colour_by_colour(sheet: str) -> None:
    """Whatever is a colour in one theme is one in the other, and another one."""
    light, dark = tokens(sheet)
    assert [token for token, value in light.items() if value.startswith("#") and dark[token] == value] == []


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_words_stand_out_on_the_shapes_of_drawings(root: Path, sheet: str, theme: int) -> None:
    """Some colours of drawings are theirs alone, and stay the same in both themes."""
    own = tokens((root / "theme/components/diagram/style.css").read_text())[0]
    assert too_faint({**tokens(sheet)[theme], **own}, ON_DRAWINGS) == []


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_words_stand_out_in_the_room_with_something_to_try(root: Path, theme: int) -> None:
    """The front page's band has colours of its own."""
    assert too_faint(tokens((root / "theme/static/css/start.css").read_text())[theme], ON_BAND) == []


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_words_stand_out_on_the_tints_of_charts(root: Path, sheet: str, theme: int) -> None:
    """A tint is so much of one colour in the ground of raised things; mixing is linear in sRGB, as the sheet says."""
    colours = tokens(sheet)[theme]
    faint = []
    chart = (root / "theme/components/quiz-chart/style.css").read_text()
    tints = re.findall(r"color-mix\(in srgb, var\(--([\w-]+)\) (\d+)%, var\(--raised\)\)", chart)
    assert len(tints) >= 4
    for colour, part in tints:
        ground = mixed(colours[colour], colours["raised"], int(part) / 100)
        faint += too_faint({**colours, "tint": ground}, [("ink", "tint", WORDS), ("ink-soft", "tint", WORDS)])
    assert faint == []


def mixed(colour: str, ground: str, part: float) -> str:
    """So much of a colour in a ground."""
    pairs = zip(*(bytes.fromhex(each.lstrip("#")) for each in (colour, ground)), strict=True)
    return "#" + "".join(f"{round(top * part + bottom * (1 - part)):02x}" for top, bottom in pairs)
