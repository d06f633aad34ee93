"""How the site is found and shared: metadata, cards, structured data, sitemap, small files, moved addresses.

Templates call `metadata(title, description, …)` once on every page that is to be found; what they say there is what the
sitemap lists. This file and `__main__` are the only ones that know Pelican.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jinja2
from jinja2.runtime import Context
from jinja2.utils import pass_context
from pelican import Pelican, signals
from pelican.utils import get_relative_path, path_to_url

import redirects
from problems import ContentError, Problem, fail
from seo import files, known, palette, settings, sitemap, structured
from seo.card import Card, letters_lacking
from seo.gather import page_of, site_of
from seo.metadata import Metadata, describe
from seo.page import SITE_CARD, Page
from seo.shelf import drawn
from vector import NotDrawn

__all__ = ["check", "register"]

SHELF = Path(".cache", "cards")
NO_PARTS = "<svg/>"
MOVED = "components/moved/template.html"


@dataclass
class _Run:
    """What one run of Pelican has gathered."""

    settings: settings.SeoSettings
    palette: palette.Palette
    parts: str  # SVG: what the scenes on cards are made of
    pages: dict[str, Page] = field(default_factory=dict)
    env: jinja2.Environment | None = None


def check(site: Mapping[str, Any]) -> tuple[list[redirects.Redirect], list[Problem]]:
    """The moved addresses of the site that these settings describe, and all problems with them and with the settings."""
    moved, problems = redirects.read(Path(site["PATH"]) / redirects.FILE, known.addresses(site), known.unsure(site))
    try:
        _palette(site)
    except ContentError as error:
        problems += error.problems
    return moved, problems


def _palette(site: Mapping[str, Any]) -> palette.Palette:
    return palette.read(_in_theme(site, settings.read(site).tokens))


def _in_theme(site: Mapping[str, Any], name: str) -> Path:
    return Path(os.path.relpath(Path(site["THEME"], name)))


def _prepare(pelican: Pelican) -> None:
    _, problems = check(pelican.settings)
    if problems:
        fail(problems)
    ours = settings.read(pelican.settings)
    mark = _in_theme(pelican.settings, ours.mark)
    run = _Run(ours, _palette(pelican.settings), mark.read_text(encoding="utf-8") if mark.is_file() else NO_PARTS)
    pelican.settings["SEO"] = run
    pelican.settings["JINJA_GLOBALS"] = {
        **pelican.settings["JINJA_GLOBALS"],
        "metadata": _metadata(run),
        "theme_colours": run.palette,
    }


def _metadata(run: _Run) -> Callable[..., Metadata | None]:
    @pass_context
    def metadata(
        context: Context,
        title: str,
        description: str,
        trail: Iterable[tuple[str, str]] = (),
        card: Mapping[str, Any] | None = None,
        shows: Iterable[Any] = (),
        tells: Iterable[Mapping[str, Any]] = (),
    ) -> Metadata | None:
        """What the head of this page says, or None where the page is not to be found; see `gather.page_of`."""
        knows = context.get_all()
        page = page_of(knows, title, description, trail, card, shows, tells)
        if page is None:
            return None
        if page.card and letters_lacking(page.card):
            page = replace(page, card=None)
        run.pages[page.file] = page
        return describe(page, site_of(knows, run.settings.publisher), str(knows["SITEURL"]), _logo(knows))

    return metadata


def _logo(context: Mapping[str, Any]) -> str:
    there = structured.LOGO in context["ASSETS"].files if "ASSETS" in context else False
    return str(context["asset"](structured.LOGO)) if there else ""


def _remember(generators: list[Any]) -> None:
    # Jinja's environments belong to generators, and the signal at the end of a run brings none.
    generators[0].settings["SEO"].env = generators[0].env


def _finish(pelican: Pelican) -> None:
    """All pages are written, and have said what they are: write what tells others of them."""
    run: _Run = pelican.settings["SEO"]
    site = site_of(pelican.settings, run.settings.publisher)
    addresses = [f"/{page.url}" for page in run.pages.values()]
    moved, problems = redirects.read(Path(pelican.path) / redirects.FILE, addresses, lambda address: False)
    if problems:
        fail(problems)
    output = Path(pelican.output_path)
    for each in moved:
        _write(output / each.file, _moved_page(each, run, pelican.settings))
    cards = {page.image: page.card for page in run.pages.values() if page.card}
    cards.setdefault(SITE_CARD, Card(site.name, note=site.about))
    for place, card in cards.items():
        try:
            _write(output / place, drawn(card, run.palette, run.parts, SHELF))
        except NotDrawn as error:
            fail([Problem(place, 0, 0, "", f"this card can't be drawn: {error}")])
    bundle = pelican.settings.get("ASSETS")
    icons, folder = (bundle.files, bundle.address) if bundle else ((), "")
    built = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH") or time.time()), UTC)
    for name, text in {
        sitemap.NAME: sitemap.write(run.pages.values(), site),
        files.ROBOTS: files.robots(site),
        files.MANIFEST: files.manifest(site, run.palette.light, icons, lambda icon: f"{folder}/{icon}"),
        files.SECURITY: files.security(run.settings, site, built),
    }.items():
        _write(output / name, text)


def _moved_page(each: redirects.Redirect, run: _Run, site: Mapping[str, Any]) -> str:
    assert run.env is not None
    siteurl = path_to_url(get_relative_path(each.file))
    canonical = f"{site.get('SITE_ADDRESS') or siteurl}{each.new}"
    context = {**site, "SITEURL": siteurl, "output_file": each.file, "to": f"{siteurl}{each.new}", "canonical": canonical}
    return run.env.get_template(MOVED).render(context)


def _write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def register() -> None:
    """Called by Pelican."""
    signals.initialized.connect(_prepare)
    signals.all_generators_finalized.connect(_remember)
    signals.finalized.connect(_finish)
