"""The swap: the old site or the new one, whole, on every kind of system."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from publishing import swap

NEW = {"index.html": "new", swap.MARKER: ""}
OLD = {"index.html": "old", "only-old.html": "old"}


def fill(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text)
    return folder


def read(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("before", [None, {}, OLD], ids=["nothing there", "an empty folder", "an old site"])
@pytest.mark.parametrize("can_exchange", [True, False])
def test_the_new_site_is_there_and_the_old_one_gone(tmp_path, monkeypatch, before, can_exchange) -> None:
    """Also where the system can't exchange two names."""
    if not can_exchange:
        monkeypatch.setattr(swap, "exchange", lambda one, other: False)
    if before is not None:
        fill(tmp_path / "output", before)
    swap.swap_in(fill(tmp_path / "fresh", NEW), tmp_path / "output")
    assert read(tmp_path / "output") == NEW
    assert names(tmp_path) == ["output"]


def test_two_folders_exchange_their_names_in_one_step(tmp_path) -> None:
    """On a system that has no such call the answer is False, and nothing has moved."""
    fill(tmp_path / "one", NEW)
    fill(tmp_path / "other", OLD)
    moved = swap.exchange(tmp_path / "one", tmp_path / "other")
    assert read(tmp_path / "one") == (OLD if moved else NEW)


def test_a_site_on_another_disk_is_copied_beside_its_place_first(tmp_path, monkeypatch) -> None:
    """Names can't be exchanged across disks."""
    (tmp_path / "work").mkdir()
    fill(tmp_path / "output", OLD)
    replace = swap._replace

    def only_within_a_disk(fresh: Path, target: Path) -> None:
        if fresh.parent != target.parent:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        replace(fresh, target)

    monkeypatch.setattr(swap, "_replace", only_within_a_disk)
    swap.swap_in(fill(tmp_path / "work" / "fresh", NEW), tmp_path / "output")
    assert read(tmp_path / "output") == NEW
    assert (names(tmp_path), names(tmp_path / "work")) == (["output", "work"], [])


def test_a_copy_that_does_not_fit_leaves_nothing_and_says_so_once(tmp_path, monkeypatch) -> None:
    """The disk that the site goes to may be the full one."""
    fill(tmp_path / "output", OLD)

    def other_disk(fresh: Path, target: Path) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    def full(source: Path, copy: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(source), None, str(copy))

    monkeypatch.setattr(swap, "_replace", other_disk)
    monkeypatch.setattr(swap.shutil, "copyfile", full)
    with pytest.raises(OSError, match=r"^\[Errno 28\] No space left on device: '[^']*' -> '[^']*'$"):
        swap.swap_in(fill(tmp_path / "fresh", NEW), tmp_path / "output")
    assert read(tmp_path / "output") == OLD
    assert names(tmp_path) == ["fresh", "output"]


def test_a_second_rename_that_fails_puts_the_old_site_back(tmp_path, monkeypatch) -> None:
    """Without an exchange, the old site was renamed away already."""
    monkeypatch.setattr(swap, "exchange", lambda one, other: False)
    fill(tmp_path / "output", OLD)
    with pytest.raises(FileNotFoundError):
        swap.swap_in(tmp_path / "never-built", tmp_path / "output")
    assert read(tmp_path / "output") == OLD
    assert names(tmp_path) == ["output"]


RECOVERIES = [  # (name, folders found, put back?, folders after)
    ("nothing happened", {"output": OLD}, False, ["output"]),
    ("killed between the two renames", {".output.previous": OLD}, True, ["output"]),
    ("killed after the second", {".output.previous": OLD, "output": NEW}, False, ["output"]),
    ("killed while copying", {".output.new-1": NEW, "output": OLD}, False, ["output"]),
    ("someone else's folder", {".output.new-1": OLD, "output": OLD}, False, [".output.new-1", "output"]),
]


@pytest.mark.parametrize(("found", "put_back", "after"), [case[1:] for case in RECOVERIES], ids=[case[0] for case in RECOVERIES])
def test_what_a_kill_left_is_put_right_at_the_next_start(tmp_path, found, put_back, after) -> None:
    """The site is whole again, and nothing of ours is left beside it."""
    for name, files in found.items():
        fill(tmp_path / name, files)
    expected = found.get("output", OLD)
    assert swap.recover(tmp_path / "output") is put_back
    assert read(tmp_path / "output") == expected
    assert names(tmp_path) == after
