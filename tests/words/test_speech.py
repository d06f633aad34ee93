"""What a language says: gaps, plural forms, links, dates and numbers."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from markupsafe import Markup

from words import Link, Words, WordsError, read

TEXTS = """locale: {locale}
language: {{elsewhere: (in English)}}
greet: Hello, {{name}}.
link: See [Get *help*](help), {{name}}.
list: {{or: "{{one}} or {{two}}"}}
script: {{one-word: "{{a}}", two-words: Two}}
things: {things}
"""


def words(folder: Path, code: str, locale: str, things: str = '{one: "{n} thing", other: "{n} things"}') -> Words:
    """A language of these few texts, in a site whose own language is English."""
    (folder / "en.yaml").write_text(TEXTS.format(locale="en-GB", things='{one: "{n} thing", other: "{n} things"}'), "utf-8")
    (folder / f"{code}.yaml").write_text(TEXTS.format(locale=locale, things=things), "utf-8")
    spoken = read(folder, ["en"] if code == "en" else ["en", code])
    assert spoken.problems == ()
    return spoken.words[code]


@pytest.fixture
def english(tmp_path: Path) -> Words:
    return words(tmp_path, "en", "en-GB")


def test_a_text_without_markup_stays_text(english: Words) -> None:
    """The template escapes it, as it does all text."""
    said = english("greet", name="<b>Ada</b>")
    assert said == "Hello, <b>Ada</b>."
    assert not isinstance(said, Markup)


def test_a_gap_may_hold_markup_and_then_the_rest_is_escaped(english: Words) -> None:
    assert english("greet", name=Markup("<b>Ada</b>")) == Markup("Hello, <b>Ada</b>.")


def test_a_link_becomes_markup_and_what_is_filled_in_is_escaped(english: Words) -> None:
    said = english("link", help='../a/?b&"c"', name="<i>")
    assert said == Markup('See <a href="../a/?b&amp;&#34;c&#34;">Get <em>help</em></a>, &lt;i&gt;.')


def test_a_link_to_another_language_says_so(english: Words) -> None:
    assert english("link", help=Link("x", "en"), name="A") == Markup(
        'See <a href="x" hreflang="en">Get <em>help</em> (in English)</a>, A.'
    )


FORMS = [  # (language, its plural forms, (count, what is said) …)
    ("en", '{one: "{n} thing", other: "{n} things"}', [(0, "0 things"), (1, "1 thing"), (2, "2 things"), (1200, "1200 things")]),
    ("ar", '{zero: z, one: o, two: t, few: "{n} f", many: "{n} m", other: "{n} x"}',
     [(0, "z"), (1, "o"), (2, "t"), (3, "3 f"), (11, "11 m"), (100, "100 x")]),
    ("ja", '{other: "{n} x"}', [(1, "1 x"), (5, "5 x")]),
    ("de", '{one: "{n} Ding", other: "{n} Dinge"}', [(Fraction(1), "1 Ding"), (Fraction(3, 2), "1,5 Dinge")]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "forms", "said"), FORMS, ids=[case[0] for case in FORMS])
def test_plural_forms_follow_the_rule_of_the_language(
    tmp_path: Path, code: str, forms: str, said: list[tuple[int | Fraction, str]]
) -> None:
    speaks = words(tmp_path, code, "en-GB" if code == "en" else code, forms)
    assert [speaks("things", n=n) for n, _ in said] == [text for _, text in said]


LOCALES = [  # (locale, direction, a day, the same without its year, a month, a number, a list)
    ("en-GB", "ltr", "23 November 2026", "23 November", "November 2027", "2.5", "1, 2 and 3"),
    ("de", "ltr", "23. November 2026", "23. November", "November 2027", "2,5", "1, 2 und 3"),
    ("he", "rtl", "23 בנובמבר 2026", "23 בנובמבר", "נובמבר 2027", "2.5", "1, 2 ו3"),
]


@pytest.mark.parametrize(("locale", "direction", "day", "day_of_year", "month", "number", "listed"), LOCALES, ids=[case[0] for case in LOCALES])
def test_dates_numbers_and_lists_are_those_of_the_language(
    tmp_path: Path, locale: str, direction: str, day: str, day_of_year: str, month: str, number: str, listed: str
) -> None:
    forms = '{one: "1", two: "2", other: "{n}"}' if locale == "he" else '{one: "{n} a", other: "{n} b"}'
    speaks = words(tmp_path, locale.partition("-")[0], locale, forms)
    assert speaks.direction == direction
    assert speaks.day(date(2026, 11, 23)) == day
    assert speaks.day_of_year(date(2026, 11, 23)) == day_of_year
    assert speaks.month("2027-11") == month
    assert speaks.number("2.5") == speaks.number(Fraction(5, 2)) == number
    assert speaks.listed(["1", "2", "3"]) == listed


def test_things_are_joined_two_by_two(english: Words) -> None:
    assert english.joined("list.or", ["a", "b", "c"]) == "a or b or c"
    assert english.joined("list.or", ["a"]) == "a"
    assert english.joined("list.or", []) == ""


def test_a_group_gives_the_words_of_a_script_in_order_and_with_their_gaps(english: Words) -> None:
    assert list(english.group("script").items()) == [("one-word", "{a}"), ("two-words", "Two")]


def test_what_cannot_be_said_is_an_error_that_says_why(english: Words) -> None:
    """A template that slips stops the build, and the message names the key."""
    file = english.catalogue.file
    cases = [
        (lambda: english("gret", name="A"), f'there is no "gret" in {file}; did you mean "greet"?'),
        (lambda: english("greet"), f'"greet" in {file} has a gap {{name}}, and no value for it'),
        (lambda: english("things"), f'"things" in {file} has plural forms; say how many with n='),
        (lambda: english.group("scrip"), f'there is nothing below "scrip" in {file}; did you mean "script"?'),
    ]
    for say, message in cases:
        with pytest.raises(WordsError) as caught:
            say()
        assert str(caught.value) == message
