"""Where a file still has to be written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from problems import Problem

_TODO = re.compile(r"\bTODO\b")


def unwritten(text: str, file: str) -> Iterator[Problem]:
    """Each TODO of a text, at its place."""
    for number, line in enumerate(text.splitlines(), 1):
        for found in _TODO.finditer(line):
            yield Problem(file, number, found.start() + 1, "", "this is still to be written", line)
