"""Pictures that items show: found in `content/images/`, with their size, so that nothing shifts when they load."""

from __future__ import annotations

from pathlib import Path

import imagesize

from problems import did_you_mean

FOLDER = "images"


def size(content: Path, name: str) -> tuple[int, int]:
    """(width, height) in pixels of a picture. Raises ValueError with advice when it is missing or is none."""
    folder = content / FOLDER
    known = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    if name not in known:
        raise ValueError(f'there is no picture "{name}" in {folder.as_posix()}/{did_you_mean(name, known)}')
    width, height = imagesize.get(folder / name)
    if width <= 0 or height <= 0:
        raise ValueError(f'the size of "{name}" cannot be told; use SVG with width and height, PNG, JPEG, WebP or AVIF')
    return int(width), int(height)
