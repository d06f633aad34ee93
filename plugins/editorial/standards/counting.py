"""How a language counts and writes numbers: what tells a figure from a year, a day or a number in a story.

English is the default; `content/words.<language>.yaml` says it for another language, and Babel knows its months and marks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

_ENGLISH_WORDS = {
    word: value
    for value, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
    if value > 1  # "one" is nearly always no count: one person, one of them, no one
}
_ENGLISH_MONTHS = tuple("January February March April May June July August September October November December".split())


@dataclass(frozen=True)
class Counting:
    """`counted` and `time` are the words that make a number in words a figure.

    `about` says before a number that it is not exact, `roughly` after it; `between` stands between two numbers for which one
    "about" holds. `group` and `point` are the marks inside a number.
    """

    counted: frozenset[str] = frozenset()
    time: frozenset[str] = frozenset()
    words: Mapping[str, int] = field(default_factory=lambda: _ENGLISH_WORDS)
    about: Sequence[str] = ("about", "about another", "about a")
    roughly: Sequence[str] = ("or so",)
    between: Sequence[str] = ("to", "and", "or", "year", "years")
    months: Sequence[str] = _ENGLISH_MONTHS
    group: str = ","
    point: str = "."

    def number(self, text: str) -> Decimal | None:
        """The value of "1,044", ".39" or "16" as this language writes them, or None."""
        if not text or not self._number.fullmatch(text):
            return None
        return Decimal(text.replace(self.group, "").replace(self.point, "."))

    def plural(self, word: str) -> str:
        """A word to compare by: English counts people and years by an s at the end, others list each form."""
        return word.removesuffix("s") if self.months is _ENGLISH_MONTHS else word

    @cached_property
    def _number(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{self._whole})?(?:{re.escape(self.point)}\d+)?")

    @property
    def _whole(self) -> str:
        return rf"\d{{1,3}}(?:{re.escape(self.group)}\d{{3}})+|\d+"

    @cached_property
    def digits(self) -> re.Pattern[str]:
        """A number in digits."""
        return re.compile(rf"(?<![\w.,])(?:{self._whole})?(?:{re.escape(self.point)}\d+)?(?<=\d)")

    @cached_property
    def no_figure(self) -> re.Pattern[str]:
        """Dates, years and decades, hours and ranks."""
        months = "|".join(map(re.escape, self.months))
        return re.compile(
            rf"\b\d{{1,2}}\.? (?:{months})\b|\b(?:{months}) \d{{1,2}}\b"
            r"|(?<![\d.,])(?:1[89]|20)\d\d(?:(?:s|er)\b|(?![\d,.%]*\d|\s?%))"
            r"|\b\d{1,2}:\d\d\b|\b\d+(?:st|nd|rd|th)\b"
        )

    @cached_property
    def in_words(self) -> re.Pattern[str]:
        """A number in words."""
        return re.compile(rf"\b(?:{'|'.join(self.words)})\b", re.IGNORECASE)

    @cached_property
    def about_before(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{_either(self.about)})\s+[-−]?$", re.IGNORECASE)

    @cached_property
    def about_after(self) -> re.Pattern[str]:
        return re.compile(rf"\s?%?\s+(?:{_either(self.roughly)})\b", re.IGNORECASE)

    @cached_property
    def joined(self) -> re.Pattern[str]:
        """What joins a number to the one before it, so that one "about" holds for both."""
        between = _either(self.between)
        return re.compile(rf"\s*%?\s*(?:–|-|,|{between})\s*(?:(?:{between})\s+)?[-−]?", re.IGNORECASE)


def _either(words: Sequence[str]) -> str:
    """A pattern for any of these words; for none, one that fits nothing."""
    return "|".join(r"\s+".join(map(re.escape, each.split())) for each in words) or "(?!)"
