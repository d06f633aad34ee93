"""The colours a drawing may use: a class for the site's themes, and beside it the fixed colour for everywhere else.

The style sheet gives each class its colour in the light and the dark theme. A feed reader has no style sheet, so every
element carries the light theme's colour too; `d-ground` behind everything keeps that readable on any page.
"""

from __future__ import annotations

from collections.abc import Mapping

GROUND = "d-ground"

FILLS: Mapping[str, str] = {
    GROUND: "#fcfaf4",
    "d-ink": "#14292d",
    "d-soft": "#485c5f",
    "d-accent": "#ab3a1c",
    "d-one": "#c4482a",
    "d-two": "#7fb0ae",
    "d-mark-one": "#c4482a",  # small marks, such as dots and arrow heads: no words on them
    "d-mark-two": "#1f5c63",
    "d-shared": "#f6d488",
    "d-sunk": "#e9e4d7",
    "d-on-one": "#fffaf2",  # words on d-one
    "d-on-two": "#14292d",  # words on d-two and d-shared
}
LINES: Mapping[str, str] = {
    "d-line": "#14292d",
    "d-line-soft": "#73827d",
    "d-line-one": "#c4482a",
    "d-line-two": "#1f5c63",
    "d-line-shared": "#f6d488",  # only on d-one
    "d-line-ground": "#fcfaf4",  # a gap between two shapes
}
CLASSES: Mapping[str, tuple[str, str]] = {
    **{name: ("fill", colour) for name, colour in FILLS.items()},
    **{name: ("stroke", colour) for name, colour in LINES.items()},
}
"""Class -> the attribute that it colours, and the colour it has without a style sheet."""
