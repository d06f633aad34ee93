"""BibTeX text to raw entries that know where they stand. The only file that knows pybtex's parser."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pybtex.database.input.bibtex import LowLevelParser
from pybtex.exceptions import PybtexError
from pybtex.scanner import PrematureEOF

from problems import Problem

_KEYS = re.compile(r"^[ \t]*@(?!comment|string|preamble)\w+\s*[{(]\s*([^\s,{}()]+)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True)
class Source:
    """One .bib file as text. `file` is its name as an editor should read it."""

    text: str
    file: str

    def problem(self, at: int, message: str) -> Problem:
        """A problem at a place given as the number of characters before it."""
        start = self.text.rfind("\n", 0, at) + 1
        end = self.text.find("\n", at)
        line = self.text[start : end if end >= 0 else None]
        return Problem(self.file, self.text.count("\n", 0, at) + 1, at - start + 1, "", message, line)


@dataclass(frozen=True)
class RawField:
    """A field's name in lower case, its text without the outer braces, and where that text starts."""

    name: str
    text: str
    at: int


@dataclass(frozen=True)
class RawEntry:
    """One entry as written: fields in order, repeated ones too. `at` is the place of its `@`."""

    kind: str
    key: str
    at: int
    fields: tuple[RawField, ...]

    @property
    def by_name(self) -> Mapping[str, RawField]:
        """The fields by name; of repeated ones the first."""
        return {field.name: field for field in reversed(self.fields)}


def keys_in(text: str) -> frozenset[str]:
    """Every key that seems to be defined, also in a file that is broken half-way."""
    return frozenset(_KEYS.findall(text))


def parse(source: Source) -> tuple[list[RawEntry], list[Problem]]:
    """All entries that are whole, and what is wrong with the others."""
    parser = _Parser(source)
    return list(parser.entries()), parser.problems


class _Parser(LowLevelParser):  # type: ignore[misc]
    """pybtex's parser, which remembers where each value starts and collects errors instead of raising them."""

    def __init__(self, source: Source):
        super().__init__(source.text, macros={}, handle_error=self._collect)
        self.source = source
        self.problems: list[Problem] = []
        self.fields: list[RawField] = []
        self.open_at = 0
        self.broken = False

    def entries(self) -> Iterator[RawEntry]:
        for kind, content in self:
            if kind.lower() not in ("string", "preamble") and not self.broken:
                yield RawEntry(kind.lower(), content[0], self.command_start, tuple(self.fields))

    def parse_command(self) -> tuple[str, tuple[str, list[object]]]:
        self.fields, self.broken, self.open_at = [], False, self.command_start
        return super().parse_command()  # type: ignore[no-any-return]

    def parse_value(self) -> None:
        self.eat_whitespace()
        start = self.pos
        super().parse_value()
        quoted = self.text[start : start + 1] in ("{", '"')
        self.fields.append(RawField(self.current_field_name.lower(), "".join(self.current_value), start + quoted))

    def parse_value_part(self) -> str:
        self.eat_whitespace()
        self.open_at = self.pos
        part: str = super().parse_value_part()
        # This value is closed; from here on only the entry itself can be open.
        self.open_at = self.command_start
        return part

    def _collect(self, error: PybtexError) -> None:
        self.broken = True
        if isinstance(error, PrematureEOF):
            self.problems.append(self.source.problem(self.open_at, "references: what starts here is never closed"))
            return
        # The parser has already stepped over the blanks before the unexpected character.
        at = min(self.pos, max(len(self.text) - 1, 0))
        self.problems.append(self.source.problem(at, f"references: {error.args[0]}"))
