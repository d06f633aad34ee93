"""From a folder on disk to a Site."""

from __future__ import annotations

import os
from pathlib import Path

from site_check import claims, copies, markup, text
from site_check.pages import Page, Site

READERS = {
    ".html": markup.read_html,
    ".htm": markup.read_html,
    ".svg": markup.read_svg,
    ".xml": markup.read_feed,
    ".css": text.read_css,
    ".js": text.read_js,
    ".mjs": text.read_js,
    ".webmanifest": claims.read_manifest,
}


def read_site(folder: Path, addresses: tuple[str, ...] = ()) -> Site:
    """Read every file below a folder. Raises OSError when the folder or a file can't be read."""
    files: set[str] = set()
    pages: dict[str, Page] = {}
    for parent, _, names in os.walk(folder, onerror=_raise):
        for name in names:
            file = Path(parent, name)
            path = file.relative_to(folder).as_posix()
            files.add(path)
            reader = READERS.get(file.suffix.lower())
            if reader:
                pages[path] = reader(path, file.read_bytes())
            elif fault := copies.fault(file):
                pages[path] = Page(path, forbidden=((0, fault),))
    return Site(frozenset(files), dict(sorted(pages.items())), addresses)


def _raise(error: OSError) -> None:
    raise error
