"""Noticing that a source file was changed, added or deleted, by looking at names, times and sizes."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

Snapshot = dict[str, tuple[int, int]]


def snapshot(places: Iterable[Path]) -> Snapshot:
    """Path -> (time in ns, size in bytes) of every file in the given folders and of every given file.

    What a build writes while it runs is left out, or every build would call for the next: caches, and hidden files,
    which editors and the system put there.
    """
    found: Snapshot = {}
    for place in places:
        for path in _files(place):
            try:
                state = path.stat()
            except OSError:  # deleted while we look, or a broken link
                continue
            found[str(path)] = (state.st_mtime_ns, state.st_size)
    return found


def changed(before: Snapshot, after: Snapshot) -> list[str]:
    """The paths that differ, in order of name."""
    return sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))


def _files(place: Path) -> Iterable[Path]:
    if place.is_file():
        yield place
    for parent, folders, names in os.walk(place):
        folders[:] = [name for name in folders if not name.startswith(".") and name != "__pycache__"]
        for name in names:
            if not name.startswith(".") and not name.endswith(("~", ".pyc", ".swp", ".tmp")):
                yield Path(parent, name)
