"""sitemap.xml: every page that is to be found, with the day on which what it shows was last changed, where that is known."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from seo.page import Page, Site

NAME = "sitemap.xml"
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"{more}>\n'
LANGUAGES = ' xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def write(pages: Iterable[Page], site: Site) -> str:
    """The file's text, pages in order of their address. The time of building is not in it."""
    listed = sorted(pages, key=lambda page: page.url)
    entries = "".join(_entry(page, site) for page in listed)
    return HEAD.format(more=LANGUAGES if any(page.others for page in listed) else "") + entries + "</urlset>\n"


def _entry(page: Page, site: Site) -> str:
    parts = [f"<loc>{escape(f'{site.root}/{page.url}')}</loc>"]
    if page.changed:
        parts.append(f"<lastmod>{page.changed.isoformat()}</lastmod>")
    for lang, url in page.others:
        where = quoteattr(f"{site.root}/{url}")
        parts.append(f'<xhtml:link rel="alternate" hreflang={quoteattr(lang)} href={where}/>')
    return f"<url>{''.join(parts)}</url>\n"
