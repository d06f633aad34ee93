"""Showing a drawing in a text: what it becomes, and what is said when that can't be done."""

from pathlib import Path

import pytest
from markdown import Markdown

from diagrams import checks, uses
from diagrams.library import Library, read
from diagrams.placing import Diagrams

DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 200" font-size="18">
  <title>Two
    arches</title>
  <desc>They &lt;overlap&gt;.</desc>
  <rect class="d-ground" width="360" height="200" fill="#fcfaf4"/>
  <!-- a note to ourselves -->
  <text class="d-ink" fill="#14292d">one &amp; two</text>
</svg>
"""
FIGURE = (
    '<figure class="diagram">\n'
    '<svg viewBox="0 0 360 200" font-size="18" width="360" height="200" role="img" '
    'aria-labelledby="diagram-arches-title" aria-describedby="diagram-arches-desc">'
    '<title id="diagram-arches-title">Two arches</title><desc id="diagram-arches-desc">They &lt;overlap&gt;.</desc>'
    '<rect class="d-ground" width="360" height="200" fill="#fcfaf4"/>'
    '<text class="d-ink" fill="#14292d">one &amp; two</text></svg>{caption}\n</figure>'
)
EXTENSIONS = ("sane_lists", "tables", "fenced_code", "smarty", "meta", "toc", "attr_list")
HOW = "write ![](diagram:arches) on a line of its own"


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content/diagrams").mkdir(parents=True)
    for name in ("arches", "ladder"):
        (tmp_path / f"content/diagrams/{name}.svg").write_text(DRAWING, encoding="utf-8")
    return read(Path("content"))


def told(text: str, library: Library) -> list[str]:
    problems, _ = uses.check(text, "a.md", library, EXTENSIONS)
    return [str(problem).split("\n")[0] for problem in problems]


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("![](diagram:arches)", ""),
        ("![][a]\n\n[a]: diagram:arches", ""),
        ('![](diagram:arches "You & <me>")', "\n<figcaption>You &amp; &lt;me&gt;</figcaption>"),
    ],
)
def test_a_drawing_on_a_line_of_its_own_becomes_a_figure(library: Library, text: str, caption: str) -> None:
    html = Markdown(extensions=[*EXTENSIONS, Diagrams(library)], output_format="html").convert(f"Before.\n\n{text}\n\nAfter.")
    assert html == f"<p>Before.</p>\n{FIGURE.format(caption=caption)}\n<p>After.</p>"
    assert told(text, library) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Text.\n\n![](diagram:archs)",
            ['a.md:3:5: diagram: there is no drawing "archs" in content/diagrams; did you mean "arches"?'],
        ),
        (
            "![](diagram:zebra)",
            ['a.md:1:5: diagram: there is no drawing "zebra" in content/diagrams; known here: arches, ladder'],
        ),
        ("See ![](diagram:arches)", [f"a.md:1:9: diagram: a drawing cannot stand inside other text; {HOW}"]),
        ("- ![](diagram:arches)", [f"a.md:1:7: diagram: a drawing cannot stand inside other text; {HOW}"]),
        ("> ![](diagram:arches)", [f"a.md:1:7: diagram: a drawing cannot stand inside other text; {HOW}"]),
        (
            "![](diagram:arches)\n![](diagram:ladder)",
            [
                f"a.md:1:5: diagram: a drawing cannot stand inside other text; {HOW}",
                "a.md:2:5: diagram: a drawing cannot stand inside other text; write ![](diagram:ladder) on a line of its own",
            ],
        ),
        ("[see](diagram:arches)", [f"a.md:1:7: diagram: a drawing is shown, and cannot be linked to; {HOW}"]),
        (
            "![two arches](diagram:arches)",
            [
                "a.md:1:15: diagram: leave the brackets empty; the words for readers who can't see it are in "
                "content/diagrams/arches.svg"
            ],
        ),
        (
            "![](diagram:arches)\n\n![](diagram:arches)",
            ["a.md:3:5: diagram: this drawing is in this text already; show it once"],
        ),
        ('<img src="diagram:arches">', [f"a.md:1:11: diagram: this is not read as a drawing; {HOW}"]),
        ("{{diagram: arches}}", [f"a.md:1:3: diagram: this is not read as a drawing; {HOW}"]),
        ("!(diagram:arches)", [f"a.md:1:3: diagram: this is not read as a drawing; {HOW}"]),
        ("Title: x\nSummary: ![](diagram:arches)\n\nText.", [f"a.md:2:14: diagram: this is not read as a drawing; {HOW}"]),
    ],
)
def test_a_mistake_is_told_with_its_place(library: Library, text: str, expected: list[str]) -> None:
    assert told(text, library) == expected


@pytest.mark.parametrize(
    "text",
    [
        "`![](diagram:arches)` and ``diagram:x``",
        "    ![](diagram:nope)",
        "```\n![](diagram:nope)\n```",
        "<!-- ![](diagram:nope) -->",
        "This is the diagram: two arches.",
    ],
)
def test_code_comments_and_the_word_are_left_alone(library: Library, text: str) -> None:
    assert told(text, library) == []


def test_a_drawing_that_no_text_shows_is_told(library: Library) -> None:
    Path("content/a.md").write_text("![](diagram:arches)\n", encoding="utf-8")
    assert [str(problem) for problem in checks.check(Path("content"), library, EXTENSIONS)] == [
        "content/diagrams/ladder.svg: diagram: no text shows this drawing; "
        "write ![](diagram:ladder) on a line of its own, or take it out of diagrams/"
    ]


def test_a_broken_drawing_is_not_told_as_missing(library: Library) -> None:
    """One mistake, one message: the file's own."""
    Path("content/diagrams/arches.svg").write_text(DRAWING.replace("<text", "<blink/><text"), encoding="utf-8")
    Path("content/a.md").write_text("![](diagram:arches)\n\n![](diagram:ladder)\n", encoding="utf-8")
    problems = checks.check(Path("content"), read(Path("content")), EXTENSIONS)
    assert [problem.message for problem in problems] == ["diagram: <blink> is not allowed in a drawing"]
