"""What leads to a result: kinds, ids, votes, ties, profiles and conditions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from problems import did_you_mean
from quiz import values
from quiz.checks.words import not_answers, undefined
from quiz.doubt import Doubt, closest
from quiz.model import Quiz
from quiz.scoring import INCOMPLETE, TIED, WITHHELD
from quiz.source import Finding, Steps
from quiz.structure import READER, Options, competitors, leads, scale_ids, written_options

RESERVED = (INCOMPLETE, WITHHELD, TIED, READER)


def _kind(quiz: Quiz, options: Sequence[Options], doubt: Doubt) -> Iterator[Finding]:
    if quiz.kind == "map" and len(quiz.scales) != 2:
        yield ("scales",), f"a map has exactly two scales; this one has {len(quiz.scales)}"
    if quiz.kind == "scale" and not quiz.scales:
        yield ("scales",), "a quiz of kind scale needs at least one scale (scales: {id: {name: …}})"
    if quiz.kind == "checklist" and bool(quiz.counts) == bool(quiz.scales) and not doubt.touches(("scales",)):
        yield ("counts",), "a checklist says once which answers count: with counts: [Often], or in each of its scales"
    if quiz.kind in ("outcome", "knowledge") and quiz.scales:
        yield ("scales",), f"a quiz of kind {quiz.kind} has no scales of its own; remove them"
    for key in ("ties", "lead"):
        if getattr(quiz, key) is not None and quiz.kind != "outcome" and not leads(quiz):
            yield (key,), f"{key} is for results that compete: kind outcome, or results with lowest: or highest:; remove it"
    owners = {"counts": ["checklist"], "needs": ["outcome", "checklist", "knowledge"]}
    for key, kinds in owners.items():
        if getattr(quiz, key) is not None and quiz.kind not in kinds:
            where = "; write it in the scale" if key == "needs" else "; remove it"
            yield (key,), f"{key} belongs to quizzes of kind {' or '.join(kinds)}, and this one is of kind {quiz.kind}{where}"
    for name, scale in quiz.scales.items():
        if scale.counts is None and quiz.kind == "checklist" and not quiz.counts:
            yield ("scales", name), "say which answers count on this scale, for instance counts: [Often]"
        if scale.counts is not None and quiz.kind != "checklist":
            yield ("scales", name, "counts"), f"counts belongs to checklists, and this quiz is of kind {quiz.kind}; remove it"


def _unique(quiz: Quiz, options: Sequence[Options], doubt: Doubt) -> Iterator[Finding]:
    for part, ids in (("items", [item.id for item in quiz.items]), ("results", [result.id for result in quiz.results])):
        first: dict[str, int] = {}
        for index, name in enumerate(ids):
            if first.setdefault(name, index) != index:
                yield (part, index, "id"), f'the id "{name}" is taken by {part}[{first[name]}]; ids are unique'
    for index, result in enumerate(quiz.results):
        if result.id in RESERVED:
            yield ("results", index, "id"), f'"{result.id}" has a meaning of its own; choose another id'


def _ties(quiz: Quiz, options: Sequence[Options], doubt: Doubt) -> Iterator[Finding]:
    results = [result.id for result in quiz.results]
    named = quiz.ties.results if quiz.ties else []
    for target in named:
        if target not in results:
            missing = undefined("result", target, [READER, *results], doubt, "results")
            yield from ((("ties",), message) for message in missing)
    if quiz.lead is not None and quiz.lead <= 0:
        yield ("lead",), "lead is how far ahead the leader must be, above 0"
    if quiz.lead is not None and quiz.ties is None and competitors(quiz) and not doubt.touches(("ties",)):
        yield ("lead",), "lead makes a narrow win a tie; say with ties: what happens then"
    if quiz.ties and quiz.ties.by == "order":
        for target in sorted({*competitors(quiz)}.intersection(results) - {*named}):
            yield ("ties",), f'the order of precedence leaves out "{target}"; list every result that competes'


def _profile(quiz: Quiz, options: Sequence[Options], doubt: Doubt) -> Iterator[Finding]:
    led = [(index, way) for index, result in enumerate(quiz.results) for way in ("lowest", "highest") if getattr(result, way)]
    told: dict[str, str] = {}
    for index, way in led:
        at: Steps = ("results", index, way)
        scale = getattr(quiz.results[index], way)
        if quiz.kind != "scale":
            yield at, f"{way} belongs to quizzes of kind scale, and this one is of kind {quiz.kind}; remove it"
        elif scale not in quiz.scales:
            yield from ((at, message) for message in undefined("scale", scale, quiz.scales, doubt, "scales"))
        elif told.setdefault(scale, quiz.results[index].id) != quiz.results[index].id:
            yield at, f'"{told[scale]}" is told already when "{scale}" is {way}'
        if way != led[0][1]:
            yield at, "one quiz asks for the lowest or for the highest scale, not for both"
    if len({quiz.scales[scale].score for scale in told}) > 1:
        yield ("results",), "scales that are compared with each other are scored alike; give them the same score:"
    named = quiz.ties.results if quiz.ties else []
    for index, result in enumerate(quiz.results):
        if led and quiz.kind == "scale" and result.when is None and not (result.lowest or result.highest or result.id in named):
            yield ("results", index), "nothing leads to this result; give it when:, lowest: or highest:, or name it in ties:"


def _votes(quiz: Quiz, options: Sequence[Options], doubt: Doubt) -> Iterator[Finding]:
    if quiz.kind != "outcome":
        return
    results = [result.id for result in quiz.results]
    for place, option in written_options(quiz):
        for target, weight in (option.votes or {}).items():
            at = (*place, "votes")
            if target not in results:
                yield from ((at, message) for message in undefined("result", target, results, doubt, "results"))
            if weight <= 0:
                yield at, f"a vote's weight is above 0, not {weight}"
    for index, (item, choices) in enumerate(zip(quiz.items, options, strict=True)):
        if isinstance(quiz.answers if item.answers is None else item.answers, str) and any(option.votes for option in choices):
            yield ("items", index), "answers shared by several quizzes cannot vote; write this item's answers in the quiz"
    named = quiz.ties.results if quiz.ties else []
    meant = {closest(target, results) or target for target in [*scale_ids(quiz), *named]}
    for index, result in enumerate(quiz.results):
        if doubt.items("answers") or doubt.touches(("ties",)):
            break
        if result.id not in meant and result.when is None:
            yield ("results", index), f'no answer votes for "{result.id}", so it can never be reached'


def _conditions(quiz: Quiz, options: Sequence[Options], doubt: Doubt) -> Iterator[Finding]:
    items = {item.id: choices for item, choices in zip(quiz.items, options, strict=True)}
    for index, result in enumerate(quiz.results):
        for name, texts in (result.when or {}).items():
            at: Steps = ("results", index, "when", name)
            if name in scale_ids(quiz):
                may_be_a_band = doubt.touches(("scales", name)) and [*map(values.slug, texts)] == texts
                if not may_be_a_band:
                    yield from ((at, message) for message in _bad_range(quiz, name, texts))
            elif name in items:
                yield from ((at, message) for _, message in not_answers(texts, items[name], f' of "{name}"'))
            elif not (quiz.kind == "outcome" and doubt.items("answers")):
                missing = undefined("scale or item", name, [*scale_ids(quiz), *items], doubt, "scales", "items")
                yield from ((at, message) for message in missing)
    if quiz.kind != "outcome" and not leads(quiz):
        for index, result in enumerate(quiz.results[:-1]):
            if result.when is None:
                yield ("results", index), "a result without when: is for all that is left, so it comes last"


def _bad_range(quiz: Quiz, scale: str, texts: Sequence[str]) -> Iterator[str]:
    bands = quiz.scales[scale].bands if scale in quiz.scales else {}
    if len(texts) != 1:
        yield "one range or one band is wanted here"
    elif texts[0] not in bands:
        try:
            values.span(texts[0])
        except ValueError as error:
            yield f"{error}{did_you_mean(texts[0], bands)}" if bands else str(error)


RULES = (_unique,)
RULES_BY_KIND = (_kind, _ties, _profile, _votes, _conditions)
