"""HTML, SVG and feeds: from bytes to a Page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from site_check.claims import STRUCTURED, read_head, read_structured
from site_check.pages import Link, Page, Reference

ID_REFERENCES = (
    "for", "form", "list", "headers", "aria-labelledby", "aria-describedby", "aria-details", "popovertarget",
)  # fmt: skip
DATA_SCRIPTS = {"application/json", STRUCTURED}
LOADING_RELS = {
    "stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest",
    "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch",
}  # fmt: skip
SOURCES = {  # attribute -> elements on which it is an address that the browser fetches or sends to
    "src": {"img", "script", "iframe", "source", "video", "audio", "track", "embed", "input"},
    "poster": {"video"},
    "data": {"object"},
    "action": {"form"},
    "formaction": {"button", "input"},
    "ping": {"a", "area"},
}
PICTURES = {"img", "source", "image", "feimage", "input"}
META_ADDRESSES = {"og:url", "og:image", "og:image:url", "og:image:secure_url", "twitter:image"}
LOCAL_URL = re.compile(r"""url\(\s*["']?(#[^)"']*)["']?\s*\)""")


def read_html(path: str, data: bytes) -> Page:
    """One HTML page. The parser mends what is broken, as browsers do; validity is another tool's work."""
    root = _html(data)
    if root is None:
        return Page(path, has_anchors=True, forbidden=((1, "the page is empty"),))
    found = _read(root)
    data_of = [read_structured(script) for script in root.iter("script") if script.get("type", "").strip().lower() == STRUCTURED]
    return Page(
        path,
        links=found.links + tuple(link for each in data_of for link in each.links),
        ids=found.ids,
        names=found.names,
        references=found.references,
        forbidden=found.forbidden + tuple(problem for each in data_of for problem in each.forbidden),
        claims=read_head(root),
        is_document=True,
        lang=root.get("lang", "").strip(),
        h1_lines=tuple(_line(heading) for heading in root.iter("h1")),
        has_anchors=True,
    )


def read_svg(path: str, data: bytes) -> Page:
    """One SVG picture. A picture that is not well-formed XML shows nothing in a browser, so that is reported."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        return Page(path, forbidden=((error.lineno or 1, f"the picture is not well-formed XML: {error.msg}"),))
    found = _read(root, styles_forbidden=False)
    return Page(path, found.links, found.ids, found.names, found.references, found.forbidden, has_anchors=True)


def read_feed(path: str, data: bytes) -> Page:
    """An Atom or RSS feed or a sitemap: its links, and those in the HTML that it carries."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        return Page(path, forbidden=((error.lineno or 1, f"the file is not well-formed XML: {error.msg}"),))
    links: list[Link] = []
    listed: list[tuple[int, str]] = []
    for element in _elements(root):
        name, text = _name(element), (element.text or "").strip()
        if name in {"link", "enclosure"}:
            url = element.get("href") or element.get("url") or text
            links += [Link(_line(element), url, f"<{name}>")] if url else []
        elif name == "loc":
            links.append(Link(_line(element), text, "<loc>"))
            listed.append((_line(element), text))
        elif name in {"content", "summary", "description", "encoded"} and "<" in text:
            inner = _html(text.encode())
            # An anchor of the article is no anchor of the feed.
            links += [
                replace(link, line=_line(element), what=f"{link.what} in <{name}>")
                for link in (_read(inner).links if inner is not None else ())
                if not link.url.startswith("#")
            ]
    return Page(path, tuple(links), travels=True, listed=tuple(listed))


