"""The front matter of a file: what is told, where, and in which words."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from editorial.fields import FIELDS
from editorial.frontmatter import parse

Problems = Callable[..., list[str]]

PIECE = "content/articles/trust/piece.md"
HEAD = "Title: A piece\nDate: 2026-11-23\n"

# A complete one: every key there is, each with a good value.
WHOLE = """\
Title: A piece
Question: What is it?
Summary: It is a piece
    in two lines.
Date: 2026-11-23
Modified: 2026-12-01
Author: The Our2Souls editors
Fact_checked: A. Person
Reviewed: Dr A. Person
Needs_review: a clinician
Next_review: 2027-11
Evidence_to: 2026-11
Quiz: closeness-map
Related: small-promises, coming-back
Safety: S2 S3
Safety_top: S2
Leave: yes
App: no
App_heading: Questions for two
App_button: Look inside
Template: page
Slug: piece

Text.
"""


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "\nText.\n",
        WHOLE,
        "---\n" + HEAD + "---\nText.\n",
        "\ufeff" + HEAD + "\nText.\n",
        HEAD.replace("\n", "\r\n") + "\r\nText.\r\n",
        HEAD.replace("Title", "title").replace("Date", "DATE") + "\nText.\n",
        HEAD,
        HEAD + "Safety: S2, S3\n\nText.\n",
    ],
    ids=["short", "whole", "fenced", "byte order mark", "Windows lines", "any case", "no text", "notes with comma"],
)
def test_good_front_matter_has_no_problems(problems: Problems, text: str) -> None:
    assert problems(text) == []


@pytest.mark.parametrize(
    ("line", "place", "message"),
    [
        # a line that is added as line 3; its column; the message
        ("Dat: x", "3:1", 'there is no key "Dat"; did you mean "Date"?'),
        ("Fact-checked: A. Person", "3:1", 'there is no key "Fact-checked"; did you mean "Fact_checked"?'),
        ("Colour: red", "3:1", 'there is no key "Colour"; known here: ' + ", ".join(field.key for field in FIELDS)),
        ("TITLE: Another", "3:1", "Title is here twice; keep one"),
        ("Author:", "3:8", "Author is empty; fill it in or remove the line"),
        ("Author:   ", "3:11", "Author is empty; fill it in or remove the line"),
        ("Modified: tomorrow", "3:11", 'Modified: "tomorrow" is not a day; write it like 2026-11-23'),
        ("Modified: 2026-02-30", "3:11", 'Modified: the day "2026-02-30" is not in the calendar'),
        ("Modified: 2026-11-23 10:00", "3:11", 'Modified: "2026-11-23 10:00" is not a day; write it like 2026-11-23'),
        ("Next_review: 2027", "3:14", 'Next_review: "2027" is not a month; write it like 2026-11'),
        ("Evidence_to: 2026-13", "3:14", 'Evidence_to: the month "2026-13" is not in the calendar'),
        ("Leave: maybe", "3:8", 'Leave: "maybe" is neither yes nor no'),
        ("App: No", "3:6", 'App: "No" is neither yes nor no'),
        ("Safety: S2 S7", "3:12", 'Safety: there is no safety note "S7"; known here: S1, S2, S3, S4, S5, S6'),
        ("Safety_top: help", "3:13", 'Safety_top: there is no safety note "help"; known here: S1, S2, S3, S4, S5, S6'),
        ("Quiz: closenes-map", "3:7", 'Quiz: there is no quiz "closenes-map"; did you mean "closeness-map"?'),
        (
            "Related: coming-back, smal-promises",
            "3:23",
            'Related: there is no article "smal-promises"; did you mean "small-promises"?',
        ),
        ("Related: piece", "3:10", "Related: an article cannot be related to itself"),
        ("Template: pages", "3:11", 'Template: the theme has no template "pages"; did you mean "page"?'),
        ("Slug: other", "3:7", 'Slug: "other" is not the file\'s name; remove the line, or write "piece"'),
        ("Question: One\n    two", "4:5", "Question: Question must stand on one line; only Summary may go on below"),
        ("Author the editors", "3:1", "this line is not “Key: value”; write a key, a colon and a value"),
        ("Fact checked: x", "3:1", "this line is not “Key: value”; write a key, a colon and a value"),
        (
            "The text starts\nhere already.",
            "3:1",
            "this line is not “Key: value”; leave an empty line between the front matter and the text",
        ),
        (
            "Summary: See [x](article:nope).",
            "3:18",
            'there is no article "nope"; known here: coming-back, piece, small-promises',
        ),
        ("Summary: <script>x</script>", "3:10", "<script> is not allowed in a text"),
    ],
)
def test_a_mistake_is_told_with_its_place(problems: Problems, line: str, place: str, message: str) -> None:
    assert problems(HEAD + line + "\n\nText.\n") == [f"{PIECE}:{place}: {message}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Date: 2026-11-23\n\nText.\n", [":1:1: Title is missing; add a line “Title: Where closeness comes from”"]),
        ("Title: A piece\n\nText.\n", [":1:1: Date is missing; add a line “Date: 2026-11-23”"]),
        ("Title:\nDate: 2026-11-23\n", [":1:7: Title is empty; fill it in or remove the line"]),
        (
            "Title: A piece\nDate 2026-11-23\n\nText.\n",
            [":2:1: this line is not “Key: value”; write a key, a colon and a value"],
        ),
        ("", [":1:1: the file is empty; start it with a line “Title: …”"]),
        ("\n \n", [":1:1: the file is empty; start it with a line “Title: …”"]),
        (
            "\n" + HEAD,
            [":1:1: the front matter is missing; the file starts with “Title: …” and has no empty line above it"],
        ),
        (
            "A text alone.\n",
            [
                ":1:1: Date is missing; add a line “Date: 2026-11-23”",
                ":1:1: Title is missing; add a line “Title: Where closeness comes from”",
                ":1:1: this line is not “Key: value”; leave an empty line between the front matter and the text",
            ],
        ),
    ],
    ids=[
        "no title",
        "no date",
        "empty title",
        "no colon",
        "empty file",
        "blank file",
        "starts with a gap",
        "text alone",
    ],
)
def test_what_every_file_needs(problems: Problems, text: str, expected: list[str]) -> None:
    assert problems(text) == [PIECE + line for line in expected]


def test_all_mistakes_of_a_file_are_told_at_once_in_its_order(problems: Problems) -> None:
    text = "Titel: A piece\nDate: 2026-02-30\nApp: off\n\n[x](article:nope)\n\n<script>\n"
    assert problems(text) == [
        f"{PIECE}:1:1: Title is missing; add a line “Title: Where closeness comes from”",
        f'{PIECE}:1:1: there is no key "Titel"; did you mean "Title"?',
        f'{PIECE}:2:7: Date: the day "2026-02-30" is not in the calendar',
        f'{PIECE}:3:6: App: "off" is neither yes nor no',
        f'{PIECE}:5:5: there is no article "nope"; known here: coming-back, piece, small-promises',
        f"{PIECE}:7:1: <script> is not allowed in a text",
    ]


LINES = st.sampled_from(
    [
        "Title: x",
        "date:  2026 ",
        "  Key: a: b",
        "    more",
        "\tmore",
        "---",
        "...",
        "--- x",
        "text",
        "",
        "  ",
        "A b: c",
        "K:",
    ]
)


@given(st.lists(LINES, max_size=8))
def test_values_are_those_that_pelican_will_see(lines: list[str]) -> None:
    """On front matter without stray lines, Python-Markdown's own extension reads the same keys and values."""
    text = "\n".join(lines)
    front = parse(text)
    if front.strays:
        return
    markdown = Markdown(extensions=["meta"])
    markdown.convert(text)
    ours: dict[str, str] = {}
    for entry in front.entries:
        ours[entry.key.lower()] = f"{ours.get(entry.key.lower(), '')} {entry.value}".strip()
    theirs = getattr(markdown, "Meta", {})
    assert ours == {key: " ".join(filter(None, values)) for key, values in theirs.items()}
    assert all(text[entry.value_at :].startswith(entry.value[:1]) for entry in front.entries)
