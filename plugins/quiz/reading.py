"""A parsed document, held against the model: typed data, or every problem at its place, in an editor's words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, RootModel, ValidationError

from problems import did_you_mean
from quiz import model, yaml_advice
from quiz.doubt import closest
from quiz.source import EMPTY, Document, Steps

ANY = "*"
KEY = "[key]"
"""In a location of pydantic's: the key itself is meant, not its value."""
_MODELS: Mapping[tuple[str, ...], type[model.Strict]] = {
    (): model.Quiz,
    ("answers", ANY): model.OptionFields,
    ("scales", ANY): model.Scale,
    ("scales", ANY, "bands", ANY): model.Band,
    ("items", ANY): model.Item,
    ("items", ANY, "answers", ANY): model.OptionFields,
    ("items", ANY, "image"): model.Image,
    ("results", ANY): model.Result,
    ("results", ANY, "fit"): model.Fit,
    ("notices", ANY): model.Notice,
    ("pairs", ANY): model.Pair,
    ("app",): model.AppCall,
}
"""Which model describes which place, to tell what an unknown key could have meant."""

Model = TypeVar("Model", bound=BaseModel)


def parse(document: Document, kind: type[Model]) -> Model | None:
    """The document as a model, or None with the reasons added to `document.problems`."""
    if document.data is None or document.data is EMPTY:
        if not document.problems:
            begin = "write title:, kind:, items: and results:" if kind is model.Quiz else "write a name and a list of options"
            document.report(None, f"the file is empty; {begin}")
        return None
    if not isinstance(document.data, dict):
        if () in document.lost:
            return None
        hint = yaml_advice.missing_space(document.data) if isinstance(document.data, str) else ""
        document.report_at((), f"a quiz file is made of keys and values (title: …){hint}")
        return None
    try:
        whole = kind.model_validate(document.data)
    except ValidationError as error:
        _report(document, error, shared=issubclass(kind, RootModel))
        return None
    return None if document.problems else whole


def _report(document: Document, error: ValidationError, shared: bool) -> None:
    problems = error.errors(include_url=False)
    # What is missing under its own name but stands there under a slip of it is one mistake, and so is what follows from
    # a part of the file that has been refused already.
    misspelt = {
        (*steps[:-1], meant_key(steps, shared))
        for problem in problems
        if problem["type"] == "extra_forbidden" and (steps := in_file(problem["loc"]))
    }
    for problem in problems:
        steps = _nearest(in_file(problem["loc"]), document)
        if steps in misspelt or any(steps[: len(lost)] == lost for lost in document.lost):
            continue
        document.report_at(steps, _message(problem, steps, shared, _follows_a_comma(document, steps)))


def _follows_a_comma(document: Document, steps: Steps) -> bool:
    """Whether a comma stands before this key on its line, as it does where a comma inside a text has cut it in two."""
    mark = document.marks.get(steps)
    return mark is not None and document.lines[mark.line - 1][: mark.column - 1].rstrip().endswith(",")


def in_file(location: tuple[str | int, ...]) -> Steps:
    """Pydantic's path without the names of union branches."""
    return tuple(step for step in location if not str(step).startswith(model.TAG) and step != KEY)


def meant_key(steps: Steps, shared: bool = False) -> str | None:
    """The key that an unknown one is a slip for."""
    key, known = str(steps[-1]), _known(steps[:-1], shared)
    first, colon, _ = key.replace("：", ":").partition(":")
    return first.strip() if colon and first.strip() in known else closest(key, known)


def choices(problem: Any) -> list[str]:
    """The words that a `literal_error` would have accepted."""
    return [word.strip("'") for word in str(problem["ctx"]["expected"]).replace(" or ", ", ").split(", ")]


def _nearest(steps: Steps, document: Document) -> Steps:
    """The path without long forms of short spellings, which are not in the file."""
    while steps and steps not in document.marks and steps[:-1] in document.marks and not _missing_here(steps, document):
        steps = steps[:-1]
    return steps


def _missing_here(steps: Steps, document: Document) -> bool:
    """Whether the last step is a key that its mapping could have had."""
    value = document.data
    for step in steps[:-1]:
        value = value[step]
    return isinstance(value, dict)


def _message(problem: Any, steps: Steps, shared: bool, cut: bool) -> str:
    kind, given = problem["type"], problem["input"]
    if kind == "value_error":
        return str(problem["ctx"]["error"])
    if kind == "missing":
        return "this key is missing"
    if kind == "extra_forbidden":
        return _unknown_key(steps, shared, cut and given is EMPTY)
    if given is EMPTY:
        if hint := yaml_advice.missing_space(str(steps[-1])):
            return hint.removeprefix("; ")
        return (
            "nothing is written after the colon; write a value or remove the line (a value that begins with > or # needs quotes)"
        )
    if kind == "literal_error":
        return _choice(choices(problem), given)
    if kind == "string_pattern_mismatch":
        return "the text is empty; write it or remove the key"
    if kind in ("too_short", "too_long"):
        context = problem["ctx"]
        limit = f"at least {context['min_length']}" if kind == "too_short" else f"at most {context['max_length']}"
        return f"the list has {context['actual_length']} entries; it needs {limit}"
    return f"{_expected(problem)}, but {_given(given)}"


def _unknown_key(steps: Steps, shared: bool, cut: bool) -> str:
    key = str(steps[-1])
    meant = meant_key(steps, shared)
    hint = yaml_advice.missing_space(key) if meant and re.match(rf"{re.escape(meant)}\s*[:：]", key) else ""
    if cut and not meant:
        hint = "; a comma begins a new key, so put a text that contains one in quotes"
    return f'there is no key "{key}" here{hint or did_you_mean(key, _known(steps[:-1], shared))}'


def _known(steps: Steps, shared: bool) -> list[str]:
    if shared:
        return list(model.OptionFields.model_fields)
    pattern = tuple(step if isinstance(step, str) else ANY for step in steps)
    for places, known in _MODELS.items():
        if len(places) == len(pattern) and all(a in (ANY, b) for a, b in zip(places, pattern, strict=True)):
            return list(known.model_fields)
    return []


def _choice(words: list[str], given: Any) -> str:
    if not isinstance(given, str):
        return f"write one of {', '.join(words)}"
    if len(words) == 1:
        return f'write {words[0]} or remove the line, not "{given}"'
    hint = did_you_mean(given, words)
    known = "" if hint.startswith("; known") else f" ({', '.join(words)})"
    return f'"{given}" is not one of the choices{known}{hint}'


_INSTANCES = {"Fraction": "a number", "Needs": "a share or a count", "Range": "a range"}


def _expected(problem: Any) -> str:
    kind = problem["type"]
    if kind.startswith("bool"):
        return "true or false is wanted here"
    context = problem.get("ctx", {})
    if wanted := _INSTANCES.get(context.get("class") or context.get("class_name")):
        return f"{wanted} is wanted here"
    if kind.startswith("string"):
        brace = "" if isinstance(problem["input"], str) else " (one that begins with { or [ goes in quotes)"
        return f"a text is wanted here{brace}"
    if kind.startswith("list"):
        return "a list is wanted here (lines that begin with “- ”, or [a, b])"
    return "keys and values are wanted here (key: value)"


def _given(given: Any) -> str:
    if isinstance(given, dict):
        return "keys and values are written"
    if isinstance(given, list):
        return "a list is written"
    return f'the text "{given}" is written{yaml_advice.missing_space(str(given))}'
