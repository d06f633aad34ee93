"""The editors' guide tells what the checks hold them to."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from editorial.checks import check
from editorial.fields import FIELDS, NOTES, Field
from editorial.site import Site

GUIDE = (Path(__file__).parents[2] / "docs" / "editors.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_each_key_stands_in_the_guide_with_its_sentence_and_example(field: Field) -> None:
    assert f"| `{field.key}` | {field.says} | `{field.example}` |" in GUIDE


def test_the_guide_has_no_key_that_does_not_exist() -> None:
    table = re.findall(r"^\| `([A-Z][A-Za-z_]+)` \|", GUIDE, re.MULTILINE)
    assert table == [field.key for field in FIELDS]


def test_required_keys_are_named() -> None:
    names = " and ".join(f"`{field.key}`" for field in FIELDS if field.required)
    assert f"{names} must be there" in GUIDE


@pytest.mark.parametrize("note", NOTES)
def test_each_safety_note_is_explained(note: str) -> None:
    assert re.search(rf"^- \*\*{note}\*\* \S", GUIDE, re.MULTILINE)


def test_the_message_shown_in_the_guide_is_the_one_editors_get(folder: Path, site: Callable[[], Site]) -> None:
    _, shown, _ = re.split(r"^```\n", GUIDE.partition("### When something is wrong")[2], maxsplit=2, flags=re.MULTILINE)
    (folder / "content/articles/trust/attachment-map.md").write_text("Title: x\nDate: 2026-11-23\n", encoding="utf-8")
    (folder / "content/articles/trust/small-promises.md").write_text(
        "Title: x\nDate: 2026-11-23\n" + "\n" * 11 + "Read about [the map](article:atachment-map) first.\n", encoding="utf-8"
    )
    assert [f"{problem}\n" for problem in check(site())] == [shown]


@pytest.mark.parametrize("heading", ["## Writing an article", "## Writing a quiz"])
def test_the_guide_has_its_parts(heading: str) -> None:
    assert f"\n{heading}\n" in GUIDE
