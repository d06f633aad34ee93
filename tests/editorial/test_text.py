"""The text of a file: links, pictures and anything live."""

from collections.abc import Callable

import pytest

from editorial.links import links, without_code

Problems = Callable[..., list[str]]

PIECE = "content/articles/trust/piece.md"
HEAD = "Title: A piece\nDate: 2026-11-23\n\n"  # the text starts on line 4


@pytest.mark.parametrize(
    "text",
    [
        "[a](article:small-promises) [q](quiz:closeness-map) [p](page:get-help)",
        "[a](article:small-promises#part) and [out](https://example.org/) and [mail](mailto:a@example.org)",
        "[a][1]\n\n[1]: article:small-promises",
        "[map]({static}/images/map.svg)",
        "![](diagram:anything) ![](images/anything.jpg)",  # other checks know the drawings and the pictures
        "[source]({filename}/articles/trust/small-promises.md) and [near]({filename}small-promises.md)",
        "A claim. {early} [@coan2017status; @coan2006lending, p. 4]",
        "<abbr title='x'>y</abbr> and 1 < 2 > 0 and {: .wide }",
        # code shows what is in it and does not do it
        "`[a](article:nope)` and ``<script>``",
        "Code:\n\n    [a](article:nope) <script>\n\nText.",
        "```\n[a](article:nope)\n\n<script>\n```\n",
        "~~~ html\n<script>\n~~~",
        "<!-- [a](article:nope) -->",
        r"\[a](article:nope)",
        "[unused]: article:nope",
    ],
)
def test_good_text_has_no_problems(problems: Problems, text: str) -> None:
    assert problems(HEAD + text + "\n") == []


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (
            "See [a](article:smal-promises).",
            "4:9",
            'there is no article "smal-promises"; did you mean "small-promises"?',
        ),
        ("[q](quiz:closenes-map#top)", "4:5", 'there is no quiz "closenes-map"; did you mean "closeness-map"?'),
        ("[p](page:about)", "4:5", 'there is no page "about"; known here: get-help'),
        ("[p](article:get-help)", "4:5", 'there is no article "get-help"; did you mean "page:get-help"?'),
        ("[p](article:Small-Promises)", "4:5", 'there is no article "Small-Promises"; did you mean "small-promises"?'),
        ("Words\n\n* one\n* [p](page:about) x", "7:7", 'there is no page "about"; known here: get-help'),
        ("* one\n\n    [p](page:about)", "6:9", 'there is no page "about"; known here: get-help'),
        ("[p][1]\n\nMore.\n\n[1]: page:about", "8:6", 'there is no page "about"; known here: get-help'),
        ('[p](<page:about> "Title")', "4:6", 'there is no page "about"; known here: get-help'),
        ('<a href="page:about">p</a>', "4:10", 'there is no page "about"; known here: get-help'),
        ("[![m]({static}/images/map.svg)](page:about)", "4:33", 'there is no page "about"; known here: get-help'),
        ("`x` [p](page:about) `[p](page:about)`", "4:9", 'there is no page "about"; known here: get-help'),
        ("[p](articel:x)", "4:5", 'a link to “articel:” is not allowed in a text; did you mean "article"?'),
        (
            "[m]({static}/images/mapp.svg)",
            "4:5",
            'there is no file "/images/mapp.svg"; did you mean "map.svg"?',
        ),
        ("Words <script>alert(1)</script>", "4:7", "<script> is not allowed in a text"),
        ("Words\n\n<SCRIPT SRC=x>", "6:1", "<script> is not allowed in a text"),
        ("A <b onclick='x()'>b</b>", "4:3", "the attribute onclick= is not allowed in a text"),
        ("A <b\n onclick=x>b</b>", "4:3", "the attribute onclick= is not allowed in a text"),
        ("# Head {: onclick=x }", "4:8", "the attribute onclick= is not allowed in a text"),
        ("A *b*{onmouseover=x} c", "4:6", "the attribute onmouseover= is not allowed in a text"),
        ("A [b](javascript:alert(1)) c", "4:7", "a link to “javascript:” is not allowed in a text"),
        ("A [b](java&#115;cript:alert(1)) c", "4:7", "a link to “javascript:” is not allowed in a text"),
        ("A [b][x]\n\n[x]: JavaScript:alert(1)", "6:6", "a link to “JavaScript:” is not allowed in a text"),
        ("A <a href='javascript:x'>b</a>", "4:3", "a link to “javascript:” is not allowed in a text"),
        ("![m](data:image/png;base64,AA)", "4:6", "a link to “data:” is not allowed in a text"),
        ("A <iframe src=x></iframe>", "4:3", "<iframe> is not allowed in a text"),
        ("A <body onload=x>", "4:3", "<body> is not allowed in a text"),
        # written in a way that the search for places does not know: told at the block it comes from
        ("One.\n\n| a |\n|:-:|\n| b |", "6:1", "the attribute style= is not allowed in a text"),
    ],
)
def test_a_mistake_is_told_with_its_place(problems: Problems, text: str, place: str, message: str) -> None:
    assert problems(HEAD + text + "\n") == [f"{PIECE}:{place}: {message}"]


def test_every_place_of_a_bad_link_is_told(problems: Problems) -> None:
    assert problems(HEAD + "[a](page:x) and [b](page:x)\n\n[c](page:x)\n") == [
        f'{PIECE}:{place}: there is no page "x"; known here: get-help' for place in ("4:5", "4:21", "6:5")
    ]


def test_nesting_without_end_is_told_and_not_followed(problems: Problems) -> None:
    deep = "\n".join("    " * depth + "- x" for depth in range(300))
    assert problems(HEAD + deep) == [f"{PIECE}:4:1: lists or quotations are nested too deep in this text to be read"]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("[a](one) ![b](two)", [("one", 4), ("two", 14)]),
        ("[a](o(n)e 'title')", [("o(n)e", 4)]),
        ("[a][1]\n\n[1]: <one>", [("one", 14)]),
        ("`[a](one)` [a](two)", [("two", 15)]),
        ("```\n[a](one)\n```\n[a](two)", [("two", 21)]),
        ("text\n    [a](one)", [("one", 13)]),
        ("text\n\n    [a](one)", []),
        ("- item\n\n    [a](one)", [("one", 16)]),
        ("no link (one)", []),
    ],
)
def test_links_are_found_with_their_offsets(text: str, targets: list[tuple[str, int]]) -> None:
    assert [(link.text, link.at) for link in links(text)] == targets


@pytest.mark.parametrize("text", ["a `b` c", "```\nb\n\n```\nc", "a\n\n\tb\nc", "``` open\nto the end", "a `b\n\nc` d"])
def test_blanking_code_moves_nothing(text: str) -> None:
    blank = without_code(text)
    assert len(blank) == len(text)
    assert [at for at, char in enumerate(blank) if char == "\n"] == [at for at, char in enumerate(text) if char == "\n"]
    assert all(new in (old, " ") for new, old in zip(blank, text, strict=True))
