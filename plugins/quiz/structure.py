"""What a quiz means where its file is brief: which scales there are, what each item counts on, who competes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from quiz.model import COUNT, RIGHT, Item, OptionFields, Quiz
from quiz.source import Steps

Options: TypeAlias = tuple[OptionFields, ...]
"""The response options of one item."""

SKIPPED = "skipped"
"""Stands for no answer in `flags`, `when` and `only_if`."""
READER = "reader"
"""In `ties`: the reader chooses."""


def own_options(item: Item) -> list[OptionFields]:
    """The response options written in the item itself; none where it uses a shared scale or the quiz's."""
    return item.answers if isinstance(item.answers, list) else []


def written_options(quiz: Quiz) -> Iterator[tuple[Steps, OptionFields]]:
    """The response options written in the quiz, with their places."""
    if isinstance(quiz.answers, list):
        yield from ((("answers", number), option) for number, option in enumerate(quiz.answers))
    for index, item in enumerate(quiz.items):
        yield from ((("items", index, "answers", number), option) for number, option in enumerate(own_options(item)))


def scale_ids(quiz: Quiz) -> list[str]:
    """The scales that `when` can name, the implicit ones of each kind included."""
    if quiz.kind == "checklist" and (quiz.counts or not quiz.scales):
        return [COUNT]
    if quiz.kind == "knowledge":
        return [RIGHT]
    if quiz.kind == "outcome":
        return list(dict.fromkeys(target for _, option in written_options(quiz) for target in option.votes or {}))
    return list(quiz.scales)


def keys_of(quiz: Quiz, item: Item) -> dict[str, str]:
    """The scales an item is keyed to, with its direction on each; empty for unscored items."""
    if item.unscored:
        return {}
    if item.scale is not None:
        turned = {"forward": "reverse", "reverse": "forward"} if item.reverse else {}
        return {scale: turned.get(direction, direction) for scale, direction in item.scale.items()}
    only = list(quiz.scales)
    direction = "reverse" if item.reverse else "forward"
    return {only[0]: direction} if len(only) == 1 and quiz.kind in ("scale", "map") else {}


def must_answer(quiz: Quiz) -> frozenset[int]:
    """The items (by index) that nobody who is asked them can leave out."""
    return frozenset(index for index, item in enumerate(quiz.items) if item.required or quiz.skip == "no")


def leads(quiz: Quiz) -> bool:
    """Whether results are told by which scale is lowest or highest."""
    return any(result.lowest or result.highest for result in quiz.results)


def competitors(quiz: Quiz) -> list[str]:
    """The results that are told because their scale leads."""
    if quiz.kind == "outcome":
        return scale_ids(quiz)
    return [result.id for result in quiz.results if result.lowest or result.highest]


def otherwise(quiz: Quiz) -> dict[str, str]:
    """The words that stand for each piped item while it is unanswered."""
    return {item.id: item.otherwise for item in quiz.items if item.otherwise}
