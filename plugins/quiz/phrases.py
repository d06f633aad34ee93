"""Rules in words, for readers who score by hand: ranges, conditions, ties, and how a score is worked out.

The words are a catalogue's (`rules`); here is which of them to say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil, lcm

import prose
from quiz import pipes
from quiz.build import BuiltQuiz
from quiz.structure import SKIPPED as SKIPPED_WORD
from quiz.structure import otherwise
from quiz.table import SKIPPED, Bound, Condition, ItemCondition, Table, TableScale
from words import Words


def plain(markdown: str, otherwise: Mapping[str, str]) -> str:
    """The words of a text without its markup; piped answers as they are while nothing is answered."""
    return pipes.plain(prose.plain(prose.render(pipes.shield(markdown))), otherwise)


def quoted(texts: Sequence[str], otherwise: Mapping[str, str], words: Words) -> str:
    """`“Often” or “Sometimes”`"""
    return words.joined("list.or", [words("quote", text=plain(text, otherwise)) for text in texts])


def span(low: Bound | None, high: Bound | None, words: Words) -> str:
    """`from 2.5 to 3.5`, `3 or less`, `more than 3`, `exactly 3`."""
    if low and high:
        if low == high:
            return words("rules.exactly", n=low.at)
        first = "from" if low.included else "above"
        return words(f"rules.{first}-{'to' if high.included else 'below'}", low=low.at, high=high.at)
    if low:
        return words("rules.at-least" if low.included else "rules.above", n=low.at)
    if high:
        return words("rules.at-most" if high.included else "rules.below", n=high.at)
    return words("rules.any")


def applies(built: BuiltQuiz, index: int, names: Mapping[str, str], words: Words) -> str:
    """When a result is the one that is told. `names` are the scales' names for readers."""
    result = built.table.results[index]
    if result.when:
        return _sentence(words.joined("list.and", [_condition(built, each, names, words) for each in result.when]))
    if result.when is not None:
        return words("rules.otherwise")
    if result.scale is not None:
        if built.quiz.kind == "outcome":
            return words("rules.most-votes")
        return _sentence(words(f"rules.{built.table.prefer}", scale=names[built.table.scales[result.scale].id]))
    level, lead = _level(built.table)
    return _sentence(words(f"rules.{level}", **lead))


def ties(built: BuiltQuiz, words: Words) -> str:
    """What happens when votes are level, or nothing when they cannot be."""
    table = built.table
    if table.ties is None:
        return ""
    titles = {result.id: pipes.plain(result.title, otherwise(built.quiz)) for result in built.quiz.results}
    named = [words("quote", text=titles[table.results[each].id]) for each in table.ties.results]
    if table.ties.by == "reader":
        then = words("rules.then-reader")
    elif table.ties.by == "result":
        then = words("rules.then-result", result=named[0])
    else:
        then = words("rules.then-order", results=words.joined("list.comma", named))
    level, lead = _level(table)
    return words(f"rules.when-{level}", then=then, **lead)


def how(built: BuiltQuiz, scale: TableScale, words: Words) -> str:
    """How to work a score out by hand, in one sentence, and how many answers it takes."""
    quiz = built.quiz
    if quiz.kind == "outcome":
        work = words("rules.votes")
    elif quiz.kind == "knowledge":
        work = words("rules.knowledge")
    elif quiz.kind == "checklist":
        counted = quiz.counts or quiz.scales[scale.id].counts or []
        work = words("rules.counted", answers=quoted(counted, otherwise(quiz), words))
    else:
        work = words(f"rules.{scale.score}")
    needed, items = enough(built, scale)
    return f"{work} {words('rules.needs', n=needed, items=items)}" if needed > 1 else work


def enough(built: BuiltQuiz, scale: TableScale) -> tuple[int, int]:
    """(how many answers a scale takes, of how many items) when every item is asked."""
    index = built.table.scales.index(scale)
    items = sum(keyed.scale == index for item in built.table.items for keyed in item.keyed)
    return max(1, ceil(scale.needs * items)), items


def only_if(built: BuiltQuiz, index: int, words: Words) -> str:
    """When a conditional item is asked, in words; nothing for others."""
    conditions = [_condition(built, condition, {}, words) for condition in built.table.items[index].only_if]
    return words("rules.only-if", conditions=words.joined("list.and", conditions)) if conditions else ""


def raised(built: BuiltQuiz, flag: str, words: Words) -> str:
    """Which answers raise a flag."""
    said, piped = [], otherwise(built.quiz)
    for item in built.quiz.items:
        texts = [text for text, raises in item.flags.items() if raises == flag]
        if texts:
            answers = [words("rules.left-out") if text == SKIPPED_WORD else quoted([text], piped, words) for text in texts]
            said.append(_answered(item.text, answers, piped, words))
    return _sentence(words.joined("list.or", said))


def _level(table: Table) -> tuple[str, dict[str, Fraction]]:
    """The words for a tie, and how far ahead the leader must be, where that is more than one point."""
    lead = table.ties.lead if table.ties else Fraction(0)
    rivals = [table.scales[result.scale] for result in table.results if result.scale is not None]
    # Totals differ by one unit or not at all.
    least = Fraction(1, lcm(*(scale.unit for scale in rivals))) if all(scale.score == "sum" for scale in rivals) else Fraction(0)
    if lead <= least:
        return "level", {}
    return ("ahead-votes" if table.kind == "outcome" else "ahead-points"), {"n": lead}


def _condition(built: BuiltQuiz, condition: Condition, names: Mapping[str, str], words: Words) -> str:
    if isinstance(condition, ItemCondition):
        known, piped = built.options[condition.item], otherwise(built.quiz)
        texts = [
            words("rules.left-out") if option == SKIPPED else quoted([known[option].text], piped, words)
            for option in condition.options
        ]
        return _answered(built.quiz.items[condition.item].text, texts, piped, words)
    span_words = span(condition.low, condition.high, words)
    return words("rules.scale", scale=names[built.table.scales[condition.scale].id], span=span_words)


def _answered(question: str, answers: Sequence[str], piped: Mapping[str, str], words: Words) -> str:
    return words("rules.answered", question=quoted([question], piped, words), answers=words.joined("list.or", answers))


def _sentence(said: str) -> str:
    return f"{said[:1].upper()}{said[1:]}."
