"""HEADERS and SITE_ADDRESS of the settings, held against what every host can send."""

from __future__ import annotations

import re
import runpy
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from hosting.policy import Policy
from problems import ContentError, Problem

FILE = "pelicanconf.py"
PUBLISHED = "publishconf.py"

_PATH = re.compile(r"|(?:[A-Za-z0-9._~-]+/)*[A-Za-z0-9._~-]+/?")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
# nginx and Caddy would put something of their own in the place of $ and { }; no header that we know needs one.
_VALUE = re.compile(r"[ -~]+")
_UNSAFE = re.compile(r"[$`\\{}]")


def load(root: Path) -> dict[str, Any]:
    """The settings that the site in this folder is published with. Raises ContentError where there are none."""
    if not (root / PUBLISHED).is_file():
        raise ContentError([Problem(PUBLISHED, 0, 0, "", "is not here: run this in the project's own folder")])
    sys.path.insert(0, str(root))
    return runpy.run_path(str(root / PUBLISHED))


def read(settings: Mapping[str, Any]) -> Policy:
    """The headers that the settings ask for. Raises ContentError with every problem at once."""
    rules = settings.get("HEADERS", {})
    problems = [Problem(FILE, 0, 0, "HEADERS", message) for message in _problems(rules)]
    if problems:
        raise ContentError(problems)
    return Policy(rules)


def host(settings: Mapping[str, Any]) -> str:
    """The host name in SITE_ADDRESS; empty when there is none. Raises ContentError for a site below another one."""
    address = urlsplit(settings.get("SITE_ADDRESS", ""))
    if address.path.strip("/"):
        message = f"the site is below {address.path}/, and this is for a whole host: add HEADERS to your own configuration"
        raise ContentError([Problem(PUBLISHED, 0, 0, "SITE_ADDRESS", message)])
    return address.hostname or ""


def _problems(rules: Any) -> Iterator[str]:
    if not isinstance(rules, Mapping):
        yield 'must be a dictionary: {"": {"X-Content-Type-Options": "nosniff"}}'
        return
    for path, headers in rules.items():
        if not isinstance(path, str) or not _PATH.fullmatch(path):
            yield f'"{path}" is no path; write "" for all files, a folder such as "images/", or a file such as "robots.txt"'
        elif not isinstance(headers, Mapping):
            yield f'what belongs to "{path}" must be a dictionary of headers'
        else:
            yield from (problem for name, value in headers.items() for problem in _header(name, value))


def _header(name: Any, value: Any) -> Iterator[str]:
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        yield f'"{name}" is no header; a name has letters, digits and hyphens'
    elif not isinstance(value, str) or not _VALUE.fullmatch(value) or value != value.strip():
        yield f"the value of {name} must be one line of plain characters"
    elif unsafe := _UNSAFE.search(value):
        yield f"the value of {name} has a {unsafe[0]}, which web servers take for something of their own"
