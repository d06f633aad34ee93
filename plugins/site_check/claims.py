"""What pages say of themselves to those who are not readers: the head of a page, structured data, the sitemap, a manifest."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from site_check.pages import Claims, Link, Page

STRUCTURED = "application/ld+json"
ADDRESSES = {"url", "item", "image", "logo"}  # schema.org's properties that are addresses of this site
REFRESH = re.compile(r"\s*(?P<seconds>[\d.]+)\s*[;,]\s*(?:url\s*=)?\s*[\"']?(?P<url>[^\"']*)", re.IGNORECASE)


@dataclass(frozen=True)
class Structured:
    """What a page's structured data links to, and what is wrong with it."""

    links: tuple[Link, ...] = ()
    forbidden: tuple[tuple[int, str], ...] = ()


def read_head(root: etree._Element) -> Claims:
    """What a page claims to be."""
    canonicals, titles, images = [], [], []
    moved: tuple[int, str] | None = None
    unlisted = False
    for element in root.iter("link", "meta"):
        line, content = _line(element), element.get("content", "")
        if element.tag == "link" and "canonical" in element.get("rel", "").lower().split():
            canonicals.append((line, element.get("href", "")))
        elif element.get("property") == "og:title":
            titles.append((line, content))
        elif element.get("property") == "og:image":
            images.append((line, content))
        elif element.get("name", "").lower() == "robots" and "noindex" in content.lower():
            unlisted = True
        elif element.get("http-equiv", "").lower() == "refresh" and (found := REFRESH.match(content)):
            moved = line, found["url"].strip()
    return Claims(tuple(canonicals), tuple(titles), tuple(images), moved, unlisted)


def read_structured(element: etree._Element) -> Structured:
    """One `<script type="application/ld+json">`."""
    line = _line(element)
    try:
        document = json.loads(element.text or "")
    except ValueError as error:
        return Structured(forbidden=((line, f"the structured data is no JSON: {error}"),))
    if not isinstance(document, dict) or (document and "@context" not in document):
        return Structured(forbidden=((line, 'the structured data has no "@context": nobody can tell what its names mean'),))
    return Structured(tuple(Link(line, url, f'structured data "{key}"') for key, url in _addresses(document)))


def _addresses(value: Any) -> Iterator[tuple[str, str]]:
    for key, inner in value.items() if isinstance(value, dict) else ():
        if key in ADDRESSES and isinstance(inner, str):
            yield key, inner
        yield from _addresses(inner)
    for inner in value if isinstance(value, list) else ():
        yield from _addresses(inner)


def read_manifest(path: str, data: bytes) -> Page:
    """A web manifest: the pages and pictures that it names."""
    try:
        document = json.loads(data)
    except ValueError as error:
        return Page(path, forbidden=((1, f"the manifest is no JSON: {error}"),))
    pictures = [icon.get("src", "") for icon in document.get("icons", ()) if isinstance(icon, dict)]
    links = [Link(1, url, '"icons"', loads=True) for url in pictures]
    return Page(path, (*links, *(Link(1, document[key], f'"{key}"') for key in ("start_url", "scope") if key in document)))


def _line(element: etree._Element) -> int:
    line = element.sourceline
    return line if isinstance(line, int) else 1
