"""QR codes: for a reader at a desk, whose phone is where the app will be.

Pure: the same link gives the same bytes. A code is dark on white in both themes and brings its own quiet zone of four modules
(ISO/IEC 18004, 9.1), because a dark page around it would otherwise swallow its edge.
"""

from __future__ import annotations

import io

import segno

FOLDER = "qr"
QUIET = 4  # modules


def name(store: str, campaign: str) -> str:
    """Where the code for a link lies, relative to the site's root. Campaigns differ by page, so files do."""
    return f"{FOLDER}/{'-'.join(filter(None, [store, campaign]))}.svg"


def draw(link: str) -> str:
    """The code as SVG. The lowest level of error correction that its size allows, so that modules are large on a screen."""
    file = io.BytesIO()
    bare = {"xmldecl": False, "omitsize": True, "svgclass": None, "lineclass": None}
    segno.make(link, error="l", micro=False).save(file, kind="svg", border=QUIET, dark="#000", light="#fff", **bare)
    return file.getvalue().decode()
