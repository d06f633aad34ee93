"""Claims and what they rest on: each label has its source, and each number beside a source is one of the register's."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.standards.numbers import Found, find
from editorial.standards.passages import Block, Passage, Piece
from editorial.standards.register import Figures, Register

Finding = tuple[int, str]

NEEDS_NO_SOURCE = "practice-wisdom"  # it says that nobody has tested it


def labels(piece: Piece) -> Iterator[Finding]:
    """Labels that no citation follows."""
    for block in piece.blocks:
        for label in block.labels:
            written = f"{{{label.text}}}"
            if label.text != NEEDS_NO_SOURCE and not block.cited_at(label.at + len(written)):
                yield label.at, f"{written} has no source; write its key right after it: {written} [@key]"


def figures(piece: Piece, register: Register) -> Iterator[Finding]:
    """Numbers beside a citation that the register doesn't lend, or that need an "about"."""
    for block in piece.blocks:
        for sentence in block.sentences:
            yield from _sentence(sentence, block, register)


def _sentence(sentence: Passage, block: Block, register: Register) -> Iterator[Finding]:
    beside = sentence.keys
    # A number in digits is a finding wherever the paragraph cites something; one in words may belong to the story.
    keys = beside or block.keys
    if not keys:
        return
    known = {key: register.figures[key] for key in keys if key in register.figures}
    for number in find(sentence.words, register.counting):
        if number.in_words and not beside:
            continue
        lenders = [figures for figures in known.values() if number.value in figures.numbers]
        if not lenders:
            yield sentence.at + number.at, _unknown(number, keys, known)
        elif all(figures.careful for figures in lenders) and not number.about and not number.in_words:
            about = register.counting.about[0]
            yield sentence.at + number.at, f'"{number.text}" comes from a second source; write "{about} {number.text}"'


def _unknown(number: Found, keys: tuple[str, ...], known: dict[str, Figures]) -> str:
    message = f'"{number.text}" is no figure of {" or ".join(dict.fromkeys(keys))} in content/figures.yaml'
    has = "; ".join(figures.says for figures in known.values())
    return f"{message}, which has: {has}" if has else f"{message}; leave it out"
