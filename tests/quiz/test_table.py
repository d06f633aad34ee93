"""The scoring table and its JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.build import BuiltQuiz, load
from quiz.table import (
    Bound,
    Flag,
    ItemCondition,
    Keyed,
    ScaleCondition,
    Table,
    TableBand,
    TableItem,
    TableResult,
    TableScale,
    Ties,
    from_json,
)

SLUGS = ["brain-facts-or-myths", "closeness-map", "six-signs", "what-happens-when-you-disagree"]


@settings(max_examples=80)
@given(data=st.data())
def test_a_table_survives_its_json(small_tables: st.SearchStrategy[Table], data: st.DataObject) -> None:
    """What the browser reads is the very table that the build proved."""
    table = data.draw(small_tables)
    assert from_json(table.to_json()) == table


@settings(max_examples=50)
@given(name=st.text(), number=st.fractions())
def test_any_text_is_safe_inside_a_script_element(name: str, number: Fraction) -> None:
    """Nothing in the JSON can close the element, open a comment or begin an entity; and it reads back the same."""
    name += "</script><!--&lt;" + name
    item = TableItem(name, 2, False, (Keyed(0, (1, 2), 1, 2),), ((0,), ()), (0,))
    rule = TableResult(name, (ScaleCondition(0, Bound(number, True), None), ItemCondition(0, (-1,))))
    scale = TableScale(name, "mean", 1, Fraction(1), (TableBand(name, Bound(number, False), None),))
    ties = Ties(abs(number), "order", (1,))
    table = Table(name, "scale", (item,), (scale,), (rule, TableResult("x", None, 0)), "lowest", ties, (Flag(name, ("app",)),))
    text = table.to_json()
    assert not set(text) & set("<>&")
    assert from_json(text) == table


@pytest.mark.parametrize("slug", SLUGS)
def test_real_quizzes_survive_their_json(real_quiz: Callable[[str], BuiltQuiz], slug: str) -> None:
    """Every part of the format that we publish."""
    table = real_quiz(slug).table
    assert from_json(table.to_json()) == table


@pytest.mark.parametrize("slug", SLUGS)
def test_the_same_file_gives_the_same_bytes(root: Path, slug: str) -> None:
    """Built twice, nothing differs."""
    path = root / "quizzes" / f"{slug}.yaml"
    first, second = load(path).built, load(path).built
    assert first is not None
    assert second is not None
    assert first.table.to_json() == second.table.to_json()


def test_the_json_is_the_documented_one() -> None:
    """Key by key: the browser's scorer and other tools read this."""
    table = Table(
        "closeness-map",
        "map",
        (
            TableItem("still-matter", 2, False, (Keyed(0, (1, 2), 1, 2),), (), ()),
            TableItem("fear", 2, True, (), ((), (0,)), (0,), (ItemCondition(0, (1, -1)),)),
        ),
        (
            TableScale(
                "worry",
                "mean",
                1,
                Fraction(3, 4),
                (TableBand("low", None, Bound(Fraction(5, 2), False)), TableBand("any", None, None)),
            ),
        ),
        (
            TableResult("middle", (ScaleCondition(0, Bound(Fraction(5, 2), True), Bound(Fraction(7, 2), False)),)),
            TableResult("asked", (ItemCondition(1, (0, -1)), ScaleCondition(0, None, None))),
            TableResult("reach", scale=0),
            TableResult("it-depends"),
            TableResult("rest", ()),
        ),
        "lowest",
        Ties(Fraction(3, 2), "result", (3,)),
        (Flag("safety", ("app", "exercise")),),
    )
    assert json.loads(table.to_json()) == {
        "format": 1,
        "quiz": "closeness-map",
        "kind": "map",
        "items": [
            {
                "id": "still-matter",
                "options": 2,
                "several": False,
                "points": [[0, [1, 2], 1, 2]],
                "flags": [],
                "skipped": [],
                "only_if": [],
            },
            {
                "id": "fear",
                "options": 2,
                "several": True,
                "points": [],
                "flags": [[], [0]],
                "skipped": [0],
                "only_if": [[0, [1, -1]]],
            },
        ],
        "scales": [
            {
                "id": "worry",
                "score": "mean",
                "unit": 1,
                "needs": [3, 4],
                "bands": [["low", None, [5, 2, 0]], ["any", None, None]],
            }
        ],
        "results": [
            {"id": "middle", "when": [["scale", 0, [5, 2, 1], [7, 2, 0]]]},
            {"id": "asked", "when": [["item", 1, [0, -1]], ["scale", 0, None, None]]},
            {"id": "reach", "scale": 0},
            {"id": "it-depends"},
            {"id": "rest", "when": []},
        ],
        "prefer": "lowest",
        "ties": {"lead": [3, 2], "by": "result", "results": [3]},
        "flags": [{"id": "safety", "hides": ["app", "exercise"]}],
    }


@pytest.mark.parametrize("text", ["{}", '{"format": 2}', '{"format": null}'])
def test_another_format_is_refused(text: str) -> None:
    """A table from another time is never half understood."""
    with pytest.raises(ValueError, match=r"^this is not a scoring table of format 1$"):
        from_json(text)
