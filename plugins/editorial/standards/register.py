"""content/figures.yaml: which numbers each work lends to a text, and what is never printed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

import yaml

from editorial.standards.counting import Counting
from editorial.standards.datafile import DataFile
from problems import did_you_mean

CLASSES = ("P", "S")


@dataclass(frozen=True)
class Figures:
    """The numbers of one work. `careful` (class S) ones are printed with "about"."""

    says: str
    numbers: frozenset[Decimal]
    careful: bool


@dataclass(frozen=True)
class Ban:
    """Something that is never printed, unless a paragraph cites one of the works that tell what is wrong with it."""

    what: str
    why: str
    patterns: tuple[re.Pattern[str], ...]
    unless: frozenset[str]


@dataclass(frozen=True)
class Register:
    """`counting` tells how a text writes its numbers. Figures are the same in all languages, the rest is a language's own."""

    figures: Mapping[str, Figures] = field(default_factory=dict)
    counting: Counting = field(default_factory=Counting)
    bans: tuple[Ban, ...] = ()


def read(file: DataFile, works: frozenset[str]) -> Register:
    """The register; its mistakes are left with the file. `works` are the keys of the bibliography."""
    if file.root is None:
        return Register()
    fields = file.fields(file.root, ("figures", "counted", "time", "never_print"))
    figures = {}
    for key, node in file.entries(fields.get("figures")):
        if key.value not in works:
            file.wrong(key, f'there is no work "{key.value}" in the bibliography{did_you_mean(key.value, works)}')
        figures[key.value] = _figures(file, node)
    return Register(
        figures,
        Counting(frozenset(file.texts(fields.get("counted"))), frozenset(file.texts(fields.get("time")))),
        bans(file, fields.get("never_print"), works),
    )


def bans(file: DataFile, node: yaml.Node | None, works: frozenset[str]) -> tuple[Ban, ...]:
    """A list of what is never printed."""
    return tuple(_ban(file, each, works) for each in file.items(node))


def patterns(file: DataFile, node: yaml.Node | None, form: str = "{}") -> tuple[re.Pattern[str], ...]:
    """A list of regular expressions, each put into a form."""
    found = []
    for item in file.items(node):
        text = file.text(item)
        try:
            found.append(re.compile(form.format(text), re.IGNORECASE))
        except re.error as error:
            file.wrong(item, f'"{text}" is no regular expression: {error.msg}')
    return tuple(found)


def _figures(file: DataFile, node: yaml.Node) -> Figures:
    fields = file.fields(node, ("class", "says", "numbers"), ("note",))
    file.text(fields.get("note"))
    kind = file.text(fields.get("class"))
    if kind and kind not in CLASSES:
        file.wrong(fields["class"], f'"{kind}" is neither P nor S')
    numbers = set()
    for item in file.items(fields.get("numbers")):
        text = file.text(item)
        value = Counting().number(text)
        if value is None:
            file.wrong(item, f'"{text}" is not a number such as 16, 1,044 or .39')
        else:
            numbers.add(value)
    return Figures(file.text(fields.get("says")), frozenset(numbers), kind == "S")


def _ban(file: DataFile, node: yaml.Node, works: frozenset[str]) -> Ban:
    fields = file.fields(node, ("what", "why", "patterns"), ("unless",))
    for item in file.items(fields.get("unless")):
        if (key := file.text(item)) and key not in works:
            file.wrong(item, f'there is no work "{key}" in the bibliography{did_you_mean(key, works)}')
    return Ban(
        file.text(fields.get("what")),
        file.text(fields.get("why")),
        patterns(file, fields.get("patterns")),
        frozenset(file.texts(fields.get("unless"))),
    )
