"""A quiz in another language beside its original: the words may differ, and nothing else.

Both compile to one table, so that a result and a link mean the same in every language. Whatever differs is told at its place
in the translated file, with what the original says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from pydantic import BaseModel

from labels import LABELS
from problems import did_you_mean
from quiz.model import Band, OptionFields, Quiz, Scale
from quiz.source import Finding, Steps
from quiz.structure import SKIPPED, Options
from quiz.values import Needs, Range

WORDS = frozenset(
    "title summary intro name low high text explain piped otherwise alt strength limit step heading button yes partly no".split()
)
"""Keys that hold words: a translation has them where the original has them, and says its own."""
_NAMES_OF_ANSWERS = frozenset(["answers", "right", "flags", "only_if", "when", "counts"])
"""Keys that name answers by their words; compared by which answers they are."""
_MARKS = re.compile(rf"\[@[^\[\]]*\]|\{{(?:{'|'.join(LABELS)})\}}")


@dataclass(frozen=True)
class Version:
    """A quiz in one language, with each item's response options."""

    quiz: Quiz
    options: Sequence[Options]


def differences(ours: Version, theirs: Version) -> list[Finding]:
    """Where a translation says something else than the original, in order of the parts of a quiz."""
    found = [
        *_fields(ours.quiz, theirs.quiz, (), skip={"scales", "items", "results", "notices", "pairs"}),
        *_by_id(ours.quiz.scales, theirs.quiz.scales, "scale", ("scales",)),
        *_items(ours, theirs),
        *_results(ours, theirs),
        *_by_id(ours.quiz.notices, theirs.quiz.notices, "notice", ("notices",)),
        *_pairs(ours.quiz, theirs.quiz),
        *_counted(ours, theirs),
    ]
    return list(dict.fromkeys(found))


def _fields(ours: BaseModel, theirs: BaseModel, at: Steps, skip: Iterable[str] = ()) -> Iterator[Finding]:
    """The keys of one part, those that need a rule of their own left out."""
    for key in type(theirs).model_fields:
        mine, other = getattr(ours, key), getattr(theirs, key)
        if key in skip or key in _NAMES_OF_ANSWERS:
            continue
        if isinstance(other, BaseModel) and isinstance(mine, BaseModel) and type(mine) is type(other):
            yield from _fields(mine, other, (*at, key))
        elif key == "bands":
            yield from _by_id(mine, other, "band", (*at, key))
        elif key in WORDS:
            yield from _words(mine, other, (*at, key), needed=isinstance(theirs, Band) and key == "name")
        elif _ordered(mine) != _ordered(other):
            yield (*at, key), f"the original says {_said(other)} here; this says {_said(mine)}"


def _ordered(value: Any) -> Any:
    """Mappings are the same only in the same order: scales and votes are numbered by it."""
    return list(value.items()) if isinstance(value, dict) else value


def _words(mine: str | None, other: str | None, at: Steps, needed: bool) -> Iterator[Finding]:
    key = at[-1]
    if mine is None and (other is not None or needed):
        why = f"the original has one: {_short(other)}" if other else "without one, readers see its id"
        yield at[:-1], f"{key} is missing; {why}"
    elif mine is not None and other is None and not needed:
        yield at, f"the original has no {key} here; remove it, or write one there too"
    elif mine is not None and other is not None:
        marks, wanted = Counter(_MARKS.findall(mine)), Counter(_MARKS.findall(other))
        for mark in (wanted - marks) + (marks - wanted):
            told = "is in the original, and missing here" if wanted[mark] > marks[mark] else "is not in the original"
            yield at, f"{mark} {told}"


def _by_id(ours: Mapping[str, BaseModel], theirs: Mapping[str, BaseModel], what: str, at: Steps) -> Iterator[Finding]:
    """Parts that are keyed by their ids."""
    yield from _ids(list(ours), list(theirs), what, at, {name: (*at, name) for name in ours})
    for name, other in theirs.items():
        if name in ours:
            yield from _fields(ours[name], other, (*at, name))


