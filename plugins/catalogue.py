"""What can be linked to: every article, page and quiz by its slug, found by looking at file names alone.

A leaf. Links in Markdown and in quiz texts name a kind and a slug (`article:attachment-map`), so that editors never count
dots in relative paths; this index tells where each one lives. A slug is the file's name without its ending. A translation
has its original's name and its language: `attachment-map.de.md`, `closeness-map.de.yaml`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

KINDS = ("article", "page", "quiz")
UNSEEN = (".", "_")
"""What the names of files begin with that are no part of the site: hidden ones, drafts, the answers that quizzes share."""
QUIZ_SUFFIXES = (".yaml", ".yml")
_TRANSLATION = re.compile(r"(?P<slug>[^.]+)\.(?P<language>[a-z]{2,3}(?:-[a-z0-9]{2,8})*)")


@dataclass(frozen=True)
class Catalogue:
    """Slug -> source path relative to the `content` folder, in POSIX form, for each kind of thing.

    `translations` has the same by (kind, slug, language), for whatever is there in another language.
    """

    article: Mapping[str, str] = field(default_factory=dict)
    page: Mapping[str, str] = field(default_factory=dict)
    quiz: Mapping[str, str] = field(default_factory=dict)
    content: Path = Path("content")
    translations: Mapping[tuple[str, str, str], str] = field(default_factory=dict)

    def slugs(self, kind: str) -> Mapping[str, str]:
        """The slugs of one kind. Raises KeyError for anything not in KINDS."""
        return {"article": self.article, "page": self.page, "quiz": self.quiz}[kind]

    def find(self, kind: str, slug: str) -> str | None:
        """The source path of one thing, or None when there is none."""
        return self.slugs(kind).get(slug)

    def find_in(self, language: str, kind: str, slug: str) -> str | None:
        """The source path of a thing in a language, or None when it has not been translated into it."""
        return self.translations.get((kind, slug, language))

    def kinds_of(self, slug: str) -> list[str]:
        """The kinds under which this slug exists."""
        return [kind for kind in KINDS if slug in self.slugs(kind)]


def named(stem: str) -> tuple[str, str]:
    """(slug, language) of a file's name without its ending; the language is empty for an original."""
    match = _TRANSLATION.fullmatch(stem)
    return (match["slug"], match["language"]) if match else (stem, "")


def quiz_files(folders: Iterable[Path]) -> list[Path]:
    """Quiz files in the given folders, in order of name, translations included; files that start with `_` or `.` are not
    quizzes.

    A file in a later folder takes the place of one with the same name in an earlier folder, and of the translations there;
    within one folder both are listed, so that the clash can be reported.
    """
    chosen: dict[str, list[Path]] = {}
    for folder in folders:
        here: dict[str, list[Path]] = {}
        for path in _walk(folder):
            if path.suffix.lower() in QUIZ_SUFFIXES:
                here.setdefault(path.stem.casefold(), []).append(path)
        chosen = {stem: paths for stem, paths in chosen.items() if named(stem)[0] not in here}
        chosen.update(here)
    return [path for slug in sorted(chosen) for path in chosen[slug]]


def scan(content: Path, quiz_folders: Iterable[Path]) -> Catalogue:
    """Look at the file names below `content/articles`, `content/pages` and the quiz folders."""

    def markdown(folder: str) -> Iterator[Path]:
        return (path for path in _walk(content / folder) if path.suffix == ".md")

    originals: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    translations: dict[tuple[str, str, str], str] = {}
    every = {"article": markdown("articles"), "page": markdown("pages"), "quiz": quiz_files(quiz_folders)}
    for kind, paths in every.items():
        for path in paths:
            slug, language = named(path.stem)
            source = Path(os.path.relpath(path, content)).as_posix()
            if language:
                translations[kind, slug, language] = source
            else:
                originals[kind][slug] = source
    return Catalogue(originals["article"], originals["page"], originals["quiz"], content, translations)


def _walk(folder: Path) -> Iterator[Path]:
    # os.walk does not follow links to folders, so a loop of links cannot hang the build.
    for parent, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            if not name.startswith(UNSEEN):
                yield Path(parent, name)
