"""What the panel shows for one page and one placement, or that it does not belong there.

Pure: a content object of Pelican or a quiz in, plain data for the template out, in the words of a language. The panel
claims nothing about what the app does or achieves: that is for the store pages, and for evidence that there is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app_cta import codes, links
from app_cta.settings import AppSettings
from words import Words

PLACEMENTS = ("article", "quiz", "result", "page")
BANNER = "top"  # Safari on a phone shows it on top of the page: a placement beside the panel's. Short, as campaigns are
APP_PAGE = "app"  # the one page that carries the panel; help, privacy and the rest never do


@dataclass(frozen=True)
class Button:
    """A link that looks like a button. `store` is apple, google or empty for the landing page.

    `language` is that of the page it leads to, where it is another one. `code` is the file of a QR code for `href`, relative
    to the site's root; a link that stays on this site has none.
    """

    text: str
    href: str
    store: str = ""
    language: str = ""
    code: str = ""


@dataclass(frozen=True)
class Panel:
    """Everything the template prints, in its order. `id` is unique among the placements of a page.

    `slogan_language` is set where it is another one than the page's: a brand line is translated by nobody but its owner.
    """

    id: str
    heading: str
    slogan: str
    disclosure: str
    buttons: tuple[Button, ...]
    note: str = ""
    slogan_language: str = ""
    trademarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Wish:
    """What an editor asked for on one page; empty means the default."""

    shown: bool = True
    heading: str = ""
    button: str = ""


def panel_for(content: Any, placement: str, app: AppSettings, words: Words, root: str = "", result: str = "") -> Panel | None:
    """The panel for a Pelican content object, or for a quiz: any object with `slug` and `app`; None where it has no place.

    `root` is the way from the page to the site's root, `result` the id of the result that a page of a quiz is about. Raises
    ValueError for an unknown placement.
    """
    if not (wish := _wish(content, placement)).shown:
        return None
    buttons = _buttons(app, _campaign(content, placement, words, result), wish.button, words, root)
    # On the app's own page a button that leads to the same page would be a dead end.
    no_store = placement == "page" and app.landing == f"{APP_PAGE}/" and not app.has_store
    return Panel(
        id=f"app-panel-{placement}",
        heading=wish.heading or words("app.heading", app=app.name),
        slogan=app.slogan,
        disclosure=words("app.disclosure", app=app.name),
        buttons=() if no_store else buttons,
        note=words("app.later") if no_store else "",
        slogan_language=words.home if words.is_translation else "",
        trademarks=tuple(words(f"app.trademark-{button.store}") for button in buttons if button.store),
    )


def banner_for(content: Any, placement: str, app: AppSettings, words: Words, address: str = "", result: str = "") -> str:
    """What `<meta name="apple-itunes-app">` says; empty without an App Store id, wherever the panel has no place, and on pages
    other than the app's own unless the settings ask for it.

    `address` is that of the page, in full. It is handed to the app only where the app may make something of it: where it
    belongs to this site, and on its own page.
    """
    wanted = app.banner == "panel" or (app.banner == "app" and placement == "page")
    if not app.apple_id or not wanted or not _wish(content, placement).shown:
        return ""
    campaign = _campaign(content, f"{BANNER}-{placement}", words, result)
    parts = [f"app-id={app.apple_id}", f"affiliate-data={links.apple_query(app, campaign)}"]
    if app.apple_team and placement == "page" and address:
        parts.append(f"app-argument={address}")
    return ", ".join(parts)


def _campaign(content: Any, placement: str, words: Words, result: str) -> str:
    page = f"{content.slug}/{result}" if result else str(content.slug)
    return links.campaign(placement, page, words.code if words.is_translation else "")


def _buttons(app: AppSettings, campaign: str, label: str, words: Words, root: str) -> tuple[Button, ...]:
    # With two stores an editor's own words alone would make two links that read the same.
    def text(store: str) -> str:
        named = words("app.labelled", label=label, store=words(f"app.{store}"))
        return named if label else words(f"app.on-{store}", app=app.name)

    stores = {"apple": links.apple(app, campaign), "google": links.google(app, campaign)}
    found = tuple(Button(text(store), href, store, code=codes.name(store, campaign)) for store, href in stores.items() if href)
    outside = app.landing.startswith("https://")
    landing = Button(
        label or words("app.about", app=app.name),
        links.landing(app, root),
        language=words.home if words.is_translation and not outside else "",
        code=codes.name("", "landing") if outside else "",
    )
    return found or (landing,)


def _wish(content: Any, placement: str) -> _Wish:
    """Raises ValueError for an unknown placement."""
    if placement not in PLACEMENTS:
        raise ValueError(f'there is no placement "{placement}" for the app panel; there are {", ".join(PLACEMENTS)}')
    wish = _quiz(content.app) if placement in ("quiz", "result") else _front_matter(content.metadata)
    return _Wish(shown=False) if placement == "page" and str(content.slug) != APP_PAGE else wish


def _front_matter(metadata: Mapping[str, Any]) -> _Wish:
    """`App: no`, `App_heading`, `App_button`; no panel where a safety notice or a leave button opens the page."""

    def value(key: str) -> str:
        return str(metadata.get(key, "")).strip()

    shown = value("app").lower() != "no" and value("leave").lower() != "yes" and not value("safety_top")
    return _Wish(shown, value("app_heading"), value("app_button"))


def _quiz(app: Any) -> _Wish:
    """A quiz's `app:`: nothing, `no`, or heading and button as a mapping or an object."""
    if app is None:
        return _Wish()
    if isinstance(app, str):
        return _Wish(shown=app.strip().lower() != "no")
    parts = app if isinstance(app, Mapping) else {key: getattr(app, key, None) for key in ("heading", "button")}
    return _Wish(True, str(parts.get("heading") or "").strip(), str(parts.get("button") or "").strip())
