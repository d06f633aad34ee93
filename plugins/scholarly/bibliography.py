"""references.bib to works that hold only what is confirmed, with every mistake in the file at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pybtex.bibtex.utils import split_name_list
from pybtex.database import Person
from pybtex.richtext import Text
from pybtex.textutils import normalize_whitespace

from problems import Problem, did_you_mean

from .bibtex import RawEntry, RawField, Source, keys_in, parse
from .confirmed import Omit, omissions

KEY = r"[A-Za-z0-9_-]+"
TITLE_OPEN = "[title to be confirmed]"
LEFT_OUT = "[…]"
AND_OTHERS = "and others"

_ALWAYS = frozenset({"author", "year", "title", "verified"})
_REQUIRED = {
    "article": _ALWAYS | {"journal"},
    "book": _ALWAYS | {"publisher"},
    "incollection": _ALWAYS | {"booktitle", "editor", "publisher"},
    "online": _ALWAYS | {"organization", "url"},
}
_OPTIONAL = {
    "article": frozenset({"volume", "number", "pages", "doi"}),
    "book": frozenset({"edition", "doi"}),
    "incollection": frozenset({"pages", "doi"}),
    "online": frozenset[str](),
}
_SHAPES = {
    "year": (re.compile(r"\d{4}"), "four digits"),
    "edition": (re.compile(r"[1-9]\d?"), "a number, such as 2"),
    "doi": (re.compile(r"10\.\d{4,9}/\S+"), "a DOI without its address, such as 10.1093/scan/nsx091"),
    "url": (re.compile(r"https?://\S+"), "a web address"),
    "verified": (re.compile(r"yes|partly"), "yes or partly"),
}
# Where the second half of a title starts: after a colon, or after a question or an exclamation.
_HALVES = re.compile(r"[?!]?:\s+|[?!]\s+")


@dataclass(frozen=True)
class Name:
    """A person, or a group when `given` is empty. `given` holds initials as printed: "J. A."."""

    family: str
    given: str = ""
    suffix: str = ""


@dataclass(frozen=True)
class Work:
    """One work with only its confirmed details; whatever is missing or unconfirmed is empty.

    `others` is "et al." where the list was shortened by the editors, and "and others" where the rest isn't confirmed.
    `pages` is a page or a range with an en dash; `article_number` takes its place in journals without pages.
    """

    key: str
    kind: str
    authors: tuple[Name, ...]
    others: str
    year: str
    title: str
    journal: str = ""
    volume: str = ""
    number: str = ""
    pages: str = ""
    article_number: str = ""
    booktitle: str = ""
    editors: tuple[Name, ...] = ()
    publisher: str = ""
    edition: str = ""
    organization: str = ""
    doi: str = ""
    url: str = ""


@dataclass(frozen=True)
class Bibliography:
    """The works of one file. `keys` also holds those of broken entries, so that citing one isn't a second mistake."""

    file: str
    works: Mapping[str, Work] = field(default_factory=dict)
    keys: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()


def read(text: str, file: str) -> Bibliography:
    """Read a whole .bib file. Never raises: what is wrong is in `problems`."""
    source = Source(text, file)
    entries, problems = parse(source)
    works: dict[str, Work] = {}
    seen: dict[str, RawEntry] = {}
    for entry in entries:
        first = seen.setdefault(entry.key.casefold(), entry)
        if first is not entry:
            line = source.problem(first.at, "").line
            message = f'references: "{entry.key}" is already the key of the entry in line {line}'
            problems.append(source.problem(entry.at, message))
            continue
        if found := list(_mistakes(entry, source)):
            problems += found
            continue
        works[entry.key] = _work(entry)
    return Bibliography(file, works, keys_in(text), tuple(sorted(problems)))


def _mistakes(entry: RawEntry, source: Source) -> Iterator[Problem]:
    def problem(at: int, message: str) -> Problem:
        return source.problem(at, f"references: {entry.key}: {message}")

    if not re.fullmatch(KEY, entry.key):
        yield problem(entry.at, "a key has only letters, digits, - and _")
    if entry.kind not in _REQUIRED:
        yield problem(entry.at + 1, f'"{entry.kind}" is no kind of work{did_you_mean(entry.kind, _REQUIRED)}')
        return
    known = _REQUIRED[entry.kind] | _OPTIONAL[entry.kind] | {"unconfirmed"}
    for name in sorted(_REQUIRED[entry.kind] - entry.by_name.keys()):
        yield problem(entry.at, f"{name} is missing")
    for item in entry.fields:
        if item.name not in known:
            yield problem(item.at, f'{entry.kind} has no field "{item.name}"{did_you_mean(item.name, sorted(known))}')
        elif entry.by_name[item.name] is not item:
            yield problem(item.at, f"{item.name} is given twice")
        else:
            for at, message in _field_mistakes(item, entry):
                yield problem(at, message)
    verified = entry.by_name.get("verified")
    if verified and verified.text == "partly" and "unconfirmed" not in entry.by_name:
        yield problem(verified.at, "verified = {partly} needs a field unconfirmed that says what isn't confirmed")


