"""SVG text to elements that know where they stand. The only file that knows the XML parser."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from problems import Problem


@dataclass(frozen=True)
class Source:
    """One file as text, with every line end as `\\n`. `file` is its name as an editor reads it."""

    text: str
    file: str

    def problem(self, at: int, message: str) -> Problem:
        """A problem at a place given as the number of characters before it."""
        start = self.text.rfind("\n", 0, at) + 1
        end = self.text.find("\n", at)
        line = self.text[start : end if end >= 0 else None]
        return Problem(self.file, self.text.count("\n", 0, at) + 1, at - start + 1, "", message, line)


@dataclass
class Element:
    """One element. `at` and `opened` are the offsets of its start tag's beginning and of the character after it."""

    tag: str
    attributes: Mapping[str, str]
    at: int
    opened: int
    parent: Element | None = None
    text: str = ""
    children: list[Element] = field(default_factory=list)

    def inherited(self, name: str) -> str | None:
        """An attribute's value here or on the nearest element around."""
        value = self.attributes.get(name)
        return self.parent.inherited(name) if value is None and self.parent else value


@dataclass(frozen=True)
class Picture:
    """A well-formed file: its elements in order, the first being the root."""

    source: Source
    elements: tuple[Element, ...]

    @property
    def root(self) -> Element:
        return self.elements[0]

    def attribute_at(self, element: Element, name: str) -> int:
        """The offset of an attribute's name, or of its element when it has none of that name."""
        tag = self.source.text[element.at : element.opened]
        found = re.search(rf"\s({re.escape(name)})\s*=", tag)
        return element.at + (found.start(1) if found else 0)


def parse(source: Source) -> tuple[Picture | None, list[Problem]]:
    """The elements of a file, or the one problem that keeps it from being read."""
    reader = _Reader(source)
    try:
        reader.parser.Parse(reader.data, True)
    except expat.ExpatError as error:
        at = _offset(source.text, error.lineno, error.offset)
        return None, [source.problem(at, f"diagram: this is not well-formed XML: {expat.ErrorString(error.code)}")]
    except _RefusedError as refused:
        message = f"diagram: {refused.what} is not allowed in a drawing, which becomes part of a page"
        return None, [source.problem(refused.at, message)]
    return Picture(source, tuple(reader.elements)), []


class _RefusedError(Exception):
    """Ends the reading at once: a document type could make a small file endless."""

    def __init__(self, what: str, at: int):
        super().__init__(what)
        self.what, self.at = what, at


class _Reader:
    def __init__(self, source: Source):
        self.data = source.text.encode()
        self.elements: list[Element] = []
        self.open: list[Element] = []
        self.parser = expat.ParserCreate("utf-8")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = lambda _: self.open.pop()
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = lambda *_: self._refuse("<!DOCTYPE>")
        self.parser.ProcessingInstructionHandler = lambda *_: self._refuse("<?…?>")
        self.parser.StartCdataSectionHandler = lambda: self._refuse("<![CDATA[…]]>")

    def _at(self) -> int:
        return len(self.data[: self.parser.CurrentByteIndex].decode())

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        at = self._at()
        text = self.data.decode()
        # Quoted values may hold ">", everything else in a well-formed tag may not.
        end = re.compile(r"""<(?:[^>"']|"[^"]*"|'[^']*')*>""").match(text, at)
        parent = self.open[-1] if self.open else None
        element = Element(tag, attributes, at, end.end() if end else at, parent)
        if parent:
            parent.children.append(element)
        self.elements.append(element)
        self.open.append(element)

    def _text(self, text: str) -> None:
        self.open[-1].text += text

    def _refuse(self, what: str) -> None:
        # The parser tells of a document type when it is inside it.
        raise _RefusedError(what, self.data.decode().rindex("<", 0, self._at() + 1))


def _offset(text: str, line: int, column: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    return min(start + column, max(len(text) - 1, 0))
