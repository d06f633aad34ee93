"""The words of one language: sentences by key, counted and filled; dates, numbers and lists as the language writes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import reduce
from numbers import Rational
from typing import Any

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, get_decimal_symbol

from problems import did_you_mean
from words.catalogue import Catalogue, Entry
from words.text import WordsError, fill

ELSEWHERE = "language.elsewhere"
"""What is added to a link that leads to a page in the site's own language, from a page in this one."""
COUNT = "n"
"""The gap that decides which plural form is said."""


class Words:
    """`code` is the language's tag as in addresses and `lang=`, `home` that of the site's own language.

    `direction` is ltr or rtl.
    """

    def __init__(self, code: str, home: str, catalogue: Catalogue, locale: Locale):
        self.code, self.home, self.catalogue, self.locale = code, home, catalogue, locale

    @property
    def is_translation(self) -> bool:
        """Whether this is another language than the site's own."""
        return self.code != self.home

    @property
    def direction(self) -> str:
        return str(self.locale.text_direction)

    def __call__(self, key: str, /, **values: Any) -> str:
        """The text of a key with its gaps filled; Markup where it has links or emphasis, or was given Markup.

        Numbers are written as the language writes them. Raises WordsError for an unknown key and for a gap without a value.
        """
        entry = self._entry(key)
        text = entry.text
        if entry.plural:
            if COUNT not in values:
                raise WordsError(f'"{key}" in {self.catalogue.file} has plural forms; say how many with {COUNT}=')
            text = entry.forms[self.locale.plural_form(_decimal(values[COUNT]))]
        shown = {name: self.number(value) if isinstance(value, Rational) else value for name, value in values.items()}
        try:
            return fill(text, shown, self.pattern(ELSEWHERE) if ELSEWHERE in self.catalogue.entries else "")
        except KeyError as missing:
            raise WordsError(f'"{key}" in {self.catalogue.file} has a gap {{{missing.args[0]}}}, and no value for it') from None

    def __contains__(self, key: str) -> bool:
        return key in self.catalogue.entries

    def pattern(self, key: str) -> str:
        """The text of a key as it stands in the catalogue, for a script that fills its gaps."""
        return self._entry(key).text

    def group(self, key: str) -> dict[str, str]:
        """The texts right below a key, by their last names and in the catalogue's order."""
        below = f"{key}."
        found = {
            name.removeprefix(below): entry.text
            for name, entry in self.catalogue.entries.items()
            if name.startswith(below) and "." not in name.removeprefix(below)
        }
        if not found:
            raise WordsError(f'there is nothing below "{key}" in {self.catalogue.file}{did_you_mean(key, self._groups())}')
        return found

    def day(self, value: date) -> str:
        """23 November 2026"""
        return format_date(value, "long", locale=self.locale)

    def day_of_year(self, value: date) -> str:
        """23 November"""
        return format_skeleton("MMMMd", value, locale=self.locale)

    def month(self, value: str) -> str:
        """`2027-11` as November 2027."""
        return format_skeleton("yMMMM", date.fromisoformat(f"{value}-01"), locale=self.locale)

    def number(self, value: Rational | str) -> str:
        """A number with this language's marks: `2.5` is 2,5 in German. Text is taken for a number with a decimal point."""
        return format_decimal(_decimal(value), locale=self.locale, decimal_quantization=False, group_separator=False)

    @property
    def decimal_mark(self) -> str:
        return str(get_decimal_symbol(self.locale))

    def listed(self, things: Iterable[str]) -> str:
        """`1, 2 and 3`"""
        return str(format_list(list(things), locale=self.locale))

    def joined(self, key: str, things: Iterable[str]) -> str:
        """Things put together two by two by the text of a key, which has the gaps {one} and {two}: `a or b or c`."""
        first, *others = [*things] or [""]
        return reduce(lambda one, two: self(key, one=one, two=two), others, first)

    def _entry(self, key: str) -> Entry:
        entry = self.catalogue.entries.get(key)
        if entry is None:
            raise WordsError(f'there is no "{key}" in {self.catalogue.file}{did_you_mean(key, self.catalogue.entries)}')
        return entry

    def _groups(self) -> Mapping[str, object]:
        return self.catalogue.groups


def _decimal(value: Rational | str) -> Decimal:
    return Decimal(value) if isinstance(value, str) else Decimal(int(value.numerator)) / int(value.denominator)
