"""Titles in lines: the fewest that fit, as even as they can be, and as large as the room allows. Pure, but for reading fonts."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from font_source_sans_pro import SourceSansProSemibold
from font_source_serif_pro import SourceSerifProSemibold
from PIL import ImageFont

Face = Literal["serif", "sans"]
FILES: dict[Face, Path] = {"serif": Path(SourceSerifProSemibold), "sans": Path(SourceSansProSemibold)}
LEADING = 1.12
"""The distance of two lines, in sizes."""
_MEASURED = 100  # pixels: words are measured at one size, and are as much wider at others as those are larger
_NO_CHARACTER = "\U0010ffff"
_SHORT = 3
"""How many letters make a small word, which belongs to the next one."""
_LONELY = 0.45
"""A single word is a widow when it is shorter than this part of the longest line."""
_UNEVEN, _WIDOW = 2.0, 0.3
"""How much smaller a title is rather set than unevenly, or with a widow."""


@dataclass(frozen=True)
class Setting:
    """A text in lines of one size, in pixels. `whole` is false where words were left out."""

    size: int
    lines: tuple[str, ...]
    whole: bool = True

    @property
    def height(self) -> int:
        """From the top of the first line to the bottom of the last."""
        return round(self.size * LEADING * len(self.lines))


@cache
def font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    """A font of one size. Raises OSError."""
    return ImageFont.truetype(FILES[face], size)


def width(text: str, face: Face, size: int) -> float:
    """How wide a line is, in pixels."""
    return _measured(text, face) * size / _MEASURED


@cache
def _measured(text: str, face: Face) -> float:
    return font(face, _MEASURED).getlength(text)


def lacking(text: str, face: Face) -> str:
    """The characters of a text that a face has no form for, each once; a card can't be set with them."""
    return "".join(character for character in dict.fromkeys(text) if not _has(face, character))


@cache
def _has(face: Face, character: str) -> bool:
    if unicodedata.category(character) in {"Zs", "Cf"}:  # spaces, and marks that have no form of their own
        return True
    form = font(face, 32)
    mask, nothing = form.getmask(character), form.getmask(_NO_CHARACTER)
    return (mask.size, bytes(mask)) != (nothing.size, bytes(nothing))


def fit(text: str, face: Face, sizes: Sequence[int], room: tuple[int, int]) -> Setting:
    """The text in `room` (width, height), in one of `sizes`, which fall: the largest, unless a smaller one is more even.

    An apostrophe is set as one. What does not fit at the smallest size is cut, and ends in an ellipsis.
    """
    words = re.sub(r"(?<=\w)'(?=\w)", "’", text).split()
    settings = [setting for size in sizes if (setting := _set(words, face, size, room))]
    if not settings:
        return _cut(words, face, sizes[-1], room)
    return max(settings, key=lambda each: each.size * _evenness(each, face))


def _evenness(setting: Setting, face: Face) -> float:
    """1 for lines of one length, less for others, least for a last line of a single short word."""
    widths = [width(line, face, setting.size) for line in setting.lines]
    longest = max(widths)
    uneven = sum((1 - each / longest) ** 2 for each in widths) / len(widths)
    lonely = " " not in setting.lines[-1] and widths[-1] < longest * _LONELY
    return 1 - _UNEVEN * uneven - (_WIDOW if lonely else 0)


def _set(words: Sequence[str], face: Face, size: int, room: tuple[int, int]) -> Setting | None:
    fewest = max(1, math.ceil(width(" ".join(words), face, size) / room[0]))
    for count in range(fewest, int(room[1] / (size * LEADING)) + 1):
        if lines := _even(words, face, size, room[0], count):
            return Setting(size, lines)
    return None


def _even(words: Sequence[str], face: Face, size: int, most: int, count: int) -> tuple[str, ...] | None:
    """The words in exactly `count` lines: those that leave the least room unevenly, and break where a reader would pause."""

    def length(first: int, last: int) -> float:
        return width(" ".join(words[first:last]), face, size)

    @cache
    def best(first: int, left: int) -> tuple[float, tuple[int, ...]] | None:
        if left == 0:
            return (0.0, ()) if first == len(words) else None
        found = None
        for last in range(first + 1, len(words) - left + 2):
            taken = length(first, last)
            if taken > most:
                break
            rest = best(last, left - 1)
            if rest is None:
                continue
            cost = (1 - taken / most) ** 2 + rest[0]
            cost += _strain(words[last - 1]) if last < len(words) else 0
            if found is None or cost < found[0]:
                found = cost, (last, *rest[1])
        return found

    breaks = best(0, count)
    if breaks is None:
        return None
    return tuple(" ".join(words[first:last]) for first, last in zip((0, *breaks[1]), breaks[1], strict=False))


def _strain(word: str) -> float:
    """What it costs to end a line with this word: little after a pause, much after a small word that belongs to the next."""
    if word[-1] in ",;:.?!—–":
        return -0.06
    return 0.08 if len(word) <= _SHORT else 0.0


def _cut(words: Sequence[str], face: Face, size: int, room: tuple[int, int]) -> Setting:
    """Words for as long as they fit, those that are too long for a line broken anywhere, and an ellipsis."""
    most = int(room[1] / (size * LEADING))
    lines = [""]
    for piece in _pieces(words, face, size, room[0]):
        joined = f"{lines[-1]} {piece}".lstrip()
        if width(joined, face, size) <= room[0]:
            lines[-1] = joined
        else:
            lines.append(piece)
    if len(lines) <= most:
        return Setting(size, tuple(lines))
    last = lines[most - 1]
    while width(last + "…", face, size) > room[0]:
        last = last[:-1]
    return Setting(size, (*lines[: most - 1], last.rstrip(" ,;:–—") + "…"), whole=False)


def _pieces(words: Sequence[str], face: Face, size: int, most: int) -> Iterator[str]:
    for word in words:
        piece = ""
        for character in word:
            if width(piece + character, face, size) > most:
                yield piece
                piece = ""
            piece += character
        yield piece
