"""What the publisher may set about how the site is found, typed, with defaults; what is malformed stops the build.

Settings live in `pelicanconf.py` under names that start with SEO_; every field here says what its setting means.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from problems import ContentError, Problem, did_you_mean

FILE = "pelicanconf.py"


@dataclass(frozen=True)
class SeoSettings:
    """`publisher` is the setting SEO_PUBLISHER, and so on."""

    publisher: str = ""  # the organisation that publishes the site; without it the site's own name
    contact: str = ""  # where weaknesses of the site are reported: https://… or mailto:…; without it the page about/
    policy: str = ""  # https://…: what happens with such a report
    tokens: str = "base/tokens.css"  # the style sheet with the theme's colours, below the theme's folder
    mark: str = "components/mark/chairs.svg"  # the drawing that the scenes on cards are made of, below the theme's folder


_NAMES = {f"SEO_{field.name.upper()}": field.name for field in fields(SeoSettings)}
_FORMS: dict[str, tuple[str, str]] = {
    "publisher": (r"|[^\s<>]+( [^\s<>]+)*", "is not a name; write the publisher's name on one line"),
    "contact": (
        r"|https://[^\s\"'<>\\]+|mailto:[^\s@<>]+@[^\s@<>]+",
        "is no place to report to; write an address that starts with https:// or mailto:",
    ),
    "policy": (r"|https://[^\s\"'<>\\]+", "is no address of a policy; write one that starts with https://"),
    "tokens": (r"[^\s/\\][^\\]*\.css", "is no style sheet; write its path below the theme's folder"),
    "mark": (r"[^\s/\\][^\\]*\.svg", "is no drawing; write its path below the theme's folder"),
}


def read(settings: Mapping[str, Any]) -> SeoSettings:
    """These settings out of Pelican's. Raises ContentError with every problem at once."""
    values: dict[str, str] = {}
    problems: list[Problem] = []
    for name, value in sorted(settings.items()):
        if not name.startswith("SEO_"):
            continue
        if name not in _NAMES:
            problems.append(Problem(FILE, 0, 0, name, f"there is no such setting{did_you_mean(name, _NAMES)}"))
        elif not isinstance(value, str):
            problems.append(Problem(FILE, 0, 0, name, f"must be text in quotation marks, not {value!r}"))
        else:
            form, complaint = _FORMS[_NAMES[name]]
            if not re.fullmatch(form, value):
                problems.append(Problem(FILE, 0, 0, name, f'"{value}" {complaint}'))
            values[_NAMES[name]] = value
    if problems:
        raise ContentError(problems)
    return SeoSettings(**values)
