"""Titles in lines."""

from __future__ import annotations

import pytest

from seo.card import TITLE_ROOM as ROOM
from seo.card import TITLE_SIZES as SIZES
from seo.typesetting import LEADING, Setting, fit, lacking, width


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Sorry, and what comes after", ("Sorry, and what", "comes after")),
        ("The closeness map", ("The closeness map",)),
        (
            "Do mirror neurons let you feel what your partner feels?",
            ("Do mirror", "neurons let you", "feel what your", "partner feels?"),
        ),
        ("When one of you pushes and the other pulls away", ("When one of you", "pushes and the", "other pulls away")),
        (
            "Two scales, not four boxes: a fair guide to attachment",
            ("Two scales,", "not four boxes:", "a fair guide", "to attachment"),
        ),
    ],
)
def test_lines_are_even_and_break_where_a_reader_pauses(text: str, lines: tuple[str, ...]) -> None:
    """No small word hangs at the end of a line, and no single word below the others."""
    assert fit(text, "serif", SIZES, ROOM).lines == lines


@pytest.mark.parametrize(
    "text", ["Love", "After an affair", "word " * 9, "word " * 30, "Donaudampfschifffahrtsgesellschaft " * 2]
)
def test_a_title_stays_in_its_room(text: str) -> None:
    """However long; the longer, the smaller."""
    setting = fit(text, "serif", SIZES, ROOM)
    assert max(width(line, "serif", setting.size) for line in setting.lines) <= ROOM[0]
    assert setting.size * LEADING * len(setting.lines) <= ROOM[1]
    assert setting.whole


def test_a_title_without_end_ends_in_an_ellipsis() -> None:
    """As many words as there is room for, and a sign that there are more."""
    setting = fit("never ending, " * 60, "serif", SIZES, ROOM)
    assert (setting.size, len(setting.lines), setting.whole) == (SIZES[-1], 6, False)
    assert setting.lines[-1].endswith("…")
    assert not setting.lines[-1].endswith(",…")


def test_a_word_that_is_longer_than_a_line_is_broken() -> None:
    """It has no place to break, and would lie across the chairs."""
    setting = fit("x" * 60, "serif", SIZES, ROOM)
    assert "".join(setting.lines) == "x" * 60
    assert len(setting.lines) > 1


def test_an_apostrophe_is_set_as_one() -> None:
    """Typed straight in a title, as it may be; what belongs together with a no-break space stays together."""
    assert fit("Don't", "serif", SIZES, ROOM) == Setting(SIZES[0], ("Don’t",))
    assert "S1 only" in fit("S1\u00a0only for those who want it", "serif", (96,), ROOM).lines[0].replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Żółć, čas, größer, “¿qué?” – ελληνικά, русский…", ""),
        ("a\u00a0b\u200bc", ""),
        ("親密 ok 親", "親密"),
        ("قرب", "قرب"),
        ("ok 🙂", "🙂"),
    ],
)
def test_letters_without_a_form_are_found(text: str, missing: str) -> None:
    """Latin, Greek and Cyrillic are there; a card in other scripts would be empty boxes."""
    assert lacking(text, "serif") == missing
