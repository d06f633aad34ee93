"""What was encoded once is taken from the shelf."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pictures.encode import Encoded, Rendition
from pictures.shelf import UNUSED_S, encoded, forget

MADE = Encoded(30, 20, (Rendition("avif", 30, b"one"), Rendition("jpg", 30, b"two")), b"blur")


class Maker:
    """Counts how often something is made."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, data: bytes) -> Encoded:
        self.count += 1
        return MADE


def test_the_same_file_is_encoded_once_and_another_anew(tmp_path: Path) -> None:
    make = Maker()
    assert [encoded(data, tmp_path, make) for data in (b"lake", b"lake", b"sea")] == [MADE] * 3
    assert make.count == 2


def test_half_a_file_on_the_shelf_is_made_again(tmp_path: Path) -> None:
    make = Maker()
    encoded(b"lake", tmp_path, make)
    (kept,) = tmp_path.iterdir()
    whole = kept.read_bytes()
    for broken in (b"", whole[:-20], whole.replace(b"two", b"owt")):
        kept.write_bytes(broken)
        assert encoded(b"lake", tmp_path, make) == MADE
        assert kept.read_bytes() == whole
    assert make.count == 4


def test_a_shelf_that_cannot_be_written_to_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "shelf").write_bytes(b"a file where the folder should be")
    make = Maker()
    assert encoded(b"lake", tmp_path / "shelf", make) == MADE
    assert make.count == 1


@pytest.mark.parametrize(("days", "left"), [(29, 1), (31, 0)])
def test_what_no_build_used_for_a_month_goes(tmp_path: Path, days: int, left: int) -> None:
    encoded(b"lake", tmp_path, Maker())
    (kept,) = tmp_path.iterdir()
    then = kept.stat().st_mtime - days / 30 * UNUSED_S
    os.utime(kept, (then, then))
    forget(tmp_path)
    assert len(list(tmp_path.iterdir())) == left
