"""The call to action for the publisher's own app: settings, store links, the panel that shows them, what phones look for.

Templates call `app_panel(content, placement)`, `app_banner(content, placement)` and `app_things()`; the publish step asks
`missing(settings)`, and `finish(settings, folder)` decodes every store link of the built site. This file is the only
one that knows Pelican.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2.runtime import Context
from jinja2.utils import pass_context
from markupsafe import Markup
from pelican import Pelican, signals

import words
from app_cta import association, built, codes, structured
from app_cta.panel import Panel, banner_for, panel_for
from app_cta.settings import AppSettings, missing, read
from problems import ContentError, fail
from words import Words

__all__ = ["AppRun", "finish", "missing", "register"]

TEMPLATE = "components/app-panel/template.html"
STORES_SCRIPT = "js/stores.js"


@dataclass(frozen=True)
class AppRun:
    """One run of Pelican: what its templates call, and the QR codes that their panels show, by file."""

    settings: AppSettings
    spoken: Mapping[str, Words]
    address: str = ""  # where readers find the site, in full; empty while nobody has said it
    codes: dict[str, str] = field(default_factory=dict)

    @pass_context
    def panel(self, context: Context, content: Any, placement: str, result: str = "") -> Markup:
        """`app_panel(content, placement)`: the panel in the language of the content, or nothing where it has no place.

        Call it once for each placement on a page: its ids name the placement. Raises ValueError for an unknown placement.
        """
        root = str(context.get("SITEURL", ""))
        shown = panel_for(content, placement, self.settings, self._words(content), root, result)
        if shown is None:
            return Markup("")
        self.codes.update({button.code: button.href for button in shown.buttons if button.code})
        template: Any = context.environment.get_template(TEMPLATE).make_module(context.get_all())
        return Markup(template.app_panel(shown, root, self._script(context, shown, placement)))

    def banner(self, content: Any, placement: str, result: str = "") -> str:
        """`app_banner(content, placement)`: what the page tells Safari, under the panel's own conditions, or nothing."""
        address = f"{self.address}/{content.url}" if self.address else ""
        return banner_for(content, placement, self.settings, self._words(content), address, result)

    def things(self) -> list[dict[str, Any]]:
        """`app_things()`: what structured data says of the app."""
        return structured.things(self.settings)

    def _words(self, content: Any) -> Words:
        return self.spoken.get(str(getattr(content, "lang", ""))) or next(iter(self.spoken.values()))

    def _script(self, context: Context, shown: Panel, placement: str) -> str:
        # One store needs no order. A quiz has scripts of its own, and loads this one when it shows a result.
        if len(shown.buttons) < 2 or placement == "quiz" or "asset" not in context:
            return ""
        return f"{context['SITEURL']}/{context['asset'](STORES_SCRIPT)}"


def finish(settings: Mapping[str, Any], folder: Path) -> None:
    """Decode every store link of a built site. Raises ContentError with each that would not be counted as it should."""
    if problems := built.check(built.read(folder), read(settings)):
        raise ContentError(problems)


def _prepare(pelican: Pelican) -> None:
    try:
        app = read(pelican.settings)
    except ContentError as error:
        fail(error.problems)
    run = AppRun(app, words.of(pelican.settings), str(pelican.settings.get("SITE_ADDRESS") or "").rstrip("/"))
    pelican.settings["APP"] = run
    names = {"app_panel": run.panel, "app_banner": run.banner, "app_things": run.things}
    pelican.settings["JINJA_GLOBALS"] = {**pelican.settings["JINJA_GLOBALS"], **names}


def _finish(pelican: Pelican) -> None:
    """All pages are written, and have said which codes they show."""
    run: AppRun = pelican.settings["APP"]
    languages = [*pelican.settings.get(words.SETTING, {})]
    files = dict(association.files(run.settings, languages, urlsplit(run.address).path))
    for name, text in {**files, **{name: codes.draw(link) for name, link in run.codes.items()}}.items():
        path = Path(pelican.output_path, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def register() -> None:
    """Called by Pelican."""
    signals.initialized.connect(_prepare)
    signals.finalized.connect(_finish)
