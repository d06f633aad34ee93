"""Wordings that several checks share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from problems import did_you_mean
from quiz.doubt import STAND_IN, STAND_IN_ID, Doubt, closest
from quiz.model import Quiz
from quiz.structure import SKIPPED, Options


def a_kind(quiz: Quiz) -> str:
    """`an outcome`, `a map`"""
    return f"an {quiz.kind}" if quiz.kind == "outcome" else f"a {quiz.kind}"


def not_answers(texts: Iterable[str], choices: Options, of: str = "") -> Iterator[tuple[str, str]]:
    """(text, message) for texts that name none of these response options, or the wrong one; `of` says whose options they are."""
    answers = [option.text for option in choices]
    for text in texts:
        if choices and text not in (*answers, SKIPPED):
            yield text, f'"{text}" is not among the answers{of}{did_you_mean(text, [*answers, SKIPPED])}'
        elif text == SKIPPED and SKIPPED in answers:
            yield (
                text,
                f'"{SKIPPED}" stands for no answer at all, and one of the answers{of} is called so; word that one otherwise',
            )


def undefined(what: str, name: str, known: Iterable[str], doubt: Doubt, *parts: str) -> Iterator[str]:
    """That a name is defined nowhere. With definitions in doubt, only when it is a likely slip for one that stands."""
    names = [each for each in known if each not in (STAND_IN, STAND_IN_ID)]
    if any(doubt.may_define(part, name) for part in parts):
        return
    if closest(name, names) or not any(doubt.names(part) for part in parts):
        yield f'there is no {what} "{name}"{did_you_mean(name, names)}'
