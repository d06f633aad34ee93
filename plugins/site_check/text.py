"""Links in style sheets and scripts, found by pattern: enough for files that we write or minify ourselves."""

from __future__ import annotations

import re

from site_check.pages import Link, Page

CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
CSS_LINK = re.compile(
    r"""url\(\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^)"'\s]*))\s*\)"""
    r"""|@import\s*(?:"(?P<import_double>[^"]*)"|'(?P<import_single>[^']*)')"""
)
JS_COMMENT = re.compile(r"/\*.*?\*/|^\s*//[^\n]*", re.DOTALL | re.MULTILINE)
# Only specifiers that start like an address: `from "there"` in a sentence is no import. One with a gap (`${lang}`) is known
# only in the browser.
JS_LINK = re.compile(
    r"""(?:\bimport\b\s*\(?\s*|\bfrom\s*|\bnew\s+URL\(\s*)(?P<quote>["'`])(?P<url>(?:\.{0,2}/|https?:)[^"'`\n$]*)(?P=quote)"""
)


def read_css(path: str, data: bytes) -> Page:
    """What a style sheet loads. Bytes that are not UTF-8 are read as the replacement character."""
    source = _without(CSS_COMMENT, data)
    links = []
    for match in CSS_LINK.finditer(source):
        url = next(group for group in match.groups() if group is not None)
        # `url(#id)` names an element of the page that uses the style sheet, which can't be known here.
        if not url.startswith("#"):
            what = "@import" if match[0].startswith("@") else "url()"
            links.append(Link(_line(source, match.start()), url, what, loads=True, inline_allowed=True))
    return Page(path, tuple(links))


def read_js(path: str, data: bytes) -> Page:
    """The modules and files that a script names by their address."""
    source = _without(JS_COMMENT, data)
    return Page(
        path,
        tuple(Link(_line(source, match.start()), match["url"], "import", loads=True) for match in JS_LINK.finditer(source)),
    )


def _without(comment: re.Pattern[str], data: bytes) -> str:
    # Line breaks stay, so that line numbers do.
    return comment.sub(lambda match: "\n" * match[0].count("\n"), data.decode("utf-8", "replace"))


def _line(source: str, position: int) -> int:
    return source.count("\n", 0, position) + 1
