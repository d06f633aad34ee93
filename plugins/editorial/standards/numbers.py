"""The figures in a sentence: which numbers it prints, and whether each is said to be about right. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from editorial.standards.counting import Counting


@dataclass(frozen=True)
class Found:
    """A number where it stands in a text, as written. `about`: it is said not to be exact."""

    at: int
    text: str
    value: Decimal
    about: bool
    in_words: bool


def find(words: str, counting: Counting) -> list[Found]:
    """The figures of a text without citations, in order. Years, dates, hours and ranks are none."""
    clear = counting.no_figure.sub(lambda match: " " * len(match[0]), words)
    spans = sorted([*_digits(clear, counting), *_in_words(clear, counting)])
    found: list[Found] = []
    for start, end, value, in_words in spans:
        about = bool(counting.about_before.search(clear[:start]) or counting.about_after.match(clear[end:]))
        if found and found[-1].about:
            last = found[-1]
            about = about or bool(counting.joined.fullmatch(clear[last.at + len(last.text) : start]))
        found.append(Found(start, words[start:end], value, about, in_words))
    return found


def _digits(words: str, counting: Counting) -> Iterator[tuple[int, int, Decimal, bool]]:
    for match in counting.digits.finditer(words):
        if (value := counting.number(match[0])) is not None:
            yield match.start(), match.end(), value, False


def _in_words(words: str, counting: Counting) -> Iterator[tuple[int, int, Decimal, bool]]:
    for match in counting.in_words.finditer(words):
        value = counting.words[match[0].lower()]
        after = re.match(r"(?:[\s-]+[^\W\d_]+){1,3}", words[match.end() :].lower())
        near = {counting.plural(word) for word in re.findall(r"[^\W\d_]+", after[0])} if after else set()
        counts = counting.time if value == 2 else counting.time | counting.counted
        if near & {counting.plural(word) for word in counts}:
            yield match.start(), match.end(), Decimal(value), True
