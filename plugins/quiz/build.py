"""From a path to a quiz that can be published, or to every problem in the file at once.

    source -> reading -> (repair) -> checks -> compiler -> analysis

A translation is read like any quiz, and held against its original instead of being analysed: it has the same table.

`load` never raises for what editors wrote: a `Loaded` carries either a `BuiltQuiz` or problems.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from catalogue import QUIZ_SUFFIXES, Catalogue, named, quiz_files
from problems import Problem, did_you_mean
from quiz import analysis, checks, images, pipes, texts, translation, values
from quiz.compiler import compile_quiz
from quiz.model import OptionFields, Quiz, SharedAnswers
from quiz.reading import parse
from quiz.repair import repaired
from quiz.source import Document, Finding, Steps, read
from quiz.structure import Options, must_answer
from quiz.table import Table

ANSWERS = "_answers"


@dataclass(frozen=True)
class BuiltQuiz:
    """A quiz in which everything fits: its words, each item's response options, and the table that scores it.

    `language` is empty for an original.
    """

    slug: str
    quiz: Quiz
    options: tuple[Options, ...]
    table: Table
    document: Document
    language: str = ""


@dataclass(frozen=True)
class Loaded:
    """`built` is None when there are problems."""

    path: Path
    built: BuiltQuiz | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Shared:
    """The response scales of one `_answers.yaml`, or `_answers.de.yaml`, and what is wrong with that file."""

    name: str
    options: dict[str, Options] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def load_all(folders: Sequence[Path], catalogue: Catalogue | None = None) -> list[Loaded]:
    """Every quiz in the folders, of which the first is home. With a catalogue, what the quizzes link to must exist in it."""
    taken: dict[str, Path] = {}
    loaded: list[Loaded] = []
    for path in quiz_files(folders):
        one = load(path, folders[0] if folders else None, catalogue)
        first = taken.setdefault(path.stem.casefold(), path)
        if first != path:
            clash = Problem(
                path.as_posix(), 0, 0, "", f'the slug "{path.stem}" is taken by {first.as_posix()}; rename one of the two files'
            )
            one = Loaded(path, None, (*one.problems, clash))
        loaded.append(one)
    return loaded


def load(path: Path, home: Path | None = None, catalogue: Catalogue | None = None) -> Loaded:
    """One quiz file. Shared response scales come from `_answers.yaml` beside it, otherwise from the `home` folder; so does
    the original of a translation. Of a file of shared response scales nothing is built.
    """
    slug, language = named(path.stem)
    if slug == ANSWERS:
        return Loaded(path, None, _shared_in(path).problems)
    slug = slug.removeprefix("_")  # a draft is looked at under the name that it will have
    document = read(path)
    original = _original(path, slug, home) if language else None
    shared = _shared_for(path, home, language)
    built = _build(document, slug, language, shared, catalogue, original)
    problems = tuple(sorted({*_misnamed(path, slug), *document.problems, *shared.problems}))
    if language and original is None:
        problems = (
            Problem(path.as_posix(), 0, 0, "", f'there is no quiz "{slug}" of which this could be a translation'),
            *problems,
        )
    if original:
        problems = (*original.problems, *problems)
    return Loaded(path, None if problems else built, problems)


def _original(path: Path, slug: str, home: Path | None) -> Loaded | None:
    """The quiz that a file translates, from beside it or from the home folder."""
    for folder in (path.parent, home):
        for suffix in QUIZ_SUFFIXES:
            if folder is not None and (file := folder / f"{slug}{suffix}").is_file():
                return load(file, home)
    return None


def _build(
    document: Document, slug: str, language: str, shared: Shared, catalogue: Catalogue | None, original: Loaded | None
) -> BuiltQuiz | None:
    """The built quiz, or None with the reasons added to the document."""
    whole = parse(document, Quiz)
    quiz, scores_kept, lost = (whole, True, ()) if whole else repaired(document)
    if quiz is None:
        return None
    options, unknown = _options(quiz, shared)
    findings = [*unknown, *checks.check(quiz, options, lost), *_links(quiz, catalogue), *_images(quiz, catalogue)]
    if whole and original and original.built and not unknown:
        findings += _differences(whole, options, original.built)
    table: Table | None = None
    if not findings and scores_kept:
        table = compile_quiz(quiz, slug, options)
        findings = _proved(table, must_answer(quiz), original)
    for steps, message in findings:
        document.report_at(steps, message)
    return BuiltQuiz(slug, quiz, options, table, document, language) if table else None


def _differences(quiz: Quiz, options: tuple[Options, ...], original: BuiltQuiz) -> list[Finding]:
    ours, theirs = translation.Version(quiz, options), translation.Version(original.quiz, original.options)
    return translation.differences(ours, theirs)


def _proved(table: Table, must: frozenset[int], original: Loaded | None) -> list[Finding]:
    """What a table does wrong. That of a translation is its original's, which has been looked at."""
    if original is None or original.built is None:
        return list(analysis.prove(table, must))
    if table == original.built.table:
        return []
    return [((), "this quiz scores otherwise than its original, for a reason that nobody has thought of; compare the two files")]


