"""The app's settings, typed, with defaults; what is malformed stops the build with a sentence each.

Settings live in `pelicanconf.py` under names that start with APP_; every field here says what its setting means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from problems import ContentError, Problem, did_you_mean

FILE = "pelicanconf.py"


@dataclass(frozen=True)
class AppSettings:
    """`name` is the setting APP_NAME, and so on. An empty id means that there is no such store page yet."""

    name: str = "Our2Souls"
    # The brand line. It is printed as the slogan and nowhere else: it is no finding, and the disclosure says so.
    slogan: str = "The app that helps you build emotional intimacy, one conversation at a time"
    apple_id: str = ""  # digits of https://apps.apple.com/app/id…
    apple_provider: str = ""  # provider token (pt) from App Store Connect; without it Apple counts no campaign
    google_id: str = ""  # package name, such as org.example.app
    landing: str = "app/"  # a page of this site (path/) or an address that starts with https://
    banner: str = "app"  # where Safari may show its own banner: on the app's page, on every page with the panel, or no
    # The next three let the phone's app open the app's own page of this site; see association.py.
    apple_team: str = ""  # the ten characters that App Store Connect calls Team ID
    apple_bundle: str = ""  # the app's bundle id, such as org.example.app
    google_fingerprints: tuple[str, ...] = ()  # SHA-256 of each certificate that signs the app, as Play Console shows them

    @property
    def has_store(self) -> bool:
        return bool(self.apple_id or self.google_id)


_NAMES = {f"APP_{field.name.upper()}": field.name for field in fields(AppSettings)}
_NUMBERS = ("apple_id", "apple_provider")
_LISTS = ("google_fingerprints",)
_TOGETHER = (  # (a field that has no effect, the one that it lacks)
    ("apple_team", "apple_bundle"),
    ("apple_bundle", "apple_team"),
    ("google_fingerprints", "google_id"),
)

_FORMS: dict[str, tuple[str, str]] = {
    "name": (r"[^\s<>]+( [^\s<>]+)*", "is not a name; write the app's name on one line"),
    "slogan": (r"[^\s<>]+( [^\s<>]+)*", "is not a slogan; write the app's brand line on one line"),
    "apple_id": (
        r"|[0-9]{6,12}",
        "is not an App Store id; write its digits only, those after “id” in https://apps.apple.com/app/id…",
    ),
    "apple_provider": (
        r"|[0-9]{3,12}",
        "is not a provider token; write the digits that App Store Connect shows as pt=",
    ),
    "google_id": (
        r"|[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)+",
        "is not a package name; write the one after “id=” in https://play.google.com/store/apps/details?id=…",
    ),
    "landing": (
        r"([a-z0-9-]+/)+|https://[^\s\"'<>\\/][^\s\"'<>\\]*",
        "is no landing page; write a page of this site, such as app/, or an address that starts with https://",
    ),
    "banner": ("app|panel|no", "is no place for Safari's banner; write app, panel or no"),
    "apple_team": (r"|[A-Z0-9]{10}", "is not a team id; write the ten letters and digits that App Store Connect calls Team ID"),
    "apple_bundle": (
        r"|(?=.{1,155}$)[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+",
        "is not a bundle id; write the one that App Store Connect shows, such as org.example.app",
    ),
    "google_fingerprints": (
        r"[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){31}",
        "is not a SHA-256 fingerprint; write the 32 pairs with colons that Play Console shows under App integrity",
    ),
}


def read(settings: Mapping[str, Any]) -> AppSettings:
    """The app's settings out of Pelican's. Raises ContentError with every problem at once."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, value in sorted(settings.items()):
        if not name.startswith("APP_"):
            continue
        if name not in _NAMES:
            problems.append(_problem(name, f"there is no such setting{did_you_mean(name, _NAMES)}"))
            continue
        field = _NAMES[name]
        # `pelican -e APP_APPLE_ID=…` reads digits as a number.
        if field in _NUMBERS and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if complaint := _complaint(field, value):
            problems.append(_problem(name, complaint))
        else:
            values[field] = tuple(value) if field in _LISTS else value
    for field, other in _TOGETHER:
        if values.get(field) and not values.get(other) and (lacks := _name(other)) not in {problem.path for problem in problems}:
            problems.append(_problem(_name(field), f"has no effect without {lacks}: set both or neither"))
    if problems:
        raise ContentError(problems)
    return AppSettings(**values)


def _complaint(field: str, value: Any) -> str:
    """What is wrong with a value; nothing when all is right."""
    if field in _LISTS:
        if not isinstance(value, (list, tuple)) or not all(isinstance(each, str) for each in value):
            return f"must be a list of texts in quotation marks, not {value!r}"
        texts = [*value]
    elif isinstance(value, str):
        texts = [value]
    else:
        return f"must be text in quotation marks, not {value!r}"
    form, complaint = _FORMS[field]
    return next((f'"{text}" {complaint}' for text in texts if not re.fullmatch(form, text)), "")


def _name(field: str) -> str:
    return f"APP_{field.upper()}"


def missing(settings: Mapping[str, Any]) -> list[str]:
    """What is left to set before the panel can do all it is for: at most one line. Raises ContentError as `read`."""
    return list(_missing(read(settings)))


def _missing(app: AppSettings) -> Iterator[str]:
    if not app.has_store:
        yield (
            f"The app panel has no store link yet: set APP_APPLE_ID or APP_GOOGLE_ID in {FILE} (docs/app.md). "
            f"Until then it leads to {app.landing}"
        )
    elif app.apple_id and not app.apple_provider:
        yield f"Apple counts no visits from the app panel yet: set APP_APPLE_PROVIDER in {FILE}"


def _problem(name: str, message: str) -> Problem:
    return Problem(FILE, 0, 0, name, message)
