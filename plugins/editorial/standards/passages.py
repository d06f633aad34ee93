"""An article's text as its rules see it: sections, blocks and sentences, each with its offset in the file. Pure.

What isn't prose (citations, labels, addresses, code, list marks) is blanked out and not cut out, so that an offset in
`words` is one in the file, and a rule never takes the page of a citation for a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from catalogue import named
from editorial.frontmatter import FrontMatter, parse
from editorial.links import without_code
from editorial.source import Text
from labels import LABELS

KEY = r"[A-Za-z][\w:.+-]*\w"
_CITATION = re.compile(r"\[@[^\[\]]*\]")
_CITED = re.compile(rf"@({KEY})")
_LABEL = re.compile(rf"\{{({'|'.join(LABELS)})\}}")
_BLANKED = (
    _CITATION,
    re.compile(r"!\[[^\]]*\]\([^)]*\)"),  # pictures and drawings
    re.compile(r"(?<=\])\([^()\s]*(?:\s+\"[^\"]*\")?\)"),  # the address of a link
    re.compile(r"<[^<>]*>"),
    re.compile(r"\{[^{}\n]*\}"),
    re.compile(r"^[ \t]*(?:[-*+>]|\d+\.)[ \t]+", re.MULTILINE),
    re.compile(r"[*_`\[\]]"),
)
_BLOCK = re.compile(r"#{1,6} [^\n]*|\S[^\n]*(?:\n(?![ \t]*(?:\n|\Z|[-*+>][ \t]|\d+\.[ \t]|#))[^\n]*)*")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*(?:\{[^{}]*\})?\s*#*\s*\Z")
_ITEM = re.compile(r"(?:[-*+]|\d+\.)[ \t]")
# The end of a sentence, its closing quotes, and whatever citations and labels follow it.
_END = re.compile(r"[.?!…]+[\"”“’‘')]*(?=\s+[\"“„‘‚'(]*[A-ZÀ-ÖØ-Þ0-9])")


@dataclass(frozen=True)
class Mark:
    """An evidence label or a citation, and its offset in the file."""

    at: int
    text: str


@dataclass(frozen=True)
class Passage:
    """A stretch of text. `raw` is as written; `words` has the same length, with blanks for what isn't prose."""

    at: int
    raw: str
    words: str

    @property
    def labels(self) -> list[Mark]:
        """The evidence labels in it; the text of a mark is the label's name."""
        return [Mark(self.at + found.start(), found[1]) for found in _LABEL.finditer(self.raw)]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the works cited in it."""
        return tuple(key for citation in _CITATION.findall(self.raw) for key in _CITED.findall(citation))

    def cited_at(self, offset: int) -> bool:
        """Whether a citation follows directly after this offset of the file."""
        rest = self.raw[offset - self.at :]
        return bool(_CITATION.match(rest.lstrip()))


@dataclass(frozen=True)
class Block(Passage):
    """A paragraph, or one point of a list."""

    is_item: bool = False

    @property
    def sentences(self) -> list[Passage]:
        """Its sentences; what follows a full stop and is no word belongs to the sentence before it."""
        ends = [0, *(found.end() for found in _END.finditer(self.words))]
        starts = [end + len(self.words[end:]) - len(self.words[end:].lstrip()) for end in ends]
        cuts = zip(starts, [*starts[1:], len(self.raw)], strict=True)
        return [Passage(self.at + start, self.raw[start:end], self.words[start:end]) for start, end in cuts]


@dataclass(frozen=True)
class Section:
    """A heading with what stands below it. The one above the first heading has no title."""

    title: str
    at: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Piece:
    """One article or page. `language` is empty for an original."""

    slug: str
    source: Text
    front: FrontMatter
    language: str = ""

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """In order. Headings of every level start one."""
        start = self.front.body_at
        return tuple(_sections(self.source.text[:start] + without_code(self.source.text[start:]), start))

    @property
    def blocks(self) -> Iterator[Block]:
        """All blocks of all sections."""
        return (block for section in self.sections for block in section.blocks)

    def section(self, title: str) -> Section | None:
        """The section of this title, with either kind of apostrophe."""
        return next((section for section in self.sections if plain(section.title) == plain(title)), None)

    def value(self, key: str) -> str:
        """A front-matter value, or nothing."""
        entry = self.front.get(key)
        return entry.value if entry else ""


def piece(name: str, source: Text) -> Piece:
    """Read an article's or a page's text; `name` is that of its file, without its ending."""
    slug, language = named(name)
    return Piece(slug, source, parse(source.text), language)


def plain(text: str) -> str:
    """Words to compare by: one kind of apostrophe and quotation mark, single blanks."""
    for fancy, simple in (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"')):
        text = text.replace(fancy, simple)
    return " ".join(text.split())


def blocks(text: str, start: int = 0) -> Iterator[tuple[str, Block]]:
    """The blocks of a text from an offset on, each with its title if it is a heading."""
    for found in _BLOCK.finditer(text, start):
        raw = found[0]
        heading = _HEADING.fullmatch(raw)
        yield heading[2] if heading else "", Block(found.start(), raw, _words(raw), bool(_ITEM.match(raw)))


def _sections(text: str, start: int) -> Iterator[Section]:
    title, at = "", start
    below: list[Block] = []
    for heading, block in blocks(text, start):
        if heading:
            yield Section(title, at, tuple(below))
            title, at, below = heading, block.at, []
        else:
            below.append(block)
    yield Section(title, at, tuple(below))


def _words(raw: str) -> str:
    for form in _BLANKED:
        raw = form.sub(lambda found: re.sub(r"\S", " ", found[0]), raw)
    return raw
