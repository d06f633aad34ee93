"""Mistakes in texts are reported at their places."""

import runpy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scholarly.bibliography import Bibliography
from scholarly.checks import MARKDOWN, check
from scholarly.labels import LABELS
from words import default

BIBLIOGRAPHY = Bibliography("content/references.bib", keys=frozenset({"coan2017status", "coan2006lending"}))
HEAD = "Title: Holding hands\nSummary: Two\n    lines\n\n"
CITE = "write [@key], [@key, p. 4] or [@key; @other]"
LOST = "it isn't read inside raw HTML, an address or the description of a picture"

# (text after the front matter, the place and message of each problem)
CASES = [
    ("Fine. {good} [@coan2017status; @coan2006lending, p. 4]", []),
    ("[@coan2071status]", [
        '5:3: citation: there is no work "coan2071status" in content/references.bib; did you mean "coan2017status"?']),
    ("çé 😀 [@coan2017status;\n  @coan2006 , p. 4]", [
        '6:4: citation: there is no work "coan2006" in content/references.bib; did you mean "coan2006lending"?']),
    ("> - deep {goood}", ['5:11: label: there is no evidence label "goood"; did you mean "good"?']),
    ("{Not supported}", ['5:2: label: there is no evidence label "Not supported"; did you mean "not-supported"?']),
    ("{zzz}", ['5:2: label: there is no evidence label "zzz"; known here: strong, good, mixed, early, contested, '
               "not-supported, practice-wisdom"]),
    ("[@coan2017status; coan2006lending]", [f'5:19: citation: "coan2006lending" is no key; {CITE}']),
    ("[@coan2017status,]", [f'5:2: citation: "@coan2017status," is no key; {CITE}']),
    ("[@]", [f'5:2: citation: "@" is no key; {CITE}']),
    ("[see @coan2017status]", [f"5:1: citation: {CITE}"]),
    ("[-@coan2017status]", [f"5:1: citation: {CITE}"]),
    ("[@coan2017status and\n\nno end", ['5:1: citation: "]" is missing']),
    ("[words [@coan2017status] {good}](page:x)", [
        "5:8: citation: a link can't stand inside another; put it after the linked words",
        "5:26: label: a link can't stand inside another; put it after the linked words"]),
    ("## Head {good}\n\nUnder\n=====\n[@coan2017status]", [
        "5:9: label: headings are repeated in the list of contents; put it into the text below"]),
    ("<div>[@coan2017status] {good} {other}</div>", [f"5:6: citation: {LOST}", f"5:24: label: {LOST}"]),
    ("![[@coan2017status]](a.png)", [f"5:3: citation: {LOST}"]),
    ("`[@x]` ``{x}`` <!-- [@x] --> \\[@x] \\{x}\n\n    [@x] {x}\n", []),
    ("[a](mailto:x@y.org) <x@y.org> [x@y.org](z) *w*{.x} {#id} [i]({static}/i.svg)\n{: .x}", []),
]  # fmt: skip


def heads(text: str) -> list[str]:
    return [str(each).splitlines()[0].removeprefix("a.md:") for each in check(text, "a.md", BIBLIOGRAPHY)]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_a_mistake_is_reported_at_its_place(text: str, expected: list[str]) -> None:
    assert heads(HEAD + text) == expected


def test_the_line_is_shown_with_a_caret() -> None:
    assert str(check(HEAD + "Hands. [@coan2071status] help", "content/articles/x/y.md", BIBLIOGRAPHY)[0]) == (
        'content/articles/x/y.md:5:10: citation: there is no work "coan2071status" in content/references.bib; '
        'did you mean "coan2017status"?\n'
        "    Hands. [@coan2071status] help\n"
        "             ^"
    )


def test_nothing_is_cited_in_the_front_matter() -> None:
    """A summary is printed in lists and feeds, where there are no references."""
    assert heads("Title: A {good} one\nSummary: B\n    [@coan2017status]\n\nText") == [
        "1:10: label: the front matter is plain text; put it into the text below",
        "3:5: citation: the front matter is plain text; put it into the text below",
    ]


def test_texts_are_read_as_the_site_reads_them() -> None:
    settings = runpy.run_path(str(Path(__file__).parents[2] / "pelicanconf.py"))
    assert [each for each in settings["MARKDOWN"]["extensions"] if isinstance(each, str)] == list(MARKDOWN)


WRAPPINGS = ["{}", "*{}*", "**a** {}", "- {}", "> {}", "1. a\n\n    {}", "a | b\n--|--\n{} | c", "é {} `x`", "[a](b) {}"]
PIECES = ["[@nobody]", "{nothing}", "[@coan2017status]"]


@given(st.lists(st.tuples(st.sampled_from(WRAPPINGS), st.sampled_from(PIECES))))
def test_each_mistake_is_found_once_wherever_it_stands(blocks: list[tuple[str, str]]) -> None:
    text = HEAD + "\n\n---\n\n".join(wrapping.format(piece) for wrapping, piece in blocks)
    wrong = sorted(place for name in ("nobody", "nothing") for place in range(len(text)) if text.startswith(name, place))
    found = [(each.line, each.column) for each in check(text, "a.md", BIBLIOGRAPHY)]
    assert found == [(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)) for at in wrong]


@given(st.text(alphabet="[]@{};, \n\\`<>!()#-*a\ue000\ue0011", max_size=40))
def test_no_text_breaks_the_checks(text: str) -> None:
    for each in check(text, "a.md", BIBLIOGRAPHY):
        assert 1 <= each.line <= text.count("\n") + 1
        assert each.source == text.split("\n")[each.line - 1]


def test_labels_are_those_of_the_editorial_plan() -> None:
    words = default()
    assert [words(f"evidence.{label}") for label in LABELS] == [
        "Strong", "Good", "Mixed", "Early", "Contested", "Not supported", "Practice wisdom",
    ]  # fmt: skip
