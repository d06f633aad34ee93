"""Invisible numbers in a Markdown text: they tell where in the file something stood that Markdown has read.

A leaf, used by checks. Markdown itself decides what is a picture: each candidate in the source gets a number, the text is
rendered, and the numbers come out where they were read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bs4 import BeautifulSoup
from bs4.element import PreformattedString

# From Unicode's private area: they mean nothing to Markdown and nobody types them.
_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"{_OPEN}(\\d+){_CLOSE}")


def put(text: str, places: Iterable[int]) -> str:
    """The text with a number at each of these offsets, which ascend; the first number is 0."""
    text = text.replace(_OPEN, " ").replace(_CLOSE, " ")
    pieces, last = [], 0
    for number, at in enumerate(places):
        pieces += [text[last:at], f"{_OPEN}{number}{_CLOSE}"]
        last = at
    return "".join(pieces) + text[last:]


def taken(text: str) -> tuple[int | None, str]:
    """The first number in a piece of what was read, and the piece without numbers."""
    found = _MARK.search(text)
    return int(found[1]) if found else None, _MARK.sub("", text)


def quoted(html: str) -> set[int]:
    """The numbers that came out in code or in a comment, where nothing is done."""
    return {
        int(number)
        for words in BeautifulSoup(html, "html.parser").find_all(string=_MARK)
        if isinstance(words, PreformattedString) or words.find_parent(["code", "pre"])
        for number in _MARK.findall(str(words))
    }
