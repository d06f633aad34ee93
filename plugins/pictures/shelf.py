"""Pictures that were encoded before, by what went into them, so that a rebuild encodes only those that changed."""

from __future__ import annotations

import hashlib
import json
import os
import threading
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

import PIL
from PIL import features

from pictures import encode, source
from pictures.encode import Encoded, Rendition

SHELF = Path(".cache", "pictures")
UNUSED_S = 30 * 24 * 3600  # after so many seconds what no build has used is taken off the shelf
FACTS = "facts.json"

Make = Callable[[bytes], Encoded]


def made(data: bytes) -> Encoded:
    """The files of a picture, made anew. Raises source.Unfit."""
    return encode.encode(source.read(data))


def encoded(data: bytes, shelf: Path, make: Make = made) -> Encoded:
    """The files of a picture: from the folder `shelf` if they are there, otherwise made and put there. Raises source.Unfit.

    A shelf that can't be written to, or holds half a file, only costs time.
    """
    place = shelf / f"{hashlib.sha256(_made_with() + data).hexdigest()[:32]}.zip"
    found = _taken(place)
    if found is None:
        found = make(data)
        _put(found, place)
    return found


def forget(shelf: Path) -> None:
    """Take off the shelf what no build has used for a month."""
    for kept in shelf.glob("*.zip"):
        with suppress(OSError):
            if time.time() - kept.stat().st_mtime > UNUSED_S:
                kept.unlink()


@cache
def _made_with() -> bytes:
    """Everything but the picture itself that its files depend on: the code, Pillow and the libraries in it."""
    libraries = [f"{name} {features.version(name)}" for name in ("avif", "webp", "jpg", "littlecms2")]
    digest = hashlib.sha256(repr((PIL.__version__, libraries)).encode())
    for module in (encode, source):
        digest.update(Path(str(module.__file__)).read_bytes())
    return digest.digest()


def _taken(place: Path) -> Encoded | None:
    try:
        with zipfile.ZipFile(place) as box:
            width, height, listed = json.loads(box.read(FACTS))
            renditions = tuple(Rendition(ending, wide, box.read(f"{wide}.{ending}")) for ending, wide in listed)
            found = Encoded(width, height, renditions, box.read("blur"))
        os.utime(place)
    except (OSError, zipfile.BadZipFile, KeyError, ValueError):
        return None  # not there, or half of it after a full disk
    return found


def _put(each: Encoded, place: Path) -> None:
    # Under another name first, as a preview and a publish may encode the same picture at once.
    half = place.with_name(f".{place.name}-{os.getpid()}-{threading.get_ident()}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(half, "w") as box:
            listed = [[rendition.ending, rendition.width] for rendition in each.renditions]
            box.writestr(FACTS, json.dumps([each.width, each.height, listed]))
            box.writestr("blur", each.blur)
            for rendition in each.renditions:
                box.writestr(f"{rendition.width}.{rendition.ending}", rendition.data)
        half.replace(place)
    except OSError:
        with suppress(OSError):
            half.unlink(missing_ok=True)
