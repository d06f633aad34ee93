"""An article's sections, and the list of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from contents import LONG, contents
from sections import Section, sections

TEXT = """
<p>Before.</p>
<h2 id="a"><a class="here" href="#a">Is <em>this</em> it?</a></h2>
<p>One <a class="evidence">Strong</a><sup class="cite"><a>1</a><span class="cite-note">1 Coan</span></sup>, two.</p>
<ul><li>three</li><li>four</li></ul>
<h3 id="b">Inside</h3>
<figure><svg><text>left</text></svg><figcaption>Two scales</figcaption></figure>
<h2 id="c">Nothing below</h2>
"""


def test_a_text_is_read_in_sections_without_citations_labels_and_drawings() -> None:
    assert sections(TEXT) == [
        Section("", "", "Before."),
        Section("a", "Is this it?", "One , two. three four Inside Two scales"),
        Section("c", "Nothing below", ""),
    ]
    assert sections("") == []


@pytest.mark.parametrize(("count", "listed"), [(LONG, LONG), (LONG - 1, 0)])
def test_only_a_long_article_has_a_list(count: int, listed: int) -> None:
    html = "<p>Words.</p>" + "".join(f'<h2 id="s{number}">{number}</h2>' for number in range(count))
    assert [each.id for each in contents(html)] == [f"s{number}" for number in range(listed)]


def test_every_article_lists_its_headings_in_order_and_the_references(built_site: Path) -> None:
    """As they stand in the text, each a link to itself: a screen reader speaks the same name in both places."""
    for path in sorted(built_site.glob("**/learn/*/index.html")):
        soup = BeautifulSoup(path.read_bytes(), "lxml")
        listed = [(str(link["href"]), link.get_text()) for link in soup.select(".contents a")]
        headings = [(str(link["href"]), link.get_text()) for link in soup.select(".prose > h2 > a.here")]
        assert listed[:-1] == headings
        assert listed[-1] == ("#references", soup.select("#references")[0].get_text())
        assert all(link["href"] == f"#{link.parent['id']}" for link in soup.select("a.here") if link.parent)
        (nav,) = soup.select("nav.contents")
        assert nav["aria-label"] == nav.select("summary")[0].get_text()
        assert not soup.select("script[src]")
