"""The files of a picture."""

from __future__ import annotations

import io
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pictures.encode import STEPS, TALLEST, WIDEST, encode, shown, widths

from .conftest import plain

SIDES = st.integers(1, 3000)


def test_every_format_and_width_is_what_it_says() -> None:
    encoded = encode(plain(2400, 1600))
    assert (encoded.width, encoded.height) == (1026, 684)
    assert [(each.ending, each.width) for each in encoded.renditions] == [
        *(("avif", width) for width in (400, 600, 860, 1140)),
        *(("webp", width) for width in (400, 600, 860, 1140)),
        ("jpg", 860),
    ]
    for each in encoded.renditions:
        with Image.open(io.BytesIO(each.data)) as file:
            assert file.format == {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG"}[each.ending]
            assert file.size == (each.width, round(each.width * 2 / 3))


@given(SIDES)
def test_widths_ascend_to_the_largest_and_never_go_beyond(largest: int) -> None:
    found = widths(largest)
    assert found == sorted(set(found))
    assert found[-1] == largest
    assert set(found) <= {*STEPS, largest}


@given(SIDES, SIDES)
def test_a_picture_keeps_its_shape_and_is_never_shown_larger_than_it_is(width: int, height: int) -> None:
    wide, high = shown(width, height)
    assert 1 <= wide <= min(width, WIDEST)
    assert 1 <= high <= min(height, TALLEST)
    # As exact as whole pixels allow; the thinnest line is one pixel.
    assert abs(wide * height - high * width) <= (width + height) / 2 + 1 or 1 in (wide, high)


def test_a_small_picture_is_published_as_it_is_and_a_line_stays_a_line() -> None:
    assert [(each.ending, each.width) for each in encode(plain(90, 60)).renditions] == [("avif", 90), ("webp", 90), ("jpg", 90)]
    assert [each.width for each in encode(plain(3000, 1)).of("jpg")] == [860]
    assert {each.width for each in encode(plain(1, 3000)).renditions} == {1}


def test_a_blur_costs_a_page_next_to_nothing() -> None:
    noise = Image.effect_noise((1500, 1000), 90).convert("RGB")
    assert len(encode(noise).blur) < 200


def test_another_process_with_other_cores_writes_the_same_bytes() -> None:
    """Photographs, whose many details an encoder may share out among threads."""
    code = (
        "import hashlib, os, random\nfrom PIL import Image\nfrom pictures.encode import encode\n"
        "noise = Image.frombytes('L', (90, 60), random.Random(7).randbytes(5400)).resize((900, 600), Image.Resampling.BICUBIC)\n"
        "encoded = encode(noise.convert('RGB'))\n"
        "print(hashlib.sha256(b''.join(each.data for each in encoded.renditions) + encoded.blur).hexdigest())\n"
    )
    one_core = "import os; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}) if hasattr(os, 'sched_setaffinity') else None\n"
    first, second = (
        subprocess.run([sys.executable, "-c", start + code], capture_output=True, text=True, check=True).stdout
        for start in ("", one_core)
    )
    assert first == second
