"""The search over articles, quizzes and pages of a language. The only file of this plugin that knows Pelican.

A language has a search once it has a page with the template `search`. Templates get `searched`: by language, what can be found
and the address of the index below the site's root.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from search.index import Text, index, words
from sections import sections

__all__ = ["Searched", "Text", "index", "register", "words"]

TEMPLATE = "search"
FOLDER = "assets/search"
"""Below a folder that readers may keep for ever: an index is named after its digest."""
HELP = "get-help"


@dataclass(frozen=True)
class Searched:
    """All of one language: `pages` with the way to help first, `articles` by pillar in reading order, `quizzes`."""

    pages: tuple[Any, ...]
    articles: tuple[tuple[str, tuple[Any, ...]], ...]
    quizzes: tuple[Any, ...]
    address: str = ""

    def __iter__(self) -> Iterator[Any]:
        yield from self.pages
        for _, articles in self.articles:
            yield from articles
        yield from self.quizzes


def gather(context: Mapping[str, Any], language: str) -> Searched:
    """What there is in a language."""

    def there(contents: Any) -> tuple[Any, ...]:
        versions = (each for original in contents for each in (original, *original.translations))
        return tuple(each for each in versions if each.lang == language)

    pages = sorted(there(context.get("pages", ())), key=lambda page: (page.slug != HELP, str(page.title)))
    shelves = ((pillar.slug, there(pillar.articles)) for pillar in context.get("pillars", ()))
    return Searched(
        tuple(page for page in pages if page.template != TEMPLATE),
        tuple((slug, articles) for slug, articles in shelves if articles),
        there(context.get("quizzes", ())),
    )


def text_of(content: Any) -> Text:
    """What of an article, a page or a quiz can be found."""
    if says := getattr(content, "says", ""):
        return Text(str(content.url), (), says)
    parts = sections(str(content.content))
    headings = tuple((each.id, each.title) for each in parts if each.id)
    return Text(str(content.url), headings, " ".join(each.text for each in parts))


class SearchGenerator(Generator):  # type: ignore[misc]  # Pelican is untyped
    """Writes the index of each language that has a search page."""

    def generate_output(self, writer: Any) -> None:
        for address, script in self.context.get("search_scripts", {}).items():
            target = Path(self.output_path, address)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(script)


def _index(generators: list[Any]) -> None:
    context = generators[0].context
    pages = [each for page in context.get("pages", ()) for each in (page, *page.translations)]
    searched: dict[str, Searched] = {}
    scripts: dict[str, bytes] = {}
    for language in sorted({str(page.lang) for page in pages if page.template == TEMPLATE}):
        found = gather(context, language)
        script = index([text_of(each) for each in found]).encode()
        address = f"{FOLDER}/{hashlib.sha256(script).hexdigest()[:12]}.{language}.js"
        searched[language] = Searched(found.pages, found.articles, found.quizzes, address)
        scripts[address] = script
    context["searched"], context["search_scripts"] = searched, scripts


def _generators(_pelican: Any) -> type[SearchGenerator]:
    return SearchGenerator


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(_generators)
    signals.all_generators_finalized.connect(_index)
