"""What pages say of themselves to programs: metadata, structured data, sitemap, small files."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from seo import files, sitemap
from seo.card import Card
from seo.metadata import describe
from seo.page import Page, Site, address
from seo.palette import Colours
from seo.settings import SeoSettings

SITE = Site("The journal", "On closeness", "Our2Souls", "The editors", "en", "http://localhost:8000")
THERE = replace(SITE, root="https://there.test/j", address="https://there.test/j")
ARTICLE = Page(
    "learn/hands/index.html",
    "Hands & “rings”",
    "On holding.",
    "en",
    "article",
    "The editors",
    date(2026, 11, 23),
    date(2026, 12, 1),
    (("Trust", "pillars/trust/"),),
    Card("Hands"),
)
QUIZ = Page(
    "quizzes/moments/index.html", "Moments", "Seven questions.", "en", "quiz", trail=(("Quizzes", "quizzes/"),), card=Card("M")
)
START = Page("index.html", "The journal", "On closeness.", "en", "start")
ABOUT = Page("about/index.html", "About", "Who we are.", "en", changed=date(2026, 11, 23))
COLOURS = Colours("#f4f1e8", "#14292d", "#485c5f", "#ab3a1c", "#c4482a", "#1f5c63", "#e9a93a", "#00000000")


def data(page: Page, site: Site = THERE, siteurl: str = "../..", logo: str = "") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(describe(page, site, siteurl, logo).json_ld)
    return found


@pytest.mark.parametrize(
    ("file", "url"),
    [("index.html", ""), ("learn/hands/index.html", "learn/hands/"), ("404.html", "404.html"), ("myindex.html", "myindex.html")],
)
def test_the_address_of_a_page_is_that_of_its_folder(file: str, url: str) -> None:
    """Human-readable, without the file's name where it is an index."""
    assert address(file) == url


def test_with_an_address_every_address_is_whole() -> None:
    """Networks and search engines read a page's head far from the page."""
    found = describe(ARTICLE, THERE, "../..")
    assert found.address == found.canonical == "https://there.test/j/learn/hands/"
    assert found.image == "https://there.test/j/cards/learn/hands.png"
    assert "../" not in found.json_ld


def test_without_one_they_are_relative_and_nothing_is_invented() -> None:
    """They still lead to the right page, wherever the site lies; what search engines take in full alone is left out."""
    found = describe(replace(ARTICLE, others=(("en", "learn/hands/"), ("de", "de/learn/hands/"))), SITE, "../..")
    assert (found.canonical, found.others) == ("", ())
    assert (found.address, found.image) == ("../../learn/hands/", "../../cards/learn/hands.png")
    assert "localhost" not in found.json_ld
    assert describe(START, SITE, ".").address == "./"


def test_a_page_without_a_card_of_its_own_shows_the_site_s() -> None:
    """With the site's name in words."""
    found = describe(ABOUT, THERE, "..")
    assert (found.image, found.image_says, found.kind) == ("https://there.test/j/cards/site.png", "The journal", "website")


def test_an_article_tells_what_it_is() -> None:
    """Nothing that the page itself does not say."""
    article, trail = data(ARTICLE)["@graph"]
    assert article == {
        "@type": "Article",
        "headline": "Hands & “rings”",
        "description": "On holding.",
        "image": "https://there.test/j/cards/learn/hands.png",
        "inLanguage": "en",
        "datePublished": "2026-11-23",
        "dateModified": "2026-12-01",
        "author": {"@type": "Organization", "name": "The editors"},
        "publisher": {"@type": "Organization", "name": "Our2Souls"},
        "isPartOf": {"@type": "WebSite", "name": "The journal", "url": "https://there.test/j/"},
    }
    assert trail == {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "The journal", "item": "https://there.test/j/"},
            {"@type": "ListItem", "position": 2, "name": "Trust", "item": "https://there.test/j/pillars/trust/"},
            {"@type": "ListItem", "position": 3, "name": "Hands & “rings”"},
        ],
    }


def test_a_name_that_is_not_the_house_s_is_a_person_s() -> None:
    """An editor names an author who wrote alone."""
    article = data(replace(ARTICLE, author="A. Person"))["@graph"][0]
    assert article["author"] == {"@type": "Person", "name": "A. Person"}


def test_a_result_stands_below_its_quiz() -> None:
    """By its own name: that of the quiz stands before it."""
    result = Page(
        "quizzes/moments/results/much/index.html", "Much – Moments", "x", "en", trail=(*QUIZ.trail, ("Moments", QUIZ.url))
    )
    assert [step["name"] for step in data(result)["itemListElement"]] == ["The journal", "Quizzes", "Moments", "Much"]


