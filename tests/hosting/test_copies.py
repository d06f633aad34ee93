"""Compressed copies: which files have them, that they are always the same, and that nothing is compressed twice."""

from __future__ import annotations

import gzip
import os
import time
from pathlib import Path

import brotli
import pytest

from hosting import copies

WORDS = "words and words " * 40
NAMES = ["index.html", "a/site.css", "feed.xml", "icon.png", ".notes.txt"]
FILES = {**{name: name + WORDS for name in NAMES}, "tiny.js": "a"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text(text)
    return tmp_path / "site"


def copied(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.[gb][zr]")}


def test_text_files_have_two_copies_that_say_the_same(site: Path, tmp_path: Path) -> None:
    """Pictures are compressed already; what would not get smaller, and what no server sends, has no copy."""
    assert copies.make(site, tmp_path / "cache") == 4  # and tiny.js, which is tried
    assert sorted(copied(site)) == [
        "a/site.css.br", "a/site.css.gz", "feed.xml.br", "feed.xml.gz", "index.html.br", "index.html.gz",
    ]  # fmt: skip
    for name, data in copied(site).items():
        read = gzip.decompress if name.endswith(".gz") else brotli.decompress
        assert read(data) == FILES[name[:-3]].encode()


def test_a_second_build_compresses_nothing_and_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    copies.make(site, tmp_path / "cache")
    first = copied(site)
    for name in first:
        (site / name).unlink()
    assert copies.make(site, tmp_path / "cache") == 0
    assert copied(site) == first
    assert copies.make(site, tmp_path / "another cache") == 4
    assert copied(site) == first


def test_no_time_and_no_system_go_into_a_gzip_copy() -> None:
    """Bytes 4 to 7 are the time, byte 9 is the system; 255 says that it is not told."""
    data = copies.gzip(WORDS.encode())
    assert data[:10] == bytes([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 255])
    assert gzip.decompress(data) == WORDS.encode()


def test_a_damaged_cache_does_no_harm(site: Path, tmp_path: Path) -> None:
    """Half a file, another file's copy, or nothing: it is compressed anew."""
    copies.make(site, tmp_path / "cache")
    first = copied(site)
    kept = sorted((tmp_path / "cache").iterdir())
    kept[0].write_bytes(kept[0].read_bytes()[:20])
    kept[1].write_bytes(b"")
    kept[2].write_bytes(copies.gzip(b"another page") if kept[2].suffix == ".gz" else brotli.compress(b"another page"))
    assert copies.make(site, tmp_path / "cache") > 0
    assert copied(site) == first


def test_what_no_build_used_for_a_month_leaves_the_cache(site: Path, tmp_path: Path) -> None:
    """What this build used stays, however old it is."""
    copies.make(site, tmp_path / "cache")
    kept = sorted(path.name for path in (tmp_path / "cache").iterdir())
    (tmp_path / "cache" / "unused.br").touch()
    for path in (tmp_path / "cache").iterdir():
        os.utime(path, (0, time.time() - copies.UNUSED_S - 60))
    copies.make(site, tmp_path / "cache")
    assert sorted(path.name for path in (tmp_path / "cache").iterdir()) == kept
