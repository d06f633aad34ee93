"""A picture -> the HTML that stands in the page."""

from __future__ import annotations

from base64 import b64encode
from html import escape

from pictures.encode import Encoded
from pictures.gallery import Picture, Vector

ROOT = "picture-root:"
"""Stands before each address until it is known on which page the text is shown."""
TYPES = {"avif": "image/avif", "webp": "image/webp"}


def figure(picture: Picture, alt: str, caption: str = "", *, eager: bool = False) -> str:
    """`<figure class="picture">` with all formats and widths, and a blurred preview behind until the picture is there.

    `eager` is for a picture that readers see before they scroll: the browser fetches it first, others when they come near.
    """
    encoded = picture.encoded
    # Without "=": Pelican warns of words that are empty, and here they have to be.
    blur = f'<img class="picture-blur" src="data:image/webp;base64,{b64encode(encoded.blur).decode()}" alt {_size(encoded)}>'
    below = f"\n<figcaption>{escape(caption, quote=False)}</figcaption>" if caption else ""
    return f'<figure class="picture"><span class="picture-frame">{blur}{bare(picture, alt, eager=eager)}</span>{below}</figure>'


def bare(picture: Picture, alt: str, *, eager: bool = False) -> str:
    """`<picture>` alone. It keeps its room on the page from the start, as width and height are said."""
    encoded = picture.encoded
    sizes = f"min(94vw, 36rem, {encoded.width}px)"
    sources = "".join(
        f'<source type="{kind}" srcset="{_srcset(picture, ending)}" sizes="{sizes}">' for ending, kind in TYPES.items()
    )
    (fallback,) = encoded.of("jpg")
    when = 'fetchpriority="high"' if eager else 'loading="lazy"'
    image = f'<img src="{ROOT}/{picture.address(fallback)}" alt="{escape(alt)}" {_size(encoded)} {when} decoding="async">'
    return f"<picture>{sources}{image}</picture>"


def vector(picture: Vector, alt: str) -> str:
    """`<img>` of an SVG."""
    return f'<img src="{ROOT}/{picture.address}" alt="{escape(alt)}" {_size(picture)} loading="lazy" decoding="async">'


def _size(shown: Encoded | Vector) -> str:
    return f'width="{shown.width}" height="{shown.height}"'


def _srcset(picture: Picture, ending: str) -> str:
    return ", ".join(f"{ROOT}/{picture.address(each)} {each.width}w" for each in picture.encoded.of(ending))
