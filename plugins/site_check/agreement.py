"""Whether what pages say of themselves agrees with the site: canonical addresses, cards, moved pages, the sitemap.

A site need not say any of it; one whose first page does has to say it of every page that is to be found.
"""

from __future__ import annotations

from collections.abc import Iterator

from site_check.addresses import Inside, resolve
from site_check.pages import Finding, Page, Site

FIRST = "index.html"


def says_what_it_is(page: Page, site: Site) -> Iterator[Finding]:
    """Exactly one canonical address, which is the page's own, and one title and one picture for links to it."""
    first = site.pages.get(FIRST)
    if first is None or not _is_to_be_found(page):
        return
    claims, wanted = page.claims, first.claims
    for what, found, expected in (
        ('<link rel="canonical">', claims.canonicals, wanted.canonicals),
        ("og:title", claims.titles, wanted.titles),
        ("og:image", claims.images, wanted.images),
    ):
        if expected and len(found) != 1:
            line = found[1][0] if found else 0
            yield Finding(page.path, line, f"the page has {len(found)} {what}: it needs exactly one, as the first page has")
    for line, url in claims.canonicals if wanted.canonicals else ():
        there = _file(url, page, site)
        if there != page.path:
            message = f'the canonical address "{url}" is not that of this page: search engines would leave the page out'
            yield Finding(page.path, line, message)
    for line, url in claims.images if wanted.images else ():
        if _file(url, page, site) is None:
            yield Finding(page.path, line, f'og:image "{url}" is on another site: copy the picture into this one')


def sends_on_to_a_page(page: Page, site: Site) -> Iterator[Finding]:
    """Who follows an old address arrives at a page in one step, and search engines are told the same."""
    if page.claims.moved is None:
        return
    line, url = page.claims.moved
    target = _file(url, page, site)
    there = site.pages.get(target or "")
    if target is not None and target not in site.files:
        return  # that it leads nowhere is another rule's finding
    if there is None or not there.is_document:
        yield Finding(page.path, line, f'the page sends its readers on to "{url}", which is no page of this site')
    elif there.claims.moved:
        yield Finding(page.path, line, f'the page sends its readers on to "{url}", which sends them on again: name the last one')
    if [_file(own, page, site) for _, own in page.claims.canonicals] != [target]:
        yield Finding(
            page.path, line, f'the page sends its readers on to "{url}": it needs <link rel="canonical"> with that address'
        )


def lists_pages_to_be_found(page: Page, site: Site) -> Iterator[Finding]:
    """What a sitemap names is a page, not one that has moved or asks to be left out, and each is named once."""
    seen: set[str] = set()
    for line, url in page.listed:
        target = _file(url, page, site)
        there = site.pages.get(target or "")
        if target is None or there is None:
            continue  # that it leads nowhere is another rule's finding
        if target in seen:
            yield Finding(page.path, line, f'"{url}" is listed twice')
        elif not _is_to_be_found(there):
            yield Finding(page.path, line, f'"{url}" is listed, but that page has moved or asks search engines to leave it out')
        seen.add(target)


def sitemap_names_every_page(site: Site) -> Iterator[Finding]:
    """Every page that says what it is stands in the sitemap, if the site has one."""
    listed = {_file(url, page, site) for page in site.pages.values() for _, url in page.listed}
    for page in site.pages.values():
        says = page.claims.canonicals or page.claims.titles
        if listed and says and _is_to_be_found(page) and page.path not in listed:
            yield Finding(page.path, 0, "the page is to be found, but no sitemap lists it")


def _is_to_be_found(page: Page) -> bool:
    return page.is_document and not page.claims.unlisted and page.claims.moved is None


def _file(url: str, page: Page, site: Site) -> str | None:
    """The file of the site that an address on a page means, or None when it means none."""
    target = resolve(url, page.path, site.addresses)
    if not isinstance(target, Inside):
        return None
    return target.path + FIRST if target.path.endswith("/") or not target.path else target.path
