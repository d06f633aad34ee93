"""Wordings that several checks share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from problems import did_you_mean
from quiz.doubt import STAND_IN, STAND_IN_ID, Doubt, closest
from quiz.model import Quiz


def a_kind(quiz: Quiz) -> str:
    """`an outcome`, `a map`"""
    return f"an {quiz.kind}" if quiz.kind == "outcome" else f"a {quiz.kind}"


def undefined(what: str, name: str, known: Iterable[str], doubt: Doubt, *parts: str) -> Iterator[str]:
    """That a name is defined nowhere. With definitions in doubt, only when it is a likely slip for one that stands."""
    names = [each for each in known if each not in (STAND_IN, STAND_IN_ID)]
    if any(doubt.may_define(part, name) for part in parts):
        return
    if closest(name, names) or not any(doubt.names(part) for part in parts):
        yield f'there is no {what} "{name}"{did_you_mean(name, names)}'
