"""A page as others cite it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import jinja2
import pytest
from bs4 import BeautifulSoup
from markupsafe import Markup
from pybtex.database import parse_string

from citing import Citation, Source, bibtex, letter, ris, sentence
from words import FOLDER, default, read

HOUSE = "The Our2Souls editors"
PAGE = Source(
    slug="hands",
    title="Hands & feet: 50 % {held}",
    site="Our2Souls journal",
    authors=(HOUSE,),
    day=date(2026, 11, 3),
    language="en",
    address="https://there.test/learn/hands/",
    house=frozenset({HOUSE}),
)
TWO = replace(PAGE, authors=("Ada Bo", "Cy Dé"), house=frozenset())


def test_a_sentence_says_who_when_what_and_where() -> None:
    assert sentence(PAGE, default()) == Markup(
        "The Our2Souls editors. (2026, 3 November). <em>Hands &amp; feet: 50 % {held}</em>. Our2Souls journal. "
        "https://there.test/learn/hands/"
    )


def test_a_sentence_is_in_the_language_of_its_page() -> None:
    german = read(FOLDER, ["en", "de"]).words["de"]
    assert sentence(replace(TWO, title="Hände.", site="Das Journal", address=""), german) == Markup(
        "Ada Bo und Cy Dé. (2026, 3. November). <em>Hände</em>. Das Journal."
    )


def test_bibtex_is_what_its_programs_read() -> None:
    """The house is one name; people have first and last names; special letters come through."""
    entry = parse_string(bibtex(PAGE), "bibtex").entries["hands-2026"]
    assert [str(person) for person in entry.persons["author"]] == ["{The Our2Souls editors}"]
    assert dict(entry.fields) == {
        "title": r"{Hands \& feet: 50 \% \{held\}}",
        "howpublished": "Our2Souls journal",
        "year": "2026",
        "date": "2026-11-03",
        "url": "https://there.test/learn/hands/",
    }
    people = parse_string(bibtex(TWO), "bibtex").entries["hands-2026"].persons["author"]
    assert [str(person) for person in people] == ["Bo, Ada", "Dé, Cy"]


def test_ris_has_one_tag_a_line() -> None:
    assert ris(TWO).split("\n") == [
        "TY  - ELEC",
        "AU  - Ada Bo",
        "AU  - Cy Dé",
        "TI  - Hands & feet: 50 % {held}",
        "T2  - Our2Souls journal",
        "PY  - 2026",
        "DA  - 2026/11/03",
        "LA  - en",
        "UR  - https://there.test/learn/hands/",
        "ER  - ",
    ]


@pytest.mark.parametrize("form", [bibtex, ris])
def test_without_the_sites_address_no_form_makes_one_up(form: object) -> None:
    assert callable(form)
    assert "hands/" not in form(replace(PAGE, address=""))
    assert letter(replace(PAGE, address="")) == ""


def test_a_letter_has_the_title_the_address_and_nobodys_name() -> None:
    assert letter(PAGE) == (
        "mailto:?subject=Hands%20%26%20feet%3A%2050%20%25%20%7Bheld%7D&body=https%3A//there.test/learn/hands/"
    )


@pytest.mark.parametrize(
    ("source", "leave", "name", "links"),
    [
        (PAGE, "", "Share or cite this page", ["Send it by e-mail"]),
        (PAGE, "yes", "Share or cite this page", []),  # a draft in a shared mailbox tells more than a reader may want
        (replace(PAGE, address=""), "", "Cite this page", []),
    ],
)
def test_a_page_offers_what_there_is_to_pass_on(root: Path, source: Source, leave: str, name: str, links: list[str]) -> None:
    words = default()
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(root / "theme"), autoescape=True, undefined=jinja2.StrictUndefined)
    env.globals["t"] = words
    forms = Citation(sentence(source, words), bibtex(source), ris(source), source.address, letter(source))
    module = env.get_template("components/cite-page/template.html").module
    shown = BeautifulSoup(module.cite_page(forms, SimpleNamespace(metadata={"leave": leave})), "lxml")  # type: ignore[attr-defined]
    assert shown.select("summary")[0].get_text() == name
    assert [link.get_text() for link in shown.select("a")] == links
    assert [link["href"] for link in shown.select("a")] == [letter(source)] * len(links)
    assert [each.get_text() for each in shown.select("span.to-copy")] == ([source.address] if source.address else [])


def test_every_article_says_how_it_is_cited(built_site: Path) -> None:
    """In its own language, with the day that stands at its top; on a site without an address nothing is to be sent."""
    for path in sorted(built_site.glob("**/learn/*/index.html")):
        soup = BeautifulSoup(path.read_bytes(), "lxml")
        (cite,) = soup.select("details.cite-page")
        sentence, *forms = (each.get_text() for each in cite.select(".to-copy"))
        assert soup.h1
        assert soup.h1.get_text().removesuffix(".") in sentence
        assert soup.select(".dates time")[0].get_text().replace(" 2026", "") in sentence
        assert [form.partition("\n")[0] for form in forms] == [f"@misc{{{path.parent.name}-2026,", "TY  - ELEC"]
        assert not cite.select("a")
