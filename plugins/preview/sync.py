"""Making one folder equal to another, touching only what differs."""

from __future__ import annotations

import filecmp
import os
import shutil
from pathlib import Path


def sync(fresh: Path, served: Path) -> int:
    """Make `served` equal to `fresh`, and count the files that changed. Raises OSError.

    Each file is moved into place in one step, new ones before old ones go, so that a page that is read meanwhile finds
    its style sheet.
    """
    served.mkdir(parents=True, exist_ok=True)
    wanted = _files(fresh)
    there = _files(served)
    count = 0
    for name in sorted(wanted):
        source, target = fresh / name, served / name
        if name in there and filecmp.cmp(source, target, shallow=False):
            continue
        _make_room(target, served)
        source.replace(target)
        count += 1
    for name in there - wanted:
        count += 1
        if (served / name).is_file():  # or it made room already
            (served / name).unlink()
    for parent, _, _ in os.walk(served, topdown=False):
        if Path(parent) != served and not os.listdir(parent):  # noqa: PTH208 - one call, no generator to exhaust
            Path(parent).rmdir()
    return count


def _make_room(target: Path, served: Path) -> None:
    """Let a file be where a folder was, and a folder where a file was."""
    if target.is_dir():
        shutil.rmtree(target)
    for parent in target.parents:
        if parent == served:
            break
        if parent.is_file():
            parent.unlink()
    target.parent.mkdir(parents=True, exist_ok=True)


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
