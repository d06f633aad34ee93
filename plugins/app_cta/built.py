"""The store links of a built site, decoded as a store decodes them, and what in them would not be counted.

It reads addresses and knows nothing of how `links` makes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from lxml import html

from app_cta.links import CAMPAIGN_MAX, SOURCE
from app_cta.settings import AppSettings
from problems import Problem

BANNER = "banner"
_MARKS = (b"data-store", b"apple-itunes-app")
_STORES = {"apple": "https://apps.apple.com/app/id{}", "google": "https://play.google.com/store/apps/details"}


@dataclass(frozen=True)
class StoreLink:
    """One link as it stands in a page. `store` is apple or google, or banner for what Safari shows on top of a page."""

    page: str
    line: int
    store: str
    said: str

    @property
    def place(self) -> tuple[str, bool]:
        """A placement: the panel of a page, or its banner."""
        return self.page, self.store == BANNER

    @property
    def campaign(self) -> str:
        """The campaign as the store will read it; empty where it finds none."""
        pairs = dict(_query(self))
        if self.store == "google":
            pairs = dict(parse_qsl(pairs.get("referrer", "")))
        return pairs.get("utm_campaign" if self.store == "google" else "ct", "")


def read(folder: Path) -> list[StoreLink]:
    """Every store link and every banner of the pages in a folder, in the order of pages and lines. Raises OSError."""
    found = []
    for path in sorted(folder.rglob("*.html")):
        data = path.read_bytes()
        if any(mark in data for mark in _MARKS):
            page = path.relative_to(folder).as_posix()
            for element in html.fromstring(data).iter("a", "meta"):
                store = BANNER if element.get("name") == "apple-itunes-app" else element.get("data-store", "")
                if store:
                    said = element.get("content" if store == BANNER else "href", "")
                    line = element.sourceline
                    found.append(StoreLink(page, line if isinstance(line, int) else 1, store, said))
    return found


def check(links: Iterable[StoreLink], app: AppSettings) -> list[Problem]:
    """What a store would not understand, and campaigns that two placements share."""
    problems: list[Problem] = []
    first: dict[str, StoreLink] = {}
    for link in links:
        known = first.setdefault(link.campaign, link)
        messages = [*_complaints(link, app)]
        if known.place != link.place:
            messages.append(f'the campaign "{link.campaign}" is that of {known.page}, too: nobody could tell their visits apart')
        problems += [Problem(link.page, link.line, 1, link.store, message) for message in messages]
    return problems


def _complaints(link: StoreLink, app: AppSettings) -> Iterator[str]:
    campaign = link.campaign
    if not re.fullmatch(rf"[a-z0-9_-]{{1,{CAMPAIGN_MAX}}}", campaign):
        yield f'"{campaign}" is no campaign: a store counts at most {CAMPAIGN_MAX} letters, digits, - and _'
    counted = {"ct": campaign, "mt": "8"} | ({"pt": app.apple_provider} if app.apple_provider else {})
    if link.store == "google":
        outer = _query(link)
        yield from _compare("Google Play", outer, {"id": app.google_id, "referrer": dict(outer).get("referrer", "")})
        inner = parse_qsl(dict(outer).get("referrer", ""), keep_blank_values=True)
        yield from _compare("the app", inner, {"utm_source": SOURCE, "utm_campaign": campaign})
    else:
        yield from _compare("the App Store", _query(link), counted)
    wanted = f"app-id={app.apple_id}" if link.store == BANNER else _STORES.get(link.store, "").format(app.apple_id)
    if link.said.partition(", " if link.store == BANNER else "?")[0] != wanted:
        yield f"leads to {link.said}, and should lead to {wanted}"


def _compare(who: str, found: list[tuple[str, str]], wanted: dict[str, str]) -> Iterator[str]:
    if sorted(found) != sorted(wanted.items()):
        yield f"{who} reads {_shown(found)}, and should read {_shown(wanted.items())}"


def _shown(pairs: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"{key}={value}" for key, value in sorted(pairs)) or "nothing"


def _query(link: StoreLink) -> list[tuple[str, str]]:
    if link.store != BANNER:
        return parse_qsl(urlsplit(link.said).query, keep_blank_values=True)
    parts = dict(part.partition("=")[::2] for part in link.said.split(", "))
    return parse_qsl(parts.get("affiliate-data", ""), keep_blank_values=True)
