"""Putting a finished folder in the place of another, so that nobody ever sees half of either."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
import uuid
from pathlib import Path

MARKER = ".written-by-make-publish"
MARKER_TEXT = "make publish wrote this folder. It replaces all of it the next time: keep nothing of your own here.\n"

AT_FDCWD = -100
RENAME_EXCHANGE = 2
NO_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def swap_in(fresh: Path, target: Path) -> None:
    """Put `fresh` at `target`, and remove what was there.

    The old folder is replaced in one step where the system can exchange two names (Linux on most file systems).
    Elsewhere it is renamed away first, and `recover` puts it back if we were killed before the second rename. Raises
    OSError, with `target` as it was.
    """
    try:
        _replace(fresh, target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        # Another disk: names can't be exchanged across, so the folder is copied beside its place first.
        beside = target.with_name(f".{target.name}.new-{uuid.uuid4().hex[:12]}")
        try:
            _copy(fresh, beside)
            _replace(beside, target)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.rmtree(_previous(target), ignore_errors=True)


def recover(target: Path) -> bool:
    """Clean up after a run that was killed in `swap_in`. True when the published site had to be put back."""
    put_back = _previous(target).is_dir() and not target.exists()
    if put_back:
        _previous(target).rename(target)
    shutil.rmtree(_previous(target), ignore_errors=True)
    for copy in target.parent.glob(f".{target.name}.new-*"):
        if (copy / MARKER).is_file():
            shutil.rmtree(copy, ignore_errors=True)
    return put_back


def exchange(one: Path, other: Path) -> bool:
    """Exchange the names of two folders in one step. False where the system can't; raises OSError if it fails."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if sys.platform == "linux" else None
    if rename is None:
        return False
    if rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in NO_EXCHANGE:
        return False
    raise OSError(code, os.strerror(code), str(other))


def _replace(fresh: Path, target: Path) -> None:
    if not target.is_dir() or not any(target.iterdir()):
        fresh.rename(target)  # takes the place of an empty folder, or of nothing
        return
    if exchange(fresh, target):
        return
    previous = _previous(target)
    target.rename(previous)
    try:
        fresh.rename(target)
    except OSError:
        previous.rename(target)
        raise


def _previous(target: Path) -> Path:
    return target.with_name(f".{target.name}.previous")


def _copy(fresh: Path, beside: Path) -> None:
    beside.mkdir()
    (beside / MARKER).write_text(MARKER_TEXT)  # first, so that `recover` knows a half copy as ours
    # One by one: copytree goes on after a full disk, and then says it once for each file.
    for path in sorted(fresh.rglob("*")):
        copy = beside / path.relative_to(fresh)
        if path.is_dir():
            copy.mkdir()
        else:
            shutil.copyfile(path, copy)
