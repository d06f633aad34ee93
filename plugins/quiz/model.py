"""Quiz, Scale, Item, Option, Result and the rest: what a quiz file says, typed.

Short spellings are accepted where the long one would be noise (an option may be just its text); the model holds the long
form. Types come from this schema alone, never from YAML. References between parts are not looked at here, see `checks`.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, RootModel, Tag, WithJsonSchema

from quiz import values
from quiz.values import Needs, Range

Kind: TypeAlias = Literal["scale", "map", "outcome", "checklist", "knowledge"]
Hideable: TypeAlias = Literal["app", "exercise", "share", "compare", "result"]
COUNT, RIGHT = "count", "right"


def _from_text(parse: Callable[[str], Any]) -> BeforeValidator:
    return BeforeValidator(lambda value: parse(value) if isinstance(value, str) else value)


def _short_for(key: str) -> BeforeValidator:
    """The bare value of this one key may stand in place of the whole mapping."""
    return BeforeValidator(lambda value: {key: value} if isinstance(value, str) else value)


Text: TypeAlias = Annotated[str, Field(pattern=r"\S")]
Markdown: TypeAlias = Text
Id: TypeAlias = Annotated[str, _from_text(values.identifier), WithJsonSchema({"type": "string", "pattern": "^[a-z0-9-]{1,64}$"})]
Number: TypeAlias = Annotated[Fraction, _from_text(values.number), WithJsonSchema({"type": "number"})]
Truth: TypeAlias = Annotated[bool, _from_text(values.truth), WithJsonSchema({"type": "boolean"})]
Share: TypeAlias = Annotated[
    Needs, _from_text(values.needs), WithJsonSchema({"type": ["string", "integer"], "pattern": "^[0-9]+ ?%?$"})
]
Span: TypeAlias = Annotated[Range, _from_text(values.span), WithJsonSchema({"type": ["string", "number"]})]
TAG = "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}"
"""Begins the names of union branches, so that they can be told from the steps of a path in the file."""


_TEXT_OR_LIST = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
_LISTED = BeforeValidator(lambda value: [value] if isinstance(value, str) else value)
Texts: TypeAlias = Annotated[
    list[Text],
    _LISTED,
    WithJsonSchema(_TEXT_OR_LIST),
]
"""A list of texts; one alone may be written without the list."""


SomeTexts: TypeAlias = Annotated[Texts, Field(min_length=1)]


class Strict(BaseModel):
    """Unknown keys are errors, and nothing changes once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, arbitrary_types_allowed=True)


def _each(usual: str) -> BeforeValidator:
    """A name or a list of names may stand in place of a mapping that gives each of them the usual value."""

    def whole(value: Any) -> Any:
        names = [value] if isinstance(value, str) else value
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            return value
        _once(names)
        return dict.fromkeys(names, usual)

    return BeforeValidator(whole)


def _once(names: list[Any]) -> None:
    twice = next((name for index, name in enumerate(names) if name in names[:index]), None)
    if twice is not None:
        raise ValueError(f'"{twice}" stands in this list twice')


def _ties(value: Any) -> Any:
    if isinstance(value, dict):
        raise ValueError("write reader, the id of a result, or a list of ids of which the first wins")
    if isinstance(value, str):
        return {"by": "reader"} if value == "reader" else {"by": "result", "results": [value]}
    if isinstance(value, list):
        _once(value)
        return {"by": "order", "results": value}
    return value


class OptionFields(Strict):
    """A response option. `points` for scales and partial credit, `votes` for outcomes; `piped` stands in other texts."""

    text: Text
    points: Number | None = None
    piped: Text | None = None
    votes: Annotated[dict[Id, Number], _each("1")] | None = None
    explain: Markdown | None = None


Option: TypeAlias = Annotated[OptionFields, _short_for("text")]


def _written(value: Any) -> str:
    return TAG + ("name" if isinstance(value, str) else "list")


Answers: TypeAlias = Annotated[
    Annotated[Id, Tag(TAG + "name")] | Annotated[list[Option], Tag(TAG + "list")], Discriminator(_written)
]
"""The name of a shared response scale, or its options written here."""