def test_a_quiz_is_a_quiz_without_dates_that_nobody_knows() -> None:
    """And without an author, as its file names none."""
    quiz = data(QUIZ)["@graph"][0]
    assert (quiz["@type"], quiz["name"]) == ("Quiz", "Moments")
    assert quiz.keys() == {"@type", "name", "description", "image", "inLanguage", "publisher", "isPartOf"}


def test_the_first_page_tells_who_publishes_the_site() -> None:
    """And stands at the top, so that it has no trail."""
    publisher, journal = data(START, siteurl=".", logo="assets/1/icon.png")["@graph"]
    assert publisher == {
        "@type": "Organization",
        "name": "Our2Souls",
        "@id": "https://there.test/j/#publisher",
        "url": "https://there.test/j/",
        "logo": "https://there.test/j/assets/1/icon.png",
    }
    assert journal == {
        "@type": "WebSite",
        "name": "The journal",
        "url": "https://there.test/j/",
        "description": "On closeness",
        "inLanguage": "en",
        "publisher": {"@id": "https://there.test/j/#publisher"},
    }


def test_other_pages_tell_where_they_stand() -> None:
    """One list of steps, and nothing else."""
    assert data(ABOUT)["@type"] == "BreadcrumbList"


def test_nothing_in_structured_data_ends_its_element() -> None:
    """Whatever a title holds; it reads as it was written."""
    wild = replace(ABOUT, title="</script><!--<b>&amp;\u2028")
    text = describe(wild, THERE, "..").json_ld
    assert not set("<>&") & set(text)
    assert data(wild)["itemListElement"][-1]["name"] == wild.title


def test_the_sitemap_has_the_days_that_are_known() -> None:
    """A page that doesn't know when it was changed has none: a false one would be believed."""
    assert sitemap.write([ABOUT, START, QUIZ], THERE) == (
        '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        "<url><loc>https://there.test/j/</loc></url>\n"
        "<url><loc>https://there.test/j/about/</loc><lastmod>2026-11-23</lastmod></url>\n"
        "<url><loc>https://there.test/j/quizzes/moments/</loc></url>\n</urlset>\n"
    )


def test_the_sitemap_names_a_page_s_other_languages() -> None:
    """Each page all of them, itself among them, as search engines want it."""
    both = (("en", "learn/hands/"), ("de", "de/learn/haende/"))
    text = sitemap.write([replace(ARTICLE, others=both)], SITE)
    assert 'xmlns:xhtml="http://www.w3.org/1999/xhtml"' in text
    assert '<xhtml:link rel="alternate" hreflang="de" href="http://localhost:8000/de/learn/haende/"/></url>' in text
    assert describe(replace(ARTICLE, others=both), THERE, "../..").others == (
        ("en", "https://there.test/j/learn/hands/"),
        ("de", "https://there.test/j/de/learn/haende/"),
    )


def test_robots_txt_bars_nobody_and_names_the_sitemap() -> None:
    """Which has to be named in full."""
    assert files.robots(THERE) == "User-agent: *\nAllow: /\n\nSitemap: https://there.test/j/sitemap.xml\n"


def test_security_txt_names_the_page_about_us_until_something_better_is_set() -> None:
    """As RFC 9116 has it; it expires within a year of the commit, so that nobody relies on one that was forgotten."""
    built = datetime(2026, 11, 23, 10, 30, tzinfo=UTC)
    assert files.security(SeoSettings(), THERE, built) == (
        "Contact: https://there.test/j/about/\nExpires: 2027-11-22T10:30:00Z\nPreferred-Languages: en\n"
        "Canonical: https://there.test/j/.well-known/security.txt\n"
    )
    text = files.security(SeoSettings(contact="mailto:us@there.test", policy="https://there.test/p"), THERE, built)
    assert text.startswith("Contact: mailto:us@there.test\n")
    assert text.endswith("Policy: https://there.test/p\n")


def test_the_manifest_has_the_icons_that_there_are() -> None:
    """With addresses that lead there from the manifest, wherever the site lies."""
    there = {"icons/icon.svg", "icons/maskable-512.png", "css/site.css"}
    found = json.loads(files.manifest(SITE, COLOURS, there, lambda name: f"assets/1/{name}"))
    assert (found["name"], found["short_name"], found["start_url"]) == ("The journal", "Our2Souls", "./")
    assert (found["theme_color"], found["background_color"]) == (COLOURS.paper, COLOURS.paper)
    assert found["icons"] == [
        {"src": "assets/1/icons/icon.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any"},
        {"src": "assets/1/icons/maskable-512.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
    ]
