"""corrections.yaml to corrections, with every mistake at its line and column. Pure but for reading the one file.

A list of entries of four keys: `date`, `page` (`article:slug`, `page:slug` or `quiz:slug`), `wrong` and `now`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import yaml

from catalogue import KINDS, Catalogue
from problems import Problem, did_you_mean

KEYS = ("date", "page", "wrong", "now")
YEAR = timedelta(days=366)


@dataclass(frozen=True)
class Correction:
    """One error of substance. `wrong` and `now` are plain text."""

    date: date
    kind: str
    slug: str
    wrong: str
    now: str


def noted(corrections: Iterable[Correction], today: date) -> list[Correction]:
    """Those that their pages still show: for a year."""
    return [each for each in corrections if today <= each.date + YEAR]


def read(path: Path, name: str, catalogue: Catalogue) -> tuple[list[Correction], list[Problem]]:
    """The corrections of one file, newest first. A file that is not there holds none; `name` is how problems call it."""
    if not path.exists():
        return [], []
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return [], [Problem(name, 0, 0, "", "this file can't be read as UTF-8 text")]
    return parse(text, name, catalogue)


def parse(text: str, name: str, catalogue: Catalogue) -> tuple[list[Correction], list[Problem]]:
    """The corrections in a text, newest first, and all its problems."""
    lines = text.split("\n")

    def problem(mark: yaml.Mark, message: str, where: str = "") -> Problem:
        line = mark.line + 1
        return Problem(name, line, mark.column + 1, where, message, lines[mark.line] if mark.line < len(lines) else "")

    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = f"this is not YAML: {error.problem or error.context}"
        return [], [problem(mark, message) if mark else Problem(name, 0, 0, "", message)]
    except yaml.YAMLError as error:
        return [], [Problem(name, 0, 0, "", f"this is not YAML: {' '.join(str(error).split())}")]
    if root is None or (isinstance(root, yaml.SequenceNode) and not root.value):
        return [], []
    if not isinstance(root, yaml.SequenceNode):
        message = "corrections are a list; begin each with “- date: ”, or write [] while there is none"
        return [], [problem(root.start_mark, message)]
    found: list[Correction] = []
    problems: list[Problem] = []
    for number, node in enumerate(root.value):
        reader = _Entry(node, f"[{number}]", problem)
        correction = reader.read(catalogue)
        problems += reader.problems
        if correction:
            found.append(correction)
    return sorted(found, key=lambda each: (each.date, each.slug), reverse=True), problems


class _Entry:
    """Reads one entry; `problems` holds what is wrong with it."""

    def __init__(self, node: yaml.Node, where: str, problem: Callable[[yaml.Mark, str, str], Problem]):
        self.node, self.where, self.problem = node, where, problem
        self.problems: list[Problem] = []

    def read(self, catalogue: Catalogue) -> Correction | None:
        if not isinstance(self.node, yaml.MappingNode):
            self._report(self.node, f"a correction has the keys {', '.join(KEYS)}")
            return None
        values: dict[str, tuple[str, yaml.Node]] = {}
        for key, value in self.node.value:
            said = str(key.value)
            if said not in KEYS:
                self._report(key, f'there is no key "{said}"{did_you_mean(said, KEYS)}')
            elif said in values:
                self._report(key, f"{said} is here twice; keep one", said)
            elif not isinstance(value, yaml.ScalarNode) or not value.value.strip():
                self._report(key, f"{said} is empty; write a line of text", said)
            else:
                values[said] = (" ".join(value.value.split()), value)
        there = {str(key.value) for key, _ in self.node.value}
        for key in KEYS:
            if key not in there:
                self._report(self.node, f"{key} is missing")
        day = self._day(*values["date"]) if "date" in values else None
        page = self._page(*values["page"], catalogue) if "page" in values else None
        if self.problems or day is None or page is None:
            return None
        return Correction(day, *page, values["wrong"][0], values["now"][0])

    def _day(self, said: str, node: yaml.Node) -> date | None:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", said, re.ASCII):
            self._report(node, f'"{said}" is not a day; write it like 2026-11-23', "date")
            return None
        try:
            return date.fromisoformat(said)
        except ValueError:
            self._report(node, f'the day "{said}" is not in the calendar', "date")
            return None

    def _page(self, said: str, node: yaml.Node, catalogue: Catalogue) -> tuple[str, str] | None:
        kind, _, slug = said.partition(":")
        if kind not in KINDS or not slug:
            self._report(node, f'"{said}" names no page; write article:, page: or quiz: and its slug', "page")
            return None
        if catalogue.find(kind, slug) is None:
            self._report(node, f'there is no {kind} "{slug}"{did_you_mean(slug, catalogue.slugs(kind))}', "page")
            return None
        return kind, slug

    def _report(self, node: yaml.Node, message: str, key: str = "") -> None:
        self.problems.append(self.problem(node.start_mark, message, f"{self.where}.{key}" if key else self.where))
