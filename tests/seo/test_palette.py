"""The theme's tokens as the colours of cards; what is missing is told by its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from problems import ContentError
from seo.palette import parse, read

TOKENS = """
:root {
  --paper: #FBF6F1; --ink: #2b1f27; --ink-soft: #655561; /* --accent: #000; */ --accent: #862a5b;
  --one: #a33d6c; --two: #1f5c63; --lamp: #e8ac4c; --light: transparent; --text: clamp(1rem, 2vw, 3rem);
}
@media (prefers-color-scheme: dark) { :root { --paper: #1d151b; --ink: #fff; --light: #f3c56624; } @supports (x: y) { a { --one: #c96693 } } }
.print { --lamp: #ffffff; }
"""


def said(text: str) -> str:
    with pytest.raises(ContentError) as error:
        parse(text, "tokens.css")
    return str(error.value)


def test_each_theme_has_its_colours() -> None:
    """What the dark theme doesn't change is as in the light one; short colours are written out, comments passed over."""
    palette = parse(TOKENS, "tokens.css")
    assert (palette.light.paper, palette.light.ink, palette.light.one) == ("#fbf6f1", "#2b1f27", "#a33d6c")
    assert (palette.dark.paper, palette.dark.ink, palette.dark.one) == ("#1d151b", "#ffffff", "#c96693")
    assert palette.light.lamp == palette.dark.lamp == "#ffffff"


def test_only_light_may_be_sheer() -> None:
    """It falls on what is there; none falls in the light theme."""
    palette = parse(TOKENS, "tokens.css")
    assert (palette.light.light, palette.dark.light) == ("#00000000", "#f3c56624")


def test_a_token_may_name_another_or_both_themes_at_once() -> None:
    """`var(--rose)`, and `light-dark(…)`, which needs no media query."""
    tokens = TOKENS.replace("--accent: #862a5b", "--rose: light-dark(#111, #EEE); --accent: var( --rose )")
    palette = parse(tokens, "tokens.css")
    assert (palette.light.accent, palette.dark.accent) == ("#111111", "#eeeeee")


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (
            "--accent: #862a5b",
            "--acent: #862a5b",
            'tokens.css: there is no --accent, which cards are drawn with; did you mean "acent"?',
        ),
        ("#1f5c63", "teal", "tokens.css: --two is teal; cards are drawn with colours that are written like #fbf6f1"),
        (
            "#1f5c63",
            "var(--two)",
            "tokens.css: --two is var(--two); cards are drawn with colours that are written like #fbf6f1",
        ),
    ],
)
def test_what_cannot_be_drawn_with_is_told_once(before: str, after: str, message: str) -> None:
    """Though both themes lack it."""
    assert said(TOKENS.replace(before, after)) == message


def test_without_the_style_sheet_the_setting_is_named(tmp_path: Path) -> None:
    """The way out is in the message."""
    with pytest.raises(ContentError) as error:
        read(tmp_path / "no.css")
    assert str(error.value).endswith("can't be read from here; name the theme's style sheet of tokens in SEO_TOKENS")
