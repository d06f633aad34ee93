"""The folder of drawings: files to pictures by name, and what is wrong with them.

`map.de.svg` is the drawing `map.svg` with German words.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from catalogue import named
from problems import Problem, did_you_mean

from .rules import WORDS, check
from .svg import Element, Picture, Source, parse

FOLDER = "diagrams"
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class Library:
    """`folder` as editors read it; every file that is meant as a drawing by its name; those that keep the rules.

    `translations` are by name and language.
    """

    folder: str
    files: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    translations: Mapping[tuple[str, str], Picture] = field(default_factory=dict)


def shown(path: Path) -> str:
    """A path as an editor reads it: from the folder where the command was given."""
    return Path(os.path.relpath(path)).as_posix()


def read(content: Path) -> Library:
    """Every drawing in `content/diagrams`; without that folder there are none."""
    folder = content / FOLDER
    files: dict[str, str] = {}
    pictures: dict[str, Picture] = {}
    translations: dict[tuple[str, str], Picture] = {}
    problems: list[Problem] = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name.startswith(".") or path.name.endswith("~"):
            continue
        picture, found = _read(path)
        problems += found
        name, language = named(path.stem)
        if not language:
            files[name] = shown(path)
        if picture and not found and language:
            translations[name, language] = picture
        elif picture and not found:
            pictures[name] = picture
    for (name, _), picture in translations.items():
        problems += _differences(picture, name, pictures, files)
    return Library(shown(folder), files, pictures, tuple(problems), translations)


def _differences(picture: Picture, name: str, originals: Mapping[str, Picture], files: Mapping[str, str]) -> Iterator[Problem]:
    """What a translated drawing draws otherwise than its original: only the words, and their places, may differ."""
    if name not in files:
        message = f'diagram: there is no drawing "{name}" of which this could be a translation{did_you_mean(name, files)}'
        yield Problem(picture.source.file, 0, 0, "", message)
    if name in originals:
        ours, theirs = _shapes(picture), _shapes(originals[name])
        for mine, other in zip(ours, theirs, strict=False):
            if (mine.tag, mine.attributes) != (other.tag, other.attributes):
                yield picture.source.problem(
                    mine.at, f"diagram: this shape is not the same in {files[name]}; only words may differ"
                )
                return
        if len(ours) != len(theirs):
            message = f"diagram: this has {len(ours)} shapes, and {files[name]} has {len(theirs)}; only words may differ"
            yield picture.source.problem(picture.root.at, message)


def _shapes(picture: Picture) -> list[Element]:
    return [each for each in picture.elements if each.tag not in WORDS | {"text", "tspan"}]


def _read(path: Path) -> tuple[Picture | None, list[Problem]]:
    file = shown(path)
    if path.suffix != ".svg" or not _NAME.fullmatch(named(path.stem)[0]):
        message = "diagram: a file name has small letters a-z, digits and single hyphens, and ends in .svg, like help-ladder.svg"
        return None, [Problem(file, 0, 0, "", message)]
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        return None, [Problem(file, line, 1, "", "diagram: this line is not UTF-8 text; save the file as UTF-8")]
    except OSError as error:
        return None, [Problem(file, 0, 0, "", f"diagram: this file cannot be read: {error.strerror}")]
    picture, problems = parse(Source(text, file))
    return picture, problems or (check(picture) if picture else [])
