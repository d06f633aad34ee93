"""A translated article beside its original: it rests on the same works, says the same numbers and carries the same notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from editorial.standards.counting import Counting
from editorial.standards.evidence import Finding
from editorial.standards.numbers import find
from editorial.standards.passages import Piece
from labels import LABELS

SAME = ("Next_review", "Evidence_to", "Quiz", "Related", "Safety", "Safety_top", "Leave", "App", "Template")
"""Front matter that a translation has from its original."""
_MARK = re.compile(rf"\[@[^\[\]]*\]|\{{(?:{'|'.join(LABELS)})\}}|(?<=\()diagram:[a-z0-9-]+")


@dataclass(frozen=True)
class _Mark:
    at: int
    text: str


def differences(piece: Piece, original: Piece, counting: Counting, original_counting: Counting) -> Iterator[Finding]:
    """Where a translation differs from its original in what no language changes."""
    yield from _front(piece, original)
    yield from _marks(piece, original)
    yield from _numbers(piece, original, counting, original_counting)


def _front(piece: Piece, original: Piece) -> Iterator[Finding]:
    for key in SAME:
        entry, wanted = piece.front.get(key), original.value(key)
        if entry and not wanted:
            yield entry.key_at, f"the original has no {key}; remove the line"
        elif wanted and (entry is None or entry.value != wanted):
            yield entry.value_at if entry else 0, f"{key} is the original's: “{key}: {wanted}”"


def _marks(piece: Piece, original: Piece) -> Iterator[Finding]:
    """Labels, citations and drawings, which come in the same order in every language."""
    ours, theirs = _found(piece), _found(original)
    end = len(piece.source.text)
    matcher = SequenceMatcher(None, [each.text for each in theirs], [each.text for each in ours], autojunk=False)
    for _, first, last, start, stop in matcher.get_opcodes():
        missing, extra = theirs[first:last], ours[start:stop]
        if [each.text for each in missing] == [each.text for each in extra]:
            continue
        for mark in extra:
            yield mark.at, f"{mark.text} is not here in the original"
        here = extra[0].at if extra else ours[start].at if start < len(ours) else end
        for mark in missing:
            line, _ = original.source.place(mark.at)
            yield here, f"{mark.text} is missing before this; the original has it in line {line}"


def _found(piece: Piece) -> list[_Mark]:
    return [_Mark(match.start(), " ".join(match[0].split())) for match in _MARK.finditer(piece.source.text, piece.front.body_at)]


def _numbers(piece: Piece, original: Piece, counting: Counting, original_counting: Counting) -> Iterator[Finding]:
    ours, theirs = _digits(piece, counting), _digits(original, original_counting)
    for value in theirs:
        if len(theirs[value]) > len(ours.get(value, [])):
            line, _ = original.source.place(theirs[value][0][0])
            yield piece.front.body_at, f"the number {theirs[value][0][1]} of the original (line {line}) is missing"
    for value in ours:
        if len(ours[value]) > len(theirs.get(value, [])):
            at, text = ours[value][-1]
            yield at, f"the original doesn't have the number {text} so often"


def _digits(piece: Piece, counting: Counting) -> dict[object, list[tuple[int, str]]]:
    """The numbers in digits, by value: where and how each is written."""
    found: dict[object, list[tuple[int, str]]] = {}
    for block in piece.blocks:
        for number in find(block.words, counting):
            if not number.in_words:
                found.setdefault(number.value, []).append((block.at + number.at, number.text))
    return found
