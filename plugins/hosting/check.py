"""Asking a running site for one file of each sort, and holding what it sends against what it should send."""

from __future__ import annotations

import http.client
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from hosting.policy import TYPE, Policy

MISSING = "no-such-page/of-the-journal/"
MOVED = {301, 302, 307, 308}
TIMEOUT_S = 20
_LINK = re.compile(rb"""<(?:a|link|img|script)\s[^>]*?\b(?:href|src)=["']?([^"'\s>#?]+)""")
_SAME_TYPES = ({"text/javascript", "application/javascript"}, {"text/xml", "application/xml"})


@dataclass(frozen=True)
class Answer:
    """What came back. Names of headers are in lower case; of one that was sent twice both values are there."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def check(address: str, policy: Policy) -> Iterator[str]:
    """A sentence for everything that is wrong with the site at `address`; nothing when all is right.

    Raises OSError when no answer comes, and ValueError when `address` is no web address.
    """
    address = address.rstrip("/") + "/"
    paths = samples(address)
    for path in paths:
        answer = get(address + path)
        if answer.status != 200:
            yield f"/{path}: the answer is {answer.status} and should be 200"
        else:
            yield from _headers(path, policy.headers(path), answer)
    yield from _missing_page(address, policy)
    yield from _redirects(address, [path for path in paths if path.endswith("/")])
    if not get(address, {"Accept-Encoding": "gzip, br"}).headers.get("content-encoding"):
        yield "/: is sent without compression to a browser that understands gzip and Brotli"


def get(url: str, headers: Mapping[str, str] | None = None) -> Answer:
    """One request; redirects are not followed. Raises OSError and ValueError."""
    parts = urlsplit(url)
    kinds = {"http": http.client.HTTPConnection, "https": http.client.HTTPSConnection}
    if parts.scheme not in kinds or not parts.hostname:
        raise ValueError(f'"{url}" is no web address; write a whole one, such as https://journal.example.org')
    connection = kinds[parts.scheme](parts.hostname, parts.port, timeout=TIMEOUT_S)
    try:
        connection.request("GET", parts.path or "/", headers=dict(headers or {}))
        answer = connection.getresponse()
        found: dict[str, str] = {}
        for name, value in answer.getheaders():
            found[name.lower()] = f"{found[name.lower()]}, {value}" if name.lower() in found else value
        return Answer(answer.status, found, answer.read())
    except http.client.HTTPException as error:
        raise OSError(0, f"no answer in HTTP ({error!r})", url) from error
    finally:
        connection.close()


def samples(address: str) -> list[str]:
    """The first page, and of all that can be reached from it one file for each folder, depth and ending."""
    found: dict[tuple[str, int, str], str] = {}
    waiting = [""]
    for page in waiting:  # grows while pages name new sorts
        for url in re.findall(_LINK, get(address + page).body):
            there = urljoin(address + page, url.decode("utf-8", "replace"))
            path = there.removeprefix(address)
            folders, _, name = path.rpartition("/")
            sort = path.partition("/")[0], path.count("/"), name.rpartition(".")[2] if folders else name
            if there.startswith(address) and path and sort not in found:
                found[sort] = path
                waiting += [path] if not name else []
    return ["", *sorted(found.values())]


def _headers(path: str, wanted: Mapping[str, str], answer: Answer) -> Iterator[str]:
    for name, value in wanted.items():
        sent = answer.headers.get(name.lower())
        if sent is None:
            yield f"/{path}: {name} is missing; it should be: {value}"
        elif not _same(name, value, sent):
            yield f"/{path}: {name} is: {sent}; it should be: {value}"


def _same(name: str, wanted: str, sent: str) -> bool:
    if name == TYPE:
        kinds = {value.partition(";")[0].strip().lower() for value in (wanted, sent)}
        return len(kinds) == 1 or kinds in _SAME_TYPES
    if name == "Cache-Control" and wanted == "no-cache":
        return bool(re.search(r"no-cache|no-store|max-age=0", sent))  # some hosts have their own words for it
    return re.sub(r"\s+", "", wanted) == re.sub(r"\s+", "", sent)


def _missing_page(address: str, policy: Policy) -> Iterator[str]:
    answer = get(address + MISSING)
    if answer.status != 404:
        yield f"/{MISSING}: there is no such page, and the answer is {answer.status} instead of 404"
    if b"<main" not in answer.body:  # no server's own page has one
        yield f"/{MISSING}: the answer does not show the site's own page for that, 404.html"
    yield from _headers(MISSING, policy.headers("404.html"), answer)


def _redirects(address: str, folders: list[str]) -> Iterator[str]:
    for path in folders[:1]:
        answer = get(address + path.rstrip("/"))
        leads = urljoin(address + path.rstrip("/"), answer.headers.get("location", ""))
        if answer.status not in MOVED or leads != address + path:
            yield f"/{path.rstrip('/')}: must lead to /{path}, or relative links on that page lead elsewhere"
    again = get(address + "index.html")
    if again.status not in {200, *MOVED} or address + "index.html" == urljoin(address, again.headers.get("location", "x")):
        yield "/index.html: must show the first page or lead to it"
    if address.startswith("https:"):
        open_address = "http:" + address.removeprefix("https:")
        try:
            answer = get(open_address)
        except OSError:
            return  # nobody listens there, which is as good
        if answer.status not in MOVED or not answer.headers.get("location", "").startswith("https:"):
            yield f"{open_address}: must lead to {address}"
