"""The way through the items: what is asked after what, what must be answered, what is shuffled, whose words are used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from quiz import pipes, values
from quiz.checks.words import not_answers, undefined
from quiz.doubt import Doubt
from quiz.model import Quiz
from quiz.source import Finding, Steps
from quiz.structure import SKIPPED, Options, must_answer
from quiz.texts import every_text, without_answers


def _only_if(quiz: Quiz, options: Sequence[Options], doubt: Doubt) -> Iterator[Finding]:
    places = {item.id: index for index, item in enumerate(quiz.items)}
    for index, item in enumerate(quiz.items):
        for name, texts in item.only_if.items():
            at: Steps = ("items", index, "only_if", name)
            if name not in places:
                yield from ((at, message) for message in undefined("item", name, places, doubt, "items"))
            elif places[name] >= index:
                yield at, f'"{name}" is asked later; an item can depend only on items before it'
            else:
                yield from ((at, message) for _, message in not_answers(texts, options[places[name]], f' of "{name}"'))


def _required(quiz: Quiz, options: Sequence[Options], doubt: Doubt) -> Iterator[Finding]:
    must = must_answer(quiz)
    conditions: list[tuple[Steps, Mapping[str, list[str]]]] = []
    conditions += [(("items", index, "only_if"), item.only_if) for index, item in enumerate(quiz.items)]
    conditions += [(("results", index, "when"), result.when or {}) for index, result in enumerate(quiz.results)]
    for index, item in enumerate(quiz.items):
        if index in must and SKIPPED in item.flags:
            yield ("items", index, "flags", SKIPPED), "this item cannot be skipped, so nothing raises this flag; remove it"
        for at, named in conditions if index in must and not item.only_if else ():
            if named.get(item.id) == [SKIPPED]:
                yield (*at, item.id), f'"{item.id}" must be answered, so this never holds; remove it'


def _shuffle(quiz: Quiz, options: Sequence[Options], doubt: Doubt) -> Iterator[Finding]:
    for index, item in enumerate(quiz.items):
        ordered = quiz.kind in ("scale", "map") and not item.unscored
        if item.shuffle and (ordered or any(option.points is not None for option in options[index])):
            yield ("items", index, "shuffle"), "the answers of a scale have an order, which must stay; remove shuffle"


def _pipes(quiz: Quiz, options: Sequence[Options], doubt: Doubt) -> Iterator[Finding]:
    places = {item.id: index for index, item in enumerate(quiz.items)}
    piped: set[str] = set()
    for at, text in every_text(quiz):
        here = _asked_before(quiz, at)
        for name in pipes.names(text):
            piped.add(name)
            if name not in places:
                yield from ((at, message) for message in undefined("item", name, places, doubt, "items"))
            elif places[name] >= here:
                yield at, f'"{name}" is asked later; a text can use only answers given before it'
            elif quiz.items[places[name]].several:
                yield at, f'"{name}" takes several answers, so its words cannot stand in a sentence'
        for name in pipes.nearly(text):
            if (meant := values.slug(name)) in places:
                yield at, f"{{{name}}} stands for no answer; write {{{meant}}}"
    for at, text in without_answers(quiz):
        for name in sorted(places.keys() & {*pipes.names(text)}):
            yield at, f"no answer can stand in this text; remove {{{name}}}"
    for index, item in enumerate(quiz.items):
        if item.id in piped and item.otherwise is None:
            yield (
                ("items", index),
                f"other texts use the answer as {{{item.id}}}; write otherwise: with the words to use while it is unanswered",
            )
        if item.otherwise is not None and item.id not in piped:
            yield ("items", index, "otherwise"), f"no text uses the answer as {{{item.id}}}; remove it"


def _asked_before(quiz: Quiz, at: Steps) -> int:
    """How many items may have been answered where a text is shown."""
    if at[0] == "items":
        return int(at[1])
    if at[0] == "answers":
        return next((index for index, item in enumerate(quiz.items) if item.answers is None), len(quiz.items))
    return 0 if at[0] == "intro" else len(quiz.items)


RULES = (_only_if, _required, _pipes)
RULES_BY_KIND = (_shuffle,)
