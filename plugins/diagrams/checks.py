"""All problems at once: the drawings themselves, the texts that show them, and drawings that no text shows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from catalogue import UNSEEN
from problems import Problem

from . import uses
from .library import FOLDER, Library, shown


def markdown_files(content: Path) -> list[Path]:
    """All Markdown files below a folder, in order of path, without hidden ones and drafts."""
    found = (path for path in content.rglob("*.md") if not path.name.startswith(UNSEEN))
    return sorted(path for path in found if path.is_file())


def check(content: Path, library: Library, extensions: Sequence[str]) -> list[Problem]:
    """The problems of a content folder. A text that can't be read as UTF-8 is another check's to report."""
    problems = list(library.problems)
    used: set[str] = set()
    for path in markdown_files(content):
        text = path.read_text(encoding="utf-8-sig", errors="replace")
        found, names = uses.check(text, shown(path), library, extensions)
        problems += found
        used |= names
    for name in sorted(library.files.keys() - used):
        message = f"diagram: no text shows this drawing; {uses.HOW_TO.format(name)}, or take it out of {FOLDER}/"
        problems.append(Problem(library.files[name], 0, 0, "", message))
    return sorted(set(problems))