def _misnamed(path: Path, slug: str) -> Iterator[Problem]:
    try:
        values.identifier(slug)
    except ValueError as error:
        yield Problem(path.as_posix(), 0, 0, "", f"the file name becomes the quiz's address: {error}")


def resolve(target: str, catalogue: Catalogue) -> tuple[str, str]:
    """(kind, slug) of a `slug` or `kind:slug`. Raises ValueError with advice when nothing or too much answers to it."""
    kind, colon, slug = target.rpartition(":")
    kinds = catalogue.kinds_of(slug)
    if colon:
        if kind in kinds:
            return kind, slug
        known = catalogue.slugs(kind) if kind in ("article", "page", "quiz") else ()
        raise ValueError(f'there is no {kind} "{slug}"{did_you_mean(slug, known)}')
    if not kinds:
        every = [*catalogue.article, *catalogue.quiz, *catalogue.page]
        raise ValueError(f'there is no article, quiz or page "{slug}"{did_you_mean(slug, every)}')
    if len(kinds) > 1:
        raise ValueError(
            f'"{slug}" is {" and ".join(f"a {each}" for each in kinds)}; write {kinds[0]}:{slug} or {kinds[1]}:{slug}'
        )
    return kinds[0], slug


def _links(quiz: Quiz, catalogue: Catalogue | None) -> Iterable[Finding]:
    if catalogue is None:
        return
    for steps, target in texts.links(quiz):
        try:
            resolve(target, catalogue)
        except ValueError as error:
            yield steps, str(error)


def _images(quiz: Quiz, catalogue: Catalogue | None) -> Iterable[Finding]:
    if catalogue is None:
        return
    for index, item in enumerate(quiz.items):
        if item.image:
            try:
                images.check(catalogue.content, item.image.src)
            except ValueError as error:
                yield ("items", index, "image", "src"), str(error)


def _options(quiz: Quiz, shared: Shared) -> tuple[tuple[Options, ...], list[Finding]]:
    """Each item's response options, and what is wrong where shared ones are named."""
    unknown: dict[Steps, str] = {}

    def named(answers: str | list[OptionFields] | None, at: Steps) -> Options:
        if not isinstance(answers, str):
            return tuple(answers or ())
        if answers not in shared.options:
            unknown[at] = f'there is no shared response scale "{answers}" in {shared.name}{did_you_mean(answers, shared.options)}'
        return shared.options.get(answers, ())

    common = named(quiz.answers, ("answers",))
    every = tuple(
        common if item.answers is None else named(item.answers, ("items", index, "answers"))
        for index, item in enumerate(quiz.items)
    )
    return every, list(unknown.items())


def _shared_for(path: Path, home: Path | None, language: str) -> Shared:
    name = f"{ANSWERS}.{language}.yaml" if language else f"{ANSWERS}.yaml"
    for folder in (path.parent, home):
        if folder is not None and (folder / name).is_file():
            return _shared_in(folder / name)
    return Shared(name)


def _shared_in(file: Path) -> Shared:
    return _shared(file, file.stat().st_mtime_ns if file.is_file() else 0)


def _piped(options: Sequence[OptionFields], at: Steps) -> Iterator[Finding]:
    for number, option in enumerate(options):
        for steps, text in texts.of((*at, number), option, "text", "piped", "explain"):
            for name in pipes.names(text):
                yield steps, f"shared answers stand in several quizzes, so {{{name}}} cannot be replaced; remove it"


@lru_cache(maxsize=8)
def _shared(file: Path, changed: int) -> Shared:
    document = read(file)
    scales = parse(document, SharedAnswers)
    if scales is None:
        return Shared(file.name, problems=tuple(document.problems))
    for name, options in scales.root.items():
        for steps, message in [*checks.check_options(options, (name,)), *_piped(options, (name,))]:
            document.report_at(steps, message)
    return Shared(file.name, {name: tuple(options) for name, options in scales.root.items()}, tuple(document.problems))
