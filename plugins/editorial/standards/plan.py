"""content/plan.yaml: what each article must show, and what all of them share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

import yaml

from editorial.fields import BY_NAME, NOTES
from editorial.standards.datafile import DataFile
from editorial.standards.titles import Titles
from problems import did_you_mean

TRY_THIS = Titles().practice
ANY = "*"


@dataclass(frozen=True)
class Planned:
    """One article. `says` maps words of its text to the reason why they are there; `practice` is a heading or NONE.

    `says_in` has these words in further languages: language -> English words -> the words there.
    """

    safety: tuple[str, ...] = ()
    top: tuple[str, ...] = ()
    quizzes: tuple[str, ...] = ()
    practice: str = TRY_THIS
    links_quiz: bool = True
    front: Mapping[str, str] = field(default_factory=dict)
    says: Mapping[str, str] = field(default_factory=dict)
    says_in: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """`standing` are sentences that articles may share; `grade` is the school grade that a text may need."""

    articles: Mapping[str, Planned] = field(default_factory=dict)
    opt_out: str = ""
    standing: tuple[str, ...] = ()
    grade: Decimal = Decimal(99)


def read(file: DataFile, articles: Mapping[str, str], quizzes: Mapping[str, str]) -> Plan:
    """The plan; its mistakes are left with the file. The mappings tell which articles and quizzes exist."""
    if file.root is None:
        return Plan()
    fields = file.fields(file.root, ("articles", "opt_out", "standing", "grade"))
    planned = {}
    for key, node in file.entries(fields.get("articles")):
        if key.value not in articles:
            file.wrong(key, f'there is no article "{key.value}"{did_you_mean(key.value, articles)}')
        planned[key.value] = _planned(file, node, quizzes)
    return Plan(planned, file.text(fields.get("opt_out")), file.texts(fields.get("standing")), _grade(file, fields))


def _grade(file: DataFile, fields: Mapping[str, yaml.Node]) -> Decimal:
    text = file.text(fields.get("grade"))
    try:
        return Decimal(text) if text else Plan.grade
    except InvalidOperation:
        file.wrong(fields["grade"], f'"{text}" is not a number')
        return Plan.grade


def _planned(file: DataFile, node: yaml.Node, quizzes: Mapping[str, str]) -> Planned:
    fields = file.fields(node, ("safety",), ("top", "quizzes", "practice", "link_quiz", "front", "says", "says_in"))
    _known(file, fields.get("safety"), dict.fromkeys(NOTES, ""), "safety note")
    _known(file, fields.get("quizzes"), quizzes, "quiz")
    safety, top = file.texts(fields.get("safety")), file.texts(fields.get("top"))
    for item in file.items(fields.get("top")):
        if (note := file.text(item)) not in safety:
            file.wrong(item, f'"{note}" is not among the notes of "safety"')
    front = _texts(file, fields.get("front"))
    for key, _ in file.entries(fields.get("front")):
        if key.value.lower() not in BY_NAME:
            names = [known.key for known in BY_NAME.values()]
            file.wrong(key, f'there is no key "{key.value}"{did_you_mean(key.value, names)}')
    link = file.text(fields.get("link_quiz")) or "yes"
    if link not in ("yes", "no"):
        file.wrong(fields["link_quiz"], f'"{link}" is neither yes nor no')
    return Planned(
        safety,
        top,
        file.texts(fields.get("quizzes")),
        file.text(fields.get("practice")) or TRY_THIS,
        link != "no",
        front,
        _texts(file, fields.get("says")),
        {language.value: _texts(file, value) for language, value in file.entries(fields.get("says_in"))},
    )


def _texts(file: DataFile, node: yaml.Node | None) -> dict[str, str]:
    return {key.value: file.text(value) for key, value in file.entries(node)}


def _known(file: DataFile, node: yaml.Node | None, known: Mapping[str, str], kind: str) -> None:
    for item in file.items(node):
        if (name := file.text(item)) and name not in known:
            file.wrong(item, f'there is no {kind} "{name}"{did_you_mean(name, known)}')
