"""Compressed copies: a web server sends one in the place of its file, so it must say the same."""

from __future__ import annotations

import zlib
from pathlib import Path

import brotli

ENDINGS = {".gz", ".br"}


def fault(copy: Path) -> str:
    """What is wrong with a copy; empty when nothing is, and for a file that is no copy of another. Raises OSError."""
    whole = copy.with_suffix("")
    if copy.suffix not in ENDINGS or not whole.is_file():
        return ""
    data = copy.read_bytes()
    try:
        says = brotli.decompress(data) if copy.suffix == ".br" else zlib.decompress(data, 31)
    except (brotli.error, zlib.error):
        return "can't be read, and readers would get it: make it anew"
    return "" if says == whole.read_bytes() else f"says something else than {whole.name}, and readers would get it: make it anew"
