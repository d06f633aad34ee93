"""Is a front-matter value what its key promises? One function for each kind of field.

Pure: an entry, its file's slug and the site in; pairs of offset and message out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from catalogue import named
from editorial.fields import NOTES, Kind
from editorial.frontmatter import Entry
from editorial.site import Site
from problems import did_you_mean

Finding = tuple[int, str]


def check(kind: Kind, entry: Entry, name: str, site: Site) -> Iterator[Finding]:
    """What is wrong with a value that is not empty. `name` is the file's, without its ending."""
    if entry.continued_at is not None and kind != "long text":
        # Pelican would hand the theme a list instead of a text.
        yield entry.continued_at, f"{entry.key} must stand on one line; only Summary may go on below"
        return
    yield from _CHECKS.get(kind, _anything)(entry, name, site)


def _anything(_entry: Entry, _name: str, _site: Site) -> Iterator[Finding]:
    yield from ()


def _day(entry: Entry, _name: str, _site: Site) -> Iterator[Finding]:
    yield from _calendar(entry, r"\d{4}-\d\d-\d\d", entry.value, "day", "2026-11-23")


def _month(entry: Entry, _name: str, _site: Site) -> Iterator[Finding]:
    yield from _calendar(entry, r"\d{4}-\d\d", f"{entry.value}-01", "month", "2026-11")


def _calendar(entry: Entry, form: str, iso: str, unit: str, example: str) -> Iterator[Finding]:
    if not re.fullmatch(form, entry.value, re.ASCII):
        yield entry.value_at, f'"{entry.value}" is not a {unit}; write it like {example}'
        return
    try:
        date.fromisoformat(iso)
    except ValueError:
        yield entry.value_at, f'the {unit} "{entry.value}" is not in the calendar'


def _yes_or_no(entry: Entry, _name: str, _site: Site) -> Iterator[Finding]:
    if entry.value not in ("yes", "no"):
        yield entry.value_at, f'"{entry.value}" is neither yes nor no'


def _notes(entry: Entry, _name: str, _site: Site) -> Iterator[Finding]:
    for at, code in _words(entry, r"[^\s,]+"):
        if code not in NOTES:
            yield at, f'there is no safety note "{code}"{did_you_mean(code, NOTES)}'


def _quiz(entry: Entry, _name: str, site: Site) -> Iterator[Finding]:
    if entry.value not in site.catalogue.quiz:
        yield entry.value_at, f'there is no quiz "{entry.value}"{did_you_mean(entry.value, site.catalogue.quiz)}'


def _articles(entry: Entry, name: str, site: Site) -> Iterator[Finding]:
    slug, _ = named(name)
    for at, other in _words(entry, r"[^\s,](?:[^,]*[^\s,])?"):
        if other == slug:
            yield at, "an article cannot be related to itself"
        elif other not in site.catalogue.article:
            yield at, f'there is no article "{other}"{did_you_mean(other, site.catalogue.article)}'


def _template(entry: Entry, _name: str, site: Site) -> Iterator[Finding]:
    if entry.value not in site.templates:
        yield entry.value_at, f'the theme has no template "{entry.value}"{did_you_mean(entry.value, site.templates)}'


def _slug(entry: Entry, name: str, _site: Site) -> Iterator[Finding]:
    slug, _ = named(name)
    if entry.value != slug:
        yield entry.value_at, f'"{entry.value}" is not the file\'s name; remove the line, or write "{slug}"'


def _language(entry: Entry, name: str, _site: Site) -> Iterator[Finding]:
    slug, language = named(name)
    if not language:
        yield entry.value_at, f'a translation says its language in the file\'s name, too: "{slug}.{entry.value}.md"'
    elif entry.value != language:
        yield entry.value_at, f'"{entry.value}" is not the language in the file\'s name; remove the line, or write "{language}"'


def _words(entry: Entry, form: str) -> Iterator[tuple[int, str]]:
    return ((entry.value_at + match.start(), match[0]) for match in re.finditer(form, entry.value))


_CHECKS: dict[Kind, Callable[[Entry, str, Site], Iterator[Finding]]] = {
    "day": _day,
    "month": _month,
    "yes or no": _yes_or_no,
    "notes": _notes,
    "quiz": _quiz,
    "articles": _articles,
    "template": _template,
    "slug": _slug,
    "language": _language,
}
