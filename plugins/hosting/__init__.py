"""What the web server does: one list of headers in the settings, in the form of every host that we support.

`make publish` calls `finish`, which adds what a host reads from the published folder. `python -m hosting` prints the
configuration of servers that have one of their own, and asks a running site for its headers.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import redirects
from hosting import copies, static_hosts
from hosting.policy import Policy
from hosting.settings import read

__all__ = ["Policy", "finish", "read", "register"]


def finish(settings: Mapping[str, Any], site: Path) -> None:
    """Write `_headers`, `_redirects` and the compressed copies into a built site. Raises ContentError and OSError."""
    entries = [f"{path.name}/" if path.is_dir() else path.name for path in site.iterdir()]
    texts = {
        static_hosts.HEADERS: static_hosts.headers(read(settings), entries),
        static_hosts.REDIRECTS: static_hosts.redirects(redirects.load(settings)),
    }
    for name, text in texts.items():
        if text:
            (site / name).write_text(text, encoding="utf-8")
    copies.make(site)


def register() -> None:
    """Called by Pelican, which has nothing to do here: all of it happens to the finished folder."""
