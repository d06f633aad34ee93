"""The small languages inside a quiz file: ids, yes/no, points, shares and ranges. Text in, typed value out.

YAML hands every scalar over as the text that was typed; these functions decide what it means, and say what to write
instead when it means nothing. All raise ValueError with a message for editors.

    ValueError
    ├── BadIdError        a text that is no id
    └── BadTruthError     a text that is neither true nor false
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

from problems import unseen
from quiz.table import Bound

ID_LENGTH = 64
_ID = re.compile(r"[a-z0-9-]+")
_NUMBER = re.compile(r"[+-]?[0-9]{1,6}(\.[0-9]{1,4})?")
_NEARLY_RANGE = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*(?:-|–|—|to|\.\.\.|…)\s*([0-9]+(?:\.[0-9]+)?)")
_COMPARISON = re.compile(r"(>=|<=|>|<)\s*(\S+)")
_RESERVED = frozenset(
    ["index", "con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))]
)


class BadIdError(ValueError):
    """A text that is no id."""


class BadTruthError(ValueError):
    """A text that is neither true nor false."""


@dataclass(frozen=True)
class Range:
    """A stretch of a scale; None is open."""

    low: Bound | None
    high: Bound | None


@dataclass(frozen=True)
class Needs:
    """How many of a scale's items must be answered: a share of them, or a count."""

    share: Fraction | None = None
    count: int | None = None


def identifier(text: str) -> str:
    """A stable name: lower-case letters, digits and hyphens, at most 64, and no file name that some system reserves."""
    if len(text) > ID_LENGTH:
        raise BadIdError(f"an id has at most {ID_LENGTH} characters; this one has {len(text)}")
    if text in _RESERVED:
        raise BadIdError(f'"{text}" is a reserved file name; choose another id')
    if _ID.fullmatch(text):
        return text
    if (char := unseen(text)) is not None:
        raise BadIdError(f"the id contains the invisible character U+{ord(char):04X}; delete it")
    odd = next((char for char in text if not re.fullmatch("[a-z0-9-]", char)), "")
    raise BadIdError(f'an id is made of a-z, 0-9 and hyphens; "{text}" has {_name(odd)}{_suggest(text)}')


def truth(text: str) -> bool:
    """`true` or `false`, as YAML 1.2 spells them. `yes` and `no` are words, not truth values."""
    if text in ("true", "True", "TRUE"):
        return True
    if text in ("false", "False", "FALSE"):
        return False
    raise BadTruthError(f'write true or false, not "{text}"')


def number(text: str) -> Fraction:
    """A whole number or a short decimal (up to six digits before the point and four after it), exactly."""
    if not _NUMBER.fullmatch(text):
        raise ValueError(f'write a whole number or a short decimal such as 1.5, not "{text}"')
    return Fraction(text)


def needs(text: str) -> Needs:
    """`75%` of a scale's items, or a count of them."""
    if match := re.fullmatch(r"([0-9]{1,3})\s*%", text):
        percent = int(match[1])
        if not 1 <= percent <= 100:
            raise ValueError(f"needs is between 1% and 100%, not {percent}%")
        return Needs(share=Fraction(percent, 100))
    if re.fullmatch(r"[1-9][0-9]{0,2}", text):
        return Needs(count=int(text))
    raise ValueError(f'write a share such as 75% or a number of items such as 6, not "{text}"')


def span(text: str) -> Range:
    """`2.5..3.5` (ends included), `..3`, `3..`, `>3`, `>=3`, `<3`, `<=3` or a single number."""
    text = text.strip()
    if _NUMBER.fullmatch(text):
        only = Bound(Fraction(text), True)
        return Range(only, only)
    if match := _COMPARISON.fullmatch(text):
        bound = Bound(number(match[2]), "=" in match[1])
        return Range(bound, None) if match[1].startswith(">") else Range(None, bound)
    if ".." in text and "..." not in text:
        low, high = (part.strip() for part in text.split("..", 1))
        if low or high:
            ends = tuple(Bound(number(end), True) if end else None for end in (low, high))
            if ends[0] and ends[1] and ends[0].at > ends[1].at:
                raise ValueError(f"the range {text} ends before it begins; write {high}..{low}")
            return Range(*ends)
    if match := _NEARLY_RANGE.fullmatch(text):
        raise ValueError(f'"{text}" is not a range; write {match[1]}..{match[2]}')
    raise ValueError(f'"{text}" is not a range; write 2.5..3.5, ..3, 3.., ">3" or "<3"')


def _name(char: str) -> str:
    if char == " ":
        return "a space"
    if not char:
        return "nothing in it"
    # Letters of other scripts may look just like those of ours.
    return f"“{char}”" if char.isascii() else f"“{char}” (U+{ord(char):04X}, {unicodedata.name(char, 'without a name').lower()})"


def slug(text: str) -> str | None:
    """The id that comes closest to a text; None where nothing of it can stand in an id."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    better = re.sub(r"[^a-z0-9]+", "-", "".join(char for char in letters if unicodedata.category(char)[0] not in "MC"))
    better = better.strip("-")[:ID_LENGTH]
    return better if better and better not in _RESERVED else None


def _suggest(text: str) -> str:
    better = slug(text)
    return f'; write "{better}"' if better else ""
