"""The German pages of the published site: what they say, and what they lead to."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

PAIRS = [  # (a page in English, the same in German)
    ("", "de/"),
    ("learn/attachment-map/", "de/learn/attachment-map/"),
    ("quizzes/", "de/quizzes/"),
    ("quizzes/closeness-map/", "de/quizzes/closeness-map/"),
    ("quizzes/closeness-map/results/both/", "de/quizzes/closeness-map/results/both/"),
]
GERMAN = [german for _, german in PAIRS]


def page(site: Path, address: str) -> BeautifulSoup:
    return BeautifulSoup((site / address / "index.html").read_text(encoding="utf-8"), "lxml")


def leads_to(site: Path, address: str, link: Tag) -> str:
    """Where a link of the page at this address leads, relative to the site's root."""
    there = (site / address / str(link["href"]).partition("#")[0]).resolve().relative_to(site.resolve()).as_posix()
    return "" if there == "." else f"{there}/"


@pytest.mark.parametrize(("english", "german"), PAIRS)
def test_both_pages_say_their_language_and_name_each_other(built_site: Path, english: str, german: str) -> None:
    """With a link in words. What search engines are told needs the site's address: `tests/seo/test_head.py`."""
    for address, language, other in ((english, "en", german), (german, "de", english)):
        soup = page(built_site, address)
        assert soup.html
        assert (soup.html["lang"], soup.html.get("dir")) == (language, None)
        (choice,) = soup.select(".site-nav a[lang]")
        name = {"en": "English", "de": "Deutsch"}[str(choice["lang"])]
        assert (choice["hreflang"], choice.get_text(), leads_to(built_site, address, choice)) == (choice["lang"], name, other)


def test_a_page_that_is_there_in_one_language_offers_no_other(built_site: Path) -> None:
    soup = page(built_site, "learn/after-an-affair/")
    assert soup.select("[hreflang]") == []


@pytest.mark.parametrize("address", GERMAN)
def test_links_to_english_pages_say_so(built_site: Path, address: str) -> None:
    """With the attribute and in words, to everyone; and no other link does."""
    for link in page(built_site, address).select("body a[href]"):
        href = str(link["href"])
        if href.startswith(("#", "https:", "tel:")) or href.endswith(".xml") or link.get("lang"):
            continue
        is_english = not leads_to(built_site, address, link).startswith("de/")
        assert (link.get("hreflang") == "en") == is_english, link
        around = link.parent.get_text() if link.parent else ""
        said = f"{link.get_text()} {link.get('aria-label', '')} {around}"
        assert ("(auf Englisch)" in said) or not is_english or "to-help" in (link.get("class") or []), link


@pytest.mark.parametrize("address", GERMAN)
def test_help_is_one_step_away_from_every_german_page(built_site: Path, address: str) -> None:
    links = [leads_to(built_site, address, each) for each in page(built_site, address).select("nav a[href], footer a[href]")]
    assert sum(link.endswith("get-help/") for link in links) >= 3


def test_the_article_cites_what_the_english_one_cites_and_carries_the_same_labels(built_site: Path) -> None:
    """In the same order; the labels and the names of the works are German words."""
    english, german = (page(built_site, address) for address in PAIRS[1])
    for selector, key in ((".cite a", "href"), (".evidence", "class")):
        assert [each[key] for each in german.select(selector)] == [each[key] for each in english.select(selector)]
    names = {str(each["aria-label"]) for each in german.select(".cite a")}
    assert "Literatur 1: Fraley und andere, 2000" in names
    assert not [name for name in names if "colleagues" in name or "Reference" in name]
    assert {each.get_text() for each in german.select(".evidence")} == {
        "Gut belegt", "Gemischt", "Vorläufig", "Erfahrungswissen",
    }  # fmt: skip
    assert german.select(".dates dd")[0].get_text() == "23. November 2026"


def test_the_quiz_has_its_originals_table_and_numbers_with_a_comma(built_site: Path) -> None:
    """One scoring for both: links to results work in either language."""
    english, german = (page(built_site, address) for address in PAIRS[3])
    for selector in ("[data-table]", "form[data-quiz]"):
        assert english.select_one(selector)
    assert german.select("[data-table]")[0].get_text() == english.select("[data-table]")[0].get_text()
    forms = [soup.select("form[data-quiz]")[0] for soup in (english, german)]
    assert forms[0]["data-digest"] == forms[1]["data-digest"]
    assert [form.get("data-point") for form in forms] == [None, ","]
    middle = german.select("[data-result=middle] .quiz-applies")[0].get_text()
    assert middle == "„Sorge um die Nähe“: 2,5 bis 3,5 und „Abstand wahren“: 2,5 bis 3,5."


def test_the_list_of_quizzes_in_german_has_what_is_there(built_site: Path) -> None:
    titles = [each.get_text() for each in page(built_site, "de/quizzes/").select(".card-title")]
    assert titles == ["Die Karte der Nähe"]
    assert len(page(built_site, "quizzes/").select(".card-title")) == 8


def test_the_feeds_keep_the_languages_apart(built_site: Path) -> None:
    """Readers of the English feed get no German, and the other way round."""
    english, german = (
        BeautifulSoup((built_site / "feeds" / name).read_text(encoding="utf-8"), "xml")
        for name in ("all.atom.xml", "all.de.atom.xml")
    )
    assert not [each for each in english.select("entry > link") if "/de/" in str(each["href"])]
    assert [each.get_text() for each in german.select("entry > title")] == [
        "Zwei Skalen statt vier Schubladen: ein fairer Wegweiser zur Bindung"
    ]
    assert german.feed
    assert german.feed["xml:lang"] == "de"
    assert "Noch nicht fachlich geprüft." in german.select("entry > content")[0].get_text()
    assert "Zeichnung. " in german.select("entry > content")[0].get_text()


def test_what_the_page_tells_programs_is_german_too(built_site: Path) -> None:
    soup = page(built_site, "de/learn/attachment-map/")
    (said,) = soup.select("script[type='application/ld+json']")
    things = json.loads(said.get_text())
    article = next(each for each in things.get("@graph", [things]) if each["@type"] == "Article")
    assert (article["inLanguage"], article["author"]["name"]) == ("de", "Die Redaktion von Our2Souls")


def test_no_english_is_left_in_the_words_around_the_german_texts(built_site: Path) -> None:
    """Outside of what is marked as English: links to English pages by their titles, the app's brand line, references."""
    english = re.compile(r"\b(?:the|and|you|your|with|this|of|is|are|read|written|answer|quiz(?:zes)?)\b", re.IGNORECASE)
    for address in GERMAN:
        soup = page(built_site, address)
        for part in soup.select("[lang=en], .references, .cite-note, script"):
            part.decompose()
        words = {word.lower() for word in english.findall(soup.get_text(" "))}
        assert words <= {"quiz", "quizze"}, address
