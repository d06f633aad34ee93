"""What is asked of an editor who starts something."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts.wishes import KINDS, SLUG, granted, slug_of, wishes
from quiz.model import Kind

PILLARS = ("attachment", "trust")
TAKEN = {"old-thing": "content/articles/trust/old-thing.md"}
GOOD = {"PILLAR": "trust", "TITLE": "Small promises", "SLUG": "small-promises"}


def told(**changed: str) -> list[str]:
    return granted(wishes("article", PILLARS, TAKEN), GOOD | changed, "article")[1]


def test_good_values_are_taken_without_blanks_around_them() -> None:
    assert granted(wishes("article", PILLARS, TAKEN), {**GOOD, "TITLE": " Small promises ", "HOME": "/"}, "article") == (GOOD, [])


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"PILLAR": "trst"}, 'PILLAR: there is no pillar "trst"; did you mean "trust"?'),
        ({"PILLAR": "money"}, 'PILLAR: there is no pillar "money"; known here: attachment, trust'),
        (
            {"SLUG": "Small Promises!"},
            'SLUG: "Small Promises!" is no slug: small letters a-z, digits and single hyphens, such as small-promises; '
            'did you mean "small-promises"?',
        ),
        ({"SLUG": "…"}, 'SLUG: "…" is no slug: small letters a-z, digits and single hyphens, such as small-promises'),
        ({"SLUG": "../x"}, 'SLUG: "../x" is no slug: small letters a-z, digits and single hyphens, such as small-promises; did you mean "x"?'),
        ({"SLUG": "old-thing"}, 'SLUG: "old-thing" is the slug of content/articles/trust/old-thing.md; choose another'),
        ({"TITLE": "Two\nlines"}, "TITLE: a title stands on one line"),
        (
            {"TITLE": " ", "SLUG": ""},
            'TITLE and SLUG must be said: make new-article PILLAR=trust SLUG=small-promises TITLE="Small promises"',
        ),
    ],
)
def test_a_value_that_cannot_be_taken_is_told_with_a_way_out(changed: dict[str, str], message: str) -> None:
    assert told(**changed) == [message]


def test_all_mistakes_are_told_at_once() -> None:
    assert len(told(PILLAR="money", SLUG="A", TITLE="")) == 3


@pytest.mark.parametrize(
    ("title", "slug"),
    [("Small promises", "small-promises"), ("What's left? – Größe & Nähe", "whats-left-grosse-nahe"), ("信任", ""), ("3 a.m.", "3-a-m")],
)
def test_a_title_offers_a_slug(title: str, slug: str) -> None:
    assert slug_of(title) == slug


@given(st.text())
def test_what_is_offered_is_a_slug_or_nothing(title: str) -> None:
    assert not slug_of(title) or SLUG.fullmatch(slug_of(title))


def test_there_is_a_form_for_each_kind_of_quiz() -> None:
    assert get_args(Kind) == KINDS
