"""Pictures in Markdown: what becomes of them, and what is said when that can't be done."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown import Markdown

from pictures import checks, uses
from pictures.encode import Encoded, Rendition
from pictures.gallery import DRAWING, STILL, Gallery, Picture, read
from pictures.placing import Pictures, name_in
from pictures.source import Unfit

EXTENSIONS = ("sane_lists", "tables", "fenced_code", "smarty", "meta", "toc", "attr_list")
HOW = "write ![what it shows](../../images/lake.jpg) on a line of its own"
WORDS = "Word. " * 50
ENCODED = Encoded(
    1026,
    684,
    (Rendition("avif", 400, b"a"), Rendition("avif", 1140, b"b"), Rendition("webp", 400, b"c"), Rendition("jpg", 400, b"d")),
    b"blur",
)
FRAME = (
    '<span class="picture-frame"><img class="picture-blur" src="data:image/webp;base64,Ymx1cg==" alt width="1026" height="684">'
    '<picture><source type="image/avif" srcset="picture-root:/pictures/lake-400-ca978112ca.avif 400w, '
    'picture-root:/pictures/lake-1140-3e23e81600.avif 1140w" sizes="min(94vw, 36rem, 1026px)">'
    '<source type="image/webp" srcset="picture-root:/pictures/lake-400-2e7d2c03a9.webp 400w" sizes="min(94vw, 36rem, 1026px)">'
    '<img src="picture-root:/pictures/lake-400-18ac3e7343.jpg" alt="A lake" width="1026" height="684" loading="lazy" '
    'decoding="async"></picture></span>'
)


def encode(data: bytes) -> Encoded:
    if data == b"broken":
        raise Unfit("is damaged; save it again")
    return ENCODED


@pytest.fixture
def gallery(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Gallery:
    monkeypatch.chdir(tmp_path)
    for name in ("lake.jpg", "Tall Door.png", "deep/sea.webp", "map.svg", "film.gif", "form.pdf", ".hidden.jpg", "lake.jpg~"):
        path = Path("content/images", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b'<svg width="3" height="2"/>' if name.endswith("svg") else b"a picture")
    Path("content/images/torn.jpg").write_bytes(b"broken")
    return read(Path("content"), encode)


def html(text: str, gallery: Gallery) -> str:
    return Markdown(extensions=[*EXTENSIONS, Pictures(gallery.pictures.get)], output_format="html").convert(text)


def told(text: str, gallery: Gallery) -> list[str]:
    problems, _ = uses.check(text, uses.Place("a.md", "../../images/"), gallery, EXTENSIONS)
    return [str(problem).split("\n")[0] for problem in sorted(problems)]


@pytest.mark.parametrize(
    "text",
    [
        "![A lake](../../images/lake.jpg)",
        "![A lake](../images/lake.jpg)",
        "![A lake](images/lake.jpg)",
        "![A lake]({static}/images/lake.jpg)",
        "![A lake][1]\n\n[1]: ../../images/lake.jpg",
        "![A lake](../../images/lake.jpg){: .wide }",
    ],
)
def test_a_picture_on_a_line_of_its_own_becomes_a_figure(gallery: Gallery, text: str) -> None:
    assert html(f"{WORDS}\n\n{text}", gallery).endswith(f'</p>\n<figure class="picture">{FRAME}</figure>')
    assert told(text, gallery) == []


@pytest.mark.parametrize(
    ("alt", "title", "written", "caption"),
    [
        ("A lake", ' "At night, & <cold>"', "A lake", "\n<figcaption>At night, &amp; &lt;cold&gt;</figcaption>"),
        (r"A \*small\* lake", "", "A *small* lake", ""),
        ('A "lake" & <b>', "", "A &quot;lake&quot; &amp; &lt;b&gt;", ""),
        ("A *slanted* lake", "", "A *slanted* lake", ""),
    ],
)
def test_words_and_captions_are_written_as_they_are_meant(
    gallery: Gallery, alt: str, title: str, written: str, caption: str
) -> None:
    text = f"{WORDS}\n\n![{alt}](../../images/lake.jpg{title})"
    frame = FRAME.replace('alt="A lake"', f'alt="{written}"')
    assert html(text, gallery).endswith(f'<figure class="picture">{frame}{caption}</figure>')
    assert told(text, gallery) == []


def test_names_with_blanks_and_folders_are_found(gallery: Gallery) -> None:
    text = "![A door](<../../images/Tall Door.png>)\n![A door](../../images/Tall%20Door.png)\n![A sea](../../images/deep/sea.webp)"
    assert re.findall(r'<img src="picture-root:/pictures/([a-z-]+)-400', html(text, gallery)) == ["tall-door", "tall-door", "sea"]
    assert told(text, gallery) == []


def test_pictures_stand_in_lists_too(gallery: Gallery) -> None:
    assert f'<li>\n<p>Step.</p>\n<figure class="picture">{FRAME}</figure></li>' in html(
        f"{WORDS}\n\n1. Step.\n\n    ![A lake](../../images/lake.jpg)", gallery
    )


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("![a b](images/lake.jpg)\n\n![a b](images/lake.jpg)", ["high", "lazy"]),
        ("Word. " * 49 + "\n\n![a b](images/lake.jpg)", ["high"]),
        ("Word. " * 50 + "\n\n![a b](images/lake.jpg)", ["lazy"]),
        ("![a b](images/lake.jpg)\n![a b](images/lake.jpg)", ["high", "lazy"]),
    ],
)
def test_only_a_picture_that_is_seen_without_scrolling_is_fetched_at_once(gallery: Gallery, text: str, when: list[str]) -> None:
    assert re.findall(r'(?:fetchpriority|loading)="(\w+)"', html(text, gallery)) == when


@pytest.mark.parametrize("target", ["images", "images/", "lake.jpg", "/lake.jpg", "https://example.org/images/lake.jpg", "myimages/a.jpg"])
def test_what_does_not_lie_in_the_folder_has_no_name(target: str) -> None:
    assert name_in(target) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Text.\n\n![A lake](../../images/lakes.jpg)",
            ['a.md:3:11: picture: there is no picture "lakes.jpg" in content/images/; did you mean "lake.jpg"?'],
        ),
        (
            "![A lake](../../images/LAKE.JPG)",
            ['a.md:1:11: picture: there is no picture "LAKE.JPG" in content/images/; did you mean "lake.jpg"?'],
        ),
        (
            "![](../../images/lake.jpg)",
            [
                "a.md:1:5: picture: there are no words for readers who can't see it; say in the brackets what it shows: "
                "![Two people on a bench](../../images/lake.jpg)"
            ],
        ),
        (
            "![lake.jpg](../../images/lake.jpg)",
            ['a.md:1:13: picture: "lake.jpg" is the name of a file; say in the brackets what the picture shows'],
        ),
        (
            "![IMG_1234](../../images/lake.jpg)",
            ['a.md:1:13: picture: "IMG_1234" is the name of a file; say in the brackets what the picture shows'],
        ),
        ("![A lake](../../images/torn.jpg)", ["a.md:1:11: picture: torn.jpg is damaged; save it again"]),
        ("![A map]({static}/images/map.svg)", [f"a.md:1:10: picture: map.svg {DRAWING}"]),
        ("![A film](../../images/film.gif)", [f"a.md:1:11: picture: film.gif {STILL}"]),
        (
            "![A form](../../images/form.pdf)",
            ["a.md:1:11: picture: form.pdf is no picture that browsers show; JPEG, PNG, WebP and AVIF are"],
        ),
        ("![A lake](lake.jpg)", ['a.md:1:11: picture: a picture needs its whole address; write "../../images/lake.jpg"']),
        ("![A sea](sea.webp)", ['a.md:1:10: picture: a picture needs its whole address; write "../../images/deep/sea.webp"']),
        (
            "![A pond](at-dusk.png)",
            [
                'a.md:1:11: picture: there is no picture "at-dusk.png"; put it into content/images/ '
                'and write "../../images/at-dusk.png"'
            ],
        ),
        (
            "![A sun](https://example.org/sun.jpg)",
            [
                'a.md:1:10: picture: "https://example.org/sun.jpg" is on another site, which would learn who reads; '
                "put it into content/images/ and write ../../images/sun.jpg"
            ],
        ),
        (
            "See ![A lake](../../images/lake.jpg).",
            [f"a.md:1:15: picture: a picture cannot stand inside other text or a link; {HOW}"],
        ),
        (
            "[![A lake](../../images/lake.jpg)](page:about)",
            [f"a.md:1:12: picture: a picture cannot stand inside other text or a link; {HOW}"],
        ),
        ("- ![A lake](../../images/lake.jpg)", [f"a.md:1:13: picture: a picture cannot stand inside other text or a link; {HOW}"]),
        (
            'Text <img src="../../images/lake.jpg" alt="A lake">',
            [f"a.md:1:16: picture: an <img> stays as large as its file, and knows no room on the page; {HOW}"],
        ),
        (
            "[the lake](../../images/lake.jpg)",
            [
                "a.md:1:12: picture: a link would publish this file as it is, with the place where it was taken; "
                f"show it instead: {HOW}"
            ],
        ),
        (
            "![A b][1] and\n\n![A b][1]\n\n[1]: ../../images/lakes.jpg",
            [
                'a.md:5:6: picture: a picture cannot stand inside other text or a link; write ![what it shows](../../images/lakes.jpg) '
                "on a line of its own",
                'a.md:5:6: picture: there is no picture "lakes.jpg" in content/images/; did you mean "lake.jpg"?',
            ],
        ),
        (
            "![](lake.jpg)\n\n![A b](../../images/lakes.jpg)\n\n![A b](../../images/torn.jpg)",
            [
                'a.md:1:5: picture: a picture needs its whole address; write "../../images/lake.jpg"',
                'a.md:3:8: picture: there is no picture "lakes.jpg" in content/images/; did you mean "lake.jpg"?',
                "a.md:5:8: picture: torn.jpg is damaged; save it again",
            ],
        ),
    ],
)
def test_a_mistake_is_told_with_its_place(gallery: Gallery, text: str, expected: list[str]) -> None:
    assert list(dict.fromkeys(told(text, gallery))) == expected


@pytest.mark.parametrize(
    "text",
    [
        "`![](../../images/nope.jpg)`",
        "    ![](../../images/nope.jpg)",
        "```\n![](../../images/nope.jpg)\n```",
        "<!-- ![](../../images/nope.jpg) -->",
        r"\![no picture](../../images/nope.jpg)",
        "![](diagram:nope)",
        "[the form]({static}/images/form.pdf)",
        "[another site](https://example.org/images/lake.jpg)",
        "![x](data:image/png;base64,AA)",
    ],
)
def test_code_drawings_and_other_files_are_others_matters(gallery: Gallery, text: str) -> None:
    assert told(text, gallery) == []


def test_a_picture_that_no_text_shows_is_told_at_itself_when_it_cannot_be_shown(gallery: Gallery) -> None:
    Path("content/pages").mkdir()
    Path("content/pages/a.md").write_text("![](../images/lake.jpg)\n", encoding="utf-8")
    assert [str(problem).split("\n")[0] for problem in checks.check(Path("content"), gallery, EXTENSIONS)] == [
        "content/images/torn.jpg: picture: torn.jpg is damaged; save it again",
        "content/pages/a.md:1:5: picture: there are no words for readers who can't see it; say in the brackets what it shows: "
        "![Two people on a bench](../images/lake.jpg)",
    ]


def test_a_name_tells_what_is_in_a_file() -> None:
    """So that it may be kept for ever: other bytes, other name; and nothing of a name that an address can't have."""
    one, other = (Picture(name, ENCODED).address(Rendition("avif", 400, data)) for name, data in (("Ä b.JPG", b"1"), ("ü.jpg", b"2")))
    assert (one, other) == ("pictures/b-400-6b86b273ff.avif", "pictures/picture-400-d4735e3a26.avif")
