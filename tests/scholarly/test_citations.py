"""Citations and labels become links, on any page, without a trace of the page before."""

import re

import pytest
from markdown import Markdown

from scholarly.bibliography import read
from scholarly.citations import Citations, Cited, parse_item, references
from scholarly.labels import LABELS, EvidenceLabels
from words import default

WORKS = "".join(
    f"@book{{{key}, author={{{author}}}, year={{2000}}, title={{T}}, publisher={{P}}, verified={{yes}}}}\n"
    for key, author in [("one", "One, A."), ("two", "Two, B. and Tu, C."), ("three-3", "Three, D. and others")]
)
BIBLIOGRAPHY = read(WORKS, "r.bib")


def markdown() -> Markdown:
    extensions = ["sane_lists", "tables", "smarty", "toc", "attr_list", Citations(BIBLIOGRAPHY), EvidenceLabels()]
    return Markdown(extensions=extensions, output_format="html")


def link(key: str, count: int, number: int, who: str, place: str = "") -> str:
    return f'<a aria-label="Reference {number}{place}: {who}, 2000" href="#ref-{key}" id="cite-{number}-{count}">{number}{place}</a>'


def without_notes(html: str) -> str:
    return re.sub(r'<span aria-hidden="true" class="cite-note">[^<]*</span>', "", html)


ONE, TWO, THREE = "One", "Two and Tu", "Three and colleagues"
SPACE = "\u202f"

# (Markdown, HTML)
SYNTAX = [
    ("Claim [@one].", f'<p>Claim<sup class="cite">{SPACE}{link("one", 1, 1, ONE)}</sup>.</p>'),
    ("Claim[@one]", f'<p>Claim<sup class="cite">{link("one", 1, 1, ONE)}</sup></p>'),
    ("[@two;@one]", f'<p><sup class="cite">{link("two", 1, 1, TWO)}, {link("one", 1, 2, ONE)}</sup></p>'),
    ("[@two, pp. 4--5; @one]",
     f'<p><sup class="cite">{link("two", 1, 1, TWO, ", pp. 4–5")}; {link("one", 1, 2, ONE)}</sup></p>'),
    ("[@three-3,\nch. *x*]", f'<p><sup class="cite">{link("three-3", 1, 1, THREE, ", ch. *x*")}</sup></p>'),
    ("[@one][@one]", f'<p><sup class="cite">{link("one", 1, 1, ONE)}</sup>'
                     f'<sup class="cite">{link("one", 2, 1, ONE)}</sup></p>'),
    (r"\[@one] and \{good}", "<p>[@one] and {good}</p>"),
    ("`[@one]` and `{good}`", "<p><code>[@one]</code> and <code>{good}</code></p>"),
    ("    [@one] {good}", "<pre><code>[@one] {good}\n</code></pre>"),
    ("[@nobody] and {goood}", "<p>[@nobody] and {goood}</p>"),
    ("{good}", '<p><a aria-label="Evidence: good" class="evidence evidence-good" '
               'href="{filename}/pages/evidence.md#good">Good</a></p>'),
    ("*word*{.x}", '<p><em class="x">word</em></p>'),
    ("word\n{: .x}", '<p class="x">word</p>'),
    ("## Head {#own}", '<h2 id="own">Head</h2>'),
    ("[words]({static}/images/a.svg)", '<p><a href="{static}/images/a.svg">words</a></p>'),
    ("[words](mailto:a@b.org)", '<p><a href="mailto:a@b.org">words</a></p>'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "html"), SYNTAX, ids=[text for text, _ in SYNTAX])
def test_the_syntax_becomes_html(text: str, html: str) -> None:
    assert without_notes(markdown().convert(text)) == html


@pytest.mark.parametrize("slug", LABELS)
def test_each_label_is_a_word_that_a_screen_reader_speaks(slug: str) -> None:
    words = slug.replace("-", " ")
    html = markdown().convert(f"Claim. {{{slug}}}")
    assert f'aria-label="Evidence: {words}" class="evidence evidence-{slug}"' in html
    assert f"evidence.md#{slug}" in html
    assert f">{words.capitalize()}</a>" in html


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("@one", Cited("one")),
        (" @one , p. 4, left ", Cited("one", "p. 4, left")),
        ("@one,", None),
        ("one", None),
        ("", None),
        ("@one @two", None),
        ("@on.e", None),
    ],
)
def test_one_part_of_a_citation(text: str, item: Cited | None) -> None:
    assert parse_item(text) == item


PAGE = """A list first:

- inside a list [@two]
    - and deeper [@one]

> A quotation [@two; @three-3]

| table |
|-------|
| [@one] |
"""


def test_numbers_follow_the_order_of_first_citation_on_the_page() -> None:
    listed = references(markdown().convert(PAGE), BIBLIOGRAPHY, default())
    assert [(each.key, each.number, each.id) for each in listed] == [
        ("two", 1, "ref-two"),
        ("one", 2, "ref-one"),
        ("three-3", 3, "ref-three-3"),
    ]


def test_a_reference_leads_back_to_each_place_where_it_is_cited() -> None:
    html = markdown().convert(PAGE)
    two = references(html, BIBLIOGRAPHY, default())[0]
    assert [(each.href, each.name) for each in two.back_links] == [
        ("#cite-1-1", "Back to citation 1 of reference 1"),
        ("#cite-1-2", "Back to citation 2 of reference 1"),
    ]
    assert all(f'id="{each.href[1:]}"' in html for each in two.back_links)
    assert two.html == "Two, B., &amp; Tu, C. (2000). <i>T</i>. P."


def test_a_page_knows_nothing_of_the_page_before() -> None:
    """Pelican converts the formatted metadata with the reader of the text, and reads a page again in every rebuild."""
    reader = markdown()
    first = reader.convert(PAGE)
    assert without_notes(reader.reset().convert("[@one]")) == SYNTAX[1][1].replace("Claim", "")
    assert reader.reset().convert(PAGE) == first


def test_the_first_citation_of_a_work_carries_a_note_for_the_margin() -> None:
    """Once a page, for the eye alone: screen readers have the names of the links and the list of references."""
    html = markdown().convert("One [@two] and two [@two; @one].")
    assert re.findall(r'<span aria-hidden="true" class="cite-note">([^<]*)</span>', html) == [
        "1 Two and Tu, 2000. P",
        "2 One, 2000. P",
    ]


def test_numbers_go_on_from_text_to_text_of_one_page() -> None:
    """A quiz has many short texts; resetting the reader begins a new page."""
    reader = markdown()
    page = [reader.convert("[@two]"), reader.convert("[@one]"), reader.convert("[@two]")]
    assert [each.number for each in references("".join(page), BIBLIOGRAPHY, default())] == [1, 2]
    assert ">2</a>" in page[1]
    assert 'id="cite-1-2"' in page[2]


def test_a_page_without_citations_has_no_references() -> None:
    assert references(markdown().convert("Nothing. {good} `[@one]`"), BIBLIOGRAPHY, default()) == []
