"""What is wrong with a site: one small function for each rule, all pure, all run."""

from __future__ import annotations

from collections.abc import Iterator

from problems import did_you_mean
from site_check import agreement
from site_check.addresses import Faulty, Inside, Outside, is_relative, resolve
from site_check.pages import Finding, Page, Site


def check(site: Site) -> list[Finding]:
    """Everything that is wrong with a site, in order of file and line."""
    found = {finding for page in site.pages.values() for rule in RULES for finding in rule(page, site)}
    return sorted(found | set(_site_is_there(site)) | set(agreement.sitemap_names_every_page(site)))


def links_lead_somewhere(page: Page, site: Site) -> Iterator[Finding]:
    """Every address is one that the site has, or one outside."""
    for link in page.links:
        if page.travels and is_relative(link.url):
            continue  # reported once, by another rule
        if link.inline_allowed and link.url.strip().lower().startswith("data:"):
            continue
        target = resolve(link.url, page.path, site.addresses)
        why = ""
        if isinstance(target, Faulty):
            why = target.why
        elif isinstance(target, Inside):
            why = _missing(target, site)
        elif link.loads:
            why = _third_party(target)
        if why:
            yield Finding(page.path, link.line, f'{link.what} "{" ".join(link.url.split())}" {why}')


def feeds_name_addresses_in_full(page: Page, site: Site) -> Iterator[Finding]:
    """No relative address in a feed; told once, as all of them have one cause."""
    relative = [link for link in page.links if page.travels and is_relative(link.url)]
    if relative:
        message = (
            f'{len(relative)} of {len(page.links)} addresses are relative, the first is "{relative[0].url}", and feed readers '
            "can't follow those: build with the site's full address (SITEURL)"
        )
        yield Finding(page.path, relative[0].line, message)


def ids_are_used_once(page: Page, site: Site) -> Iterator[Finding]:
    """No id twice on a page: links and labels would lead to the first one only."""
    first: dict[str, int] = {}
    for line, id in page.ids:
        if not id.strip():
            yield Finding(page.path, line, "id is empty: name it or leave it out")
        elif id in first:
            yield Finding(page.path, line, f'id "{id}" is used on line {first[id]} already: rename one of them')
        else:
            first[id] = line


def references_name_an_id(page: Page, site: Site) -> Iterator[Finding]:
    """Labels, descriptions and table headers name an element that is there."""
    ids = {id for _, id in page.ids}
    for reference in page.references:
        if reference.id not in ids:
            hint = did_you_mean(reference.id, sorted(ids))
            message = f'{reference.attribute} names the id "{reference.id}", which this page does not have{hint}'
            yield Finding(page.path, reference.line, message)


def nothing_forbidden(page: Page, site: Site) -> Iterator[Finding]:
    """No scripts or styles inside pages, and nothing that can't be read."""
    return (Finding(page.path, line, message) for line, message in page.forbidden)


def has_one_main_heading(page: Page, site: Site) -> Iterator[Finding]:
    """Exactly one h1."""
    if page.is_document and len(page.h1_lines) != 1:
        where = " on lines " + ", ".join(map(str, page.h1_lines)) if page.h1_lines else ""
        line = page.h1_lines[1] if page.h1_lines else 0
        yield Finding(page.path, line, f"the page has {len(page.h1_lines)} <h1>{where}: it needs exactly one")


def names_its_language(page: Page, site: Site) -> Iterator[Finding]:
    """<html lang="…">, for screen readers and translators."""
    if page.is_document and not page.lang:
        yield Finding(page.path, 0, 'the page names no language: write <html lang="en">')


RULES = (
    links_lead_somewhere,
    feeds_name_addresses_in_full,
    ids_are_used_once,
    references_name_an_id,
    nothing_forbidden,
    has_one_main_heading,
    names_its_language,
    agreement.says_what_it_is,
    agreement.sends_on_to_a_page,
    agreement.lists_pages_to_be_found,
)


def _site_is_there(site: Site) -> Iterator[Finding]:
    if "index.html" not in site.files:
        yield Finding("index.html", 0, "the site has no first page")


def _missing(target: Inside, site: Site) -> str:
    """Why a target inside the site can't be reached; empty when it can."""
    path = target.path + "index.html" if target.path.endswith("/") or not target.path else target.path
    if path not in site.files:
        if path in site.folders:
            return "leads to a folder: end it with /"
        return f"leads nowhere: the site has no {path}{_similar(path, site)}"
    page = site.pages.get(path)
    fragment = target.fragment
    if page is None or not page.has_anchors or not fragment or fragment.lower() == "top" or fragment in page.anchors:
        return ""
    return f'leads nowhere: {path} has no id "{fragment}"{did_you_mean(fragment, sorted(page.anchors))}'


def _similar(path: str, site: Site) -> str:
    for known in site.files:
        if known.casefold() == path.casefold():
            return f'; "{known}" differs in upper and lower case, which matters on the web'
    # A guess helps; a list of all the files of a small site does not.
    return did_you_mean(path, sorted(site.files)) if len(site.files) > 8 else ""


def _third_party(target: Outside) -> str:
    if not target.host:
        return "can't be loaded: name a file of this site"
    return f"is loaded from {target.host}, which then learns who reads this page: copy it into the site"


def count_links(site: Site) -> int:
    """How many addresses were looked at."""
    return sum(len(page.links) for page in site.pages.values())


def count_documents(site: Site) -> int:
    """How many of the files are pages."""
    return sum(page.is_document for page in site.pages.values())
