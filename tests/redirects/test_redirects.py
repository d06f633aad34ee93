"""content/redirects.yaml: what it says, and every mistake at its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from problems import ContentError
from redirects import Redirect, load, parse, read

PAGES = ("/", "/about/", "/learn/hands/", "/learn/bins/", "/quizzes/moments/")


def said(text: str) -> list[str]:
    return [str(problem).partition("\n")[0] for problem in parse(text, "r.yaml", PAGES, lambda address: "results" in address)[1]]


@pytest.mark.parametrize("text", ["", "{}\n", "# Only a comment\n"])
def test_there_may_be_none(text: str) -> None:
    """An empty file, as the journal starts with."""
    assert parse(text, "r.yaml", PAGES) == ([], [])


def test_a_missing_file_holds_none(tmp_path: Path) -> None:
    """Nothing has moved yet."""
    assert read(tmp_path / "r.yaml") == ([], [])


def test_each_line_moves_one_address() -> None:
    """In order of the old address, whatever the order in the file; a mark at the start of the file is nobody's mistake."""
    found, problems = parse(
        "/old/two.html: /learn/hands/\n/learn/hand/: '/learn/hands/'\n", "r.yaml", PAGES, lambda address: False
    )
    assert problems == []
    assert [(each.old, each.new, each.file) for each in found] == [
        ("/learn/hand/", "/learn/hands/", "learn/hand/index.html"),
        ("/old/two.html", "/learn/hands/", "old/two.html"),
    ]


def test_a_page_that_only_the_build_knows_is_not_said_to_be_missing() -> None:
    """`unsure` tells; a target that is certainly missing is told all the same."""
    assert said("/a/: /quizzes/moments/results/much/\n") == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("/a/: /learn/hand/", 'r.yaml:1:6: there is no page "/learn/hand/"; did you mean "/learn/hands/"?'),
        ("/about/: /learn/hands/", 'r.yaml:1:1: "/about/" is a page of this site, which nobody would find: take this line out'),
        ("/About/: /learn/hands/", 'r.yaml:1:1: "/about/" is a page of this site, which nobody would find: take this line out'),
        ("/a/: /a/", "r.yaml:1:6: an address can't lead to itself"),
        ("/a/: /b/\n/b/: /c/\n/c/: /about/", 'r.yaml:1:6: "/b/" has moved itself: write /about/ | r.yaml:2:6: "/c/" has moved itself: write /about/'),
        (
            "/a/: /b/\n/b/: /a/",
            'r.yaml:1:6: "/b/" has moved itself, and leads back to "/a/": one of them must lead to a page | '
            'r.yaml:2:6: "/a/" has moved itself, and leads back to "/b/": one of them must lead to a page',
        ),
        ("/a/: /about/\n/a/: /learn/bins/", 'r.yaml:2:1: "/a/" is here twice; keep one'),
        ("/a/: /about/\n/A/: /learn/bins/", 'r.yaml:2:1: "/A/" is "/a/" in other letters, which some computers take for the same; keep one'),
        ("/: /about/", "r.yaml:1:1: the first page can't move: every site begins there"),
        ("/a/:", "r.yaml:1:5: the new address is missing; write /old/: /new/"),
        ("/a/: [/b/]", "r.yaml:1:6: the new address is missing; write /old/: /new/"),
        ("a: /about/", 'r.yaml:1:1: "a" is not a whole address; write /a/'),
        ("/a: /about", 'r.yaml:1:1: "/a" is not a whole address; write /a/ | r.yaml:1:5: "/about" is not a whole address; write /about/'),
        ("/a/index.html: /about/", 'r.yaml:1:1: "/a/index.html" is not a whole address; write /a/'),
        (
            "/a/: https://there.test/b/",
            'r.yaml:1:6: "https://there.test/b/" is on another site or names this one; write the part after the host name, such as /learn/some-slug/',
        ),
        (
            "/a/: //there.test/b/",
            'r.yaml:1:6: "//there.test/b/" is on another site or names this one; write the part after the host name, such as /learn/some-slug/',
        ),
        ("/a/: /about/#who", 'r.yaml:1:6: "/about/#who" has a ? or a #, and only whole pages can be found again; write the address of the page'),
        (
            "/a/../b/: /about/",
            'r.yaml:1:1: "/a/../b/" is no address; it is made of letters a–z, digits, and - _ ~ between slashes, and may end in .html',
        ),
        (
            '"/a/ {\\n}/": /about/',
            'r.yaml:1:1: "/a/ {\ufffd}/" is no address; it is made of letters a–z, digits, and - _ ~ between slashes, and may end in .html',
        ),
        ("- /a/: /about/", "r.yaml:1:1: write one line for each address that has moved: /old/: /new/"),
        ("/a/: [", "r.yaml:1:7: this is not YAML: expected the node content, but found '<stream end>'"),
    ],
)  # fmt: skip
def test_a_mistake_has_its_place_and_a_way_out(text: str, message: str) -> None:
    """Every one that a file has, in order."""
    assert (
        " | ".join(str(problem).partition("\n    ")[0] for problem in parse(text, "r.yaml", PAGES, lambda address: False)[1])
        == message
    )


def test_the_line_is_shown_with_a_caret() -> None:
    """As every problem of the project is."""
    problem = parse("# moved\n/a/: /abuot/\n", "r.yaml", PAGES, lambda address: False)[1][0]
    assert str(problem) == 'r.yaml:2:6: there is no page "/abuot/"; did you mean "/about/"?\n    /a/: /abuot/\n         ^'


def test_nothing_can_be_written_into_a_server_s_configuration() -> None:
    """Whoever writes rules for a web server may use an address as it is."""
    for mark in " \t\n\"'`{}()<>;:$%\\^|*?#&=+!@,[]é":
        text = f"{json.dumps(f'/a{mark}/')}: /about/\n"
        assert len(parse(text, "r.yaml")[1]) == 1, text


def test_nesting_without_end_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    """A file of brackets alone."""
    (tmp_path / "redirects.yaml").write_text("/a/: " + "[" * 400)
    assert [problem.message for problem in read(tmp_path / "redirects.yaml")[1]] != []


def test_a_file_that_is_no_text_is_a_problem(tmp_path: Path) -> None:
    """For whoever loads the redirects, all problems come as one error."""
    (tmp_path / "redirects.yaml").write_bytes(b"/caf\xe9/: /about/")
    with pytest.raises(ContentError, match=r"redirects\.yaml: this file can't be read as UTF-8 text"):
        load({"PATH": str(tmp_path)})


def test_load_gives_what_web_servers_need(tmp_path: Path) -> None:
    """Old and new addresses, with a slash first."""
    (tmp_path / "redirects.yaml").write_text("\ufeff/a/: /about/\n", encoding="utf-8")
    assert load({"PATH": str(tmp_path)}) == [Redirect("/a/", "/about/")]
