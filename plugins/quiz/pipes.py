"""Piping: `{person}` in a text stands for what the reader answered to the item `person`."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from labels import LABELS

PIPE = re.compile(rf"(?<!\\)\{{(?!(?:{'|'.join(LABELS)})\}})([a-z0-9-]{{1,64}})\}}")
"""Evidence labels are written in braces too, and are none."""
_BRACES = re.compile(r"(?<!\\)\{([^{}\n]{1,64})\}")
_TAG_OR_PIPE = re.compile(rf"<[^<>]*>|{PIPE.pattern}")
_BRACE = "\ue000"
"""Stands for an escaped brace while Markdown, which would drop its backslash, is rendered."""


def names(text: str) -> list[str]:
    """The items whose answers a text asks for, in order."""
    return PIPE.findall(text)


def nearly(text: str) -> list[str]:
    """What stands in braces and is neither a pipe nor an evidence label."""
    return [name for name in _BRACES.findall(text) if name not in LABELS and not PIPE.fullmatch(f"{{{name}}}")]


def shield(text: str) -> str:
    """A text whose escaped braces survive being rendered; `fill` and `plain` bring them back."""
    return text.replace("\\{", _BRACE)


def plain(text: str, words: Mapping[str, str]) -> str:
    """A text with its pipes replaced by words, for places that hold no markup."""
    return PIPE.sub(lambda match: words.get(match[1], match[0]), shield(text)).replace(_BRACE, "{")


def fill(markup: str, words: Mapping[str, str]) -> str:
    """The pipes of rendered HTML as elements that hold the words for each item, for the script to fill with the answer.

    Inside tags nothing is filled: an address or a title cannot hold an element.
    """

    def element(match: re.Match[str]) -> str:
        if match[1] is None:
            return match[0]
        return f'<span data-pipe="{match[1]}">{html.escape(words.get(match[1], match[0]))}</span>'

    return _TAG_OR_PIPE.sub(element, markup).replace(_BRACE, "{")
