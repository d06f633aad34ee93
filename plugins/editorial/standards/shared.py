"""Passages that two articles share word for word. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from editorial.standards.passages import Piece, plain

LENGTH = 8
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True)
class Shared:
    """The same words at two places."""

    first: Piece
    first_at: int
    second: Piece
    second_at: int
    words: str


def shared(pieces: Iterable[Piece], standing: Iterable[str]) -> Iterator[Shared]:
    """Runs of LENGTH words or more that stand in two articles, each told once, without the standing sentences.

    Runs don't cross from one block to the next.
    """
    # A standing sentence ends a run: its words are taken out of the texts.
    exempt = [[word.casefold() for word in _WORD.findall(plain(sentence))] for sentence in standing]
    seen: dict[tuple[str, ...], tuple[Piece, int]] = {}
    for piece in pieces:
        here: dict[tuple[str, ...], tuple[Piece, int]] = {}
        for block in piece.blocks:
            for run in _runs(block.at, block.words, exempt):
                yield from _repeated(piece, run, seen)
                for start in range(len(run) - LENGTH + 1):
                    here.setdefault(_gram(run, start), (piece, run[start][0]))
        for gram, place in here.items():
            seen.setdefault(gram, place)


Word = tuple[int, str]


def _repeated(piece: Piece, run: list[Word], seen: dict[tuple[str, ...], tuple[Piece, int]]) -> Iterator[Shared]:
    start = 0
    while start <= len(run) - LENGTH:
        other = seen.get(_gram(run, start))
        if other is None:
            start += 1
            continue
        end = start + LENGTH
        while end < len(run) and (also := seen.get(_gram(run, end - LENGTH + 1))) and also[0] is other[0]:
            end += 1
        yield Shared(*other, piece, run[start][0], " ".join(word for _, word in run[start:end]))
        start = end


def _gram(run: list[Word], start: int) -> tuple[str, ...]:
    return tuple(word.casefold() for _, word in run[start : start + LENGTH])


def _runs(at: int, words: str, exempt: list[list[str]]) -> Iterator[list[Word]]:
    found = [(at + match.start(), plain(match[0])) for match in _WORD.finditer(words)]
    folded = [word.casefold() for _, word in found]
    run: list[Word] = []
    place = 0
    while place < len(found):
        skip = next((len(each) for each in exempt if each and folded[place : place + len(each)] == each), 0)
        if skip:
            yield run
            run = []
        else:
            run.append(found[place])
        place += skip or 1
    yield run
