"""The folder `content/images` -> every picture in it with its files, or why it cannot be shown."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import imagesize

from pictures.encode import Encoded, Rendition
from pictures.source import ANOTHER, ENDINGS, Unfit

FOLDER = "images"
OUTPUT = "pictures"
"""The folder of the published site whose files have their digest in their name."""
DRAWING = "is a drawing and not a photograph; put it into content/diagrams/ and write ![](diagram:…) (docs/editors.md)"
STILL = f"is of a kind that browsers cannot show or readers cannot stop; {ANOTHER}"
REFUSED = {".svg": DRAWING, **dict.fromkeys((".gif", ".heic", ".heif", ".tif", ".tiff", ".bmp"), STILL)}


@dataclass(frozen=True)
class Picture:
    """One picture by the name of its file, and what is published of it."""

    name: str
    encoded: Encoded

    def address(self, rendition: Rendition) -> str:
        """Where a file of it lies, from the site's root."""
        return _address(self.name, rendition.data, f"-{rendition.width}", rendition.ending)

    def files(self) -> dict[str, bytes]:
        """All its files by their address."""
        return {self.address(each): each.data for each in self.encoded.renditions}


@dataclass(frozen=True)
class Vector:
    """An SVG, which quizzes may show: published as it is. Width and height are in CSS pixels."""

    name: str
    data: bytes
    width: int
    height: int

    @property
    def address(self) -> str:
        """Where it lies, from the site's root."""
        return _address(self.name, self.data, "", "svg")

    def files(self) -> dict[str, bytes]:
        """Its one file by its address."""
        return {self.address: self.data}


@dataclass(frozen=True)
class Gallery:
    """`folder` as editors read it. Names are those of files, relative to the folder; `unfit` has the reasons.

    An SVG is unfit for texts, where drawings follow the reader's theme, and among `vectors` for quizzes.
    """

    folder: str
    names: tuple[str, ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    unfit: Mapping[str, str] = field(default_factory=dict)
    vectors: Mapping[str, Vector] = field(default_factory=dict)


def shown(path: Path) -> str:
    """A path as an editor reads it: from the folder where the command was given."""
    return Path(os.path.relpath(path)).as_posix()


def read(content: Path, encode: Callable[[bytes], Encoded]) -> Gallery:
    """Every file in `content/images` that is no one's backup; without that folder there are none."""
    folder = content / FOLDER
    files = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if _is_meant(path, folder)}
    unfit = {name: REFUSED[path.suffix.lower()] for name, path in files.items() if path.suffix.lower() in REFUSED}
    pictures: dict[str, Picture] = {}
    photographs = [name for name, path in files.items() if path.suffix.lower() in ENDINGS]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, result in zip(photographs, pool.map(lambda name: _encoded(files[name], encode), photographs), strict=True):
            if isinstance(result, Encoded):
                pictures[name] = Picture(name, result)
            else:
                unfit[name] = result
    vectors = {name: _vector(name, path) for name, path in files.items() if path.suffix.lower() == ".svg"}
    return Gallery(shown(folder), tuple(files), pictures, unfit, vectors)


def _address(name: str, data: bytes, width: str, ending: str) -> str:
    stem = re.sub(r"[^a-z0-9]+", "-", Path(name).stem.lower()).strip("-") or "picture"
    return f"{OUTPUT}/{stem}{width}-{hashlib.sha256(data).hexdigest()[:10]}.{ending}"


def _vector(name: str, path: Path) -> Vector:
    width, height = imagesize.get(path)
    return Vector(name, path.read_bytes(), int(width), int(height))


def _is_meant(path: Path, folder: Path) -> bool:
    parts = path.relative_to(folder).parts
    return path.is_file() and not any(part.startswith(".") for part in parts) and not path.name.endswith("~")


def _encoded(path: Path, encode: Callable[[bytes], Encoded]) -> Encoded | str:
    try:
        return encode(path.read_bytes())
    except Unfit as reason:
        return str(reason)
    except OSError as error:
        return f"cannot be read: {error.strerror}"
