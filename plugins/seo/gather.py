"""From what a template knows while it writes a page to a `Page`. Reads Pelican's objects by their attributes alone."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from seo.card import Card
from seo.page import Kind, Page, Site, latest

_TAG = re.compile(r"<[^>]*>")


def site_of(settings: Mapping[str, Any], publisher: str) -> Site:
    """The site that Pelican's settings describe."""
    return Site(
        name=str(settings["SITENAME"]),
        about=str(settings.get("SITESUBTITLE") or ""),
        publisher=publisher or str(settings["SITENAME"]),
        author=str(settings.get("AUTHOR") or ""),
        lang=str(settings["DEFAULT_LANG"]),
        root=str(settings.get("SITEURL") or "").rstrip("/"),
        address=str(settings.get("SITE_ADDRESS") or "").rstrip("/"),
    )


def page_of(
    context: Mapping[str, Any],
    title: str,
    description: str,
    trail: Iterable[tuple[str, str]] = (),
    card: Mapping[str, Any] | None = None,
    shows: Iterable[Any] = (),
    tells: Iterable[Mapping[str, Any]] = (),
) -> Page | None:
    """The page that is being written, or None for one that nobody is to find: a draft, or one that no list has.

    `title` and `description` are as the page has them, in HTML; `card` has the words of a picture of its own; `shows`
    are the dated things that the page lists, `tells` things of schema.org that it is about.
    """
    content = context.get("article") or context.get("page")
    if getattr(content, "status", "published") != "published":
        return None
    file = str(context["output_file"])
    changes = [*_changes(content, context), *(day for each in shows for day in _changes(each, context))]
    return Page(
        file=file,
        title=plain(title).removesuffix(f" – {context['SITENAME']}"),
        description=plain(description),
        lang=str(context["t"].code if "t" in context else context["DEFAULT_LANG"]),
        kind=_kind(context, file),
        author=", ".join(str(each) for each in getattr(content, "authors", ())),
        published=_day(getattr(content, "date", None)),
        changed=latest(changes),
        trail=tuple((str(name), str(url)) for name, url in trail),
        card=_card(card, str(context["SITENAME"])) if card else None,
        others=tuple((each.language, each.path) for each in context["t"].alternates(file)) if "t" in context else (),
        home=str(context["t"].at("")) if "t" in context else "",
        about=tuple(tells),
    )


def _card(words: Mapping[str, Any], site: str) -> Card:
    # What a template hands over may be marked as safe HTML, and a digest is made of a card.
    title, kicker, note, name, scene = (str(words.get(key, "")) for key in ("title", "kicker", "note", "site", "scene"))
    return Card(title, kicker, note, name if "site" in words else site, bool(words.get("night")), scene.strip())


def plain(text: str) -> str:
    """HTML as text on one line."""
    return " ".join(html.unescape(_TAG.sub("", str(text))).split())


def _kind(context: Mapping[str, Any], file: str) -> Kind:
    if context.get("article"):
        return "article"
    if context.get("quiz"):
        return "other" if context.get("result") else "quiz"
    return "start" if file == "index.html" else "other"


def _changes(content: Any, context: Mapping[str, Any]) -> Iterator[date | None]:
    """The days that a text says of itself, and those of the corrections that stand on its page."""
    for name in ("date", "modified"):
        yield _day(getattr(content, name, None))
    of = context.get("corrected")
    if content is not None and of:
        yield from (_day(each.date) for each in context.get("corrections", ()) if of(each) is content)


def _day(value: Any) -> date | None:
    return value.date() if isinstance(value, datetime) else value if isinstance(value, date) else None
