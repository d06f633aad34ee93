"""Which texts are alike, by the words they share, and what of it an article shows."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from related import Neighbours
from related.likeness import likeness, nearest, terms, weighed

TEXTS = {
    "trust": "promise promise kept kept friend",
    "promises": "promise promise promise broken broken friend",
    "brain": "hormone hormone scanner scanner friend",
    "scans": "scanner scanner scanner hormone friend friend",
}
WEIGHTS = weighed({name: Counter(terms(text)) for name, text in TEXTS.items()})


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Promises, promised: a PROMISE!", ["promis", "promis", "promis"]),
        ("Nähe und Zärtlichkeit", ["nahe", "zartli"]),
        ("It is so, 1987 or e-mail", ["mail"]),
        ("", []),
    ],
)
def test_words_are_counted_without_case_accents_and_endings(text: str, counted: list[str]) -> None:
    assert terms(text) == counted


def test_the_nearest_come_first_and_only_as_far_as_they_are_near() -> None:
    assert nearest("trust", TEXTS, WEIGHTS, most=3, least=0.01) == ["promises"]
    assert nearest("brain", TEXTS, WEIGHTS, most=3, least=0.01) == ["scans"]
    assert nearest("brain", TEXTS, WEIGHTS, most=3, least=0) == ["scans", "promises", "trust"]
    assert nearest("brain", ["trust", "scans"], WEIGHTS, most=1, least=0) == ["scans"]


def test_what_every_text_says_and_what_a_text_says_once_counts_for_nothing() -> None:
    assert all("friend" not in weights for weights in WEIGHTS.values())
    assert "hormon" in WEIGHTS["brain"]
    assert "hormon" not in WEIGHTS["scans"]


@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from(["love", "fear", "hands", "talk", "sleep"]))))
def test_likeness_lies_between_nothing_and_one_and_is_the_same_both_ways(texts: dict[str, list[str]]) -> None:
    weights = weighed({name: Counter(words) for name, words in texts.items()})
    for one in weights.values():
        assert not one or likeness(one, one) == pytest.approx(1)
        for other in weights.values():
            assert likeness(one, other) == pytest.approx(likeness(other, one))
            assert -1e-9 <= likeness(one, other) <= 1 + 1e-9


def text(slug: str, body: str, lang: str = "en", **metadata: str) -> SimpleNamespace:
    return SimpleNamespace(
        slug=slug, url=f"{lang}/{slug}/", lang=lang, title=slug, question="", summary="", content=f"<p>{body}</p>", metadata=metadata
    )


def test_an_article_is_compared_with_those_of_its_language() -> None:
    """And with nothing, where people may have to leave in a hurry: what stands there is for editors to choose."""
    texts = [text(name, body) for name, body in TEXTS.items()]
    german = text("promises", TEXTS["promises"], "de")
    fearful = text("fear", TEXTS["trust"], leave="yes")
    like = Neighbours([*texts, german, fearful]).like
    assert [each.url for each in like(texts[0], [*texts, german, fearful])] == ["en/fear/", "en/promises/"]
    assert [each.slug for each in like(texts[0], texts, but=["promises"])] == []
    assert [each.slug for each in like(texts[0], [*texts, fearful], most=1)] == ["fear"]
    assert like(german, texts) == []
    assert like(fearful, texts) == []
    assert like(text("a-draft", TEXTS["trust"]), texts) == []


def test_articles_suggest_others_that_neither_the_editors_nor_the_reading_order_name(built_site: Path) -> None:
    """Each once; about half have some, and the article on abuse has none."""
    some = []
    for path in sorted(built_site.glob("learn/*/index.html")):
        soup = BeautifulSoup(path.read_bytes(), "lxml")
        near = {str(link["href"]) for link in soup.select("[aria-labelledby=near] a")}
        others = {str(link["href"]) for link in soup.select("[aria-labelledby=read-on] a, [aria-labelledby=try-it] a, .beside a")}
        assert near & others == set()
        assert f"../../learn/{path.parent.name}/" not in near
        assert all(re.fullmatch(r"\.\./\.\./(learn|quizzes)/[a-z-]+/", href) for href in near)
        some += [path.parent.name] if near else []
    assert len(some) >= 10
    assert "when-repair-is-not-the-answer" not in some