def _read(root: etree._Element, styles_forbidden: bool = True) -> Page:
    links: list[Link] = []
    ids: list[tuple[int, str]] = []
    names: set[str] = set()
    references: list[Reference] = []
    forbidden: list[tuple[int, str]] = []
    for element in _elements(root):
        line, name = _line(element), _name(element)
        links += _links(element, line, name)
        # What is inside <template> is not on the page until a script copies it.
        if not any(_name(parent) == "template" for parent in element.iterancestors()):
            if "id" in element.attrib:
                ids.append((line, element.get("id", "")))
            if name == "a" and element.get("name"):
                names.add(element.get("name", ""))
            references += [Reference(line, key, id) for key in ID_REFERENCES for id in element.get(key, "").split()]
        forbidden += [(line, message) for message in _forbidden(element, name, styles_forbidden)]
    return Page("", tuple(links), tuple(ids), frozenset(names), tuple(references), tuple(forbidden))


def _links(element: etree._Element, line: int, name: str) -> Iterator[Link]:
    for key, value in _attributes(element):
        what = f"<{name} {key}>"
        if key == "href":
            rels = set(element.get("rel", "").lower().split())
            loads = bool(rels & LOADING_RELS) if name == "link" else name not in {"a", "area"}
            yield Link(line, value, what, loads, inline_allowed=name in PICTURES or (name == "link" and "icon" in rels))
        elif name in SOURCES.get(key, ()):
            yield Link(line, value, what, loads=True, inline_allowed=name in PICTURES)
        elif key in {"srcset", "imagesrcset"}:
            for url in _srcset(value):
                yield Link(line, url, what, loads=True, inline_allowed=True)
        for local in LOCAL_URL.findall(value) if key != "style" else ():
            yield Link(line, local, what)
    if name == "meta":
        content = element.get("content", "")
        if element.get("http-equiv", "").lower() == "refresh" and "=" in content:
            yield Link(line, content.partition("=")[2].strip("\"' "), "<meta refresh>")
        if {element.get("property"), element.get("name")} & META_ADDRESSES:
            yield Link(line, content, f"<meta {element.get('property') or element.get('name')}>")


def _srcset(value: str) -> list[str]:
    # A comma is part of an address unless it ends it; that is how browsers tell `a,b.png 1x, c.png 2x` apart.
    urls = []
    rest = value.strip(" \t\r\n,")
    while rest:
        url, _, rest = rest.partition(" ") if " " in rest else (rest, "", "")
        urls.append(url.rstrip(","))
        if not url.endswith(","):
            rest = rest.partition(",")[2]
        rest = rest.strip(" \t\r\n,")
    return urls


def _forbidden(element: etree._Element, name: str, styles_forbidden: bool) -> Iterator[str]:
    if name == "script" and not _has(element, "src", "href"):
        kind = element.get("type", "").strip().lower()
        if kind not in DATA_SCRIPTS:
            yield "a script inside the page, which the site's security headers block: move it to a .js file"
    if name == "style" and styles_forbidden:
        yield "a <style> inside the page, which the site's security headers block: move it to a .css file"
    if name == "base":
        yield "a <base>, which the site's security headers block: write every address in full or relative to its page"
    for key, _ in _attributes(element):
        if key == "style" and styles_forbidden:
            yield f"style= on <{name}>, which the site's security headers block: use a class"
        if key.startswith("on") and key[2:].isalpha():
            yield f"{key}= on <{name}>, which the site's security headers block: listen in a .js file"


def _has(element: etree._Element, *keys: str) -> bool:
    return any(key in keys for key, _ in _attributes(element))


def _attributes(element: etree._Element) -> list[tuple[str, str]]:
    return [(_local(str(key)), str(value)) for key, value in element.attrib.items()]


def _html(data: bytes) -> etree._Element | None:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        return etree.fromstring(data, parser) if data.strip() else None
    except etree.XMLSyntaxError:
        return None


def _elements(root: etree._Element) -> Iterator[etree._Element]:
    # Comments and processing instructions have a function for a tag.
    return (element for element in root.iter() if isinstance(element.tag, str))


def _name(element: etree._Element) -> str:
    return _local(str(element.tag)).lower()


def _local(name: str) -> str:
    return name.rpartition("}")[2].rpartition(":")[2]


def _line(element: etree._Element) -> int:
    line = element.sourceline
    return line if isinstance(line, int) else 1
