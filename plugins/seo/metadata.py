"""What the head of a page says about it: canonical address, cards for social networks, other languages, structured data."""

from __future__ import annotations

from dataclasses import dataclass

from seo import structured
from seo.card import HEIGHT, WIDTH
from seo.page import Page, Site


@dataclass(frozen=True)
class Metadata:
    """The values that a theme prints. Addresses are whole where the site's is known, and otherwise relative to the page.

    `canonical` and `others` are empty while the site's address is not known: search engines take whole addresses alone, and
    count relative ones as mistakes.
    """

    canonical: str
    address: str
    title: str
    description: str
    kind: str
    site: str
    image: str
    image_says: str
    others: tuple[tuple[str, str], ...]
    json_ld: str
    image_width: int = WIDTH
    image_height: int = HEIGHT


def describe(page: Page, site: Site, siteurl: str, logo: str = "") -> Metadata:
    """The metadata of one page. `siteurl` leads from the page to the site's root; `logo` is a picture's address below it."""
    base = site.address or siteurl

    def link(url: str) -> str:
        return f"{base}/{url}"

    return Metadata(
        canonical=link(page.url) if site.address else "",
        address=link(page.url),
        title=page.title,
        description=page.description,
        kind="article" if page.kind == "article" else "website",
        site=site.name,
        image=link(page.image),
        image_says=page.card.title if page.card else site.name,
        others=tuple((lang, link(url)) for lang, url in page.others) if site.address else (),
        json_ld=structured.script(structured.things(page, site, link, logo)),
    )
