"""A file's bytes to its text, or to what is wrong with them. No other module of the checks opens a file."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from problems import Problem

# Tabs and line ends are text; every other control character is invisible and would travel into the page.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff]")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True)
class Text:
    """A file's text with every line end as `\\n` and without byte order mark. `shown` names the file in messages."""

    shown: str
    text: str

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of the character at this offset."""
        start = self.text.rfind("\n", 0, offset) + 1
        return self.text.count("\n", 0, offset) + 1, offset - start + 1

    def problem(self, offset: int, message: str, path: str = "") -> Problem:
        """A problem at this offset, with the line it stands on."""
        line, column = self.place(offset)
        start = offset - column + 1
        end = self.text.find("\n", start)
        return Problem(self.shown, line, column, path, message, self.text[start : end if end >= 0 else None])


def read(path: Path, shown: str) -> tuple[Text | None, list[Problem]]:
    """The text, and what is wrong with its bytes. Without a text there is nothing further to check."""
    try:
        data = path.read_bytes()
    except OSError as error:
        return None, [Problem(shown, 0, 0, "", f"this file cannot be read: {error.strerror}")]
    if data.startswith(_UTF16):
        return None, [Problem(shown, 1, 1, "", "this file is UTF-16; save it as UTF-8")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(data, error.start, shown)]
    source = Text(shown, text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    return source, [
        source.problem(found.start(), f"the invisible control character U+{ord(found[0]):04X} must go; delete it")
        for found in _CONTROL.finditer(source.text)
    ]


def _not_utf8(data: bytes, at: int, shown: str) -> Problem:
    before = data[:at].removeprefix(codecs.BOM_UTF8).decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    line = before.rpartition("\n")[2]
    return Problem(
        shown,
        before.count("\n") + 1,
        len(line) + 1,
        "",
        f"this file is not UTF-8: byte {at + 1} is 0x{data[at]:02X}; save it as UTF-8",
    )
