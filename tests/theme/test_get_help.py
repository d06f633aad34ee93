"""The page that everything else leads to: its anchors stay, and no number gets in unseen, in any language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ANCHORS = (
    "danger private countries united-states united-kingdom ireland elsewhere someone-like-you what-to-expect own-behaviour "
    "dark-thoughts harmed-as-a-child children friends therapist something-else how-kept"
).split()
# Those of the editorial plan; every other one has to be checked by a person first, and added here.
NUMBERS = {"911", "999", "112", "988", "+18007997233", "116123"}


PAGES: dict[str, set[str]] = {"get-help/index.html": set(), "de/get-help/index.html": {"german-speaking"}}
"""Each with the parts that it has besides."""


@pytest.mark.parametrize("name", PAGES)
def test_its_parts_can_be_linked_to(built_site: Path, name: str) -> None:
    page = (built_site / name).read_text(encoding="utf-8")
    parts = re.findall(r'<h[23] id="([^"]+)">', page.partition('<div class="prose">')[2])
    assert [part for part in parts if part not in PAGES[name]] == ANCHORS


@pytest.mark.parametrize("name", PAGES)
def test_it_lists_no_number_but_those_of_the_plan(built_site: Path, name: str) -> None:
    page = (built_site / name).read_text(encoding="utf-8")
    assert set(re.findall(r'href="tel:([^"]+)"', page)) == NUMBERS
