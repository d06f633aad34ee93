"""What is shown when: notices, pairs, texts without anything live."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import prose
from quiz.checks.words import not_answers, undefined
from quiz.doubt import Doubt, closest
from quiz.model import Quiz
from quiz.source import Finding, Steps
from quiz.structure import Options
from quiz.texts import markdown


def _flags(quiz: Quiz, options: Sequence[Options], doubt: Doubt) -> Iterator[Finding]:
    raised: set[str] = set()
    for index, (item, choices) in enumerate(zip(quiz.items, options, strict=True)):
        yield from ((("items", index, "flags", text), message) for text, message in not_answers(item.flags, choices))
        for text, flag in item.flags.items():
            at = ("items", index, "flags", text)
            raised.add(closest(flag, quiz.notices) or flag)
            if flag not in quiz.notices:
                yield from ((at, message) for message in undefined("notice", flag, quiz.notices, doubt, "notices"))
    for flag in quiz.notices:
        if flag not in raised and not doubt.items("flags"):
            yield ("notices", flag), f'no answer raises the flag "{flag}", so this notice is never shown'


def _pairs(quiz: Quiz, options: Sequence[Options], doubt: Doubt) -> Iterator[Finding]:
    results = [result.id for result in quiz.results]
    seen: dict[tuple[str, ...], int] = {}
    for index, pair in enumerate(quiz.pairs):
        at: Steps = ("pairs", index, "of")
        key = tuple(sorted(pair.of))
        if doubt.touches(at):
            continue
        if key != ("any",):
            if len(pair.of) != 2:
                yield at, "a pair is made of two results, [a, b], or any"
                continue
            unknown = [name for name in pair.of if name not in results]
            for name in unknown:
                yield from ((at, message) for message in undefined("result", name, results, doubt, "results"))
            if unknown:
                continue
        if seen.setdefault(key, index) != index:
            yield at, f"this pair has a text already, in pairs[{seen[key]}]; the order does not matter"


def _markup(quiz: Quiz, options: Sequence[Options], doubt: Doubt) -> Iterable[Finding]:
    for at, text in markdown(quiz):
        for trouble in prose.live_markup(prose.render(text)):
            yield at, trouble


RULES = (_flags, _pairs, _markup)
