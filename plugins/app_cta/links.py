"""Store links: each placement of the panel is a campaign of its own, so that the publisher sees what brings readers.

Pure. The links carry the placement and the page's slug and nothing about the reader.
"""

from __future__ import annotations

import re
from hashlib import sha256
from urllib.parse import quote, urlencode

from app_cta.settings import AppSettings

APPLE = "https://apps.apple.com/app/id"
GOOGLE = "https://play.google.com/store/apps/details"
SOURCE = "our2souls-journal"
CAMPAIGN_MAX = 30  # characters; the App Store cuts a longer one off
_DIGEST = 10


def campaign(placement: str, page: str, language: str = "") -> str:
    """`article-attachment-map`: at most 30 characters out of `a-z 0-9 - _`, different for every placement on every page.

    `page` is a slug, and that of a quiz with its result is `quiz/result`. A translation has its language before it:
    `de-article-attachment-map`. What does not fit, or uses other characters, is shortened and ends in `_` and a digest.
    Plain names have no `_`, so a shortened one cannot equal a plain one.
    """
    name = "-".join(filter(None, [language, placement, page]))
    if len(name) <= CAMPAIGN_MAX and re.fullmatch(r"[a-z0-9-]+", name):
        return name
    start = re.sub(r"[^a-z0-9]+", "-", name.lower())[: CAMPAIGN_MAX - _DIGEST - 1].strip("-")
    return f"{start}_{sha256(name.encode()).hexdigest()[:_DIGEST]}"


def apple(app: AppSettings, campaign_name: str) -> str:
    """The App Store link, or nothing without an App Store id.

    `ct` names the campaign even while the provider token `pt` is not set: Apple ignores it then, and starts to count
    the moment the token is there, without a change to any page.
    """
    return f"{APPLE}{app.apple_id}?{apple_query(app, campaign_name)}" if app.apple_id else ""


def apple_query(app: AppSettings, campaign_name: str) -> str:
    """What counts a visit to the App Store; the banner at the top of a page has it without a link."""
    query = {"pt": app.apple_provider, "ct": campaign_name, "mt": "8"}
    return urlencode({key: value for key, value in query.items() if value})


def google(app: AppSettings, campaign_name: str) -> str:
    """The Google Play link, or nothing without a package name.

    The referrer is a query inside a query: its own `=` and `&` are encoded, or Google Play would drop the rest.
    """
    if not app.google_id:
        return ""
    referrer = urlencode({"utm_source": SOURCE, "utm_campaign": campaign_name})
    return f"{GOOGLE}?id={app.google_id}&referrer={quote(referrer, safe='')}"


def landing(app: AppSettings, root: str) -> str:
    """The landing page: an outside address as it is, a page of this site below `root` (as Pelican's SITEURL)."""
    return app.landing if app.landing.startswith("https://") else f"{root}/{app.landing}"
