"""The files that are there: drafts and what the site has, by what they are."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from catalogue import QUIZ_SUFFIXES, named

MARK = "_"
"""What the name of a draft begins with."""
SHARED = "_answers"
"""The response scales that quizzes share: no quiz, and no draft of one."""


@dataclass(frozen=True)
class File:
    """One file that is written by editors. `sort` is article, page, pillar or quiz; `language` that of a translation."""

    path: Path
    sort: str
    slug: str
    language: str
    is_draft: bool

    @property
    def shown(self) -> str:
        """Its name as editors read it: from the folder where the command was given."""
        return Path(os.path.relpath(self.path)).as_posix()


def files(content: Path, quizzes: Path) -> Iterator[File]:
    """Every article, page, overview and quiz, drafts among them, in order of path."""
    for sort, folder in (("article", "articles"), ("page", "pages"), ("pillar", "pillars")):
        yield from _files(content / folder, sort, (".md",))
    yield from _files(quizzes, "quiz", QUIZ_SUFFIXES)


def _files(folder: Path, sort: str, endings: tuple[str, ...]) -> Iterator[File]:
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in endings and path.is_file() and not path.name.startswith("."):
            slug, language = named(path.stem.removeprefix(MARK))
            if path.name.split(".")[0] != SHARED:
                yield File(path, sort, slug, language, path.name.startswith(MARK))
