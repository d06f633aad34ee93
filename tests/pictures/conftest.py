"""Pictures made for the tests."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image

Photo = Callable[..., bytes]


def saved(image: Image.Image, format: str = "JPEG", **options: Any) -> bytes:
    """The bytes of a file."""
    file = io.BytesIO()
    image.save(file, format, **options)
    return file.getvalue()


def plain(width: int, height: int, mode: str = "RGB", colour: Any = (200, 120, 60)) -> Image.Image:
    """One colour, with a lighter corner at the top left."""
    image = Image.new(mode, (width, height), colour)
    if mode == "RGB":
        image.paste((250, 240, 200), (0, 0, max(1, width // 4), max(1, height // 4)))
    return image


@pytest.fixture(scope="session")
def photo() -> Photo:
    """The bytes of a JPEG, or of another format, of this size."""
    return lambda width, height, format="JPEG", **options: saved(plain(width, height), format, **options)
