"""A work as a reference in the manner of APA 7. `reference` is the one function that another style would replace.

The few words between its parts are those of the page's language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape, unescape
from urllib.parse import quote

from words import Words

from .bibliography import AND_OTHERS, TITLE_OPEN, Work

MOST_AUTHORS = 20


def reference(work: Work, words: Words) -> str:
    """The reference as an HTML fragment: text, `<i>` and links. Details that the work lacks leave no trace."""
    title = _text(f"[{words('reference.title-open')}]" if work.title == TITLE_OPEN else work.title)
    if work.kind == "article":
        parts = [_stop(title), _journal(work, words)]
    elif work.kind == "incollection":
        parts = [_stop(title), _chapter(work, words), _stop(_text(work.publisher))]
    elif work.kind == "book":
        edition = f" ({words('reference.edition', ordinal=_ordinal(work.edition, words))})" if work.edition else ""
        parts = [_stop(f"<i>{title}</i>{edition}"), _stop(_text(work.publisher))]
    else:
        parts = [_stop(f"<i>{title}</i>"), _stop(_text(work.organization))]
    return " ".join(part for part in (_text(_authors(work, words)), f"({work.year}).", *parts, _address(work)) if part)


def text(html: str) -> str:
    """A reference without its markup."""
    return unescape(re.sub(r"<[^>]*>", "", html))


def spoken(work: Work, words: Words) -> str:
    """The work in a few words for an accessible name: "Coan and colleagues, 2017"."""
    names = [" ".join(filter(None, (name.family, name.suffix))) for name in work.authors]
    if work.others or len(names) > 2:
        who = words("reference.team", first=names[0])
    else:
        who = words.joined("reference.two", names)
    return f"{who}, {work.year}"


def brief(work: Work, words: Words) -> str:
    """The work for a note in the margin: who, when and where it appeared."""
    where = work.journal or work.booktitle or work.publisher or work.organization
    return f"{spoken(work, words)}{f'. {where}' if where else ''}"


def _authors(work: Work, words: Words) -> str:
    names = [", ".join(filter(None, (name.family, name.given, name.suffix))) for name in work.authors]
    if work.others:
        # A comma after initials, as between names; none after a bare family name or group.
        others = words("reference.others") if work.others == AND_OTHERS else work.others
        return ", ".join(names) + (", " if work.authors[-1].given or len(names) > 1 else " ") + others
    if len(names) > MOST_AUTHORS:
        return ", ".join(names[: MOST_AUTHORS - 1]) + ", … " + names[-1]
    joined = ", & ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
    return joined if joined.endswith(".") or work.authors[-1].given else f"{joined}."


def _journal(work: Work, words: Words) -> str:
    if not work.journal:
        # A volume or a page says nothing without its journal.
        return ""
    issue = f"({_text(work.number)})" if work.number else ""
    volume = f"<i>{_text(work.volume)}</i>{issue}" if work.volume else ""
    where = _text(words("reference.article-number", number=work.article_number)) if work.article_number else _text(work.pages)
    return _stop(", ".join(part for part in (f"<i>{_text(work.journal)}</i>", volume, where) if part))


def _chapter(work: Work, words: Words) -> str:
    names = [" ".join(filter(None, (name.given, name.family, name.suffix))) for name in work.editors]
    editors = f"{_list(names)} ({words('reference.editor' if len(names) == 1 else 'reference.editors')})"
    one = "page" if "–" not in work.pages else "pages"
    pages = f" ({_text(words(f'reference.{one}', pages=work.pages))})" if work.pages else ""
    return _stop(f"{_text(words('reference.in', editors=editors))}, <i>{_text(work.booktitle)}</i>{pages}")


def _address(work: Work) -> str:
    # Old DOIs hold < and >, which an address can't.
    href = f"https://doi.org/{quote(work.doi, safe='/:;().,_-+')}" if work.doi else work.url
    shown = f"https://doi.org/{work.doi}" if work.doi else work.url
    return f'<a href="{escape(href)}">{_text(shown)}</a>' if href else ""


def _list(names: Sequence[str]) -> str:
    if len(names) < 3:
        return " & ".join(names)
    return ", ".join(names[:-1]) + f", & {names[-1]}"


def _ordinal(edition: str, words: Words) -> str:
    """`2nd`; other languages than English put a full stop after the number."""
    number = int(edition)
    if words.locale.language != "en":
        return f"{number}."
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _stop(html: str) -> str:
    """The part with a full stop, unless it ends a sentence already."""
    return html if text(html).endswith((".", "?", "!")) else f"{html}."


def _text(words: str) -> str:
    return escape(words, quote=False)
