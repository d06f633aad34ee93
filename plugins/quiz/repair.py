"""A stand-in for a quiz that breaks the schema, so that its other mistakes can be reported in the same go.

What the schema refuses is spelled as it was probably meant, or else taken out or replaced by something that fits; the checks
then look at the rest. Nothing made here is ever published or scored.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from pydantic import ValidationError

from quiz import values
from quiz.doubt import STAND_IN, STAND_IN_ID, closest
from quiz.model import Quiz
from quiz.reading import KEY, choices, in_file, meant_key
from quiz.source import EMPTY, Document, Steps

_WORDS = frozenset({"title", "summary", "text", "intro", "name", "low", "high", "explain", "strength", "limit", "step", "next",
                    "article", "heading", "button", "place"})  # fmt: skip
"""Keys whose repair changes no score and no rule."""
_ASIDE = ("notices", "pairs", "app")
"""Parts in which an unknown key cannot stand for a score or a rule."""
_TRUTHS = {"yes": "true", "on": "true", "no": "false", "off": "false"}
_ROUNDS = 6


def repaired(document: Document) -> tuple[Quiz | None, bool, tuple[Steps, ...]]:
    """(quiz, whether its scores and rules are still the editor's own, the places that hold nothing of the editor's).

    The quiz is None when too little can be made of the file.
    """
    if not isinstance(document.data, dict):
        return None, False, ()
    data = deepcopy(document.data)
    lost = list(document.lost)
    kept = not lost
    for _ in range(_ROUNDS):
        try:
            return Quiz.model_validate(data), kept, tuple(lost)
        except ValidationError as error:
            for problem in sorted(error.errors(include_url=False), key=_is_missing):
                steps = in_file(problem["loc"])
                kept = kept and _changes_no_score(data, steps, problem)
                if _is_missing(problem) and _value(data, steps) is not None:
                    continue  # it was there, under a slip of its name
                if not _respell(data, steps, problem):
                    _replace(data, steps, problem["type"])
                    # The text of an answer is also its name.
                    if steps[-1] not in _WORDS or (steps[-1] == "text" and "answers" in steps):
                        lost.append(steps)
    return None, False, ()


def _is_missing(problem: Any) -> bool:
    return bool(problem["type"] == "missing")


def _value(data: Any, steps: Steps) -> Any:
    for step in steps:
        if not _has(data, step):
            return None
        data = data[step]
    return data


def _changes_no_score(data: dict[str, Any], steps: Steps, problem: Any) -> bool:
    if problem["type"] == "extra_forbidden":
        meant = meant_key(steps)
        aside = steps[0] in _ASIDE or (len(steps) == 1 and data.get("kind") != "outcome")
        return meant in _WORDS if meant else aside
    return steps[-1] in _WORDS and KEY not in problem["loc"]


def _respell(data: Any, steps: Steps, problem: Any) -> bool:
    """Spell a key or a value as it was meant, where that is plain. Whether it was."""
    *way, last = steps
    for step in way:
        if not _has(data, step):
            return False
        data = data[step]
    if not _has(data, last):
        return False
    if KEY in problem["loc"] or problem["type"] == "extra_forbidden":
        meant = values.slug(str(last)) if KEY in problem["loc"] else meant_key(steps)
        if meant is None or meant in data:
            return False
        value = data.pop(last)
        behind = re.sub("^[^:：]*[:：]?", "", str(last)).strip()
        data[meant] = behind if value is EMPTY and behind else value
        return True
    better = _better(data[last], str(last), problem)
    if better is not None:
        data[last] = better
    return better is not None


def _better(given: Any, key: str, problem: Any) -> str | None:
    if not isinstance(given, str):
        return None
    if problem["type"] == "literal_error":
        return closest(given, choices(problem))
    error = problem.get("ctx", {}).get("error")
    if isinstance(error, values.BadIdError):
        return values.slug(given)
    return _TRUTHS.get(given.casefold()) if isinstance(error, values.BadTruthError) else None


def _replace(data: Any, steps: Steps, trouble: str) -> None:
    *way, last = steps
    root = data
    for step in way:
        if not _has(data, step):
            return
        if not isinstance(data[step], dict | list):
            # A text where keys and values are wanted: an empty mapping takes its place, to be filled in the next round.
            data[step] = {}
        data = data[step]
    if trouble == "missing" and isinstance(data, dict):
        data[last] = _stand_in(str(last))
    elif isinstance(data, dict):
        data.pop(last, None)
    elif _has(data, last) and data[last] != {}:
        data[last] = {}
    elif way:
        # An entry that nothing fits takes its list along.
        _replace(root, tuple(way), trouble)


def _has(data: Any, step: str | int) -> bool:
    return (isinstance(data, dict) and step in data) or (isinstance(data, list) and isinstance(step, int) and step < len(data))


def _stand_in(key: str) -> Any:
    known = {"kind": "scale", "items": [{}], "results": [{}], "id": STAND_IN_ID, "of": ["any"], "range": "0"}
    return known.get(key, STAND_IN)
