"""One text of a catalogue: words with named gaps, links and emphasis. Text and values in, words out.

    {n}             a gap, filled with the value of that name
    [words](help)   a link; the value of that name is its address
    *words*         emphasis

A catalogue holds no HTML. A text without links and emphasis comes out as plain text; otherwise it is Markup, in which
everything that was filled in has been escaped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup, escape

_GAP = r"\{(?P<gap>[a-z][a-z0-9_]*)\}"
_LINK = r"\[(?P<words>[^\[\]]+)\]\((?P<link>[a-z][a-z0-9_]*)\)"
_EMPHASIS = r"\*(?P<stressed>[^*\s](?:[^*]*[^*\s])?)\*"
_PART = re.compile(f"{_LINK}|{_EMPHASIS}|{_GAP}")


class WordsError(LookupError):
    """A sentence cannot be said: its key does not exist, or its gaps and the given values do not fit together."""


class Link(str):
    """An address for a link. `language` is that of the page it leads to, where it differs from the page it stands on."""

    language: str

    def __new__(cls, address: str, language: str = "") -> Link:
        link = super().__new__(cls, address)
        link.language = language
        return link


def gaps(text: str) -> frozenset[str]:
    """The names of everything that is filled in: gaps and addresses, those inside linked words included."""
    found: set[str] = set()
    for part in _PART.finditer(text):
        found.update(name for name in (part["gap"], part["link"]) if name)
        found |= gaps(part["words"] or part["stressed"] or "")
    return frozenset(found)


def slip(text: str) -> str | None:
    """What looks like a gap, a link or emphasis and is none; None when all is well."""
    rest = text
    while found := _PART.search(rest):
        if wrong := slip(found["words"] or found["stressed"] or ""):
            return wrong
        rest = rest[: found.start()] + rest[found.end() :]
    return next((char for char in rest if char in "{}[]*"), None)


def fill(text: str, values: Mapping[str, Any], elsewhere: str = "") -> str:
    """The text with its gaps filled. `elsewhere` follows the words of a link that leads to another language.

    Raises KeyError with the name of a gap that has no value.
    """
    plain = True
    out: list[str | Markup] = []
    end = 0
    for part in _PART.finditer(text):
        out.append(text[end : part.start()])
        end = part.end()
        if part["gap"]:
            value = values[part["gap"]]
            plain = plain and not isinstance(value, Markup)
            out.append(value if isinstance(value, Markup) else str(value))
        else:
            plain = False
            out.append(_marked_up(part, values, elsewhere))
    out.append(text[end:])
    return "".join(out) if plain else Markup("").join(map(escape, out))


def _marked_up(part: re.Match[str], values: Mapping[str, Any], elsewhere: str) -> Markup:
    if part["stressed"]:
        return Markup("<em>{}</em>").format(fill(part["stressed"], values))
    address = values[part["link"]]
    language = getattr(address, "language", "")
    if not language:
        return Markup('<a href="{}">{}</a>').format(address, fill(part["words"], values))
    words = fill(part["words"], values)
    said = Markup("{} {}").format(words, elsewhere) if elsewhere else words
    return Markup('<a href="{}" hreflang="{}">{}</a>').format(address, language, said)
