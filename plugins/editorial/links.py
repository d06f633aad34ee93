"""Where a Markdown text has its links, raw tags and attribute braces: text to pieces with offsets.

Pure, and only about places: what is a link is decided by rendering the text (see `body`). A piece found here that does
not show up there, such as an escaped bracket, is not a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[^\n]*\n(?:.*?^ {0,3}\1[`~]*[ \t]*$|.*\Z)", re.MULTILINE | re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CODE_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)((?:(?!\n[ \t]*\n).)+?)(?<!`)\1(?!`)", re.DOTALL)
_INDENTED = re.compile(r"(?: {4}|\t)")
_LIST_ITEM = re.compile(r" {0,3}(?:[*+-]|\d+\.)\s")

_LINKS = (
    re.compile(r"\]\(\s*<?(?P<target>[^\s<>()]*(?:\([^\s()]*\)[^\s<>()]*)*)"),  # [words](target) and ![words](target)
    re.compile(r"^ {0,3}\[[^\]\n]+\]:\s*<?(?P<target>[^\s<>]+)", re.MULTILINE),  # [name]: target
    re.compile(r"\b(?:href|src)\s*=\s*[\"']?(?P<target>[^\s\"'>]+)", re.IGNORECASE),  # raw HTML
)
_TAG = re.compile(r"<[a-zA-Z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>?")
_BRACES = re.compile(r"\{[^{}\n]*=[^{}\n]*\}")


@dataclass(frozen=True)
class Piece:
    """A link's target, a raw tag or an attribute brace, as written, and its offset in the text."""

    text: str
    at: int


def links(text: str) -> list[Piece]:
    """Targets of links and images, in order: inline, by reference (at the definition) and in raw HTML."""
    code_free = without_code(text)
    found = (match for form in _LINKS for match in form.finditer(code_free))
    return sorted((Piece(match["target"], match.start("target")) for match in found), key=lambda piece: piece.at)


def tags(text: str) -> list[Piece]:
    """Raw opening tags, in order."""
    return [Piece(match[0], match.start()) for match in _TAG.finditer(without_code(text))]


def braces(text: str) -> list[Piece]:
    """Braces that set attributes, as in `{: title="x"}`, in order."""
    return [Piece(match[0], match.start()) for match in _BRACES.finditer(without_code(text))]


def blocks(text: str) -> Iterator[Piece]:
    """The stretches between empty lines, in order."""
    for match in re.finditer(r"\S[^\n]*(?:\n(?![ \t]*(?:\n|\Z))[^\n]*)*", text):
        yield Piece(match[0], match.start())


def without_code(text: str) -> str:
    """The text with code and comments blanked out, each character in its place."""
    for form in (_FENCE, _COMMENT):
        text = form.sub(_blank, text)
    return _CODE_SPAN.sub(_blank, _without_indented_code(text))


def _without_indented_code(text: str) -> str:
    lines = text.split("\n")
    after_gap, in_list = True, False
    for number, line in enumerate(lines):
        if not line.strip():
            after_gap = True
        elif _INDENTED.match(line):
            # Below a list item, indented lines belong to the item.
            if after_gap and not in_list:
                lines[number] = " " * len(line)
        else:
            in_list = bool(_LIST_ITEM.match(line)) or (in_list and not after_gap)
            after_gap = False
    return "\n".join(lines)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
