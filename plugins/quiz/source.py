"""YAML with places. The only file that knows the YAML library.

A quiz file becomes a tree of `Node`s in which every key and value knows its line and column, and every scalar is still
the text the editor typed: `no`, `1.10` and `12:30` stay what they are, the schema decides what they mean. What YAML can
do and a quiz file never needs (tags, anchors and aliases, merge keys, several documents) is refused, as is what hides
from the eye. Nothing is dropped or changed silently.

    read(path) -> Document      never raises for what is in the file; its problems are in Document.problems
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from problems import Problem
from quiz import yaml_advice

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 50
MENDS = 20
"""How many slips of spelling are mended in one file, to read on behind them."""
_LINE_BREAK = re.compile(r"\r\n|\r|\n")

Steps: TypeAlias = tuple[str | int, ...]
"""Where a value sits in the document: `("items", 2, "scale")`."""

Finding: TypeAlias = tuple[Steps, str]
"""Something to report: its path in the document, and the message."""


class Empty:
    """The value of a key after whose colon nothing is written."""

    def __repr__(self) -> str:
        return "nothing"


EMPTY = Empty()


@dataclass(frozen=True)
class Mark:
    line: int
    column: int


@dataclass
class Document:
    """A parsed file: `data` is made of dict, list, str and EMPTY; `marks` tells where each value's key or text begins.

    `lost` names the places where the file says more than `data` holds, such as what an alias stands for; `mended` the lines
    that were not as the file has them when it was read, so that nothing else is said of them.
    """

    file: str
    lines: list[str] = field(default_factory=list)
    data: Any = None
    marks: dict[Steps, Mark] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    lost: list[Steps] = field(default_factory=list)
    mended: set[int] = field(default_factory=set)

    def report(self, mark: Mark | None, message: str, steps: Steps = ()) -> None:
        line, column = (mark.line, mark.column) if mark else (0, 0)
        if line in self.mended:
            return
        source = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        self.problems.append(Problem(self.file, line, column, spell(steps), message, source))

    def report_at(self, steps: Steps, message: str) -> None:
        """Report at a place in the document; where the file has no such place, at the nearest one around it."""
        self.report(self.mark(steps), message, steps)

    def mark(self, steps: Steps) -> Mark:
        while steps and steps not in self.marks:
            steps = steps[:-1]
        return self.marks.get(steps, Mark(1, 1))


def spell(steps: Steps) -> str:
    """`items[2].scale` for `("items", 2, "scale")`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).removeprefix(".")


def read(path: Path, name: str | None = None) -> Document:
    """Read one YAML file. `name` is how problems call it, the path itself unless given."""
    document = Document(name or path.as_posix())
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        document.report(None, f"the file cannot be read: {error.strerror or error}")
        return document
    if len(raw) > MAX_BYTES:
        document.report(None, f"the file is larger than {MAX_BYTES // 1024 // 1024} MiB; a quiz is a few pages of text")
        return document
    text = _decode(raw, document)
    if text is not None:
        document.lines = _LINE_BREAK.split(text)
        if (lines := _readable(document)) is not None:
            _compose(lines, document)
    return document


def _decode(raw: bytes, document: Document) -> str | None:
    if wide := _wide(raw):
        document.report(None, f"the file is saved as {wide}; save it again with the encoding UTF-8")
        return None
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        before = _LINE_BREAK.split(raw[: error.start].decode(errors="replace"))
        document.lines = _LINE_BREAK.split(raw.decode(errors="replace"))
        document.report(
            Mark(len(before), len(before[-1]) + 1),
            f"byte 0x{raw[error.start]:02X} is not UTF-8; save the file again with the encoding UTF-8",
        )
        return None


def _wide(raw: bytes) -> str | None:
    """The encoding of a file that gives two or four bytes to each character."""
    if raw[:4] in (b"\xff\xfe\0\0", b"\0\0\xfe\xff") or raw[:4].count(0) == 3:
        return "UTF-32"
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or raw[:4].count(0) == 2:
        return "UTF-16"
    return None


def _readable(document: Document) -> list[str] | None:
    """The lines without what no line may contain, which is reported; None where the rest cannot be read without it."""
    lines: list[str] = []
    readable = True
    for number, line in enumerate(document.lines, 1):
        for column, char in enumerate(line, 1):
            if _unseen(char):
                name = unicodedata.name(char, "a control character").lower()
                document.report(
                    Mark(number, column), f"the invisible character U+{ord(char):04X} ({name}) is not allowed; delete it"
                )
        for column, message in yaml_advice.refused(line):
            document.report(Mark(number, column), message)
        lines.append(line)
        if document.problems and document.problems[-1].line == number:
            plain = yaml_advice.with_spaces("".join(char for char in line if not _unseen(char)))
            readable = readable and plain is not None
            lines[-1] = plain or ""
            document.mended.add(number)
    return lines if readable else None


def _unseen(char: str) -> bool:
    # Cc: control characters; the separators are line breaks to YAML but not to editors' tools.
    return (unicodedata.category(char) == "Cc" and char != "\t") or char in "\u2028\u2029\ufeff\ufffe\uffff"


