"""How hard a text is to read: a school grade, and the sentences that make it hard.

English has the Flesch-Kincaid grade: 0.39 × words per sentence + 11.8 × syllables per word − 15.59. A grade is roughly a
reader's age minus five. German has the first Wiener Sachtextformel (Bamberger and Vanecek, 1984): 0.1935 × percentage of
words with three syllables or more + 0.1672 × words per sentence + 0.1297 × percentage of words with more than six letters −
0.0327 × percentage of words with one syllable − 0.875. Other languages are not rated.

Pyphen's hyphenation counts the syllables. Libraries that know the formula too (textstat) bring a language toolkit with ten
packages, which fetches its word lists from elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from textwrap import shorten

from pyphen import Pyphen

from editorial.standards.passages import Passage, Piece

LEAST = 5  # words; shorter ones are headings, labels of a list, or cries
HARDEST = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True)
class Hard:
    """A sentence, where it starts, and the grade that a text of such sentences would need."""

    at: int
    grade: float
    words: str


@dataclass(frozen=True)
class Level:
    """The grade of a whole text, and its hardest sentences, the hardest first."""

    grade: float
    hardest: tuple[Hard, ...]


def level(piece: Piece) -> Level:
    """The level of an article. A text without sentences, or in a language that is not rated, has grade 0."""
    grade = _GRADES.get(piece.language)
    if grade is None:
        return Level(0.0, ())
    prose = [block for block in piece.blocks if not block.raw.startswith("|")]  # the cells of a table are no sentences
    sentences = [sentence for block in prose for sentence in block.sentences if len(_words(sentence)) >= LEAST]
    hard = sorted((Hard(each.at, grade([each]), each.words) for each in sentences), key=lambda each: (-each.grade, each.at))
    return Level(grade(sentences) if sentences else 0.0, tuple(hard[:HARDEST]))


def table(pieces: Iterable[Piece]) -> Iterator[str]:
    """Lines for a person: each text's level, the hardest first, and the places of its hardest sentences."""
    levels = [(level(piece), piece) for piece in pieces]
    for found, piece in sorted(levels, key=lambda each: (-each[0].grade, each[1].slug)):
        yield f"grade {found.grade:.1f}  {piece.slug}"
        for hard in found.hardest:
            line, column = piece.source.place(hard.at)
            words = shorten(hard.words, 72, placeholder=" …")
            yield f"    {piece.source.shown}:{line}:{column}: grade {hard.grade:.0f}: {words}"


def _english(sentences: Sequence[Passage]) -> float:
    words = [word for sentence in sentences for word in _words(sentence)]
    syllables = sum(_syllables(word, "en_US") for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def _german(sentences: Sequence[Passage]) -> float:
    words = [word for sentence in sentences for word in _words(sentence)]
    syllables = [_syllables(word, "de_DE") for word in words]

    def percent(count: int) -> float:
        return 100 * count / len(words)

    return (
        0.1935 * percent(sum(each > 2 for each in syllables))
        + 0.1672 * len(words) / len(sentences)
        + 0.1297 * percent(sum(len(word) > 6 for word in words))
        - 0.0327 * percent(syllables.count(1))
        - 0.875
    )


_GRADES: Mapping[str, Callable[[Sequence[Passage]], float]] = {"": _english, "de": _german}
"""By language; empty for the site's own."""


def _words(sentence: Passage) -> list[str]:
    return _WORD.findall(sentence.words)


@cache
def _hyphenation(language: str) -> Pyphen:
    return Pyphen(lang=language, left=1, right=1)


@cache
def _syllables(word: str, language: str) -> int:
    return len(_hyphenation(language).positions(word.lower())) + 1
