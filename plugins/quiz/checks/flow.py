"""The way through the items: what is asked after what, what must be answered, what is shuffled, whose words are used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from problems import did_you_mean
from quiz import pipes
from quiz.checks.words import undefined
from quiz.doubt import Doubt
from quiz.model import Quiz
from quiz.source import Finding, Steps
from quiz.structure import SKIPPED, Options
from quiz.texts import every_text


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
                known = [option.text for option in options[places[name]]] + [SKIPPED]
                unknown = [text for text in texts if text not in known and options[places[name]]]
                yield from ((at, f'"{text}" is not among the answers of "{name}"{did_you_mean(text, known)}') for text in unknown)


def _required(quiz: Quiz, options: Sequence[Options], doubt: Doubt) -> Iterator[Finding]:
    for index, item in enumerate(quiz.items):
        if (item.required or quiz.skip) and SKIPPED in item.flags:
            yield ("items", index, "flags", SKIPPED), "this item cannot be skipped, so nothing raises this flag; remove it"


def _shuffle(quiz: Quiz, options: Sequence[Options], doubt: Doubt) -> Iterator[Finding]:
    for index, item in enumerate(quiz.items):
        ordered = quiz.kind in ("scale", "map") and not item.unscored
        if item.shuffle and (ordered or any(option.points is not None for option in options[index])):
            yield ("items", index, "shuffle"), "the answers of a scale have an order, which must stay; remove shuffle"


def _pipes(quiz: Quiz, options: Sequence[Options], doubt: Doubt) -> Iterator[Finding]:
    places = {item.id: index for index, item in enumerate(quiz.items)}
    piped: set[str] = set()
    for at, text in every_text(quiz):
        here = at[1] if at[:1] == ("items",) else len(quiz.items)
        for name in pipes.names(text):
            piped.add(name)
            if name not in places:
                yield from ((at, message) for message in undefined("item", name, places, doubt, "items"))
            elif not isinstance(here, int) or places[name] >= here:
                yield at, f'"{name}" is asked later; a text can use only answers given before it'
            elif quiz.items[places[name]].several:
                yield at, f'"{name}" takes several answers, so its words cannot stand in a sentence'
    for index, item in enumerate(quiz.items):
        if item.id in piped and item.otherwise is None:
            yield (
                ("items", index),
                f"other texts use the answer as {{{item.id}}}; write otherwise: with the words to use while it is unanswered",
            )
        if item.otherwise is not None and item.id not in piped:
            yield ("items", index, "otherwise"), f"no text uses the answer as {{{item.id}}}; remove it"


RULES = (_only_if, _required, _pipes)
RULES_BY_KIND = (_shuffle,)
