"""What pages of earlier publishes load is kept, so that a reader who still holds such a page does not lose its style.

Only files that may be cached for ever are kept: their names change with what is in them, so an old one can't be mistaken
for a new one. What a commit builds never depends on what is kept.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

GENERATIONS = 3
LIST = ".kept-for-old-pages"  # in the published folder: what is kept, newest first, an empty line between generations


def lasting(settings: Mapping[str, Any]) -> list[str]:
    """The folders, each ending in `/`, whose files hosts are told to let readers keep for ever."""
    return [path for path, headers in settings.get("HEADERS", {}).items() if "immutable" in headers.get("Cache-Control", "")]


def carry_over(published: Path, fresh: Path, folders: Sequence[str]) -> int:
    """Copy from the published site into the fresh one what only earlier pages load. How many files that were.

    A generation is what one publish left without a page; one that changes nothing starts none. Raises OSError.
    """
    kept = _read(published, folders)
    before = {path for generation in kept for path in generation}
    gone = [path for path in _files(published, folders) if path not in before]
    generations = [[path for path in files if not (fresh / path).exists()] for files in [gone, *kept]]
    generations = [files for files in generations if files][:GENERATIONS]
    for path in (path for files in generations for path in files):
        (fresh / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(published / path, fresh / path)
    if generations:
        (fresh / LIST).write_text("\n\n".join("\n".join(files) for files in generations) + "\n", encoding="utf-8")
    return sum(map(len, generations))


def _files(site: Path, folders: Sequence[str]) -> Iterator[str]:
    for folder in folders:
        for path in sorted((site / folder).rglob("*")):
            if path.is_file():
                yield path.relative_to(site).as_posix()


def _read(published: Path, folders: Sequence[str]) -> list[list[str]]:
    try:
        text = (published / LIST).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return []
    here = set(_files(published, folders))  # a list that someone changed names nothing outside of the folders
    return [[path for path in block.splitlines() if path in here] for block in text.split("\n\n")]
