"""All rules over all articles: what stops publishing, and what a person should look at."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from editorial.checks import content_files, shown, stem_of
from editorial.site import Site
from editorial.source import read
from editorial.standards import dates, evidence, furniture, plan, reading, register, shared, tongue, translations, ways, words
from editorial.standards.datafile import DataFile
from editorial.standards.evidence import Finding
from editorial.standards.passages import Piece, blocks, piece
from editorial.standards.plan import Planned
from editorial.standards.titles import Titles
from editorial.standards.tongue import Standards
from problems import Problem
from words import Words

PLAN, FIGURES, WORDS, BIBLIOGRAPHY = "plan.yaml", "figures.yaml", "words.yaml", "references.bib"
HOME = ""
"""Originals, among the standards by language."""


@dataclass(frozen=True)
class Report:
    """Problems stop publishing; advice doesn't. Both in order of file and place."""

    problems: tuple[Problem, ...]
    advice: tuple[Problem, ...]


def check(
    site: Site,
    templates: Path,
    today: date,
    files: Collection[Path] | None = None,
    spoken: Mapping[str, Words] | None = None,
) -> Report:
    """Hold the site to its standards. With `files`, tell only of these, drafts or not; what they share with others is still seen.

    `spoken` are the words of its languages, its own first.
    """
    standards, broken = _standards(site, spoken or {})
    if broken:
        return Report(tuple(sorted(broken)), ())  # rules without their data would find fault with every article
    problems: list[Problem] = []
    pieces, pages = _pieces(site, files or ())
    originals = {each.slug: each for each in pieces if not each.language}
    advice: list[Problem] = []
    for each in pieces:
        own = standards.get(each.language)
        if own is None:  # a language that the site doesn't have is told elsewhere
            continue
        planned = own.plan.articles.get(each.slug)
        problems += _told(each, _problems(each, planned, own))
        advice += _told(each, _advice(each, own, today))
        if each.language and (original := originals.get(each.slug)):
            counting = own.register.counting, standards[HOME].register.counting
            problems += _told(each, translations.differences(each, original, *counting))
    for each in pages:
        if own := standards.get(each.language):
            problems += _told(each, _wording(each, own))
    problems += _between(pieces, standards, site)
    problems += [Problem(shown(path), 0, 0, "", message) for path, message in ways.help_from_every_page(templates)]
    problems += _quizzes(site, standards)
    wanted = None if files is None else {shown(path) for path in files}
    return Report(_only(problems, wanted), _only(advice, wanted))


def articles(site: Site) -> list[Piece]:
    """The articles of a site that can be read, in order of their files."""
    return _pieces(site, ())[0]


def _standards(site: Site, spoken: Mapping[str, Words]) -> tuple[dict[str, Standards], list[Problem]]:
    """The standards by language, and what is wrong with the files that hold them."""
    works = frozenset(re.findall(r"^\s*@\w+\s*\{\s*([^,\s]+)", _text(site.content / BIBLIOGRAPHY), re.MULTILINE))
    files = [_file(site, name) for name in (PLAN, FIGURES, WORDS)]
    home = Standards(
        plan.read(files[0], site.catalogue.article, site.catalogue.quiz),
        register.read(files[1], works),
        words.read(files[2]),
        Titles(),
    )
    standards = {HOME: home}
    for language in sorted({language for _, _, language in site.catalogue.translations} & spoken.keys()):
        files.append(_file(site, f"words.{language}.yaml"))
        standards[language] = tongue.read(files[-1], spoken[language], home, works)
    return standards, [problem for file in files for problem in file.problems]


def _file(site: Site, name: str) -> DataFile:
    return DataFile(site.content / name, shown(site.content / name))


