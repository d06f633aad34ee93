"""What a drawing's file must be. Each case changes one thing in a good file, and the whole report is asserted."""

from pathlib import Path

import pytest

from diagrams.library import read

GOOD = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 200" font-size="18">
  <title>Two arches</title>
  <desc>They overlap.</desc>
  <rect class="d-ground" width="360" height="200" fill="#fcfaf4"/>
  <!-- the left one -->
  <path class="d-one d-line" fill="#c4482a" stroke="#14292d" d="M0 0h9v9z"/>
  <text class="d-ink" fill="#14292d" x="9" y="9">one &amp; two</text>
</svg>
"""
FILE = "content/diagrams/two-arches.svg"
SHAPE = '  <path class="d-one d-line" fill="#c4482a" stroke="#14292d" d="M0 0h9v9z"/>'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content/diagrams").mkdir(parents=True)
    return tmp_path


def said(text: str | bytes, name: str = FILE) -> list[str]:
    """The first line of each problem of one file."""
    Path(name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return [str(problem).split("\n")[0] for problem in read(Path("content")).problems]


def test_a_good_drawing_has_no_problems(folder: Path) -> None:
    assert said(GOOD) == []


def test_a_byte_order_mark_and_windows_line_ends_are_no_problem(folder: Path) -> None:
    assert said(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("  <title>Two arches</title>\n", "", ["1:1: <title> is missing: it names the drawing to readers who can't see it"]),
        (
            "  <desc>They overlap.</desc>\n",
            "",
            ["1:1: <desc> is missing: it tells what it shows to readers who can't see it"],
        ),
        (
            "<title>Two arches</title>",
            "<title> </title>",
            ["2:3: <title> has no words: it names the drawing to readers who can't see it"],
        ),
        (
            "  <desc>They overlap.</desc>\n",
            "  <g><desc>They overlap.</desc></g>\n",
            [
                "3:3: the ground is missing: draw "
                '<rect class="d-ground" width="360" height="200" fill="#fcfaf4"/> before anything else',
                "3:6: <desc> stands too deep inside; put it right below <svg>",
            ],
        ),
        ("</desc>", "</desc><desc>Again.</desc>", ["3:29: <desc> is here twice; keep one"]),
        (' viewBox="0 0 360 200"', "", ['1:1: viewBox= is missing or not whole numbers like viewBox="0 0 360 400"']),
        (
            'viewBox="0 0 360 200"',
            'viewBox="0 0 360 auto"',
            ['1:41: viewBox= is missing or not whole numbers like viewBox="0 0 360 400"'],
        ),
        (
            ' xmlns="http://www.w3.org/2000/svg"',
            "",
            ['1:1: a drawing starts with <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 …">'],
        ),
        (
            '<rect class="d-ground" width="360"',
            '<rect class="d-ground" width="300"',
            [
                "4:3: the ground is missing: draw "
                '<rect class="d-ground" width="360" height="200" fill="#fcfaf4"/> before anything else'
            ],
        ),
        (SHAPE, "  <script>alert(1)</script>", ["6:3: <script> is not allowed in a drawing"]),
        (SHAPE, '  <image href="https://there.test/a.png"/>', ["6:3: <image> is not allowed in a drawing"]),
        (SHAPE, "  <svg/>", ["6:3: <svg> is not allowed in a drawing"]),
        (
            'd="M0 0h9v9z"',
            'd="M0 0h9v9z" style="fill: red"',
            ["6:76: style= is not allowed in a drawing: the site's security headers block it; use a class"],
        ),
        ('d="M0 0h9v9z"', 'd="M0 0h9v9z" onclick="x()"', ["6:76: onclick= is not allowed in a drawing"]),
        (
            'd="M0 0h9v9z"',
            'd="M0 0h9v9z" id="a"',
            ["6:76: id= is not allowed in a drawing: another drawing on the page may have the same"],
        ),
        (
            'd="M0 0h9v9z"',
            'd="M0 0h9v9z" opacity=".5"',
            ["6:76: opacity= is not allowed in a drawing: its colours would not be those of the theme"],
        ),
        (
            "<title>",
            '<title lang="en">',
            ["2:10: lang= is not allowed in a drawing"],
        ),
        (
            'class="d-one d-line" fill="#c4482a"',
            'class="d-line" fill="red"',
            ['6:24: fill="red" stays the same in both themes; use one of ours, with its class'],
        ),
        (
            'class="d-one d-line"',
            'class="d-line"',
            ['6:24: fill="#c4482a" stays the same in both themes; add class="d-one"'],
        ),
        (
            'fill="#c4482a"',
            'fill="url(#a)"',
            [
                '6:9: "d-one" needs fill="#c4482a" beside it, for readers without styles',
                '6:30: fill="url(#a)" stays the same in both themes; use one of ours, with its class',
            ],
        ),
        (
            'class="d-one d-line"',
            'class="d-ones d-one d-line"',
            ['6:9: there is no class "d-ones" for drawings; did you mean "d-one"?'],
        ),
        (
            SHAPE,
            '  <path d="M0 0h9v9z"/>',
            ['6:3: <path> has no fill= and would be black; give it a colour, or fill="none"'],
        ),
        (
            'font-size="18"',
            'font-size="17.9"',
            ['7:3: font-size="17.9" is less than 18: below 14 pixels on a small phone'],
        ),
        (
            ' x="9" y="9"',
            ' font-size="2em"',
            ['7:38: font-size="2em" is less than 18: below 14 pixels on a small phone'],
        ),
        (' x="9" y="9"', ' font-family="Papyrus"', ['7:38: font-family="Papyrus" is neither serif nor sans-serif']),
        (
            ' x="9" y="9"',
            ' transform="scale(.5)"',
            ["7:38: only translate() and rotate() are allowed in transform="],
        ),
        ("</svg>", "", ["8:1: this is not well-formed XML: no element found"]),
        ("</title>", "</titel>", ["2:22: this is not well-formed XML: mismatched tag"]),
        ("&amp;", "&nbsp;", ["7:54: this is not well-formed XML: undefined entity"]),
        (
            "<svg xmlns",
            '<!DOCTYPE svg [<!ENTITY a "b">]>\n<svg xmlns',
            ["1:1: <!DOCTYPE> is not allowed in a drawing, which becomes part of a page"],
        ),
        (
            "<!-- the left one -->",
            "<?php x ?>",
            ["5:3: <?…?> is not allowed in a drawing, which becomes part of a page"],
        ),
        (
            "one &amp; two",
            "<![CDATA[<script>]]>",
            ["7:50: <![CDATA[…]]> is not allowed in a drawing, which becomes part of a page"],
        ),
    ],
)
def test_a_mistake_is_told_with_its_place(folder: Path, old: str, new: str, expected: list[str]) -> None:
    assert GOOD.count(old) == 1
    told = [f"{FILE}:{each.replace(': ', ': diagram: ', 1)}" for each in expected]
    assert said(GOOD.replace(old, new)) == told


def test_columns_count_characters_and_the_line_is_shown(folder: Path) -> None:
    Path(FILE).write_text(GOOD.replace("</text>", "</text>“Ä”<a/>"), encoding="utf-8")
    assert [str(problem) for problem in read(Path("content")).problems] == [
        f"{FILE}:7:73: diagram: <a> is not allowed in a drawing\n"
        '      <text class="d-ink" fill="#14292d" x="9" y="9">one &amp; two</text>“Ä”<a/>\n'
        "                                                                            ^"
    ]


@pytest.mark.parametrize("name", ["Two-arches.svg", "two_arches.svg", "two-arches.png"])
def test_a_file_name_is_a_name_for_texts(folder: Path, name: str) -> None:
    assert said(GOOD, f"content/diagrams/{name}") == [
        f"content/diagrams/{name}: diagram: a file name has small letters a-z, digits and single hyphens, "
        "and ends in .svg, like help-ladder.svg"
    ]


def test_a_file_that_is_not_utf8_is_told_with_its_line(folder: Path) -> None:
    assert said(GOOD.encode().replace(b"Two", b"Tw\xf6")) == [
        f"{FILE}:2:1: diagram: this line is not UTF-8 text; save the file as UTF-8"
    ]


def test_hidden_files_and_backups_are_no_drawings(folder: Path) -> None:
    assert said("x", "content/diagrams/.two.svg") == []
    assert said("x", "content/diagrams/two.svg~") == []


def test_a_site_without_drawings_has_no_problems(tmp_path: Path) -> None:
    assert read(tmp_path).problems == ()
