"""The theme's head, filled with what a page says of itself."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest
from bs4 import BeautifulSoup

from seo.metadata import describe
from seo.page import Page, Site
from seo.palette import Palette, read

PAGE = Page("learn/hands/index.html", "Hands", "On holding.", "en", others=(("en", "learn/hands/"), ("de", "de/learn/hands/")))


@pytest.fixture(scope="module")
def colours(root: Path) -> Palette:
    """The theme's own."""
    return read(root / "theme" / "base" / "tokens.css")


def head(root: Path, colours: Palette, address: str, listed: bool = True) -> BeautifulSoup:
    loader = jinja2.FileSystemLoader(root / "theme")
    env = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)
    site = Site("The journal", "On closeness", "Us", "The editors", "en", address or "http://localhost:8000", address)
    about = describe(PAGE, site, "../..") if listed else None
    module = env.get_template("components/head/template.html").module
    return BeautifulSoup(module.head(about, colours, "../..", "assets/1/touch.png"), "lxml")  # type: ignore[attr-defined]


def test_with_an_address_a_page_names_it_and_its_other_languages(root: Path, colours: Palette) -> None:
    """All in full; whoever reads none of the languages gets the site's own."""
    found = head(root, colours, "https://there.test")
    assert [link["href"] for link in found.select("link[rel=canonical]")] == ["https://there.test/learn/hands/"]
    assert {link["hreflang"]: link["href"] for link in found.select("link[rel=alternate]")} == {
        "en": "https://there.test/learn/hands/",
        "de": "https://there.test/de/learn/hands/",
        "x-default": "https://there.test/learn/hands/",
    }


def test_without_one_search_engines_are_told_no_address(root: Path, colours: Palette) -> None:
    """They would count a relative one as a mistake; networks still find the picture."""
    found = head(root, colours, "")
    assert not found.select("link[rel=canonical], link[rel=alternate]")
    assert [meta["content"] for meta in found.select("meta[property='og:image']")] == ["../../cards/site.png"]


def test_a_page_that_is_not_to_be_found_says_only_that(root: Path, colours: Palette) -> None:
    """And still has the browser's colours, the manifest and the icon of a telephone's screen."""
    found = head(root, colours, "https://there.test", listed=False)
    assert [(meta["name"], meta["content"]) for meta in found.select("meta")] == [
        ("robots", "noindex"),
        ("theme-color", colours.light.paper),
        ("theme-color", colours.dark.paper),
    ]
    assert [(link["rel"], link["href"]) for link in found.select("link")] == [
        (["apple-touch-icon"], "../../assets/1/touch.png"),
        (["manifest"], "../../manifest.webmanifest"),
    ]
