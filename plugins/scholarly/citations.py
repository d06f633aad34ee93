"""Citations: `[@key, p. 4; @other]` becomes numbered links, and a page's HTML gives back its list of references.

The page's HTML is the only state: numbers are given in one walk over the finished tree, and the list of references is
read from the links. So nothing can leak from one page, or one rebuild, to the next.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections import Counter
from dataclasses import dataclass

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from markupsafe import Markup

import prose
from words import Words

from . import apa
from .bibliography import KEY, Bibliography

# Before reference links (170), which read brackets too; after code spans (190) and backslashes (180).
PRIORITY = 175
BODY = r"[^\[\]]*"
_ITEM = re.compile(rf"\s*@({KEY})\s*(?:,\s*(\S.*?)\s*)?", re.DOTALL)
_LINK = re.compile(rf'<a\b(?=[^>]*\bhref="#ref-({KEY})")[^>]*\bid="(cite-\d+-\d+)"')
NARROW_SPACE = "\u202f"


@dataclass(frozen=True)
class Cited:
    """One work in a citation. `locator` is the place inside it, as written: "p. 4"."""

    key: str
    locator: str = ""


@dataclass(frozen=True)
class BackLink:
    """The way from a reference back to one place where it is cited; `name` is for screen readers."""

    href: str
    name: str


@dataclass(frozen=True)
class Reference:
    """One line of a page's list of references. `id` is what citations link to; `html` is safe to print as it is."""

    key: str
    number: int
    id: str
    html: Markup
    back_links: tuple[BackLink, ...]


def parse_item(text: str) -> Cited | None:
    """One part of a citation between semicolons, or None when it isn't `@key` or `@key, locator`."""
    match = _ITEM.fullmatch(text)
    return Cited(match[1], " ".join((match[2] or "").replace("--", "–").split())) if match else None


def references(html: str, bibliography: Bibliography, words: Words) -> list[Reference]:
    """The works cited in a page's HTML, in order of first citation, numbered from 1, in the language of these words."""
    places: dict[str, list[str]] = {}
    for key, id in _LINK.findall(html):
        places.setdefault(key, []).append(f"#{id}")
    return [
        Reference(
            key,
            number,
            f"ref-{key}",
            Markup(apa.reference(bibliography.works[key], words)),
            tuple(BackLink(href, words("reference.back", n=n, number=number)) for n, href in enumerate(hrefs, 1)),
        )
        for number, (key, hrefs) in enumerate(places.items(), 1)
    ]


class _Citation(InlineProcessor):
    """Marks a citation; `_Number` fills it in, because inline text isn't met in the order of the page."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, md: Markdown, bibliography: Bibliography):
        super().__init__(rf"(\s*)\[(@{BODY})\]", md)
        self.bibliography = bibliography

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        items = [parse_item(part) for part in self.unescape(m[2]).split(";")]
        cited = [item for item in items if item and item.key in self.bibliography.works]
        if len(cited) < len(items):
            return None, None, None
        sup = etree.Element("sup", {"class": "cite"})
        # A number never starts a line, and stays apart from the word before it where markup is dropped.
        sup.text = NARROW_SPACE if m[1] else ""
        for item in cited:
            link = etree.SubElement(sup, "a", {"href": f"#ref-{item.key}"})
            link.text = AtomicString(item.locator)
            link.tail = AtomicString("; " if any(each.locator for each in cited) else ", ")
        sup[-1].tail = None
        return sup, m.start(0), m.end(0)


class _Number(Treeprocessor):
    """Numbers go on from text to text of one page (a quiz has many); `Markdown.reset` begins a new page."""

    def __init__(self, md: Markdown, bibliography: Bibliography):
        super().__init__(md)
        self.bibliography, self.words = bibliography, prose.words_of(md)
        self.reset()

    def reset(self) -> None:
        self.numbers: dict[str, int] = {}
        self.counts: Counter[str] = Counter()

    def run(self, root: etree.Element) -> None:
        for sup in [each for each in root.iter("sup") if each.get("class") == "cite"]:
            for link in list(sup):
                key = link.get("href", "").removeprefix("#ref-")
                number = self.numbers.setdefault(key, len(self.numbers) + 1)
                self.counts[key] += 1
                if self.counts[key] == 1:
                    # For the margin of wide screens; the list of references holds the same and more.
                    note = etree.SubElement(sup, "span", {"class": "cite-note", "aria-hidden": "true"})
                    note.text = AtomicString(f"{number} {apa.brief(self.bibliography.works[key], self.words)}")
                link.set("id", f"cite-{number}-{self.counts[key]}")
                work = apa.spoken(self.bibliography.works[key], self.words)
                if link.text:
                    link.set("aria-label", self.words("reference.cited-at", number=number, place=link.text, work=work))
                else:
                    link.set("aria-label", self.words("reference.cited", number=number, work=work))
                link.text = AtomicString(f"{number}, {link.text}" if link.text else str(number))


class Citations(Extension):
    """Citations of works in one bibliography. What can't be cited stays as it is; the checks report it."""

    def __init__(self, bibliography: Bibliography):
        super().__init__()
        self.bibliography = bibliography

    def extendMarkdown(self, md: Markdown) -> None:
        md.inlinePatterns.register(_Citation(md, self.bibliography), "citations", PRIORITY)
        # Right after inline text (20): the tree is whole, and no other extension has copied headings yet.
        numbers = _Number(md, self.bibliography)
        md.treeprocessors.register(numbers, "citation_numbers", 19)
        md.registerExtension(numbers)  # type: ignore[arg-type]  # anything with reset() will do
