"""The call to action for the publisher's own app: settings, store links and the panel that shows them.

Templates call `app_panel(content, placement)`; the publish step asks `missing(settings)`. This file is the only one
that knows Pelican.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jinja2.runtime import Context
from jinja2.utils import pass_context
from markupsafe import Markup
from pelican import signals

import words
from app_cta.panel import panel_for
from app_cta.settings import AppSettings, missing, read
from problems import ContentError, fail
from words import Words

__all__ = ["app_panel", "missing", "register"]

TEMPLATE = "components/app-panel/template.html"


def app_panel(settings: AppSettings, spoken: Mapping[str, Words]) -> Callable[[Context, Any, str], Markup]:
    """The template function `app_panel(content, placement)` for these settings, in the language of the content.

    It returns the panel as Markup, or an empty Markup where the panel does not belong. Call it once for each placement
    on a page: its ids name the placement. Raises ValueError for a placement that does not exist.
    """

    @pass_context
    def render(context: Context, content: Any, placement: str) -> Markup:
        words = spoken.get(str(getattr(content, "lang", ""))) or next(iter(spoken.values()))
        panel = panel_for(content, placement, settings, words, root=str(context.get("SITEURL", "")))
        if panel is None:
            return Markup("")
        template: Any = context.environment.get_template(TEMPLATE).make_module(context.get_all())
        return Markup(template.app_panel(panel))

    return render


def _check_settings(pelican: Any) -> None:
    try:
        read(pelican.settings)
    except ContentError as error:
        fail(error.problems)


def _offer_panel(generator: Any) -> None:
    generator.env.globals["app_panel"] = app_panel(read(generator.settings), words.of(generator.settings))


def register() -> None:
    """Called by Pelican."""
    signals.initialized.connect(_check_settings)
    signals.generator_init.connect(_offer_panel)
