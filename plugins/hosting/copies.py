"""A gzip and a Brotli copy beside each text file, so that no server compresses while a reader waits.

The same bytes give the same copies: no clock and no name goes into them. What was compressed once is taken from a cache.
"""

from __future__ import annotations

import os
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import brotli

CACHE = Path(".cache", "compressed")
ENDINGS = frozenset("html css js svg xml json txt webmanifest".split())
UNUSED_S = 30 * 24 * 3600  # after so many seconds what no build has used is taken out of the cache


def make(site: Path, cache: Path = CACHE) -> int:
    """Write the copies of every text file below `site`. How many were compressed now, the others came out of the cache.

    Where a copy would not be smaller than the file there is none. Raises OSError.
    """
    cache.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        made = sum(pool.map(lambda path: _copy(path, cache), list(_texts(site))))
    _forget(cache)
    return made


def gzip(content: bytes) -> bytes:
    """One gzip member without a time and a name, made at the best level."""
    squeezed = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    header = b"\x1f\x8b\x08" + bytes(5) + b"\x02\xff"  # deflate, no flags, no time, best level, no system
    sums = zlib.crc32(content).to_bytes(4, "little") + (len(content) & 0xFFFFFFFF).to_bytes(4, "little")
    return header + squeezed.compress(content) + squeezed.flush() + sums


def _brotli(content: bytes) -> bytes:
    return bytes(brotli.compress(content, mode=brotli.MODE_TEXT, quality=11))


_KINDS = {  # ending -> how it is made, how it is read, and what a newer version of may make it differently
    ".gz": (gzip, lambda data: zlib.decompress(data, 31), zlib.ZLIB_RUNTIME_VERSION),
    ".br": (_brotli, brotli.decompress, brotli.__version__),
}


def _copy(path: Path, cache: Path) -> int:
    content = path.read_bytes()
    made = 0
    for ending, (compress, read, version) in _KINDS.items():
        kept = cache / f"{sha256(content).hexdigest()}-{version}{ending}"
        copy = _cached(kept, content, read)
        if copy is None:
            copy, made = compress(content), 1
            _keep(kept, copy)
        if len(copy) < len(content):
            path.with_name(path.name + ending).write_bytes(copy)
    return made


def _cached(kept: Path, content: bytes, read: Callable[[bytes], bytes]) -> bytes | None:
    try:
        copy = kept.read_bytes()
        whole = read(copy) == content
    except (OSError, zlib.error, brotli.error):
        return None  # not there, or half of it after a full disk
    os.utime(kept)
    return copy if whole else None


def _keep(kept: Path, copy: bytes) -> None:
    beside = kept.with_name(f".{kept.name}.{os.getpid()}.{threading.get_ident()}")
    beside.write_bytes(copy)
    beside.replace(kept)


def _forget(cache: Path) -> None:
    for kept in cache.iterdir():
        if time.time() - kept.stat().st_mtime > UNUSED_S:
            kept.unlink(missing_ok=True)


def _texts(site: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(site):
        folders.sort()
        for name in sorted(names):
            if name.rpartition(".")[2] in ENDINGS and not name.startswith("."):
                yield Path(parent, name)
