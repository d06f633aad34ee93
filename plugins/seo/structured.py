"""What a page tells programs about itself: schema.org's vocabulary as JSON-LD. Only what the page itself says.

Types and properties are those of https://schema.org (Article, Quiz, BreadcrumbList, Organization, WebSite).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from seo.page import Page, Site

Thing = dict[str, Any]
LOGO = "icons/icon-512.png"


def things(page: Page, site: Site, link: Callable[[str], str], logo: str = "") -> list[Thing]:
    """What there is to say of one page. `link` makes an address of this site, which is relative to its root, one that can
    be followed from the page; `logo` is such an address.
    """
    whole = {"@type": "WebSite", "name": site.name, "url": link("")}
    publisher: Thing = {"@type": "Organization", "name": site.publisher}
    about: list[Thing] = []
    if page.kind == "start":
        name = {"@id": link("#publisher")}
        about = [
            {**publisher, **name, "url": link(""), **({"logo": link(logo)} if logo else {})},
            {**whole, "description": site.about, "inLanguage": page.lang, "publisher": name},
        ]
    elif page.kind != "other":
        about = [
            {
                "@type": "Article" if page.kind == "article" else "Quiz",
                "headline" if page.kind == "article" else "name": page.title,
                "description": page.description,
                "image": link(page.image),
                "inLanguage": page.lang,
                **_dates(page),
                **({"author": _author(page, site)} if page.author else {}),
                "publisher": publisher,
                "isPartOf": whole,
            }
        ]
    about += [{**thing, "publisher": publisher} for thing in page.about]
    return [*about, *_breadcrumbs(page, site, link)]


def _dates(page: Page) -> Thing:
    days = {"datePublished": page.published, "dateModified": page.changed if page.published else None}
    return {name: day.isoformat() for name, day in days.items() if day}


def _author(page: Page, site: Site) -> Thing:
    # The house signs as one; any other name is somebody's.
    return {"@type": "Organization" if page.author == site.author else "Person", "name": page.author}


def _breadcrumbs(page: Page, site: Site, link: Callable[[str], str]) -> list[Thing]:
    if page.kind == "start":
        return []
    above = [(site.name, page.home), *page.trail]
    own = page.title.removesuffix(f" – {above[-1][0]}")  # a result's title names its quiz, which stands before it here
    items: list[Thing] = [
        {"@type": "ListItem", "position": position, "name": name, "item": link(url)}
        for position, (name, url) in enumerate(above, start=1)
    ]
    # The last one is the page itself, and needs no address.
    return [
        {"@type": "BreadcrumbList", "itemListElement": [*items, {"@type": "ListItem", "position": len(items) + 1, "name": own}]}
    ]


def script(found: list[Thing]) -> str:
    """The text of `<script type="application/ld+json">`: nothing in it can end the element or start a comment."""
    document = {"@context": "https://schema.org", **(found[0] if len(found) == 1 else {"@graph": found})}
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