def _pieces(site: Site, more: Collection[Path]) -> tuple[list[Piece], list[Piece]]:
    """Articles and pages that can be read; what is wrong with the others is told elsewhere."""
    found: dict[str, list[Piece]] = {"articles": [], "pages": []}
    for path in dict.fromkeys([*content_files(site), *more]):
        text, _ = read(path, shown(path)) if path.suffix == ".md" else (None, [])
        folder = Path(os.path.relpath(path, site.content)).parts[0]
        if text is not None and folder in found:
            found[folder].append(piece(stem_of(path), text))
    return found["articles"], found["pages"]


def _problems(each: Piece, planned: Planned | None, standards: Standards) -> Iterator[Finding]:
    if planned is None:
        yield 0, f'{PLAN} says nothing of this article; add "{each.slug}" there, with the safety notes that it needs'
        planned = Planned(quizzes=(each.value("Quiz"),) if each.value("Quiz") else ())
    yield from furniture.front(each, planned)
    yield from furniture.safety(each, planned)
    yield from furniture.says(each, planned)
    yield from furniture.sections(each, planned, standards.plan, standards.titles)
    yield from evidence.labels(each)
    yield from evidence.figures(each, standards.register)
    yield from ways.onward(each, planned)
    yield from _wording(each, standards)


def _wording(each: Piece, standards: Standards) -> Iterator[Finding]:
    yield from words.banned(each.blocks, standards.register.bans)
    yield from words.avoided(each.blocks, standards.style.refused)


def _advice(each: Piece, standards: Standards, today: date) -> Iterator[Finding]:
    yield from dates.overdue(each, today)
    yield from words.avoided(each.blocks, standards.style.doubtful)
    level = reading.level(each)
    if level.grade > standards.plan.grade:
        for hard in level.hardest:
            yield (
                hard.at,
                f"one of the hardest sentences (grade {hard.grade:.0f}) of a text that needs grade {level.grade:.1f}; "
                f"the plan aims at {standards.plan.grade}",
            )


def _between(pieces: list[Piece], standards: Mapping[str, Standards], site: Site) -> Iterator[Problem]:
    quizzes = {slug: _text(site.content / path) for slug, path in site.catalogue.quiz.items()}
    for each, message in ways.orphans([each for each in pieces if not each.language], quizzes):
        yield each.source.problem(0, message)
    for language, own in standards.items():
        yield from _shared([each for each in pieces if each.language == language], own.plan.standing)


def _shared(pieces: list[Piece], standing: tuple[str, ...]) -> Iterator[Problem]:
    for found in shared.shared(pieces, [*standing, *(each.value("Title") for each in pieces)]):
        for here, at, other, other_at in (
            (found.first, found.first_at, found.second, found.second_at),
            (found.second, found.second_at, found.first, found.first_at),
        ):
            line, column = other.source.place(other_at)
            place = f"{other.source.shown}:{line}:{column}"
            yield here.source.problem(at, f"the same words stand at {place}: “{found.words}”; say it anew in one of them")


def _quizzes(site: Site, standards: Mapping[str, Standards]) -> Iterator[Problem]:
    quizzes = [(HOME, path) for path in site.catalogue.quiz.values()]
    quizzes += [(language, path) for (kind, _, language), path in site.catalogue.translations.items() if kind == "quiz"]
    for language, source in quizzes:
        path = site.content / source
        text, _ = read(path, shown(path))
        own = standards.get(language)
        if text is None or own is None:
            continue
        found = [block for _, block in blocks(text.text)]
        for at, message in (*words.banned(found, own.register.bans), *words.avoided(found, own.style.refused)):
            yield text.problem(at, message)


def _told(each: Piece, findings: Iterable[Finding]) -> list[Problem]:
    return [each.source.problem(at, message) for at, message in findings]


def _only(problems: Iterable[Problem], wanted: set[str] | None) -> tuple[Problem, ...]:
    return tuple(sorted({problem for problem in problems if wanted is None or problem.file in wanted}))


def _text(path: Path) -> str:
    text, _ = read(path, path.name)
    return text.text if text else ""
