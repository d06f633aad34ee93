"""The journal itself, as it is published: what its pages say of themselves, and the files that tell of them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from audit.kinds import kind_of

NAMESPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
ROOT = "http://localhost:8000/"
SAYS = (
    "og:type",
    "og:site_name",
    "og:title",
    "og:description",
    "og:url",
    "og:image",
    "og:image:width",
    "og:image:height",
    "og:image:alt",
)


@pytest.fixture(scope="module")
def heads(built_site: Path) -> Mapping[str, BeautifulSoup]:
    """The head of every page, by its file's name."""
    found = {}
    for path in sorted(built_site.rglob("*.html")):
        head = path.read_text(encoding="utf-8").partition("</head>")[0]
        found[path.relative_to(built_site).as_posix()] = BeautifulSoup(head, "lxml")
    return found


def things(head: BeautifulSoup) -> list[dict[str, Any]]:
    [script] = head.select('script[type="application/ld+json"]')
    document = json.loads(script.get_text())
    graph: list[dict[str, Any]] = document.get("@graph", [document])
    return graph


def test_every_page_but_one_says_what_it_is(heads: Mapping[str, BeautifulSoup]) -> None:
    """Once each, with words in all of it; the 404 page is shown under any address and asks to be left out.

    It is published without an address here, so no page names one as the right one.
    """
    missing = heads["404.html"]
    assert missing.select('meta[name="robots"][content="noindex"]')
    assert not missing.select('link[rel="canonical"], meta[property], script')
    for name, head in heads.items():
        if name == "404.html":
            continue
        assert not head.select('link[rel="canonical"], link[hreflang]'), name
        assert not head.select('meta[name="robots"]'), name
        for property in SAYS:
            [meta] = head.select(f'meta[property="{property}"]')
            assert str(meta["content"]).strip(), (name, property)
        assert head.select('meta[name="twitter:card"][content="summary_large_image"]'), name


def test_the_title_is_the_page_s_and_the_description_its_own(heads: Mapping[str, BeautifulSoup]) -> None:
    """What networks show is what the page shows, without the site's name twice."""
    for name, head in heads.items():
        if name in {"404.html", "index.html"}:
            continue
        title = head.title
        assert title is not None
        [og] = head.select('meta[property="og:title"]')
        site = "Our2Souls-Journal" if name.startswith("de/") else "Our2Souls journal"
        assert title.get_text() == f"{og['content']} – {site}", name
        [about], [og_about] = head.select('meta[name="description"]'), head.select('meta[property="og:description"]')
        assert " ".join(str(about["content"]).split()) == og_about["content"], name


def test_each_article_quiz_result_and_pillar_has_a_card_of_its_own(heads: Mapping[str, BeautifulSoup], built_site: Path) -> None:
    """And each language's start page. All are of one size and light enough for a telephone; other pages share the site's."""
    shown: dict[str, str] = {}
    for name, head in heads.items():
        if name == "404.html":
            continue
        [meta] = head.select('meta[property="og:image"]')
        shown[name] = (built_site / name / ".." / str(meta["content"])).resolve().relative_to(built_site.resolve()).as_posix()
    kinds = {"article", "quiz", "quiz result page", "pillar"}
    own = [image for name, image in shown.items() if kind_of(name) in kinds or name == "de/index.html"]
    assert len(own) == len(set(own)) >= 21 + 8 + 6
    assert {image for name, image in shown.items() if image not in own} == {"cards/site.png"}
    files = sorted((built_site / "cards").rglob("*.png"))
    assert {path.relative_to(built_site).as_posix() for path in files} == {*own, "cards/site.png"}
    for path in files:
        assert path.stat().st_size <= 40_000, path
        with Image.open(path) as image:
            assert image.size == (1200, 630), path


