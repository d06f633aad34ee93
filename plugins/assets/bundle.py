"""A folder of static files -> the same files, minified, under an address that changes whenever one of them does.

A style sheet may begin with `@import url("../../components/card/style.css") layer(components);`: the other sheet takes the
line's place, so that a page needs one request and gets the components it shows, and no others.

The digest covers the whole folder, so that scripts and styles reach each other by plain relative names.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import minify

from assets.spoken import TEMPLATE, scripts
from problems import ContentError, Problem
from words import Words

MINIFIED = {".css": "text/css", ".js": "text/javascript"}
_BEFORE = r"(?:\s|/\*.*?\*/)*"
_IMPORT = re.compile(_BEFORE + r'@import url\("(?P<name>[\w./-]+\.css)"\)(?: layer\((?P<layer>[\w.-]+)\))?;', re.DOTALL)
_LAYERS = re.compile(_BEFORE + r"@layer [\w., -]+;", re.DOTALL)
_OTHER_IMPORT = re.compile(_BEFORE + r"@import\b", re.DOTALL)
_MISTAKE = re.compile(r"(.+) on line (\d+) and column (\d+)")


@dataclass(frozen=True)
class Bundle:
    """Published bytes by name. Names are relative to `source`, in POSIX form."""

    source: Path
    files: Mapping[str, bytes]

    @property
    def address(self) -> str:
        """`assets/<digest>`: where the files live, relative to the site's root."""
        digest = hashlib.sha256()
        for name, content in sorted(self.files.items()):
            digest.update(f"{name}\0{len(content)}\0".encode() + content)
        return f"assets/{digest.hexdigest()[:12]}"

    def write(self, output: Path) -> None:
        """Write every file below `output`. Raises OSError."""
        for name, content in self.files.items():
            target = output / self.address / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def read(folder: Path, spoken: Mapping[str, Words] | None = None) -> Bundle:
    """All files below a folder, hidden ones left out, and the scripts of `components/` beside it; templates among them in
    each language of `spoken`. Raises ContentError with every style, script or template that can't be read.
    """
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    components = folder.parent / "components"
    parts = [path for path in _walk(components) if path.suffix == ".js"]
    for path, root in [*((path, folder) for path in _walk(folder)), *((path, folder.parent) for path in parts)]:
        if path.suffix == TEMPLATE:
            continue
        try:
            files[path.relative_to(root).as_posix()] = _published(path)
        except ContentError as error:
            problems.extend(problem for problem in error.problems if problem not in problems)
    try:
        files.update(scripts(folder, spoken or {}))
    except ContentError as error:
        problems.extend(error.problems)
    if problems:
        raise ContentError(problems)
    return Bundle(folder, files)


def _published(path: Path) -> bytes:
    if path.suffix not in MINIFIED:
        return path.read_bytes()
    text = _text(path)
    if path.suffix == ".css":
        return "".join(_assembled(path, text)).encode()
    return _minified(path, text).encode()


def _assembled(path: Path, text: str) -> Iterator[str]:
    for layer, parts in groupby(_sheets(path, text, (path,)), key=lambda part: part[0]):
        minified = (_minified(sheet, part) for _, sheet, part in parts)
        # The minifier leaves out the semicolon of a last statement, and more may follow.
        rules = "".join(rule if rule.endswith("}") or not rule else f"{rule};" for rule in minified)
        yield f"@layer {layer}{{{rules}}}" if layer and rules else rules


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise ContentError([Problem(str(path), 0, 0, "", "this file is not UTF-8")]) from None


def _sheets(path: Path, text: str, importing: tuple[Path, ...], layer: str = "") -> Iterator[tuple[str, Path, str]]:
    """The sheets that one begins with, then its own rules, each with its layer; line numbers stay what they are in its file."""
    start = 0
    while found := _IMPORT.match(text, start) or _LAYERS.match(text, start):
        if "name" in found.groupdict():
            other = Path(os.path.normpath(path.parent / found["name"]))
            if other in importing or not other.is_file():
                why = "imports itself" if other in importing else "is not there"
                raise _mistake(path, text, found.start("name"), f"the style sheet “{found['name']}” {why}")
            yield from _sheets(other, _text(other), (*importing, other), ".".join(filter(None, [layer, found["layer"]])))
        else:
            yield layer, path, found[0]
        start = found.end()
    if unread := _OTHER_IMPORT.match(text, start):
        advice = 'an import is written @import url("name.css"); or @import url("name.css") layer(name);'
        raise _mistake(path, text, unread.end() - len("@import"), advice)
    yield layer, path, "\n" * text.count("\n", 0, start) + text[start:]


def _mistake(path: Path, text: str, at: int, message: str) -> ContentError:
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    return ContentError([Problem(str(path), line, column, "", message, text.splitlines()[line - 1])])


def _minified(path: Path, text: str) -> str:
    try:
        minified: str = minify.string(MINIFIED[path.suffix], text)
    except minify.MinifyError as error:
        raise ContentError([_problem(path, text, str(error))]) from None
    return minified


def _problem(path: Path, text: str, message: str) -> Problem:
    found = _MISTAKE.match(message)
    if not found:
        return Problem(str(path), 0, 0, "", message)
    line, column = int(found[2]), int(found[3])
    return Problem(str(path), line, column, "", found[1], text.splitlines()[line - 1])


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(parent, name)
