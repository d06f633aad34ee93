"""One catalogue file: nested keys with a text each, and every mistake in the file at its place.

    article:
      published: Published
      minutes: {one: "{n} minute to read", other: "{n} minutes to read"}

becomes `article.published` and `article.minutes`. A mapping whose keys are plural forms is one text in several forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import yaml

from problems import Problem
from words import text as texts

FORMS = ("zero", "one", "two", "few", "many", "other")
"""The names that the Unicode CLDR gives to plural forms."""
OTHER = "other"
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

Place: TypeAlias = tuple[int, int]
"""Line and column, from 1."""


@dataclass(frozen=True)
class Entry:
    """`forms` are the text's plural forms by name; a text without plural has the one form `other`."""

    forms: Mapping[str, str]
    place: Place
    plural: bool = False

    @property
    def text(self) -> str:
        return self.forms[OTHER]

    @property
    def gaps(self) -> frozenset[str]:
        """What is filled in, in any of the forms."""
        return frozenset[str]().union(*map(texts.gaps, self.forms.values()))


@dataclass
class Catalogue:
    """`entries` by full key, in the file's order; `groups` are the places of the keys above them. `file` names it."""

    file: str
    lines: list[str] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)
    groups: dict[str, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def report(self, place: Place, key: str, message: str) -> None:
        """Remember a mistake at a place."""
        line, column = place
        source = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        self.problems.append(Problem(self.file, line, column, key, message, source))


def read(path: Path, name: str) -> Catalogue:
    """The catalogue in a file; `name` is how problems call it. Never raises for what is in the file."""
    catalogue = Catalogue(name)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        catalogue.report((0, 0), "", "this file cannot be read as UTF-8 text")
        return catalogue
    catalogue.lines = text.splitlines()
    try:
        root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        catalogue.report(_place(mark) if mark else (1, 1), "", f"this is no YAML: {error.problem or error.context}")
        return catalogue
    except yaml.YAMLError as error:
        catalogue.report((1, 1), "", f"this is no YAML: {' '.join(str(error).split())}")
        return catalogue
    if isinstance(root, yaml.MappingNode):
        _group(catalogue, root, "")
    else:
        catalogue.report((1, 1), "", "a catalogue is made of keys and texts, such as “start: Start”")
    return catalogue


def _group(catalogue: Catalogue, node: yaml.MappingNode, above: str) -> None:
    for name, key_node, value in _pairs(catalogue, node, above):
        key = f"{above}.{name}" if above else name
        place = _place(key_node.start_mark)
        if isinstance(value, yaml.MappingNode) and not _is_plural(value):
            catalogue.groups[key] = place
            _group(catalogue, value, key)
            continue
        forms = _forms(catalogue, value, key)
        if forms:
            catalogue.entries[key] = Entry(forms, place, isinstance(value, yaml.MappingNode))


def _pairs(catalogue: Catalogue, node: yaml.MappingNode, above: str) -> Iterator[tuple[str, yaml.Node, yaml.Node]]:
    seen: set[str] = set()
    for key, value in node.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else ""
        if not _KEY.fullmatch(name):
            catalogue.report(_place(key.start_mark), above, "a key is made of a-z, 0-9 and single hyphens")
        elif name in seen:
            catalogue.report(_place(key.start_mark), above, f'"{name}" is here twice; keep one')
        else:
            seen.add(name)
            yield name, key, value


def _is_plural(node: yaml.MappingNode) -> bool:
    names = {key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)}
    return OTHER in names and names <= set(FORMS)


def _forms(catalogue: Catalogue, node: yaml.Node, key: str) -> dict[str, str]:
    """The texts of one key by plural form; empty where something is wrong with any of them."""
    nodes = {OTHER: node}
    if isinstance(node, yaml.MappingNode):
        nodes = {name: value for name, _, value in _pairs(catalogue, node, key)}
    forms: dict[str, str] = {}
    for name, each in nodes.items():
        place = _place(each.start_mark)
        if not isinstance(each, yaml.ScalarNode):
            catalogue.report(place, key, "a text is wanted here")
        elif not (text := " ".join(each.value.split())):
            catalogue.report(place, key, "the text is empty")
        elif odd := texts.slip(text):
            catalogue.report(place, key, f'"{odd}" has no meaning here; a gap is {{name}}, a link [words](name), *this* stressed')
        else:
            forms[name] = text
    return forms if len(forms) == len(nodes) else {}


def _place(mark: yaml.Mark) -> Place:
    return mark.line + 1, mark.column + 1
