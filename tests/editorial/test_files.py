"""The files themselves: bytes, names, folders, and two files with one address."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from editorial.checks import check
from editorial.site import Site

Problems = Callable[..., list[str]]
Look = Callable[[], Site]

HEAD = "Title: A piece\nDate: 2026-11-23\n"
GOOD = HEAD + "\nText.\n"
PIECE = "content/articles/trust/piece.md"


def told(site: Site, files: list[Path] | None = None) -> list[str]:
    return [str(problem).split("\n")[0] for problem in check(site, files)]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (GOOD.encode() + b"caf\xe9\n", ":5:4: this file is not UTF-8: byte 43 is 0xE9; save it as UTF-8"),
        (
            b"\xef\xbb\xbf" + HEAD.replace("\n", "\r\n").encode() + "\r\né \xff".encode("latin-1"),
            ":4:1: this file is not UTF-8: byte 40 is 0xE9; save it as UTF-8",
        ),
        (GOOD.encode("utf-16"), ":1:1: this file is UTF-16; save it as UTF-8"),
        (GOOD.encode() + "é\x00\n".encode(), ":5:2: the invisible control character U+0000 must go; delete it"),
        (GOOD.encode() + "\ufeff\n".encode(), ":5:1: the invisible control character U+FEFF must go; delete it"),
        (GOOD.encode() + b"a\x1b[0m\n", ":5:2: the invisible control character U+001B must go; delete it"),
    ],
)
def test_bytes_that_are_no_text_are_told_with_their_place(problems: Problems, data: bytes, message: str) -> None:
    assert problems(data) == [PIECE + message]


def test_a_file_that_cannot_be_read_is_told(folder: Path, site: Look) -> None:
    (folder / PIECE).symlink_to("nowhere.md")
    assert told(site()) == [f"{PIECE}: this file cannot be read: No such file or directory"]


NAME_RULE = "a file name has small letters a-z, digits and single hyphens, and ends in .md, like attachment-map.md"


@pytest.mark.parametrize(
    ("name", "messages"),
    [
        ("content/articles/trust/Piece.md", [NAME_RULE]),
        ("content/articles/trust/a piece.md", [NAME_RULE]),
        ("content/articles/trust/a--piece.md", [NAME_RULE]),
        ("content/articles/trust/piece.markdown", [NAME_RULE]),
        ("content/articles/trust/piece.html", [NAME_RULE]),
        ("content/articles/piece.md", ["an article lies in the folder of its pillar: trust, conflict, rebuilding"]),
        (
            "content/articles/trust/deep/piece.md",
            ["an article lies in the folder of its pillar: trust, conflict, rebuilding"],
        ),
        ("content/articles/conflicts/piece.md", ['there is no pillar "conflicts"; did you mean "conflict"?']),
        ("content/articles/money/piece.md", ['there is no pillar "money"; known here: trust, conflict, rebuilding']),
        ("content/pages/deep/piece.md", ["a page lies in content/pages itself, not in a folder below"]),
        ("content/pages/quizzes.md", ['the site itself uses the address "quizzes"; choose another name']),
        (
            "content/articles/trust/coming-back.md",
            [
                'the slug "coming-back" is that of content/articles/conflict/coming-back.md too; '
                "rename one, for a slug is an address"
            ],
        ),
        (
            "content/articles/trust/Coming-back.md",
            [
                NAME_RULE,
                'the slug "Coming-back" is that of content/articles/conflict/coming-back.md too; '
                "rename one, for a slug is an address",
            ],
        ),
        # articles and pages have addresses of their own
        ("content/pages/coming-back.md", []),
        # nobody's content
        ("content/articles/trust/.piece.md.swp", []),
        ("content/articles/trust/piece.md~", []),
    ],
)
def test_names_and_folders(problems: Problems, name: str, messages: list[str]) -> None:
    assert problems(GOOD, name) == [f"{name}: {message}" for message in messages]


def test_a_folder_that_leads_back_to_itself_is_told(folder: Path, site: Look) -> None:
    (folder / "content/articles/trust/loop").symlink_to(folder / "content/articles", target_is_directory=True)
    assert told(site()) == ["content/articles/trust/loop: this folder is a link to another; put the files here instead"]


def test_content_without_any_article_says_how_to_start_one(folder: Path, site: Look) -> None:
    for path in (folder / "content/articles").rglob("*.md"):
        path.unlink()
    assert told(site()) == [
        "content/articles: there is no article yet; start one with content/articles/trust/my-first-article.md "
        "(docs/editors.md shows how)"
    ]


def test_one_file_can_be_checked_alone(folder: Path, site: Look) -> None:
    """Only that file's problems are told, and it is still compared with the others."""
    (folder / "content/pages/about.md").write_text("Text.", encoding="utf-8")
    good = folder / "content/articles/trust/small-promises.md"
    assert told(site(), [good]) == []
    twin = folder / "content/articles/trust/coming-back.md"
    twin.write_text(GOOD, encoding="utf-8")
    assert len(told(site(), [twin])) == 1


def test_a_file_outside_the_content_is_told(folder: Path, site: Look) -> None:
    stray = folder / "piece.md"
    stray.write_text(GOOD, encoding="utf-8")
    assert told(site(), [stray]) == ["piece.md: this file lies neither in content/articles nor in content/pages"]


def test_files_are_named_from_the_working_folder_or_in_full(folder: Path, site: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / PIECE).write_text("", encoding="utf-8")
    here = site()
    monkeypatch.chdir(folder / "quizzes")
    assert told(here)[0].startswith(f"{folder}{os.sep}content")
