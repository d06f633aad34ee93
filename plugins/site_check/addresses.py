"""Where an address leads: into this site, out of it, or nowhere. Pure, and never looks at the disk."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

# What the build translates; one that is still there was missed.
SOURCE_LINK = re.compile(
    r"(?:article|quiz|page):|(?:\{|%7b|\|)(?:filename|static|attach|author|category|tag|index)(?:\}|%7d|\|)",
    re.IGNORECASE,
)
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
PERSONAL_SCHEMES = {"mailto", "tel", "sms"}
RUNNING_SCHEMES = {"javascript", "vbscript", "data", "blob"}


@dataclass(frozen=True)
class Inside:
    """A file of this site, decoded and relative to its folder; it ends with `/`, or is empty, for a folder's index."""

    path: str
    fragment: str = ""


@dataclass(frozen=True)
class Outside:
    """Somewhere else. `host` is empty for mail and telephone."""

    host: str


@dataclass(frozen=True)
class Faulty:
    """Nowhere; `why` completes the sentence that starts with the address."""

    why: str


def is_relative(url: str) -> bool:
    """Whether an address depends on the page that it is written on."""
    return not SCHEME.match(url.strip()) and not url.strip().startswith("//")


def resolve(url: str, page: str, addresses: Sequence[str] = ()) -> Inside | Outside | Faulty:
    """Where `url`, written on the file `page` (a path in the site), leads.

    `addresses` are the site's own web addresses. Links that begin with `/` count from the first one's folder.
    """
    url = re.sub(r"[\t\n\r]", "", url.strip(" \t\n\r\f"))
    if not url:
        return Faulty("is empty: name where it leads, or leave the attribute out")
    if SOURCE_LINK.match(url):
        return Faulty("names a source that the build did not translate: check its spelling")
    scheme = SCHEME.match(url)
    if scheme and scheme[1].lower() not in {"http", "https"}:
        return _other_scheme(scheme[1].lower(), url)
    if scheme or url.startswith("//"):
        return _absolute(url, addresses)
    path, _, fragment = url.partition("#")
    path = path.partition("?")[0]
    if not path:
        return Inside(page, _decode(fragment))
    if path.startswith("/"):
        root = urlsplit(addresses[0]).path.rstrip("/") if addresses else ""
        if path != root and not path.startswith(root + "/"):
            return Faulty(f"leads out of the site, which is published under {root}/: use a relative address")
        return _walk([], path[len(root) :].lstrip("/"), fragment)
    return _walk(page.split("/")[:-1], path, fragment)


def _other_scheme(scheme: str, url: str) -> Outside | Faulty:
    if scheme in RUNNING_SCHEMES:
        return Faulty(f"uses {scheme}:, which can run as a script: link to a file or an address")
    if scheme not in PERSONAL_SCHEMES:
        return Faulty(f"uses {scheme}:, which is unknown here: use https:, mailto:, tel: or a relative address")
    if not url.partition(":")[2].strip():
        return Faulty(f"names nobody after {scheme}:")
    return Outside("")


def _absolute(url: str, addresses: Sequence[str]) -> Inside | Outside | Faulty:
    try:
        there = urlsplit(url)
        host = there.netloc.lower()
    except ValueError:
        return Faulty("is no valid address")
    if not host:
        return Faulty("has no host name")
    for address in addresses:
        own = urlsplit(address)
        root = own.path.rstrip("/")
        if host == own.netloc.lower() and (there.path == root or there.path.startswith(root + "/")):
            return _walk([], there.path[len(root) :].lstrip("/"), there.fragment)
    return Outside(host)


def _walk(folders: list[str], path: str, fragment: str) -> Inside | Faulty:
    parts = list(folders)
    *steps, last = path.split("/")
    if last in {".", ".."}:
        steps, last = [*steps, last], ""
    for step in steps:
        if step == ".." and not parts:
            return Faulty("climbs above the site's first page: take a ../ away")
        if step == "..":
            parts.pop()
        elif step not in {"", "."}:
            parts.append(step)
    # Decoded only now: %2F and %23 belong to a file's name.
    return Inside("/".join(unquote(part) for part in [*parts, last]), _decode(fragment))


def _decode(fragment: str) -> str:
    # `#:~:text=` is an instruction to the browser, not a name.
    return unquote(fragment.partition(":~:")[0])
