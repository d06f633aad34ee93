"""Problems with a place: what every check in this project reports, and how a build stops on them.

A leaf: it imports nothing of ours. Every plugin may use it; `Problem` is raised by nobody, `ContentError` by whoever has
finished collecting.

    Exception
    └── ContentError      one or more Problems in what editors wrote
"""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NoReturn


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in one file.

    `line` and `column` count from 1; 0 means that the mistake belongs to the whole file. `path` names the place in the
    document's own terms (`items[2].scale`) and may be empty. `source` is the offending line, shown with a caret below it.
    """

    file: str
    line: int
    column: int
    path: str
    message: str
    source: str = ""

    def __str__(self) -> str:
        place = self.file + (f":{self.line}:{self.column}" if self.line else "")
        head = ": ".join(_shown(part) for part in (place, self.path, self.message) if part)
        if not (self.source.strip() and self.line):
            return head
        return head + _excerpt(self.source.rstrip(), self.column)


_EXCERPT = 100
"""How many characters of a long line are shown around the mistake."""


def _excerpt(source: str, column: int) -> str:
    """The line with a caret below it: clipped when long, and with nothing in it that could steer a terminal."""
    first = max(0, column - _EXCERPT // 2) if len(source) > _EXCERPT else 0
    shown = _shown(source[first : first + _EXCERPT])
    # Tabs are kept in the padding so that the caret stands under the character whatever a tab's width is.
    padding = "".join("\t" if char == "\t" else " " for char in shown[: max(0, column - 1 - first)])
    return f"\n    {shown}\n    {padding}^"


def _shown(text: str) -> str:
    return "".join(char if char.isprintable() or char == "\t" else "\ufffd" for char in text)


def unseen(text: str) -> str | None:
    """The first character of a name that nobody sees, spaces aside; None when all of it can be seen."""
    return next((char for char in text if not char.isprintable() or (char.isspace() and char != " ")), None)


class ContentError(Exception):
    """All problems found in one go, in file order."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`; did you mean "worry"?` when a known word is close to this one, otherwise nothing.

    With no word close but at most 24 known, those are listed: an editor needs a way out.
    """
    words = list(dict.fromkeys(known))
    hidden = unseen(word)
    if hidden is not None:
        return f"; it contains the invisible character U+{ord(hidden):04X}, delete it"
    by_case = {known_word.casefold(): known_word for known_word in reversed(words)}
    close = difflib.get_close_matches(word.casefold(), by_case, n=1, cutoff=0.6)
    if close:
        return f'; did you mean "{by_case[close[0]]}"?'
    if 0 < len(words) <= 24:
        return "; known here: " + ", ".join(words)
    return ""


def fail(problems: Iterable[Problem]) -> NoReturn:
    """Print the problems to standard error and leave with exit code 1.

    Raises SystemExit, which Pelican lets through: an exception of any other kind it wraps to the width of the terminal,
    which breaks the `file:line:column` that editors' tools click on.
    """
    print(ContentError(problems), file=sys.stderr)
    raise SystemExit(1)
