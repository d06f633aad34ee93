"""Mistakes in references.bib are reported with their places, all at once."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scholarly.bibliography import read
from scholarly.confirmed import NOTES, PHRASES, omissions

GOOD = "@book{b2000, author={Ruiz, C.}, year={2000}, title={T}, publisher={Reed}, verified={yes}}\n"

# (what is put in the place of what, the whole message)
CASES = [
    ("year={2000}", "yeer={2000}", [
        "r.bib:1:1: references: b2000: year is missing",
        'r.bib:1:39: references: b2000: book has no field "yeer"; did you mean "year"?',
    ]),
    ("year={2000}", "year={soon}", ['r.bib:1:39: references: b2000: year is "soon", but must be four digits']),
    ("year={2000}", "year={2000}, year={2001}", ["r.bib:1:52: references: b2000: year is given twice"]),
    ("title={T}", "title={}", ["r.bib:1:53: references: b2000: title is empty"]),
    ("title={T}", r"title={\foo T}", [
        "r.bib:1:53: references: b2000: title holds a LaTeX command that can't be printed"]),
    ("@book", "@bok", ['r.bib:1:2: references: b2000: "bok" is no kind of work; did you mean "book"?']),
    ("b2000", "b.2000", ["r.bib:1:1: references: b.2000: a key has only letters, digits, - and _"]),
    ("{yes}", "{maybe}", ['r.bib:1:85: references: b2000: verified is "maybe", but must be yes or partly']),
    ("{yes}", "{partly}", [
        "r.bib:1:85: references: b2000: verified = {partly} needs a field unconfirmed that says what isn't confirmed"]),
    ("{yes}", "{yes}, doi={https://doi.org/10.1/x}", [
        'r.bib:1:96: references: b2000: doi is "https://doi.org/10.1/x", but must be a DOI without its address, '
        "such as 10.1093/scan/nsx091"]),
    ("{yes}", "{partly}, unconfirmed={volume, pges}", [
        'r.bib:1:115: references: b2000: unconfirmed: "pges" names no part of a reference, and comments go in '
        'parentheses; did you mean "pages"?']),
    ("{yes}", "{partly}, unconfirmed={DOI; seen (once) in a dream}", [
        'r.bib:1:112: references: b2000: unconfirmed: "seen in a dream" names no part of a reference, and '
        "comments go in parentheses; known here: " + ", ".join(NOTES)]),
    ("{yes}", "{partly}, unconfirmed={subtitle}", [
        'r.bib:1:107: references: b2000: unconfirmed: half of a title that has only one part; write "title"']),
    ("Ruiz, C.", "Ruiz, C. and ", [
        'r.bib:1:22: references: b2000: "" is no name; write "Family, Given and Family, Given"']),
    ("{Reed}", "", ["r.bib:1:67: references: field value expected"]),
    ("{yes}}", "{yes", ["r.bib:1:84: references: what starts here is never closed"]),
    ("{yes}}", "{yes}", ["r.bib:1:1: references: what starts here is never closed"]),
]  # fmt: skip


def heads(text: str) -> list[str]:
    return [str(problem).splitlines()[0] for problem in read(text, "r.bib").problems]


def test_a_whole_entry_has_no_problems() -> None:
    assert heads(GOOD) == []


@pytest.mark.parametrize(("old", "new", "expected"), CASES, ids=[case[1][:40] for case in CASES])
def test_a_mistake_is_reported_at_its_place(old: str, new: str, expected: list[str]) -> None:
    assert heads(GOOD.replace(old, new)) == expected


def test_the_place_in_a_field_of_several_lines_is_that_of_the_phrase() -> None:
    text = GOOD.replace("{yes}", "{partly},\n  unconfirmed = {pages (a; b),\n    wolume}")
    assert [str(problem) for problem in read(text, "r.bib").problems] == [
        'r.bib:3:5: references: b2000: unconfirmed: "wolume" names no part of a reference, and comments go in '
        'parentheses; did you mean "volume"?\n'
        "        wolume}}\n"
        "        ^"
    ]


def test_a_key_used_twice_is_reported_at_the_second_whatever_its_case() -> None:
    assert heads(GOOD + "\n" + GOOD.replace("b2000", "B2000")) == [
        'r.bib:3:1: references: "B2000" is already the key of the entry in line 1'
    ]


def test_all_broken_entries_are_reported_and_whole_ones_are_kept() -> None:
    broken = GOOD.replace("year={2000}", "year 2000").replace("b2000", "c2000")
    bibliography = read(broken + GOOD + GOOD.replace("b2000", "d2000").replace("{2000}", "{x}"), "r.bib")
    assert [problem.line for problem in bibliography.problems] == [1, 3]
    assert list(bibliography.works) == ["b2000"]
    assert bibliography.keys == {"b2000", "c2000", "d2000"}


def test_every_phrase_in_the_real_file_has_a_meaning() -> None:
    path = Path(__file__).parents[2] / "content" / "references.bib"
    assert read(path.read_text(encoding="utf-8"), "r.bib").problems == ()


@given(st.lists(st.sampled_from(sorted(PHRASES)), min_size=1), st.lists(st.sampled_from(sorted(NOTES))))
def test_any_list_of_known_phrases_and_remarks_is_mapped_whole(phrases: list[str], remarks: list[str]) -> None:
    omitted, lost = omissions(";".join([", ".join(phrases), *remarks]))
    assert omitted == {PHRASES[phrase] for phrase in phrases} | {NOTES[remark] for remark in remarks}
    assert lost == []


@given(st.text())
def test_no_phrase_is_dropped_in_silence(text: str) -> None:
    """Whatever is written there, something is left out or something is reported."""
    omitted, lost = omissions(text)
    assert omitted or lost
