"""The small languages inside a quiz file, each as a table: what is accepted and what it means, what is refused and why."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from quiz import values
from quiz.table import Bound
from quiz.values import Needs, Range


def between(low: str | None, high: str | None) -> Range:
    """Both ends included; None is open."""
    return Range(*(None if end is None else Bound(Fraction(end), True) for end in (low, high)))


# The parser, what is typed, what it means.
ACCEPTED: list[tuple[Callable[[str], Any], str, Any]] = [
    (values.identifier, "slow-reply", "slow-reply"),
    (values.identifier, "007", "007"),
    (values.identifier, "no", "no"),
    (values.identifier, "a" * 64, "a" * 64),
    (values.identifier, "com10", "com10"),
    (values.truth, "true", True),
    (values.truth, "True", True),
    (values.truth, "TRUE", True),
    (values.truth, "false", False),
    (values.truth, "False", False),
    (values.truth, "FALSE", False),
    (values.number, "0", Fraction(0)),
    (values.number, "-1.5", Fraction(-3, 2)),
    (values.number, "+2", Fraction(2)),
    (values.number, "0.1", Fraction(1, 10)),
    (values.number, "1.10", Fraction(11, 10)),
    (values.number, "007", Fraction(7)),
    (values.number, "999999.9999", Fraction(9999999999, 10000)),
    (values.needs, "75%", Needs(share=Fraction(3, 4))),
    (values.needs, "75 %", Needs(share=Fraction(3, 4))),
    (values.needs, "100%", Needs(share=Fraction(1))),
    (values.needs, "1%", Needs(share=Fraction(1, 100))),
    (values.needs, "6", Needs(count=6)),
    (values.span, "2.5..3.5", between("2.5", "3.5")),
    (values.span, "2.5 .. 3.5", between("2.5", "3.5")),
    (values.span, "-1..+1", between("-1", "1")),
    (values.span, "..3", between(None, "3")),
    (values.span, "3..", between("3", None)),
    (values.span, "3", between("3", "3")),
    (values.span, " 3 ", between("3", "3")),
    (values.span, "3..3", between("3", "3")),
    (values.span, ">3", Range(Bound(Fraction(3), False), None)),
    (values.span, "> 3", Range(Bound(Fraction(3), False), None)),
    (values.span, ">=3", between("3", None)),
    (values.span, "<3", Range(None, Bound(Fraction(3), False))),
    (values.span, "<=3", between(None, "3")),
]


@pytest.mark.parametrize(("parse", "typed", "meaning"), ACCEPTED)
def test_means(parse: Callable[[str], Any], typed: str, meaning: Any) -> None:
    assert parse(typed) == meaning


ID = "an id is made of a-z, 0-9 and hyphens; "
NUMBER = "write a whole number or a short decimal such as 1.5, not "
SHARE = "write a share such as 75% or a number of items such as 6, not "
RANGE = ' is not a range; write 2.5..3.5, ..3, 3.., ">3" or "<3"'

# The parser, what is typed, the whole message.
REFUSED: list[tuple[Callable[[str], Any], str, str]] = [
    (values.identifier, "", ID + '"" has nothing in it'),
    (values.identifier, "Slow", ID + '"Slow" has “S”; write "slow"'),
    (values.identifier, "slow reply", ID + '"slow reply" has a space; write "slow-reply"'),
    (values.identifier, "slow_reply", ID + '"slow_reply" has “_”; write "slow-reply"'),
    (values.identifier, "größe", ID + '"größe" has “ö” (U+00F6, latin small letter o with diaeresis); write "grosse"'),
    (values.identifier, "naïve café", ID + '"naïve café" has “ï” (U+00EF, latin small letter i with diaeresis); write "naive-cafe"'),
    (values.identifier, "ѕlow", ID + '"ѕlow" has “ѕ” (U+0455, cyrillic small letter dze); write "low"'),
    (values.identifier, "愛", ID + '"愛" has “愛” (U+611B, cjk unified ideograph-611b)'),
    (values.identifier, "../etc", ID + '"../etc" has “.”; write "etc"'),
    (values.identifier, "slow\u200breply", "the id contains the invisible character U+200B; delete it"),
    (values.identifier, "slow\u00a0reply", "the id contains the invisible character U+00A0; delete it"),
    (values.identifier, "slow\u202ereply", "the id contains the invisible character U+202E; delete it"),
    (values.identifier, "slow\n", "the id contains the invisible character U+000A; delete it"),
    (values.identifier, "a" * 65, "an id has at most 64 characters; this one has 65"),
    *((values.identifier, name, f'"{name}" is a reserved file name; choose another id') for name in ("con", "nul", "com1", "lpt9", "index")),
    *((values.truth, word, f'write true or false, not "{word}"') for word in ("yes", "no", "NO", "on", "off", "y", "1", "tRue", "")),
    *((values.number, word, f'{NUMBER}"{word}"') for word in ("", "true", "1e3", ".5", "1.", "1,5", "1/2", ".inf", ".nan", "0x1F", "1_000", "1234567", "0.12345", "٣", "− 1", "1 ")),
    *((values.needs, word, f'{SHARE}"{word}"') for word in ("", "most", "0", "-1", "1000", "75.5%", "%", "1.5")),
    (values.needs, "0%", "needs is between 1% and 100%, not 0%"),
    (values.needs, "101%", "needs is between 1% and 100%, not 101%"),
    *((values.span, word, f'"{word}"{RANGE}') for word in ("", "..", "...", "about 3", "2....3", "=3", "=>3")),
    (values.span, "a..", f'{NUMBER}"a"'),
    (values.span, ">x", f'{NUMBER}"x"'),
    (values.span, "1,5..2", f'{NUMBER}"1,5"'),
    (values.span, "3..2", "the range 3..2 ends before it begins; write 2..3"),
    (values.span, "1-2", '"1-2" is not a range; write 1..2'),
    (values.span, "1 – 2", '"1 – 2" is not a range; write 1..2'),
    (values.span, "1 to 2", '"1 to 2" is not a range; write 1..2'),
    (values.span, "1...2", '"1...2" is not a range; write 1..2'),
    (values.span, "1…2", '"1…2" is not a range; write 1..2'),
]  # fmt: skip


@pytest.mark.parametrize(("parse", "typed", "message"), REFUSED)
def test_refuses_with_this_message(parse: Callable[[str], Any], typed: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        parse(typed)


@pytest.mark.parametrize("text", ["Slow Down", "größe", "愛 love", "--", "", "x" * 99, "CON", "ﬁne", "a\u200bb"])
def test_a_suggested_id_is_an_id(text: str) -> None:
    slug = values.slug(text)
    assert slug is None or values.identifier(slug) == slug
