"""A built page -> the files that a browser loads with it on a first visit, and their compressed bytes."""

from __future__ import annotations

import gzip
import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from bs4 import BeautifulSoup

TYPES = {".html": "html", ".css": "css", ".js": "js"}
_STATIC_IMPORT = re.compile(r"""(?:^|[;\s}])(?:import|export)\b[^;'"()]*["'](\.[^"']+)["']""")
_STYLE_ADDRESS = re.compile(r"""(?:@import\s*(?:url\()?|url\()\s*["']?([^"')\s;]+)""")
LONGER = {"de": 1.1}
"""How much more a word of a language weighs than an English one, compressed: measured on an article that is there in both."""
_LOADED_LINKS = {"stylesheet", "modulepreload", "preload"}


@dataclass(frozen=True)
class Weight:
    """What one page loads. File names are relative to the site, sizes are compressed bytes, words are counted as English ones."""

    sizes: Mapping[str, int]
    icons: frozenset[str]
    words: int
    items: int

    @cached_property
    def by_type(self) -> dict[str, int]:
        """Bytes of html, css, js, icon and other."""
        sums: Counter[str] = Counter()
        for name, size in self.sizes.items():
            sums["icon" if name in self.icons else TYPES.get(Path(name).suffix, "other")] += size
        return dict(sums)

    @property
    def total(self) -> int:
        """All bytes."""
        return sum(self.sizes.values())

    @property
    def requests(self) -> int:
        """All requests but the icon's, which nothing waits for."""
        return len(self.sizes.keys() - self.icons)


def compressed(content: bytes) -> int:
    """Bytes after gzip at its best level; a file that this would make larger is sent as it is."""
    return min(len(content), len(gzip.compress(content, 9, mtime=0)))


def weigh(site: Path, page: str) -> Weight:
    """What loading a page brings with it. `page` is a file's name relative to `site`. Raises OSError."""
    soup = BeautifulSoup((site / page).read_bytes(), "lxml")
    icons = frozenset(name for name in _linked(soup, page, {"icon"}))
    waiting = [page, *icons, *_linked(soup, page, _LOADED_LINKS), *_embedded(soup, page)]
    sizes: dict[str, int] = {}
    while waiting:
        name = waiting.pop()
        if name in sizes:
            continue
        content = (site / name).read_bytes()
        sizes[name] = compressed(content)
        waiting.extend(_brought(name, content))
    language = str(soup.html.get("lang", "")) if soup.html else ""
    words = round(sum(len(part.get_text(" ").split()) for part in soup.select("main")) * LONGER.get(language, 1))
    return Weight(sizes, icons, words, len(soup.select("[data-item]")))


def with_files(weight: Weight, site: Path, names: Iterable[str]) -> Weight:
    """The same page once these files have loaded, too. Raises OSError."""
    return replace(weight, sizes={**weight.sizes, **{name: compressed((site / name).read_bytes()) for name in names}})


def _linked(soup: BeautifulSoup, page: str, kinds: set[str]) -> Iterator[str]:
    for link in soup.find_all("link", href=True):
        if kinds & set(link.get_attribute_list("rel")):
            yield from _resolve(page, str(link["href"]))


def _embedded(soup: BeautifulSoup, page: str) -> Iterator[str]:
    for part in soup.select("script[src], img[src]:not([loading=lazy])"):
        yield from _resolve(page, str(part["src"]))


def _brought(name: str, content: bytes) -> Iterator[str]:
    """What a style sheet or a script loads by itself."""
    pattern = {".css": _STYLE_ADDRESS, ".js": _STATIC_IMPORT}.get(Path(name).suffix)
    for address in pattern.findall(content.decode()) if pattern else []:
        yield from _resolve(name, address)


def _resolve(base: str, address: str) -> Iterator[str]:
    """The file that an address in `base` means, if it is one of the site's."""
    parts = urlsplit(address)
    if not parts.scheme and not parts.netloc and parts.path:
        yield posixpath.normpath(posixpath.join("/" + posixpath.dirname(base), parts.path)).lstrip("/")
