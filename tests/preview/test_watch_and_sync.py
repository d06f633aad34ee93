"""Noticing changes, and showing a build without ever showing half of one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from preview.sync import sync
from preview.watch import changed, snapshot


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def read(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}


CHANGES = [  # (what an editor does, the files that are noticed)
    (lambda root: (root / "content/a.md").write_text("longer"), ["content/a.md"]),
    (lambda root: os.utime(root / "content/a.md", ns=(1, 1)), ["content/a.md"]),
    (lambda root: write(root, {"content/new/b.md": ""}), ["content/new/b.md"]),
    (lambda root: (root / "content/a.md").unlink(), ["content/a.md"]),
    (lambda root: (root / "content/a.md").rename(root / "content/z.md"), ["content/a.md", "content/z.md"]),
    (lambda root: (root / "settings.py").write_text("A = 1"), ["settings.py"]),
    (lambda root: (root / "content/a.md").read_text(), []),
    (lambda root: write(root, {"other/x": ""}), []),
    (lambda root: write(root, {"content/__pycache__/x.pyc": "", "content/.a.md.swp": "", "content/a.md~": ""}), []),
]


@pytest.mark.parametrize(("act", "noticed"), CHANGES)
def test_a_change_to_a_source_is_noticed_and_nothing_else(tmp_path: Path, act, noticed: list[str]) -> None:
    """Additions and deletions too; not what a build or an editor's program leaves behind."""
    write(tmp_path, {"content/a.md": "a", "settings.py": ""})
    places = [tmp_path / "content", tmp_path / "settings.py", tmp_path / "not-there"]
    before = snapshot(places)
    act(tmp_path)
    assert changed(before, snapshot(places)) == [str(tmp_path / name) for name in noticed]


def test_a_link_to_nowhere_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "broken").symlink_to(tmp_path / "gone")
    assert snapshot([tmp_path]) == {}


SYNCS = [  # (served before, built, files that change)
    ({}, {"index.html": "a", "x/y.css": "b"}, 2),
    ({"index.html": "a"}, {"index.html": "a"}, 0),
    ({"index.html": "a"}, {"index.html": "b"}, 1),
    ({"index.html": "a", "old/x.html": "x"}, {"index.html": "a"}, 1),
    ({"index.html": "a", "x": "file"}, {"index.html": "a", "x/y": "below"}, 2),
    ({"index.html": "a", "x/y": "below"}, {"index.html": "a", "x": "file"}, 2),
]


@pytest.mark.parametrize(("served", "built", "count"), SYNCS)
def test_the_served_folder_becomes_the_built_one(tmp_path: Path, served, built, count: int) -> None:
    """Also where a file takes the place of a folder, and the other way round."""
    here = write(tmp_path / "served", served)
    assert sync(write(tmp_path / "built", built), here) == count
    assert read(here) == built
    assert all(any(path.iterdir()) for path in here.rglob("*") if path.is_dir())


def test_what_did_not_change_is_not_touched(tmp_path: Path) -> None:
    here = write(tmp_path / "served", {"a": "same", "b": "old"})
    os.utime(here / "a", ns=(1, 1))
    sync(write(tmp_path / "built", {"a": "same", "b": "new"}), here)
    assert (here / "a").stat().st_mtime_ns == 1