class Band(Strict):
    """A named stretch of a scale."""

    range: Span
    name: Text | None = None
    text: Markdown | None = None


class Scale(Strict):
    """A construct that items are keyed to. `low` and `high` say in words what its ends mean."""

    name: Text
    score: Literal["sum", "mean", "percent"] = "sum"
    needs: Share | None = None
    low: Text | None = None
    high: Text | None = None
    bands: dict[Id, Annotated[Band, _short_for("range")]] = {}
    counts: Texts | None = None


class Image(Strict):
    """A picture in `content/images/`, with the words for those who don't see it."""

    src: Text
    alt: Text


class Item(Strict):
    """A question or statement. `scale` maps each scale to its direction; without it, the quiz's only scale is meant.

    `otherwise` is what stands for `{id}` in other texts while the item is unanswered.
    """

    id: Id
    text: Markdown
    scale: Annotated[dict[Id, Literal["forward", "reverse"]], _each("forward")] | None = None
    reverse: Truth = False
    unscored: Truth = False
    several: Truth = False
    answers: Answers | None = None
    right: Texts | None = None
    explain: Markdown | None = None
    flags: dict[str, Id] = {}
    only_if: dict[str, SomeTexts] = {}
    otherwise: Text | None = None
    required: Truth = False
    shuffle: Truth = False
    image: Image | None = None


class AppCall(Strict):
    """What the app's panel says on this quiz, where it differs from the site's settings."""

    heading: Text | None = None
    button: Text | None = None


class Fit(Strict):
    """The next step after “does this fit?”, where it differs from the usual one."""

    yes: Markdown | None = None
    partly: Markdown | None = None
    no: Markdown | None = None


class Result(Strict):
    """What the reader is told. `when` maps a scale to a range or band, or an item to options; all must hold.

    `lowest` and `highest` name the scale that must lead, for profiles.
    """

    id: Id
    when: dict[str, SomeTexts] | None = None
    lowest: Id | None = None
    highest: Id | None = None
    title: Text
    text: Markdown | None = None
    strength: Markdown | None = None
    limit: Markdown | None = None
    step: Markdown | None = None
    next: Texts = []
    fit: Fit | None = None
    app: Literal["no"] | None = None


class Notice(Strict):
    """Shown when an answer raises its flag, whatever the result."""

    place: Literal["above", "below"] = "above"
    hides: Annotated[list[Hideable], _LISTED] = []
    title: Text | None = None
    text: Markdown
    next: Texts = []


class Pair(Strict):
    """What two people's results mean side by side; `any` for all pairs without a text of their own."""

    of: Texts
    text: Markdown


class Ties(Strict):
    """Who is told when votes are level: the reader's choice, a result of its own, or the first in an order."""

    by: Literal["reader", "result", "order"]
    results: list[Id] = []


class Quiz(Strict):
    """One quiz file."""

    title: Text
    summary: Text | None = None
    kind: Kind
    article: Text | None = None
    intro: Markdown | None = None
    answers: Answers | None = None
    needs: Share | None = None
    counts: Texts | None = None
    scales: dict[Id, Scale] = {}
    items: Annotated[list[Item], Field(min_length=1, max_length=500)]
    results: Annotated[list[Result], Field(min_length=1)]
    ties: Annotated[Ties, BeforeValidator(_ties), WithJsonSchema(_TEXT_OR_LIST)] | None = None
    lead: Number | None = None
    shuffle: Literal["items"] | None = None
    skip: Literal["no"] | None = None
    notices: dict[Id, Notice] = {}
    pairs: list[Pair] = []
    app: (
        Annotated[Annotated[Literal["no"], Tag(TAG + "name")] | Annotated[AppCall, Tag(TAG + "list")], Discriminator(_written)]
        | None
    ) = None


class SharedAnswers(RootModel[dict[Id, list[Option]]]):
    """`_answers.yaml`: response scales that several quizzes use, by name."""
