"""Where the site may be published to."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from publishing import output, swap
from publishing.stop import Stop

ELSE = "choose another place with OUTPUT=some/folder make publish"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with sources, a file, a foreign folder, and a folder of ours."""
    for name in ("project/content", "project/output", "project/foreign", "project/ours", "project/empty", "elsewhere"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("file", "output/own.html", "foreign/x", "ours/x", f"ours/{swap.MARKER}"):
        (tmp_path / "project" / name).touch()
    (tmp_path / "project/link").symlink_to(tmp_path / "elsewhere")
    return tmp_path / "project"


@pytest.mark.parametrize(
    ("wanted", "chosen"),
    [
        ("", "output"),
        ("output", "output"),
        ("ours", "ours"),
        ("empty", "empty"),
        ("new/site", "new/site"),
        ("link", "../elsewhere"),
    ],
)
def test_a_place_that_is_ours_or_free_is_taken(root: Path, wanted: str, chosen: str) -> None:
    """A link is followed, so that it stays a link."""
    assert output.choose(wanted, root) == Path(os.path.normpath(root / chosen))


REFUSED = [
    ("file", f"file is a file, and the site needs a folder of that name: move the file, or {ELSE}"),
    (".", f". holds this project, which publishing there would replace: {ELSE}"),
    ("..", f".. holds this project, which publishing there would replace: {ELSE}"),
    ("/", f"/ holds this project, which publishing there would replace: {ELSE}"),
    ("content/site", f"content/site is inside content/, which the site is made from: {ELSE}"),
    ("file/site", f"file/site can't be made (File exists): {ELSE}"),
    (
        "foreign",
        "foreign has files in it that publishing did not write, and they would be lost: empty the folder yourself, "
        "or name one that does not exist yet",
    ),
]


@pytest.mark.parametrize(("wanted", "said"), REFUSED)
def test_a_place_that_is_not_ours_is_refused(root: Path, wanted: str, said: str) -> None:
    with pytest.raises(Stop) as stop:
        output.choose(wanted, root)
    assert str(stop.value) == said


def test_a_link_in_the_place_of_the_default_is_no_licence(root: Path) -> None:
    """What it leads to may be anyone's."""
    (root / "output/own.html").unlink()
    (root / "output").rmdir()
    (root / "output").symlink_to("foreign")
    with pytest.raises(Stop, match=r"^output has files in it that publishing did not write"):
        output.choose("", root)


def test_a_place_that_can_not_be_written_to_is_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != "output")
    with pytest.raises(Stop) as stop:
        output.choose("", root)
    assert str(stop.value) == f"{root}/output can't be written to: change its permissions, or {ELSE}"
