"""From files to problems: reads a bibliography and Markdown files, and checks them all before it reports."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from catalogue import UNSEEN
from problems import Problem

from .bibliography import Bibliography, read
from .checks import check, check_keys


def shown(path: Path) -> str:
    """A path as an editor reads it: from the folder where the command was given."""
    return Path(os.path.relpath(path)).as_posix()


def read_bibliography(path: Path) -> Bibliography:
    """The bibliography in one file. A file that can't be read is a problem in it, never an exception."""
    text = _text(path)
    if isinstance(text, Problem):
        return Bibliography(shown(path), problems=(text,))
    return read(text, shown(path))


def markdown_files(content: Path) -> list[Path]:
    """All Markdown files below a folder, in order of path, without hidden ones and drafts."""
    found = (path for path in content.rglob("*.md") if not path.name.startswith(UNSEEN))
    return sorted(path for path in found if path.is_file())


def check_files(paths: Iterable[Path], bibliography: Bibliography) -> list[Problem]:
    """The problems of the bibliography and of all files."""
    problems = list(bibliography.problems)
    for path in paths:
        text = _text(path)
        if isinstance(text, Problem):
            problems.append(text)
        else:
            problems += (check if path.suffix == ".md" else check_keys)(text, shown(path), bibliography)
    return problems


def _text(path: Path) -> str | Problem:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        return Problem(shown(path), line, 1, "", "this line isn't UTF-8 text; save the file as UTF-8")
    except OSError as error:
        return Problem(shown(path), 0, 0, "", f"can't be read: {error.strerror}")
