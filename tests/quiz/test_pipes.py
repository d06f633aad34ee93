"""Piping: answers inside other texts, from the file to the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import prose
from quiz import pipes

WORDS = {"person": "this person", "place": '<b>here</b> & "there"'}
SPAN = '<span data-pipe="person">this person</span>'
NAMES = [
    ("no pipe", []),
    ("{person}", ["person"]),
    ("{person} and {place}, {person}", ["person", "place", "person"]),
    ("{a-1}{b}", ["a-1", "b"]),
    (r"\{person} {place}", ["place"]),
    ("{Person} { person} {} {per son} {person", []),
    ("{" + "a" * 64 + "} {" + "b" * 65 + "}", ["a" * 64]),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_which_answers_a_text_asks_for(text: str, names: list[str]) -> None:
    """Ids in braces, in order; an escaped brace is just a brace."""
    assert pipes.names(text) == names


PLAIN = [
    ("With {person}.", "With this person."),
    (r"\{person} and {person}", "{person} and this person"),
    ("{nobody}", "{nobody}"),
    ("{place}", '<b>here</b> & "there"'),
]


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_words_in_place_of_answers(text: str, expected: str) -> None:
    """As they are, for places without markup; an item without words keeps its name."""
    assert pipes.plain(text, WORDS) == expected


FILLED = [
    ("With {person}.", f"<p>With {SPAN}.</p>"),
    ("*{person}*", f"<p><em>{SPAN}</em></p>"),
    ("{place}", '<p><span data-pipe="place">&lt;b&gt;here&lt;/b&gt; &amp; &quot;there&quot;</span></p>'),
    ("{nobody}", '<p><span data-pipe="nobody">{nobody}</span></p>'),
    (r"\{person} and {person}", f"<p>{{person}} and {SPAN}</p>"),
    (r"`\{person}`", "<p><code>{person}</code></p>"),
    ("[to {person}](https://example.org/{person})", f'<p><a href="https://example.org/{{person}}">to {SPAN}</a></p>'),
    ("2 < 3 {person} > 1", f"<p>2 &lt; 3 {SPAN} &gt; 1</p>"),
]


@pytest.mark.parametrize(("text", "expected"), FILLED)
def test_elements_for_answers(text: str, expected: str) -> None:
    """In running text an element that the script can fill; never inside a tag; words are text and not markup."""
    assert pipes.fill(prose.render(pipes.shield(text)), WORDS) == expected


@given(words=st.text())
def test_no_words_can_become_markup(words: str) -> None:
    """Whatever an editor writes as `otherwise`, the page holds it as text."""
    filled = pipes.fill("{person}", {"person": words})
    inner = filled.removeprefix('<span data-pipe="person">').removesuffix("</span>")
    assert not set(inner) & set("<>\"'")
