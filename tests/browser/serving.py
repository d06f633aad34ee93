"""Other pages at the site's own address: a site that a test has built for itself."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, Route

KINDS = {".html": "text/html; charset=utf-8", ".js": "text/javascript", ".svg": "image/svg+xml", ".css": "text/css"}


def serve(page: Page, site: str, folder: Path) -> Page:
    """Let the pages in this folder answer at the site's own address."""

    def answer(route: Route) -> None:
        path = folder / route.request.url.removeprefix(f"{site}/").partition("#")[0]
        file = path / "index.html" if path.is_dir() else path
        route.fulfill(path=file, **({"content_type": KINDS[file.suffix]} if file.suffix in KINDS else {}))

    page.route(f"{site}/**", answer)
    return page
