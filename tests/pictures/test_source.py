"""What is taken over from a file, and which files are refused."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image, ImageCms

from pictures import encode, source
from pictures.source import GROUND, Unfit, read

from .conftest import Photo, plain, saved

SMALLER = "save it again some 2,400 pixels wide"


def with_exif(image: Image.Image, orientation: int = 1) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "A camera maker"
    exif.get_ifd(0x8825)[2] = (52.0, 31.0, 12.0)  # GPSLatitude
    return saved(image, exif=exif, quality=95)


def near(one: tuple[int, ...], other: tuple[int, ...], apart: int = 6) -> bool:
    return all(abs(a - b) <= apart for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize(
    ("orientation", "size", "corner"),
    [
        (1, (80, 40), (2, 2)),
        (2, (80, 40), (77, 2)),
        (3, (80, 40), (77, 37)),
        (4, (80, 40), (2, 37)),
        (5, (40, 80), (2, 2)),
        (6, (40, 80), (37, 2)),
        (7, (40, 80), (37, 77)),
        (8, (40, 80), (2, 77)),
    ],
)
def test_a_photograph_stands_upright_as_the_camera_was_held(orientation: int, size: tuple[int, int], corner: tuple[int, int]) -> None:
    picture = read(with_exif(plain(80, 40), orientation))
    assert picture.size == size
    pixel = picture.getpixel(corner)
    assert isinstance(pixel, tuple)
    assert near(pixel, (250, 240, 200), 12)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_nothing_that_the_file_knew_is_published(format: str) -> None:
    exif = Image.Exif()
    exif[0x010F] = "A camera maker"
    more = {"comment": b"Private"} if format == "JPEG" else {}
    data = saved(plain(500, 300), format, exif=exif, **more)
    with Image.open(io.BytesIO(data)) as original:
        assert original.getexif()[0x010F] == "A camera maker"
    for each in encode.encode(read(data)).renditions:
        with Image.open(io.BytesIO(each.data)) as published:
            assert not published.getexif()
            assert not {"exif", "xmp", "icc_profile", "comment"} & published.info.keys()


def wide_gamut() -> bytes:
    """A profile whose red is no sRGB red: Lab, which any colour management can read."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (saved(plain(9, 9, "L", 90), "PNG"), (90, 90, 90)),
        (saved(plain(9, 9, "1", 1), "PNG"), (255, 255, 255)),
        (saved(plain(9, 9, "I;16", 90 * 256), "PNG"), (90, 90, 90)),
        (saved(plain(9, 9, "CMYK", (0, 255, 255, 0)), "JPEG", quality=95), (255, 0, 0)),
        (saved(Image.new("P", (9, 9), 0), "PNG"), (0, 0, 0)),
        (saved(plain(9, 9, "RGBA", (200, 0, 0, 255)), "PNG"), (200, 0, 0)),
        (saved(plain(9, 9, "RGBA", (200, 0, 0, 0)), "PNG"), (252, 250, 244)),
        (saved(plain(9, 9, "LA", (0, 0)), "PNG"), (252, 250, 244)),
        (saved(Image.new("P", (9, 9), 0), "PNG", transparency=0), (252, 250, 244)),
        (saved(Image.new("RGB", (9, 9), "red"), "PNG", icc_profile=b"no profile"), (255, 0, 0)),
        (saved(Image.new("RGB", (9, 9), "red"), "PNG", icc_profile=wide_gamut()), (255, 0, 0)),
    ],
)
def test_every_kind_of_pixel_becomes_the_colour_that_is_meant(data: bytes, expected: tuple[int, int, int]) -> None:
    """Transparent parts get the light theme's paper; a profile that can't be used is left aside, as browsers do."""
    picture = read(data)
    assert picture.mode == "RGB"
    pixel = picture.getpixel((8, 8))
    assert isinstance(pixel, tuple)
    assert near(pixel, expected)


def test_a_profile_is_worked_into_the_colours() -> None:
    """The same numbers mean another colour in another profile: here, red and blue have changed places."""
    srgb = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    places = {}
    for entry in range(struct.unpack_from(">I", srgb, 128)[0]):
        name, at, _ = struct.unpack_from(">4sII", srgb, 132 + 12 * entry)
        places[name] = at
    red, blue = places[b"rXYZ"], places[b"bXYZ"]
    srgb[red : red + 20], srgb[blue : blue + 20] = srgb[blue : blue + 20], srgb[red : red + 20]
    picture = read(saved(Image.new("RGB", (9, 9), (255, 0, 0)), "PNG", icc_profile=bytes(srgb)))
    pixel = picture.getpixel((4, 4))
    assert isinstance(pixel, tuple)
    assert near(pixel, (0, 0, 255))


def test_the_ground_is_the_paper_of_the_light_theme(root: Any) -> None:
    assert f"--raised: {GROUND};" in (root / "theme/base/tokens.css").read_text(encoding="utf-8")


def moving(format: str) -> bytes:
    frames = [plain(20, 20), Image.new("RGB", (20, 20), "black")]
    return saved(frames[0], format, save_all=True, append_images=frames[1:])


def huge_png(width: int, height: int) -> bytes:
    """A few bytes that say they are this large."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda photo: photo(20, 20) + bytes(8_000_000), f"has 8.0 MB, and 8 MB are the most; {SMALLER}"),
        (lambda _: huge_png(8000, 5001), f"has 8,000 × 5,001 pixels, and 40 million are the most; {SMALLER}"),
        (lambda _: huge_png(12000, 10000), f"has far more than 40 million pixels; {SMALLER}"),
        (lambda _: huge_png(30000, 30000), f"has far more than 40 million pixels; {SMALLER}"),
        (lambda _: b"words", f"is damaged, or is no JPEG, PNG, WebP or AVIF; {source.ANOTHER}"),
        (lambda _: b"", f"is damaged, or is no JPEG, PNG, WebP or AVIF; {source.ANOTHER}"),
        (lambda photo: photo(20, 20, "GIF"), f"is damaged, or is no JPEG, PNG, WebP or AVIF; {source.ANOTHER}"),
        (lambda _: moving("WEBP"), "moves, which readers cannot stop; save one picture of it as PNG"),
        (lambda _: moving("PNG"), "moves, which readers cannot stop; save one picture of it as PNG"),
        (lambda _: moving("AVIF"), "moves, which readers cannot stop; save one picture of it as PNG"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_its_reason(photo: Photo, make: Callable[[Photo], bytes], reason: str) -> None:
    with pytest.raises(Unfit) as refused:
        read(make(photo))
    assert str(refused.value) == reason


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("part", [0.3, 0.9])
def test_half_a_file_is_told_as_damaged(photo: Photo, format: str, part: float) -> None:
    data = photo(400, 300, format)
    with pytest.raises(Unfit, match=r"^is damaged"):
        read(data[: int(len(data) * part)])


def test_the_second_picture_of_a_phone_s_jpeg_is_left_behind() -> None:
    data = saved(plain(40, 20), "MPO", save_all=True, append_images=[plain(10, 5)])
    assert read(data).size == (40, 20)