@pytest.mark.parametrize(
    ("page", "types", "steps"),
    [
        ("index.html", ["Organization", "WebSite"], []),
        ("learn/attachment-map/index.html", ["Article", "BreadcrumbList"], ["Our2Souls journal", "Attachment", "Two scales, not four boxes: a fair guide to attachment"]),
        ("quizzes/closeness-map/index.html", ["Quiz", "BreadcrumbList"], ["Our2Souls journal", "Quizzes", "The closeness map"]),
        (
            "quizzes/closeness-map/results/both/index.html",
            ["BreadcrumbList"],
            ["Our2Souls journal", "Quizzes", "The closeness map", "You feel pulled both ways"],
        ),
        ("quizzes/index.html", ["BreadcrumbList"], ["Our2Souls journal", "Quizzes"]),
        ("pillars/trust/index.html", ["BreadcrumbList"], ["Our2Souls journal", "Everyday trust"]),
        ("de/learn/attachment-map/index.html", ["Article", "BreadcrumbList"], ["Our2Souls-Journal", "Bindung", "Zwei Skalen statt vier Schubladen: ein fairer Wegweiser zur Bindung"]),
        ("about/index.html", ["BreadcrumbList"], ["Our2Souls journal", "About the journal"]),
        ("evidence/bibliography/index.html", ["BreadcrumbList"], ["Our2Souls journal", "Evidence", "Bibliography"]),
    ],
)  # fmt: skip
def test_structured_data_names_the_kind_of_page_and_the_way_to_it(
    heads: Mapping[str, BeautifulSoup], page: str, types: list[str], steps: list[str]
) -> None:
    """The words are those that the page shows."""
    found = things(heads[page])
    assert [thing["@type"] for thing in found] == types
    assert [step["name"] for thing in found for step in thing.get("itemListElement", ())] == steps


def test_a_page_in_two_languages_names_both_in_the_sitemap(built_site: Path) -> None:
    """Itself among them."""
    both = {"en": "learn/attachment-map/", "de": "de/learn/attachment-map/"}
    for page in both.values():
        entry = next(line for line in (built_site / "sitemap.xml").read_text().splitlines() if f"<loc>{ROOT}{page}</loc>" in line)
        assert re.findall(r'hreflang="(\w+)" href="([^"]+)"', entry) == [(lang, ROOT + place) for lang, place in both.items()]


def test_structured_data_claims_nothing_that_nobody_knows(heads: Mapping[str, BeautifulSoup]) -> None:
    """No ratings, no prices, no people who do not exist; the house signs as an organisation."""
    said = [thing for name, head in heads.items() if name != "404.html" for thing in things(head)]
    assert {thing["author"]["@type"] for thing in said if "author" in thing} == {"Organization"}
    assert not {"aggregateRating", "review", "offers", "reviewedBy"} & {key for thing in said for key in thing}


def test_the_sitemap_lists_every_page_and_an_article_s_own_day(
    heads: Mapping[str, BeautifulSoup], built_site: Path, root: Path
) -> None:
    """The day stands in the front matter; a quiz has none in its file, so none is told."""
    days: dict[str, str | None] = {}
    for url in ElementTree.parse(built_site / "sitemap.xml").getroot().iterfind("s:url", NAMESPACE):
        location = url.findtext("s:loc", "", NAMESPACE)
        assert location.startswith(ROOT)
        days[location.removeprefix(ROOT)] = url.findtext("s:lastmod", None, NAMESPACE)
    assert days.keys() == {name.removesuffix("index.html") for name in heads if name != "404.html"}
    for path in (root / "content" / "articles").glob("*/*.md"):
        if f"learn/{path.stem}/" in days:
            front = path.read_text(encoding="utf-8").partition("\n\n")[0]
            dates = re.findall(r"^(?:Date|Modified): (\S+)", front, re.MULTILINE)
            assert days[f"learn/{path.stem}/"] == max(dates), path
    assert days[""] is not None
    assert days["quizzes/closeness-map/"] is None


def test_the_files_at_fixed_places_are_there(built_site: Path) -> None:
    """And lead to what there is; that their icons exist, the site check has seen."""
    assert f"Sitemap: {ROOT}sitemap.xml" in (built_site / "robots.txt").read_text()
    assert json.loads((built_site / "manifest.webmanifest").read_text())["name"] == "Our2Souls journal"
    assert (built_site / ".well-known" / "security.txt").read_text().startswith(f"Contact: {ROOT}about/\nExpires: ")
