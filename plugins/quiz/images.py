"""Pictures that items show: are they in `content/images/`, and are they pictures?"""

from __future__ import annotations

from pathlib import Path

import imagesize

from problems import did_you_mean

FOLDER = "images"
ENDINGS = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif")


def check(content: Path, name: str) -> None:
    """Raise ValueError with advice when a picture is missing, or is none that says its size."""
    folder = content / FOLDER
    known = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    if name not in known:
        raise ValueError(f'there is no picture "{name}" in {folder.as_posix()}/{did_you_mean(name, known)}')
    if Path(name).suffix.lower() not in ENDINGS or min(imagesize.get(folder / name)) <= 0:
        raise ValueError(f'the size of "{name}" cannot be told; use SVG with width and height, PNG, JPEG, WebP or AVIF')
