"""The languages of the site: what templates say, texts read in their language, and pages that know their translations.

A page in another language than the site's own lies below its language's folder (`de/learn/…`); that alone decides what
language it speaks. Templates get `t` (see `Speaker`). This file is the only one that knows Pelican.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator
from pelican.readers import MarkdownReader
from pelican.writers import Writer

import prose
import words
from catalogue import named, scan
from languages.checks import check
from languages.headings import SharedHeadings
from languages.pages import Alternate, Shelf, language_of
from languages.speaker import Speaker
from problems import fail

__all__ = ["Alternate", "Speaker", "check", "language_of", "register"]

HOME_TEMPLATE = "home_in_language"


class Reader(MarkdownReader):  # type: ignore[misc]  # Pelican is untyped
    """Reads a text in the language that its file's name ends with."""

    def __init__(self, settings: dict[str, Any], *arguments: Any, **values: Any):
        super().__init__(settings, *arguments, **values)
        self.site, self.spoken = settings, words.of(settings)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """The text and its front matter, as Pelican wants them."""
        language = named(Path(source_path).stem)[1]
        home = next(iter(self.spoken.values()))
        says = self.spoken.get(language, home)
        ours = [prose.Spoken(says), *([SharedHeadings(says, home)] if says.is_translation else [])]
        markdown = self.site["MARKDOWN"]
        self.settings = {**self.site, "MARKDOWN": {**markdown, "extensions": [*ours, *markdown["extensions"]]}}
        read: tuple[str, dict[str, Any]] = super().read(source_path)
        return read


class PageWriter(Writer):  # type: ignore[misc]
    """Writes each page in its language; a page in another language sees the site as it is in that language."""

    def write_file(self, name: str, template: Any, context: Any, *arguments: Any, **values: Any) -> None:
        """As Pelican's own. What is in another language goes in by `values`: the context must stay the shared one."""
        speaker: Speaker | None = template.environment.globals.get("t") if template else None
        if speaker is None:
            super().write_file(name, template, context, *arguments, **values)
            return
        language = language_of(str(name), speaker.codes)
        with speaker.speaking(language):
            if language != speaker.home:
                values = {**_seen_from(language, context), **values}
            super().write_file(name, template, context, *arguments, **values)


class HomeGenerator(Generator):  # type: ignore[misc]
    """Writes a start page for each language that something is there in."""

    def generate_output(self, writer: Any) -> None:
        shelf: Shelf = self.settings["JINJA_GLOBALS"]["t"].shelf
        for language in shelf.languages if _has_home_pages(self.settings) else ():
            writer.write_file(
                f"{language}/index.html",
                self.get_template(HOME_TEMPLATE),
                self.context,
                relative_urls=self.settings["RELATIVE_URLS"],
                url=f"{language}/",
                translated=shelf.there(language),
            )


def _seen_from(language: str, context: Mapping[str, Any]) -> dict[str, Any]:
    """What of the context differs for pages in another language: what settings say, and things by their translation."""
    lists = {
        name: [_in(language, each) for each in context[name]] for name in ("articles", "pages", "quizzes") if name in context
    }
    return {**lists, **context[words.SETTING].get(language, {})}


def _in(language: str, content: Any) -> Any:
    return next((each for each in content.translations if each.lang == language), content)


def _has_home_pages(settings: Mapping[str, Any]) -> bool:
    """Whether the theme has a template for them."""
    return Path(settings["THEME"], "templates", f"{HOME_TEMPLATE}.html").is_file()


def _check(pelican: Any) -> None:
    settings = pelican.settings
    quizzes = [Path(settings[name]) for name in ("QUIZ_PATH", "QUIZ_TRIAL") if settings.get(name)]
    spoken = words.of(settings)
    if problems := check(scan(Path(settings["PATH"]), quizzes), list(spoken), settings):
        fail(problems)
    settings["JINJA_GLOBALS"] = {**settings["JINJA_GLOBALS"], "t": Speaker(spoken)}


def _read_markdown(readers: Any) -> None:
    readers.reader_classes |= dict.fromkeys(MarkdownReader.file_extensions, Reader)


def _gather(generators: list[Any]) -> None:
    """Everything has been read: remember what is there in which language."""
    context = generators[0].context
    contents = [each for name in ("articles", "pages", "quizzes") for each in context.get(name, ())]
    context["JINJA_GLOBALS"]["t"].shelf = Shelf(contents, tuple(words.of(context)), _has_home_pages(context))


def register() -> None:
    """Called by Pelican."""
    signals.initialized.connect(_check)
    signals.readers_init.connect(_read_markdown)
    signals.get_writer.connect(_writer)
    signals.get_generators.connect(_generators)
    signals.all_generators_finalized.connect(_gather)


def _writer(_pelican: Any) -> type[PageWriter]:
    return PageWriter


def _generators(_pelican: Any) -> type[HomeGenerator]:
    return HomeGenerator