def _listed(ours: Sequence[str], known: Sequence[str], what: str, at: Steps) -> tuple[list[Finding], list[tuple[int, int]]]:
    """What differs in the ids of a list, and the pairs of entries that belong together, as indexes."""
    places = {name: index for index, name in enumerate(ours)}
    found = list(_ids(list(places), list(known), what, at, {name: (*at, index, "id") for name, index in places.items()}))
    return found, [(places[name], index) for index, name in enumerate(known) if name in places]


def _ids(ours: list[str], theirs: list[str], what: str, at: Steps, places: Mapping[str, Steps]) -> Iterator[Finding]:
    missing = [name for name in theirs if name not in ours]
    extra = [name for name in ours if name not in theirs]
    for name in extra:
        yield places[name], f'the original has no {what} "{name}"{did_you_mean(name, missing) if missing else ""}'
    for name in missing:
        if not any(f'did you mean "{name}"' in did_you_mean(each, missing) for each in extra):
            yield at, f'the {what} "{name}" of the original is missing'
    common = [name for name in ours if name in theirs]
    wanted = [name for name in theirs if name in ours]
    for name, other in zip(common, wanted, strict=True):
        if name != other:
            yield places[name], f'the original has the {what} "{other}" at this place, not "{name}"; keep its order'
            break


def _items(ours: Version, theirs: Version) -> Iterator[Finding]:
    found, pairs = _listed([item.id for item in ours.quiz.items], [item.id for item in theirs.quiz.items], "item", ("items",))
    yield from found
    for index, other in pairs:
        item, original = ours.quiz.items[index], theirs.quiz.items[other]
        at: Steps = ("items", index)
        yield from _fields(item, original, at)
        yield from _options(ours, theirs, index, other)
        mine, known = ours.options[index], theirs.options[other]
        if len(mine) != len(known):
            continue
        yield from _same(
            sorted(_which(item.right or [], mine)), sorted(_which(original.right or [], known)), (*at, "right"), known
        )
        flags = {which: item.flags[text] for text in item.flags for which in _which([text], mine)}
        wanted = {which: original.flags[text] for text in original.flags for which in _which([text], known)}
        for which in sorted({*flags, *wanted}):
            if flags.get(which) != wanted.get(which):
                yield (
                    (*at, "flags"),
                    f"the original raises {wanted.get(which, 'no flag')} for {_name(which, known)}; "
                    f"this raises {flags.get(which, 'no flag')} for {_name(which, mine)}",
                )
        yield from _conditions(item.only_if, original.only_if, ours, theirs, (*at, "only_if"))


def _options(ours: Version, theirs: Version, index: int, other: int) -> Iterator[Finding]:
    item = ours.quiz.items[index]
    at: Steps = ("answers",) if item.answers is None else ("items", index, "answers")
    mine, known = ours.options[index], theirs.options[other]
    if len(mine) != len(known):
        yield at, f"the original has {len(known)} answers here; this has {len(mine)}"
        return
    written = isinstance(ours.quiz.answers if item.answers is None else item.answers, list)
    for number, (option, original) in enumerate(zip(mine, known, strict=True)):
        yield from _fields(option, original, (*at, number) if written else at)


def _which(texts: Iterable[str], options: Options) -> list[int]:
    """The answers that these texts are, by index; -1 for no answer."""
    known = [option.text for option in options]
    return [-1 if text == SKIPPED else known.index(text) for text in texts if text == SKIPPED or text in known]


def _same(mine: list[int], other: list[int], at: Steps, known: Options) -> Iterator[Finding]:
    if mine != other:
        names = ", then ".join(_name(which, known) for which in other) or "no answer at all"
        yield at, f"the original names other answers here, or in another order: {names}"


def _name(which: int, options: Sequence[OptionFields]) -> str:
    return "no answer" if which < 0 else f"answer {which + 1} (“{options[which].text}”)"


