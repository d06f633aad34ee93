"""What a feed reader gets of an article."""

from __future__ import annotations

import html
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from feeds.item import portable
from words import default

ATOM = "{http://www.w3.org/2005/Atom}"
HERE = "https://example.org/learn/hands/"


@pytest.mark.parametrize(
    ("inside", "outside"),
    [
        ('<p class="x" id="y">Words.</p>', "<p>Words.</p>"),
        ('<a href="#try-this">below</a>', f'<a href="{HERE}#try-this">below</a>'),
        ('<a href="https://example.org/">there</a>', '<a href="https://example.org/">there</a>'),
        (
            'So.<sup class="cite">\u202f<a href="#ref-a">1</a>, <a href="#ref-b">2</a><span class="cite-note">1 One</span></sup>',
            "So.\u202f[1, 2]",
        ),
        (
            'So. <a class="evidence" href="https://example.org/evidence/#good">Good</a>',
            'So. [<a href="https://example.org/evidence/#good">Good</a>]',
        ),
        ('<h2 id="a"><a class="here" href="#a">Head</a></h2>', "<h2>Head</h2>"),
        ("<script>alert(1)</script><style>p{}</style><p>Words.</p>", "<p>Words.</p>"),
        (
            '<figure class="picture"><span class="picture-frame"><img class="picture-blur" src="data:x" alt><picture>'
            '<source srcset="a.avif 400w"><img src="a.jpg" alt="A lake" width="4" height="3" loading="lazy"></picture></span></figure>',
            '<figure><img alt="A lake" height="3" src="a.jpg" width="4"/></figure>',
        ),
        (
            "<svg><title>The map.</title><desc>Two lines cross</desc><g><text>left</text></g></svg>",
            "<p>Drawing. The map. Two lines cross.</p>",
        ),
    ],
)
def test_nothing_is_left_that_needs_our_page(inside: str, outside: str) -> None:
    assert portable(inside, HERE, default()) == outside


def entries(feed: Path) -> list[ElementTree.Element]:
    return ElementTree.parse(feed).getroot().findall(f"{ATOM}entry")


def test_there_is_a_feed_of_all_articles_and_one_of_each_pillar(built_site: Path) -> None:
    counts = {path.name: len(entries(path)) for path in (built_site / "feeds").glob("*.xml")}
    counts.pop("all.de.atom.xml")
    assert counts.pop("all.atom.xml") == sum(counts.values()) == len(list((built_site / "learn").glob("*/index.html")))
    assert sorted(counts) == [
        f"{name}.atom.xml" for name in ("attachment", "conflict", "intimacy", "neuroscience", "rebuilding", "trust")
    ]


def test_items_are_whole_and_read_well_by_themselves(built_site: Path) -> None:
    """Headings and references are there; margin notes, scripts, drawings, anchors and relative addresses are not."""
    for entry in entries(built_site / "feeds/all.atom.xml"):
        content = entry.findtext(f"{ATOM}content") or ""
        assert "<h2>What we don’t know</h2>" in content
        assert re.search(r"<h2>References</h2>\s*<ol>\s*<li>", content)
        assert not re.findall(r'<(?:script|svg|nav|form|button)\b|class=|id="|cite-note|data-app', content)
        assert all(re.match(r"https?:|tel:", address) for address in re.findall(r'href="([^"]*)"', content))
        numbers = [int(each) for group in re.findall(r"\u202f\[([\d, ]+)\]", content) for each in group.split(", ")]
        assert numbers
        assert max(numbers) <= html.unescape(content).partition("<h2>References</h2>")[2].count("<li>")


def test_notes_for_safety_that_open_a_page_open_its_item_too(built_site: Path) -> None:
    for entry in entries(built_site / "feeds/conflict.atom.xml"):
        content = entry.findtext(f"{ATOM}content") or ""
        if "Before you read" in content:
            assert content.index("Before you read") < content.index("In short")
            break
    else:
        pytest.fail("no item opens with a note")


@pytest.mark.parametrize(
    ("page", "feeds"),
    [
        ("index.html", ["feeds/all.atom.xml"]),
        ("pillars/trust/index.html", ["../../feeds/all.atom.xml", "../../feeds/trust.atom.xml"]),
        ("learn/stress-and-us/index.html", ["../../feeds/all.atom.xml", "../../feeds/trust.atom.xml"]),
    ],
)
def test_pages_name_their_feeds(built_site: Path, page: str, feeds: list[str]) -> None:
    head = (built_site / page).read_text(encoding="utf-8").partition("</head>")[0]
    found = re.findall(r'<link rel="alternate" type="application/atom\+xml"[^>]*href="([^"]*)"', head)
    assert [each.removeprefix("./") for each in found] == feeds