def _field_mistakes(item: RawField, entry: RawEntry) -> Iterator[tuple[int, str]]:
    if not item.text.strip():
        yield item.at, f"{item.name} is empty"
        return
    if item.name in _SHAPES and not _SHAPES[item.name][0].fullmatch(item.text):
        yield item.at, f'{item.name} is "{item.text}", but must be {_SHAPES[item.name][1]}'
    elif "\\" in _plain(item.text) and item.name not in ("doi", "url"):
        yield item.at, f"{item.name} holds a LaTeX command that can't be printed"
    if item.name in ("author", "editor"):
        for words in split_name_list(item.text):
            if words.count(",") > 2 or not words.strip(" ,"):
                yield item.at, f'"{words}" is no name; write "Family, Given and Family, Given"'
    if item.name == "unconfirmed":
        omitted, lost = omissions(item.text)
        for unmapped in lost:
            yield item.at + unmapped.at, unmapped.message
        title = entry.by_name.get("title")
        if title and omitted & {Omit.SUBTITLE, Omit.FIRST_HALF} and not _HALVES.search(_plain(title.text)):
            yield item.at, 'unconfirmed: half of a title that has only one part; write "title"'


def _work(entry: RawEntry) -> Work:
    raw = {name: item.text for name, item in entry.by_name.items()}
    left_out, _ = omissions(raw["unconfirmed"]) if "unconfirmed" in raw else (frozenset[Omit](), [])
    authors, others = _authors(raw["author"], left_out)
    volume = "" if Omit.VOLUME in left_out else _plain(raw.get("volume", ""))
    pages = "" if Omit.PAGES in left_out else re.sub(r"\s*-+\s*", "–", raw.get("pages", ""))
    is_number = entry.kind == "article" and "–" not in pages and Omit.END_PAGE not in left_out
    if Omit.END_PAGE in left_out:
        pages = pages.partition("–")[0]
    return Work(
        key=entry.key,
        kind=entry.kind,
        authors=authors,
        others=others,
        year=raw["year"],
        title=_title(_plain(raw["title"]), left_out),
        journal="" if Omit.JOURNAL in left_out else _plain(raw.get("journal", "")),
        volume=volume,
        # An issue means nothing without its volume.
        number="" if Omit.NUMBER in left_out or not volume else _plain(raw.get("number", "")),
        pages="" if is_number else pages,
        article_number=pages if is_number else "",
        booktitle=_plain(raw.get("booktitle", "")),
        editors=_names(raw.get("editor", ""))[0],
        publisher=_plain(raw.get("publisher", "")),
        edition=raw.get("edition", ""),
        organization=_plain(raw.get("organization", "")),
        doi="" if Omit.DOI in left_out else raw.get("doi", ""),
        url=raw.get("url", ""),
    )


def _title(title: str, left_out: frozenset[Omit]) -> str:
    halves = _HALVES.search(title)
    if Omit.TITLE in left_out or {Omit.SUBTITLE, Omit.FIRST_HALF} <= left_out:
        return TITLE_OPEN
    if Omit.SUBTITLE in left_out and halves:
        title = title[: halves.end()].rstrip(" :")
    if Omit.FIRST_HALF in left_out and halves:
        return f"{LEFT_OUT} {title[halves.end() :]}"
    return f"{LEFT_OUT} {title.partition(' ')[2]}" if Omit.FIRST_WORD in left_out else title


def _authors(text: str, left_out: frozenset[Omit]) -> tuple[tuple[Name, ...], str]:
    names, shortened = _names(text)
    others = "et al." if shortened else ""
    if Omit.CO_AUTHORS in left_out:
        names, others = names[:1], AND_OTHERS
    if Omit.GIVEN_NAMES in left_out:
        names = tuple(Name(name.family, "", name.suffix) for name in names)
    return names, others


def _names(text: str) -> tuple[tuple[Name, ...], bool]:
    words = split_name_list(normalize_whitespace(text)) if text else []
    names = tuple(_name(Person(name)) for name in words if name != "others")
    return names, "others" in words


def _name(person: Person) -> Name:
    def joined(*parts: list[str]) -> str:
        return _plain(" ".join(part for group in parts for part in group))

    return Name(
        joined(person.prelast_names, person.last_names),
        joined(person.first_names, person.middle_names),
        joined(person.lineage_names),
    )


def _plain(text: str) -> str:
    """LaTeX as words: accents and dashes decoded, braces gone, blanks single."""
    return " ".join(str(Text.from_latex(text)).split())