def _results(ours: Version, theirs: Version) -> Iterator[Finding]:
    ids, known = [result.id for result in ours.quiz.results], [result.id for result in theirs.quiz.results]
    found, pairs = _listed(ids, known, "result", ("results",))
    yield from found
    for index, other in pairs:
        result, original = ours.quiz.results[index], theirs.quiz.results[other]
        at: Steps = ("results", index)
        yield from _fields(result, original, at)
        if (result.when is None) != (original.when is None):
            here = "has a when: and this has none" if result.when is None else "has no when:"
            yield at, f"the original {here}"
        yield from _conditions(result.when or {}, original.when or {}, ours, theirs, (*at, "when"))


def _conditions(
    mine: Mapping[str, list[str]], others: Mapping[str, list[str]], ours: Version, theirs: Version, at: Steps
) -> Iterator[Finding]:
    for name in others:
        if name not in mine:
            yield at, f"the original also asks for {name}: {_said(others[name])}"
    if list(mine) != list(others) and mine.keys() == others.keys():
        yield at, f"the original asks in another order: {', '.join(others)}"
    for name, texts in mine.items():
        if name not in others:
            yield (*at, name), f'the original asks nothing of "{name}" here'
            continue
        options, known = _options_of(name, ours), _options_of(name, theirs)
        if options is None or known is None:
            if texts != others[name]:
                yield (*at, name), f"the original says {_said(others[name])} here; this says {_said(texts)}"
        elif len(options) == len(known):
            yield from _same(_which(texts, options), _which(others[name], known), (*at, name), known)


def _options_of(name: str, version: Version) -> Options | None:
    """The answers of an item; None for the name of a scale."""
    if name in version.quiz.scales:
        return None
    return next((options for item, options in zip(version.quiz.items, version.options, strict=True) if item.id == name), None)


def _counted(ours: Version, theirs: Version) -> Iterator[Finding]:
    """Which answers a checklist counts."""
    parts: list[tuple[Steps, list[str] | None, list[str] | None]] = [(("counts",), ours.quiz.counts, theirs.quiz.counts)]
    for name, scale in theirs.quiz.scales.items():
        here = ours.quiz.scales.get(name)
        parts += [(("scales", name, "counts"), here.counts, scale.counts)] if isinstance(here, Scale) else []
    for at, mine, other in parts:
        for options, known in zip(ours.options, theirs.options, strict=False):
            if len(options) == len(known):
                yield from _same(sorted(_which(mine or [], options)), sorted(_which(other or [], known)), at, known)


def _pairs(ours: Quiz, theirs: Quiz) -> Iterator[Finding]:
    mine = {tuple(sorted(pair.of)): index for index, pair in enumerate(ours.pairs)}
    known = {tuple(sorted(pair.of)): pair for pair in theirs.pairs}
    for of, pair in known.items():
        if of not in mine:
            yield ("pairs",), f"the text for the pair {_said(pair.of)} of the original is missing"
        else:
            yield from _fields(ours.pairs[mine[of]], pair, ("pairs", mine[of]), skip={"of"})
    for of, index in mine.items():
        if of not in known:
            yield ("pairs", index, "of"), f"the original has no text for the pair {_said(list(of))}"


def _said(value: Any) -> str:
    """A value as an editor would write it."""
    if value is None or value in ([], {}):
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Fraction):
        return str(float(value)).removesuffix(".0")
    if isinstance(value, Needs):
        return str(value.count) if value.share is None else f"{_said(value.share * 100)}%"
    if isinstance(value, Range):
        return _span(value)
    if isinstance(value, list):
        return f"[{', '.join(map(_said, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_said(each)}' for key, each in value.items())}}}"
    if isinstance(value, BaseModel):
        return _said({key: each for key, each in value if each})
    return str(value)


def _span(span: Range) -> str:
    low, high = span.low, span.high
    if low and high:
        return _said(low.at) if low == high else f"{_said(low.at)}..{_said(high.at)}"
    if low:
        return f"{_said(low.at)}.." if low.included else f">{_said(low.at)}"
    if high:
        return f"..{_said(high.at)}" if high.included else f"<{_said(high.at)}"
    return ".."


def _short(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words}”" if len(words) <= 60 else f"“{words[:59].rstrip()}…”"
