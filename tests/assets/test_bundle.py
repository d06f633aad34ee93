"""The theme's static files become one folder with an address of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from assets import Bundle, read
from problems import ContentError


def folder_with(root: Path, files: dict[str, str | bytes]) -> Path:
    """Write files below root/static and return that folder."""
    static = root / "static"
    for name, content in files.items():
        path = static / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return static


PUBLISHED = [
    # name, what is written, what is published
    ("css/site.css", "a {\n  color: red;\n}\n", b"a{color:red}"),
    ("js/quiz/score.js", "export const  two = () => 1 + 1;\n", b"export const two=()=>1+1"),
    ("icons/icon.svg", "<svg>\n  <circle r='1'/>\n</svg>", b"<svg>\n  <circle r='1'/>\n</svg>"),
    ("images/dot.png", b"\x89PNG\x00\xff", b"\x89PNG\x00\xff"),
    ("css/empty.css", "", b""),
]


@pytest.mark.parametrize(("name", "written", "published"), PUBLISHED, ids=[case[0] for case in PUBLISHED])
def test_styles_and_scripts_are_minified_and_all_else_is_kept(
    tmp_path: Path, name: str, written: str | bytes, published: bytes
) -> None:
    """Only CSS and JavaScript change on the way; their names and folders stay."""
    assert read(folder_with(tmp_path, {name: written})).files == {name: published}


def test_files_are_written_below_the_digest_with_their_relative_places(tmp_path: Path) -> None:
    """A module finds its neighbour by a plain relative name."""
    bundle = read(folder_with(tmp_path, {"js/a.js": 'import "./b.js"', "js/b.js": "go()"}))
    bundle.write(tmp_path / "out")
    written = sorted(p.relative_to(tmp_path / "out").as_posix() for p in (tmp_path / "out").rglob("*.js"))
    assert written == [f"{bundle.address}/js/a.js", f"{bundle.address}/js/b.js"]
    assert (tmp_path / "out" / bundle.address / "js/a.js").read_bytes() == b'import"./b.js"'


def test_scripts_of_components_are_published_below_their_folder(tmp_path: Path) -> None:
    """Their templates, examples and styles are not: pages are made of them."""
    folder_with(tmp_path, {"css/a.css": "b{c:d}"})
    names = ("components/card/script.js", "components/card/style.css", "components/card/template.html", "templates/x.js")
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    assert set(read(tmp_path / "static").files) == {"css/a.css", "components/card/script.js"}


def test_hidden_files_stay_at_home(tmp_path: Path) -> None:
    """What an editor or the system leaves behind is not published."""
    static = folder_with(tmp_path, {".DS_Store": "x", ".cache/a.css": "x", "a.css": "b{c:d}"})
    assert read(static).files == {"a.css": b"b{c:d}"}


def test_a_theme_without_static_files_is_an_empty_bundle(tmp_path: Path) -> None:
    """A missing folder is no mistake by itself; naming a file in it is."""
    assert read(tmp_path / "none").files == {}


CHANGES = [
    # what changes, files before, files after, whether the address changes
    ("nothing", {"a.css": b"x", "b.js": b"y"}, {"a.css": b"x", "b.js": b"y"}, False),
    ("the order of reading", {"a.css": b"x", "b.js": b"y"}, {"b.js": b"y", "a.css": b"x"}, False),
    ("a byte", {"a.css": b"x"}, {"a.css": b"z"}, True),
    ("a name", {"a.css": b"x"}, {"b.css": b"x"}, True),
    ("the border between two files", {"a": b"1", "b": b"23"}, {"a": b"12", "b": b"3"}, True),
    ("one more file", {"a.css": b"x"}, {"a.css": b"x", "b.css": b""}, True),
]


@pytest.mark.parametrize(("what", "before", "after", "changes"), CHANGES, ids=[case[0] for case in CHANGES])
def test_the_address_changes_exactly_when_the_files_do(
    what: str, before: dict[str, bytes], after: dict[str, bytes], changes: bool
) -> None:
    """Readers may keep a file for ever, because another content has another address."""
    assert (Bundle(Path("static"), before).address != Bundle(Path("static"), after).address) is changes


def test_the_address_does_not_depend_on_where_the_project_lives(tmp_path: Path) -> None:
    """Two machines build the same site."""
    here, there = (read(folder_with(tmp_path / place, {"a.css": "b{c:d}"})) for place in ("here", "there"))
    assert here.address == there.address


def test_every_file_that_cannot_be_read_is_reported_at_once(tmp_path: Path) -> None:
    """A mistake in a script names its line and column."""
    static = folder_with(tmp_path, {"js/a.js": "let one = 1;\nlet two = (;\n", "css/b.css": b"a{content:'\xff'}"})
    with pytest.raises(ContentError) as caught:
        read(static)
    assert str(caught.value) == (
        f"{static}/css/b.css: this file is not UTF-8\n"
        f"{static}/js/a.js:2:12: unexpected ; in expression\n"
        "    let two = (;\n"
        "               ^"
    )
