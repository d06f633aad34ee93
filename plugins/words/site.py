"""All catalogues of a site: read together, held against each other, and handed to whoever speaks."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from problems import Problem, fail
from words import catalogue, compare
from words.catalogue import Catalogue
from words.speech import Words

FOLDER = Path(__file__).resolve().parents[2] / "theme" / "words"
"""The catalogues of this project; a theme without a folder `words` speaks with these."""
SETTING = "LANGUAGES"
"""The further languages of a site, each with what its settings say in that language."""


@dataclass(frozen=True)
class Spoken:
    """`words` by language, that of the site first; those that cannot be read are left out and told in `problems`."""

    words: Mapping[str, Words]
    problems: tuple[Problem, ...]


def read(folder: Path, languages: Sequence[str]) -> Spoken:
    """The catalogues of these languages, of which the first is the site's own, and all that is wrong with them."""
    original = _read(folder, languages[0])
    every = [original, *(_read(folder, code) for code in languages[1:])]
    words: dict[str, Words] = {}
    for code, one in zip(languages, every, strict=True):
        if not one.entries:
            continue
        if one is not original and original.entries:
            compare.compare(one, original)
        if locale := compare.locale_of(one):
            compare.check(one, locale)
            words[code] = Words(code, languages[0], one, locale)
    return Spoken(words, tuple(sorted({problem for one in every for problem in one.problems})))


def of(settings: Mapping[str, Any]) -> Mapping[str, Words]:
    """The words of a site by language, its own language first, out of Pelican's settings.

    Leaves with every problem when there is one.
    """
    folder = Path(settings.get("THEME", ""), "words")
    codes = (str(settings.get("DEFAULT_LANG", "en")), *settings.get(SETTING, {}))
    spoken = _cached(folder if folder.is_dir() else FOLDER, codes, _stamp(folder if folder.is_dir() else FOLDER))
    if spoken.problems:
        fail(spoken.problems)
    return spoken.words


def default() -> Words:
    """English, for commands that run without a site."""
    return _cached(FOLDER, ("en",), _stamp(FOLDER)).words["en"]


def _stamp(folder: Path) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((path.name, path.stat().st_mtime_ns) for path in folder.glob("*.yaml")))


@lru_cache(maxsize=4)
def _cached(folder: Path, languages: tuple[str, ...], stamp: tuple[tuple[str, int], ...]) -> Spoken:
    return read(folder, languages)


def _read(folder: Path, code: str) -> Catalogue:
    path = folder / f"{code}.yaml"
    name = Path(os.path.relpath(path)).as_posix()
    if not path.is_file():
        found = Catalogue(name)
        found.report((0, 0), "", f'there is no catalogue for the language "{code}"; copy one that is there and translate it')
        return found
    return catalogue.read(path, name)
