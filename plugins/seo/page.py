"""What a page is, as search engines, social networks and the sitemap need to know it; and where in the site everything is.

Plain values without Pelican: the room's other modules turn them into metadata, structured data and files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from seo.card import Card

Kind = Literal["article", "quiz", "start", "other"]


@dataclass(frozen=True)
class Site:
    """What all pages have in common. `address` is where readers find the site, in full, or empty while nobody has said it.

    `root` is the address for files that are read away from the site, such as feeds; without `address` the preview's own.
    """

    name: str
    about: str
    publisher: str
    author: str
    lang: str
    root: str
    address: str = ""


@dataclass(frozen=True)
class Page:
    """One page. `file` is where it lies in the site's folder; texts are plain.

    `trail` has the pages above it, from the top: names and addresses relative to the site's root. `others` are this page
    and the same in other languages, the site's own first: their codes and addresses. `changed` is None where nothing says
    when what it shows was changed. `home` is the address of the start page in its language. `about` are
    things of schema.org that its template knows of; we publish them.
    """

    file: str
    title: str
    description: str
    lang: str
    kind: Kind = "other"
    author: str = ""
    published: date | None = None
    changed: date | None = None
    trail: tuple[tuple[str, str], ...] = ()
    card: Card | None = None
    others: tuple[tuple[str, str], ...] = ()
    home: str = ""
    about: tuple[Mapping[str, Any], ...] = ()

    @property
    def url(self) -> str:
        """Its address, relative to the site's root; empty for the first page."""
        return address(self.file)

    @property
    def image(self) -> str:
        """The file of its picture, relative to the site's root: one of its own, or the site's."""
        own = self.url.rstrip("/") if self.card else ""
        return f"{CARDS}/{own}.png" if own else SITE_CARD


CARDS = "cards"  # a folder of their own: other sites may show what is in it, which a web server has to say
SITE_CARD = f"{CARDS}/site.png"


def address(file: str) -> str:
    """`learn/hands/index.html` -> `learn/hands/`: how a page is linked to."""
    return file.removesuffix("index.html") if f"/{file}".endswith("/index.html") else file


def latest(days: Iterable[date | None]) -> date | None:
    """The last of the days that are known, or None when none is."""
    return max((day for day in days if day), default=None)
