"""content/pillars/<pillar>.md: which articles in which order, which quizzes, and every mistake at its place.

The file begins with `Articles:` and `Quizzes:`, slugs with commas between them; then comes the introduction.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from catalogue import UNSEEN, Catalogue
from problems import Problem, did_you_mean

FOLDER = "pillars"
_KEYS = ("Articles", "Quizzes")
_LINE = re.compile(r"(?P<key>[A-Za-z][A-Za-z0-9_-]*):[ \t]*(?P<value>.*)")
_SLUG = re.compile(r"[^\s,]+")
_LINK = re.compile(r"\]\((?P<kind>article|page|quiz):(?P<slug>[^)#\s]*)")
T = TypeVar("T")


@dataclass(frozen=True)
class Overview:
    """What a file says; `file` is its name as editors know it, empty without a file."""

    file: str = ""
    articles: tuple[str, ...] = ()
    quizzes: tuple[str, ...] = ()


def in_order(things: Iterable[T], slugs: Sequence[str], slug_of: Callable[[T], str]) -> list[T]:
    """Things in the order of the slugs; those without a place in it come last, by slug."""
    places = {slug: place for place, slug in enumerate(slugs)}
    return sorted(things, key=lambda thing: (places.get(slug_of(thing), len(places)), slug_of(thing)))


def around(things: Sequence[T], here: T) -> tuple[T | None, T | None]:
    """What comes before and after one of the things, None where it is the first or the last."""
    place = things.index(here)
    return (things[place - 1] if place else None, things[place + 1] if place + 1 < len(things) else None)


def read(content: Path, pillars: Sequence[str], catalogue: Catalogue) -> tuple[dict[str, Overview], list[Problem]]:
    """All overviews below the content folder, by pillar, and what is wrong with them."""
    overviews: dict[str, Overview] = {}
    problems: list[Problem] = []
    for path in sorted((content / FOLDER).glob("*.md")):
        if path.name.startswith(UNSEEN):
            continue
        file = Path(os.path.relpath(path)).as_posix()
        if path.stem not in pillars:
            message = f'there is no pillar "{path.stem}"{did_you_mean(path.stem, pillars)}'
            problems.append(Problem(file, 0, 0, "", message))
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            problems.append(Problem(file, 0, 0, "", "this file is not UTF-8; save it again with the encoding UTF-8"))
            continue
        overviews[path.stem], found = parse(text, file, path.stem, catalogue)
        problems += found
    return overviews, problems


def parse(text: str, file: str, pillar: str, catalogue: Catalogue) -> tuple[Overview, list[Problem]]:
    """One overview from the text of its file."""
    head, _, body = text.partition("\n\n")
    slugs: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    lines = text.split("\n")

    def problem(line: int, column: int, message: str, key: str = "") -> Problem:
        return Problem(file, line, column, key, message, lines[line - 1])

    for number, line in enumerate(head.rstrip().split("\n"), 1):
        match = _LINE.fullmatch(line.rstrip())
        if not match:
            problems.append(problem(number, 1, "this line is not “Key: value”; leave an empty line above the text"))
        elif match["key"] not in _KEYS:
            problems.append(problem(number, 1, f'there is no key "{match["key"]}"{did_you_mean(match["key"], _KEYS)}'))
        elif match["key"] in slugs:
            problems.append(problem(number, 1, f"{match['key']} is here twice; keep one"))
        else:
            found = list(_SLUG.finditer(line, match.start("value")))
            slugs[match["key"]] = tuple(each[0] for each in found)
            for each in found:
                if why := _refusal(match["key"], each[0], slugs[match["key"]], pillar, catalogue):
                    problems.append(problem(number, each.start() + 1, why, match["key"]))
    if "Articles" not in slugs and not problems:
        problems.append(problem(1, 1, "Articles is missing; add a line “Articles: ” with slugs in reading order"))
    if not body.strip():
        problems.append(Problem(file, 0, 0, "", "the introduction is missing; write it below the first empty line"))
    problems += [problem(*place) for place in _dead_links(lines, catalogue)]
    return Overview(file, slugs.get("Articles", ()), slugs.get("Quizzes", ())), problems


def _refusal(key: str, slug: str, said: Sequence[str], pillar: str, catalogue: Catalogue) -> str:
    if said.count(slug) > 1:
        return f'"{slug}" is here twice; keep one'
    if key == "Quizzes":
        return "" if slug in catalogue.quiz else f'there is no quiz "{slug}"{did_you_mean(slug, catalogue.quiz)}'
    path = catalogue.article.get(slug)
    if path is None:
        return f'there is no article "{slug}"{did_you_mean(slug, catalogue.article)}'
    folder = Path(path).parent.name
    return "" if folder == pillar else f'the article "{slug}" belongs to the pillar {folder}'


def _dead_links(lines: Sequence[str], catalogue: Catalogue) -> Iterator[tuple[int, int, str]]:
    for number, line in enumerate(lines, 1):
        for link in _LINK.finditer(line):
            if catalogue.find(link["kind"], link["slug"]) is None:
                near = did_you_mean(link["slug"], catalogue.slugs(link["kind"]))
                yield number, link.start("kind") + 1, f'there is no {link["kind"]} "{link["slug"]}"{near}'
