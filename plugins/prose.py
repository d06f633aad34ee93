"""Markdown to HTML, for articles and quiz texts alike, with our link schemes and without anything live.

A leaf beside `problems`, `catalogue` and `words`. `Spoken` tells all other extensions the language of the text.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from bs4 import BeautifulSoup
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

import words
from catalogue import KINDS, Catalogue
from words import Words

INTERNAL_LINK = re.compile(rf"^({'|'.join(KINDS)}):([^#?]*)(#.*)?$")
_SAFE_SCHEME = re.compile(r"^(https?|mailto|tel|sms):", re.IGNORECASE)
_HAS_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)

SAFE_TAGS = frozenset(
    "a abbr b blockquote br cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd "
    "li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th thead time tr u ul var".split()
)
SAFE_ATTRIBUTES = frozenset(
    "abbr alt cite class colspan datetime dir headers height href hreflang id lang loading rel reversed role rowspan scope "
    "src start title type value width".split()
)


class Spoken(Extension):
    """The language of the text, for the extensions registered after this one."""

    def __init__(self, words: Words):
        super().__init__()
        self.words = words

    def extendMarkdown(self, md: Markdown) -> None:
        setattr(md, _WORDS, self.words)


_WORDS = "words_of_the_text"


def words_of(md: Markdown) -> Words:
    """The words of the language of the text that is being rendered; those of English where nobody has told."""
    found = getattr(md, _WORDS, None)
    return found if isinstance(found, Words) else words.default()


class _ResolveLinks(Treeprocessor):
    """`article:slug` becomes Pelican's `{filename}/path`, which Pelican turns into a URL that fits the page.

    In a translation, links lead to translations; where there is none, to the original, and say in which language it is.
    """

    def __init__(self, md: Markdown, catalogue: Catalogue):
        super().__init__(md)
        self.catalogue, self.words = catalogue, words_of(md)

    def run(self, root: etree.Element) -> None:
        for link in root.iter("a"):
            match = INTERNAL_LINK.match(link.get("href", ""))
            if match is None or (path := self.catalogue.find(match[1], match[2])) is None:
                continue
            if self.words.is_translation:
                translated = self.catalogue.find_in(self.words.code, match[1], match[2])
                if translated is None:
                    link.set("hreflang", self.words.home)
                    _append(link, f" {self.words.pattern(words.ELSEWHERE)}")
                path = translated or path
            link.set("href", f"{{filename}}/{path}{match[3] or ''}")


def _append(element: etree.Element, text: str) -> None:
    """Add words at the end of what an element says."""
    if len(element):
        element[-1].tail = f"{element[-1].tail or ''}{text}"
    else:
        element.text = AtomicString(f"{element.text or ''}{text}")


class _CellAlignment(Treeprocessor):
    """Aligned table cells get a class: the policy of the published site refuses style attributes."""

    def run(self, root: etree.Element) -> None:
        for cell in root.iter():
            if cell.tag in ("th", "td") and (style := cell.attrib.pop("style", "")):
                cell.set("class", f"align-{style.removeprefix('text-align:').strip(' ;')}")


class TableClasses(Extension):
    """Tables without inline style."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_CellAlignment(md), "table_classes", 0)


class InternalLinks(Extension):
    """The link schemes `article:`, `page:` and `quiz:`. Unknown targets stay as they are; the checks report them."""

    def __init__(self, catalogue: Catalogue):
        super().__init__()
        self.catalogue = catalogue

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_ResolveLinks(md, self.catalogue), "internal_links", 0)


class Renderer:
    """Markdown to HTML for the many texts of one page, in the language of these `words`. `more` are other plugins'
    extensions, such as citations, whose numbers then go on from text to text."""

    def __init__(self, catalogue: Catalogue | None = None, more: Iterable[Extension] = (), words: Words | None = None):
        extensions: list[str | Extension] = [Spoken(words)] if words else []
        extensions += ["sane_lists", "tables", "fenced_code", "smarty", TableClasses(), *more]
        if catalogue is not None:
            extensions.append(InternalLinks(catalogue))
        self._markdown = Markdown(extensions=extensions, output_format="html")

    def block(self, text: str) -> str:
        """A text as an HTML fragment. Without a catalogue, internal links keep their schemes."""
        return self._markdown.convert(text)

    def alone(self, text: str) -> str:
        """A text as an HTML fragment, whatever has been rendered before."""
        self._markdown.reset()
        return self.block(text)

    def inline(self, text: str) -> str:
        """One line of text that goes inside an element: a single paragraph loses its `<p>`."""
        html = self.block(text)
        inner = html.removeprefix("<p>").removesuffix("</p>")
        return inner if html.startswith("<p>") and html.endswith("</p>") and "<p>" not in inner else html


@lru_cache(maxsize=4096)
def render(text: str) -> str:
    """One text as an HTML fragment, its internal links as they were written."""
    return _plain_renderer().alone(text)


@cache
def _plain_renderer() -> Renderer:
    return Renderer()


def plain(html: str) -> str:
    """The words of an HTML fragment, on one line."""
    # Markdown puts line breaks between blocks, so no separator is needed, which would stand between a word and its stop.
    return " ".join(BeautifulSoup(html, "lxml").get_text().split())


def live_markup(html: str) -> list[str]:
    """What in this fragment could run or load something, in words; empty when it is safe to publish."""
    # This parser adds no elements of its own, so what is found stands in the text.
    return list(dict.fromkeys(_live_markup(BeautifulSoup(html, "html.parser"))))


def internal_links(html: str) -> list[tuple[str, str]]:
    """The (kind, slug) pairs that a fragment rendered without a catalogue links to, in order."""
    links = BeautifulSoup(html, "lxml").find_all("a", href=True)
    matches = (INTERNAL_LINK.match(str(link["href"])) for link in links)
    return [(match[1], match[2]) for match in matches if match]


def _live_markup(soup: BeautifulSoup) -> Iterator[str]:
    for tag in soup.find_all(True):
        if tag.name not in SAFE_TAGS:
            yield f"<{tag.name}> is not allowed in a text"
            continue
        for name, value in tag.attrs.items():
            if name not in SAFE_ATTRIBUTES and not name.startswith("aria-"):
                yield f"the attribute {name}= is not allowed in a text"
            elif name in ("href", "src", "cite"):
                # Browsers drop control characters and blanks inside a scheme, so they must not hide one here.
                address = re.sub(r"[\x00-\x20\u00a0]+", "", str(value))
                if _HAS_SCHEME.match(address) and not (_SAFE_SCHEME.match(address) or INTERNAL_LINK.match(address)):
                    yield f"a link to “{address.split(':')[0]}:” is not allowed in a text"