def _compose(lines: list[str], document: Document) -> None:
    """Read the lines, mending what is plainly misspelt: each slip is reported, and what stands behind it as well."""
    before = list(document.problems)
    while slip := _Composer(lines, document).run():
        if slip.place[0] not in document.mended:
            document.report(Mark(*slip.place), slip.message)
            before.append(document.problems[-1])
        line = slip.place[0]
        document.data = None
        if slip.mended is None or line in document.mended or len(document.mended) >= MENDS:
            # What seemed odd earlier on this line follows from the same slip.
            document.problems = [each for each in document.problems if each in before or each.line != line]
            return
        lines[line - 1] = slip.mended
        document.mended.add(line)
        document.problems, document.marks, document.lost = list(before), {}, []


class _Composer:
    """Builds `data` and `marks` from the parser's events, so that depth is refused before anything is built."""

    def __init__(self, lines: list[str], document: Document):
        self.lines = lines
        self.document = document
        self.quoted: list[tuple[int, int, int]] = []
        self.aliases: set[tuple[str | None, int]] = set()

    def run(self) -> yaml_advice.Slip | None:
        """Fill the document; the slip that ended the reading, if one did."""
        try:
            self._documents(self._events())
        except _TooDeepError as error:
            self.document.data = None
            self.document.report(error.mark, f"nested deeper than {MAX_DEPTH} levels; a quiz needs about six")
        except yaml.MarkedYAMLError as error:
            return yaml_advice.explain(error, self.lines, self.quoted)
        return None

    def _events(self) -> Iterator[Any]:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        for event in yaml.parse("\n".join(self.lines), Loader=loader):
            if isinstance(event, yaml.ScalarEvent) and event.style in ("'", '"') and event.end_mark:
                first, last = _mark(event), event.end_mark.line + 1
                if first.line < last:
                    self.quoted.append((first.line, first.column, last))
            yield event

    def _documents(self, events: Iterator[Any]) -> None:
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self.document.report(
                        _mark(event), "a second document begins here; keep one quiz in one file and remove the ---"
                    )
                    return
                self.document.data = self._value(next(events), events, (), 1)

    def _value(self, event: Any, events: Iterator[Any], steps: Steps, depth: int) -> Any:
        mark = _mark(event)
        self.document.marks.setdefault(steps, mark)
        if depth > MAX_DEPTH:
            raise _TooDeepError(mark)
        if isinstance(event, yaml.AliasEvent):
            if (event.anchor, mark.line) not in self.aliases:
                self.aliases.add((event.anchor, mark.line))
                self.document.report(mark, yaml_advice.alias(event.anchor or ""), steps)
            self.document.lost.append(steps)
            return EMPTY
        self._refuse_anchor_and_tag(event, mark, steps)
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_comment(event, steps)
            # Only quotes say that an empty text is meant; `key:` and `key: >3` have lost their value.
            return EMPTY if not event.value and event.style not in ("'", '"') else event.value
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(events, steps, depth)
        return self._map(events, steps, depth)

    def _list(self, events: Iterator[Any], steps: Steps, depth: int) -> list[Any]:
        values: list[Any] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            values.append(self._value(event, events, (*steps, len(values)), depth + 1))
        return values

    def _map(self, events: Iterator[Any], steps: Steps, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        lines: dict[str, int] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            mark = _mark(event)
            if not isinstance(event, yaml.ScalarEvent):
                self.document.report(mark, "a key must be one word; put texts that contain { or [ in quotes", steps)
                self.document.lost.append(steps)
                self._value(event, events, (*steps, "?"), depth + 1)
                self._value(next(events), events, (*steps, "?"), depth + 1)
                continue
            key = event.value
            self._refuse_anchor_and_tag(event, mark, steps)
            if key in values:
                self.document.report(
                    mark,
                    f'the key "{key}" stands here a second time (first on line {lines[key]}); keep one of them',
                    (*steps, key),
                )
                self.document.lost.append((*steps, key))
                self._value(next(events), events, (*steps, f"{key} (again)"), depth + 1)
                continue
            if key == "<<" and not event.style:
                self.document.report(mark, "merge keys (<<) are not used in quiz files; write the keys out", steps)
                self.document.lost.append(steps)
                self._value(next(events), events, (*steps, key), depth + 1)
                continue
            self.document.marks[(*steps, key)] = mark
            lines[key] = mark.line
            values[key] = self._value(next(events), events, (*steps, key), depth + 1)
        return values

    def _refuse_comment(self, event: Any, steps: Steps) -> None:
        end = event.end_mark
        if event.style or not event.value or end.line >= len(self.lines):
            return
        if swallowed := yaml_advice.swallowed(self.lines[end.line][end.column :]):
            offset, message = swallowed
            self.document.report(Mark(end.line + 1, end.column + offset + 1), message, steps)

    def _refuse_anchor_and_tag(self, event: Any, mark: Mark, steps: Steps) -> None:
        if event.anchor:
            self.document.report(mark, yaml_advice.anchor(event.anchor), steps)
        if event.tag is not None:
            self.document.report(mark, yaml_advice.tag(event.tag), steps)
            self.document.lost.append(steps)


class _TooDeepError(Exception):
    def __init__(self, mark: Mark):
        super().__init__()
        self.mark = mark


def _mark(event: Any) -> Mark:
    return Mark(event.start_mark.line + 1, event.start_mark.column + 1)
