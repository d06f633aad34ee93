"""content/words.yaml and the list of what is never printed: words in a text that we refuse or doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import yaml

from editorial.standards.datafile import DataFile
from editorial.standards.evidence import Finding
from editorial.standards.passages import Block
from editorial.standards.register import Ban, patterns

_WORD = r"(?<![\w-])(?:{})(?![\w-])"
_WORD_UNQUOTED = r"(?<![\w\"“„‘‚'-])(?:{})(?![\w-])"  # a word in quotation marks is spoken of, or spoken by somebody


@dataclass(frozen=True)
class Words:
    """Words that we avoid for one reason."""

    why: str
    patterns: tuple[re.Pattern[str], ...]


@dataclass(frozen=True)
class Style:
    """`refused` words stop publishing, `doubtful` ones are shown."""

    refused: tuple[Words, ...] = ()
    doubtful: tuple[Words, ...] = ()


def read(file: DataFile) -> Style:
    """The words to avoid; mistakes are left with the file."""
    if file.root is None:
        return Style()
    return style(file, file.fields(file.root, ("refused", "doubtful")))


def style(file: DataFile, fields: Mapping[str, yaml.Node]) -> Style:
    """The words to avoid that these fields of a file hold."""
    return Style(
        tuple(_words(file, node, _WORD) for node in file.items(fields.get("refused"))),
        tuple(_words(file, node, _WORD_UNQUOTED) for node in file.items(fields.get("doubtful"))),
    )


def avoided(blocks: Iterable[Block], words: Iterable[Words]) -> Iterator[Finding]:
    """Each place of these words."""
    words = list(words)
    for block in blocks:
        text = block.words.replace("’", "'")
        for each in words:
            for pattern in each.patterns:
                yield from ((block.at + found.start(), f'avoid "{found[0]}": {each.why}') for found in pattern.finditer(text))


def banned(blocks: Iterable[Block], bans: Iterable[Ban]) -> Iterator[Finding]:
    """Each sentence that says what is never printed, unless its paragraph cites what is wrong with it."""
    bans = list(bans)
    for block in blocks:
        for sentence in block.sentences:
            for ban in bans:
                if ban.unless & set(block.keys):
                    continue
                if found := next(filter(None, (pattern.search(sentence.words) for pattern in ban.patterns)), None):
                    yield sentence.at + found.start(), f"never print {ban.what}: {ban.why}"


def _words(file: DataFile, node: yaml.Node, form: str) -> Words:
    fields = file.fields(node, ("words", "why"))
    return Words(file.text(fields.get("why")), patterns(file, fields.get("words"), form))
