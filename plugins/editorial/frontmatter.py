"""The lines above the text: `Key: value`, each with its place. Reads what Python-Markdown's meta extension reads.

Pure. What the extension would pass over in silence, because it takes the first line it cannot read for the start of the
text, is kept here as a stray line, so that the checks can tell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown.extensions.meta import BEGIN_RE, END_RE, META_MORE_RE, META_RE


@dataclass(frozen=True)
class Entry:
    """One key with its value. Offsets count characters from the start of the file; `end` is after the last line."""

    key: str
    value: str
    key_at: int
    value_at: int
    end: int
    continued_at: int | None = None  # where a second line of the value starts


@dataclass(frozen=True)
class Stray:
    """A line in the front matter that is not `Key: value`."""

    text: str
    at: int


@dataclass(frozen=True)
class FrontMatter:
    """`body_at` is the offset at which the text starts."""

    entries: tuple[Entry, ...]
    strays: tuple[Stray, ...]
    body_at: int

    def get(self, name: str) -> Entry | None:
        """The first entry of this name, whatever its case."""
        return next((entry for entry in self.entries if entry.key.lower() == name.lower()), None)


def parse(text: str) -> FrontMatter:
    """Read up to the first empty line, or the line that closes a `---` block."""
    entries: list[Entry] = []
    strays: list[Stray] = []
    at = 0
    for number, raw in enumerate(text.split("\n")):
        start, at = at, at + len(raw) + 1
        line = raw.expandtabs(4)
        if number == 0 and BEGIN_RE.match(line):
            continue
        if not line.strip() or END_RE.match(line):
            break
        content_at = start + len(raw) - len(raw.lstrip())
        if found := META_RE.match(line):
            value = re.match(r"[^:]*:\s*", raw)
            value_at = start + (value.end() if value else 0)
            entries.append(Entry(found["key"], found["value"].strip(), content_at, value_at, start + len(raw.rstrip())))
        elif META_MORE_RE.match(line) and entries and not strays:
            last = entries[-1]
            words = f"{last.value} {raw.strip()}".strip()
            first = content_at if last.continued_at is None else last.continued_at
            end = start + len(raw.rstrip())
            entries[-1] = Entry(last.key, words, last.key_at, last.value_at if last.value else content_at, end, first)
        else:
            strays.append(Stray(raw.strip(), content_at))
    return FrontMatter(tuple(entries), tuple(strays), min(at, len(text)))
