"""What the words in an `unconfirmed` field mean: which part of a reference is left out.

The mapping is total on purpose: a phrase that isn't listed stops the build, since otherwise a detail that somebody has
marked as doubtful would be printed without a word. Text in parentheses tells editors where to look; it has no meaning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from problems import did_you_mean


class Omit(Enum):
    """A part of a reference that isn't printed."""

    VOLUME = auto()
    NUMBER = auto()
    PAGES = auto()
    END_PAGE = auto()
    DOI = auto()
    JOURNAL = auto()
    TITLE = auto()
    SUBTITLE = auto()
    FIRST_HALF = auto()
    FIRST_WORD = auto()
    CO_AUTHORS = auto()
    GIVEN_NAMES = auto()


PHRASES = {
    "volume": Omit.VOLUME,
    "number": Omit.NUMBER,
    "issue": Omit.NUMBER,
    "pages": Omit.PAGES,
    "end page": Omit.END_PAGE,
    "doi": Omit.DOI,
    "journal": Omit.JOURNAL,
    "title": Omit.TITLE,
    "wording of the title": Omit.TITLE,
    "subtitle": Omit.SUBTITLE,
    "second half of the title": Omit.SUBTITLE,
    "second half of title": Omit.SUBTITLE,
    "first half of the title": Omit.FIRST_HALF,
    "first half of title": Omit.FIRST_HALF,
    "first word of the title": Omit.FIRST_WORD,
    "first word of title": Omit.FIRST_WORD,
    "co-authors": Omit.CO_AUTHORS,
    "full author list": Omit.CO_AUTHORS,
    "given names": Omit.GIVEN_NAMES,
}

# Remarks after ";", one decision each.
NOTES = {
    # Two addresses for one paper: neither is printed until somebody has followed them.
    "one source prints a different DOI": Omit.DOI,
    # A title can change between the working paper and the journal.
    "title confirmed only on the 2025 working paper": Omit.TITLE,
    # The name in our file and the name on the front page differ.
    "journal appears as Evidence-Informed Social Work on the front page": Omit.JOURNAL,
    # The two differ in one word after the question mark; the question before it is the same in both.
    "preprint title says interpretable": Omit.SUBTITLE,
}


@dataclass(frozen=True)
class Unmapped:
    """A phrase that means nothing to us. `at` counts the characters before it in the field."""

    at: int
    message: str


def omissions(text: str) -> tuple[frozenset[Omit], list[Unmapped]]:
    """The parts to leave out for the text of one `unconfirmed` field, and every phrase that has no meaning.

    The part before the first ";" is a list of fields with commas; after it come remarks, divided by ";".
    """
    # Comments become blanks of the same length, so that places stay true. They may hold ";" and ",".
    bare = re.sub(r"\([^()]*\)", lambda comment: " " * len(comment[0]), text)
    fields, semicolon, remarks = bare.partition(";")
    found, lost = _read(fields, ",", 0, PHRASES)
    if semicolon:
        more, unread = _read(remarks, ";", len(fields) + 1, NOTES)
        return frozenset(found + more), lost + unread
    return frozenset(found), lost


def _read(text: str, mark: str, start: int, meanings: dict[str, Omit]) -> tuple[list[Omit], list[Unmapped]]:
    by_words = {words.casefold(): omit for words, omit in meanings.items()}
    found, lost = [], []
    for piece in text.split(mark):
        phrase = " ".join(piece.split())
        if (omit := by_words.get(phrase.casefold())) is not None:
            found.append(omit)
        else:
            at = start + len(piece) - len(piece.lstrip())
            says = f'unconfirmed: "{phrase}" names no part of a reference, and comments go in parentheses'
            lost.append(Unmapped(at, says + did_you_mean(phrase, meanings)))
        start += len(piece) + 1
    return found, lost
