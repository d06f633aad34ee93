"""The small files that are looked for at fixed places: robots.txt, the web manifest, security.txt."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

from seo import sitemap
from seo.page import Site
from seo.palette import Colours
from seo.settings import SeoSettings

ROBOTS, MANIFEST, SECURITY = "robots.txt", "manifest.webmanifest", ".well-known/security.txt"
ABOUT = "about/"
VALID_FOR = timedelta(days=364)  # RFC 9116, 2.5.5: less than a year, so that nobody reports to people who are gone

ICONS = (  # (file in the theme's static folder, sizes, purpose)
    ("icons/icon.svg", "any", "any"),
    ("icons/icon-192.png", "192x192", "any"),
    ("icons/icon-512.png", "512x512", "any"),
    ("icons/maskable-512.png", "512x512", "maskable"),
)


def robots(site: Site) -> str:
    """robots.txt: everything may be read, and where the list of pages is."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site.root}/{sitemap.NAME}\n"


def manifest(site: Site, light: Colours, icons: Iterable[str], asset: Callable[[str], str]) -> str:
    """The web manifest. `icons` are the icon files that there are; `asset` gives a file's address below the site's root."""
    there = set(icons)
    return (
        json.dumps(
            {
                "name": site.name,
                "short_name": site.publisher,
                "description": site.about,
                "lang": site.lang,
                "start_url": "./",
                "scope": "./",
                "display": "minimal-ui",
                "background_color": light.paper,
                "theme_color": light.paper,
                "icons": [
                    {"src": asset(name), "sizes": sizes, "type": _type(name), "purpose": purpose}
                    for name, sizes, purpose in ICONS
                    if name in there
                ],
            },
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
    )


def _type(name: str) -> str:
    return "image/svg+xml" if name.endswith(".svg") else "image/png"


def security(settings: SeoSettings, site: Site, built: datetime) -> str:
    """security.txt as RFC 9116 has it: where to report a weakness of the site, and until when that is sure to be read."""
    expires = (built.astimezone(UTC) + VALID_FOR).strftime("%Y-%m-%dT%H:%M:%SZ")
    lines = {
        "Contact": settings.contact or f"{site.root}/{ABOUT}",
        "Expires": expires,
        "Preferred-Languages": site.lang,
        "Canonical": f"{site.root}/{SECURITY}",
        "Policy": settings.policy,
    }
    return "".join(f"{name}: {value}\n" for name, value in lines.items() if value)
