"""Items and their response options: keyed to something, told apart, worth something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from problems import did_you_mean
from quiz.checks.words import a_kind, undefined
from quiz.doubt import Doubt, closest
from quiz.model import OptionFields, Quiz
from quiz.source import Finding, Steps
from quiz.structure import Options, keys_of


def check_options(options: Sequence[OptionFields], at: Steps) -> Iterator[Finding]:
    """One list of response options: enough of them, told apart by their texts, and either all or none with points."""
    if len(options) < 2:
        yield at, "an item needs at least two answers to choose from"
    seen: dict[str, int] = {}
    for index, option in enumerate(options):
        first = seen.setdefault(option.text.casefold(), index)
        if first != index:
            yield (*at, index), f'the answer "{option.text}" stands here twice; readers could not tell them apart'
    with_points = [option for option in options if option.points is not None]
    if with_points and len(with_points) < len(options) and not any(option.votes for option in options):
        index = next(index for index, option in enumerate(options) if option.points is None)
        yield (*at, index), "this answer has no points while others in the list have; give points to all or to none"


def _answers(quiz: Quiz, options: Sequence[Options], doubt: Doubt) -> Iterator[Finding]:
    if isinstance(quiz.answers, list):
        yield from check_options(quiz.answers, ("answers",))
    for index, item in enumerate(quiz.items):
        if isinstance(item.answers, list):
            yield from check_options(item.answers, ("items", index, "answers"))
        elif item.answers is None and quiz.answers is None and not doubt.touches(("answers",)):
            yield ("items", index), "this item has no answers; write answers: here, or once for the whole quiz"


def _keying(quiz: Quiz, options: Sequence[Options], doubt: Doubt) -> Iterator[Finding]:
    for index, item in enumerate(quiz.items):
        at: Steps = ("items", index)
        scored_by = [key for key in ("scale", "reverse", "right") if getattr(item, key)]
        if item.unscored:
            for key in scored_by:
                yield (*at, key), f"an unscored item has no {key}; remove it, or remove unscored"
            continue
        for scale in item.scale or {}:
            if quiz.kind not in ("scale", "map"):
                yield (*at, "scale"), f"items of {a_kind(quiz)} quiz are not keyed to a scale; remove it"
            elif scale not in quiz.scales:
                missing = undefined("scale", scale, quiz.scales, doubt, "scales")
                yield from (((*at, "scale"), message) for message in missing)
        if item.reverse and quiz.kind not in ("scale", "map"):
            yield (*at, "reverse"), f"items of {a_kind(quiz)} quiz cannot be reversed; remove it"
        elif quiz.kind in ("scale", "map") and quiz.scales and not keys_of(quiz, item) and not doubt.names("scales"):
            yield at, f"this item belongs to no scale; write scale: {' or '.join(quiz.scales)}, or unscored: true"
    if not doubt.items("scale", "unscored"):
        yield from _numbers_of_items(quiz)


def _numbers_of_items(quiz: Quiz) -> Iterator[Finding]:
    keyed = [closest(scale, quiz.scales) or scale for item in quiz.items for scale in keys_of(quiz, item)]
    scored = sum(not item.unscored for item in quiz.items)
    for scale, each in quiz.scales.items():
        items = keyed.count(scale) if quiz.kind in ("scale", "map") else scored
        if not items:
            yield ("scales", scale), "no item is keyed to this scale"
        elif each.needs and (each.needs.count or 0) > items:
            yield (
                ("scales", scale, "needs"),
                f"{each.needs.count} answers are needed, but only {_items(items)} keyed to this scale",
            )
    if quiz.needs and (quiz.needs.count or 0) > scored:
        yield ("needs",), f"{quiz.needs.count} answers are needed, but only {_items(scored)} scored"


def _items(number: int) -> str:
    return "1 item is" if number == 1 else f"{number} items are"


def _points(quiz: Quiz, options: Sequence[Options], doubt: Doubt) -> Iterator[Finding]:
    for index, (item, choices) in enumerate(zip(quiz.items, options, strict=True)):
        at: Steps = ("items", index)
        scored = not item.unscored
        own = (*at, "answers") if isinstance(item.answers, list) else at
        if item.several and item.reverse:
            yield (*at, "reverse"), "an item with several answers has no direction to reverse; give its answers points instead"
        for number, option in enumerate(choices):
            here = (*own, number) if own != at else at
            if own != at and not scored and (option.votes or option.points is not None):
                yield here, "an unscored item counts nothing; remove the points or votes, or remove unscored"
                continue
            if option.votes and quiz.kind != "outcome":
                yield (*here, "votes"), f"votes belong to quizzes of kind outcome, and this one is of kind {quiz.kind}"
            if option.points is not None and quiz.kind in ("outcome", "checklist"):
                yield (
                    (*here, "points"),
                    f"{a_kind(quiz)} quiz counts {'votes' if quiz.kind == 'outcome' else 'answers'}, not points; remove them",
                )
        if quiz.kind == "outcome" and scored and choices and not any(option.votes for option in choices):
            yield at, "no answer of this item votes for a result; write votes: or unscored: true"
        if quiz.kind != "knowledge":
            if item.right is not None:
                yield (
                    (*at, "right"),
                    f"right belongs to quizzes of kind knowledge, and this one is of kind {quiz.kind}; remove it",
                )
            continue
        for text in item.right or []:
            if choices and text not in [option.text for option in choices]:
                yield (*at, "right"), f'"{text}" is not among the answers{did_you_mean(text, [o.text for o in choices])}'
        if scored and item.several and item.right:
            yield (*at, "right"), "whoever ticks every box would be right; give the answers points, below 0 for the wrong ones"
        with_points = any(option.points is not None for option in choices)
        if scored and with_points and item.right:
            yield (*at, "right"), "the answers have points already; write either right: or points"
        if scored and choices and not item.right and not any((option.points or 0) > 0 for option in choices):
            yield at, "no answer of this item is right; write right: with the text of the right one, or unscored: true"


def _counts(quiz: Quiz, options: Sequence[Options], doubt: Doubt) -> Iterator[Finding]:
    texts = {option.text for item, choices in zip(quiz.items, options, strict=True) if not item.unscored for option in choices}
    sources: list[tuple[Steps, list[str] | None]] = [(("counts",), quiz.counts)]
    sources += [(("scales", name, "counts"), scale.counts) for name, scale in quiz.scales.items()]
    for at, counts in sources:
        for text in counts or []:
            if quiz.kind == "checklist" and all(options) and text not in texts:
                yield at, f'no item has the answer "{text}"{did_you_mean(text, sorted(texts))}'


RULES = (_answers,)
RULES_BY_KIND = (_keying, _points, _counts)
