"""What a built file says, in a small record: its links, ids, references to ids, what must not be there, what it claims to be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Link:
    """One address as it is written. `what` shows the reader of a report where: `<img srcset>`.

    `loads` is true for what a browser fetches by itself or sends to: the site's privacy hangs on those.
    `inline_allowed` is true where `data:` is harmless: pictures.
    """

    line: int
    url: str
    what: str
    loads: bool = False
    inline_allowed: bool = False


@dataclass(frozen=True)
class Reference:
    """An attribute that names another element of the same page by its id."""

    line: int
    attribute: str
    id: str


@dataclass(frozen=True)
class Claims:
    """What the head of a page says about it, each with its line. `moved` is where the page sends its reader at once."""

    canonicals: tuple[tuple[int, str], ...] = ()
    titles: tuple[tuple[int, str], ...] = ()
    images: tuple[tuple[int, str], ...] = ()
    moved: tuple[int, str] | None = None
    unlisted: bool = False  # search engines are asked to leave it out


@dataclass(frozen=True)
class Page:
    """One file of the site. `path` is POSIX, relative to the site's folder. Lines count from 1."""

    path: str
    links: tuple[Link, ...] = ()
    ids: tuple[tuple[int, str], ...] = ()
    names: frozenset[str] = frozenset()
    references: tuple[Reference, ...] = ()
    forbidden: tuple[tuple[int, str], ...] = ()
    is_document: bool = False
    lang: str = ""
    h1_lines: tuple[int, ...] = ()
    has_anchors: bool = False
    travels: bool = False  # a feed is read far from its address, so relative links in it lead anywhere
    claims: Claims = Claims()
    listed: tuple[tuple[int, str], ...] = ()  # the pages that a sitemap names

    @property
    def anchors(self) -> frozenset[str]:
        """Everything that `#…` can lead to."""
        return self.names | {id for _, id in self.ids}


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that is wrong. `line` counts from 1; 0 means the whole file."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}" if self.line else f"{self.path}: {self.message}"


@dataclass(frozen=True)
class Site:
    """All files of a site by path, and what those say that can hold links.

    `addresses` are the web addresses under which this folder is published; the first is the one that counts for links
    that begin with `/`.
    """

    files: frozenset[str]
    pages: Mapping[str, Page]
    addresses: tuple[str, ...] = ()
    folders: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        parents = {str(parent) for path in self.files for parent in Path(path).parents}
        object.__setattr__(self, "folders", frozenset(parents - {"."}))
