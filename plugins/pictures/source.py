"""A picture file's bytes -> the picture itself: upright, in sRGB, on a ground, and with nothing else that the file knew.

What is not taken over cannot be published: the place where a photograph was taken, the camera, the thumbnail, the comments.
"""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".avif")
MOST_BYTES = 8_000_000
MOST_PIXELS = 40_000_000
SMALLER = "save it again some 2,400 pixels wide"
ANOTHER = "open it in an image program and save it as JPEG or PNG"
GROUND = "#fcfaf4"
"""What stands behind transparent parts: the raised paper of the light theme, so that dark lines stay readable on any page."""


class Unfit(Exception):
    """A file that cannot be shown. Its message says why and what to do, and completes the sentence “lake.jpg …”."""


def read(data: bytes) -> Image.Image:
    """The picture in a file, as RGB. Raises Unfit."""
    if len(data) > MOST_BYTES:
        raise Unfit(f"has {len(data) / 1e6:.1f} MB, and {MOST_BYTES / 1e6:.0f} MB are the most; {SMALLER}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of broken Exif data and the like, which is left behind anyway
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            return _decode(data)
        except UnidentifiedImageError:
            raise Unfit(f"is damaged, or is no JPEG, PNG, WebP or AVIF; {ANOTHER}") from None
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise Unfit(f"has far more than {MOST_PIXELS / 1e6:.0f} million pixels; {SMALLER}") from None
        except (Unfit, MemoryError):
            raise
        except Exception as error:  # Pillow lets through whatever its readers meet in a file that is damaged
            raise Unfit(f"is damaged ({error}); save it again, or copy it anew from where it came from") from None


def _decode(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
        width, height = opened.size
        if width * height > MOST_PIXELS:
            raise Unfit(f"has {width:,} × {height:,} pixels, and {MOST_PIXELS / 1e6:.0f} million are the most; {SMALLER}")
        # Phones put a second picture, for bright screens, behind the first of a JPEG; that one moves nothing.
        if opened.format in ("PNG", "WEBP", "AVIF") and getattr(opened, "is_animated", False):
            raise Unfit("moves, which readers cannot stop; save one picture of it as PNG")
        opened.load()
        upright = ImageOps.exif_transpose(opened)
        clean = Image.new("RGB", upright.size)
        clean.paste(_on_ground(upright))
        return clean


def _on_ground(image: Image.Image) -> Image.Image:
    """RGB, without transparency."""
    if image.mode.startswith("I"):
        image = image.point(lambda value: value / 256, "L")  # 16 bits of grey, which Pillow would cut off at the lowest 8
    if not image.has_transparency_data:
        return _in_srgb(image)
    layered = image.convert("RGBA")
    ground = Image.new("RGB", image.size, GROUND)
    ground.paste(_in_srgb(layered.convert("RGB"), image.info.get("icc_profile")), mask=layered.getchannel("A"))
    return ground


def _in_srgb(image: Image.Image, profile: bytes | None = None) -> Image.Image:
    """The colours as browsers understand them when nothing is said, by the profile that the file brought along."""
    profile = profile or image.info.get("icc_profile")
    if image.mode not in ("RGB", "L", "CMYK"):
        image = image.convert("RGB")
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
            converted = ImageCms.profileToProfile(image, own, srgb, outputMode="RGB")
            return converted if converted is not None else image
        except (ImageCms.PyCMSError, OSError):
            pass  # a profile that nobody can read, or one for another kind of colours: browsers ignore it, too
    return image.convert("RGB")
