"""Feeds that carry whole articles. The only file of this plugin that knows Pelican.

The theme's `components/feed-item/template.html` says what an item holds; `item` makes it fit for a reader that has neither our
styles nor the rest of the page. Translated articles have a feed for each language, at LANG_FEED_ATOM.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from typing import Any

from markupsafe import Markup
from pelican import signals

import words

from .item import portable

TEMPLATE = "components/feed-item/template.html"
_environments: dict[str, Any] = {}


def _remember(generator: Any) -> None:
    # Jinja's environments belong to generators, and the signal of a feed brings none.
    _environments["latest"] = generator.env


def _fill(context: Mapping[str, Any], feed: Any) -> None:
    root = str(context["SITEURL"])
    originals = context.get("articles", ())
    every = [*originals, *(each for article in originals for each in article.translations)]
    articles = {f"{root}/{article.url}": article for article in every}
    template = _environments["latest"].get_template(TEMPLATE)
    speaker = _environments["latest"].globals.get("t")
    pillars = context.get("PILLARS", {})
    spoken = words.of(context)
    for item in feed.items:
        article = articles.get(item["link"])
        if article is None:
            continue
        with speaker.speaking(article.lang) if speaker else nullcontext():
            whole = str(template.make_module(dict(context)).feed_item(article, Markup(article.get_content(root))))
        item["content"] = portable(whole, item["link"], spoken.get(str(article.lang)) or next(iter(spoken.values())))
        pillar = pillars.get(str(article.category))
        if pillar:
            item["categories"] = [pillar["name"]]
    if "LANGUAGE" in context:
        feed.feed["language"] = context["LANGUAGE"]
    for slug, pillar in pillars.items():
        if feed.feed["title"].endswith(f" - {slug}"):
            feed.feed["title"] = f"{context['SITENAME']}: {pillar['name']}"
            feed.feed["subtitle"] = pillar["about"]


def _write_translations(generator: Any, writer: Any) -> None:
    settings = generator.settings
    if not settings.get("LANG_FEED_ATOM"):
        return
    by_language: dict[str, list[Any]] = {}
    for article in generator.translations:
        by_language.setdefault(article.lang, []).append(article)
    for language, articles in by_language.items():
        context = {**generator.context, **settings.get(words.SETTING, {}).get(language, {}), "LANGUAGE": language}
        newest = sorted(articles, key=lambda article: (article.date, article.slug), reverse=True)
        writer.write_feed(newest, context, str(settings["LANG_FEED_ATOM"]).format(lang=language))


def register() -> None:
    """Called by Pelican."""
    signals.generator_init.connect(_remember)
    signals.feed_generated.connect(_fill)
    signals.article_writer_finalized.connect(_write_translations)
