"""Pictures in texts: `![what it shows](../../images/lake.jpg)` becomes AVIF, WebP and JPEG in all widths that readers need.

Quizzes, whose pictures are no Markdown, ask `settings["PICTURES"]` for theirs. This file and `__main__` are the only ones that
know Pelican.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pelican import signals

from pictures import checks, markup, shelf
from pictures.gallery import Gallery, Picture, Vector, read
from pictures.placing import Pictures
from problems import Problem, fail

__all__ = ["check", "register"]


def check(settings: Mapping[str, Any]) -> tuple[Gallery, list[Problem]]:
    """The pictures of the site that these settings describe, and all problems with them."""
    content = Path(settings["PATH"])
    gallery = read(content, lambda data: shelf.encoded(data, shelf.SHELF))
    # Extensions that are objects belong to other plugins and know their own syntax.
    extensions = [each for each in settings["MARKDOWN"].get("extensions", ()) if isinstance(each, str)]
    return gallery, checks.check(content, gallery, extensions)


@dataclass
class Shown:
    """The pictures of one run of Pelican, and which of them its pages show."""

    gallery: Gallery
    names: set[str] = field(default_factory=set)

    def find(self, name: str) -> Picture | None:
        """A picture that is about to be shown."""
        self.names.add(name)
        return self.gallery.pictures.get(name)

    def html(self, name: str, alt: str, siteurl: str) -> str:
        """A picture without frame and caption, for a page from which `siteurl` leads to the site's root. Raises KeyError."""
        picture = self.find(name)
        written = markup.bare(picture, alt) if picture else markup.vector(self.gallery.vectors[name], alt)
        return written.replace(markup.ROOT, siteurl)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """What is published of the pictures that were asked for."""
        every: dict[str, Picture | Vector] = {**self.gallery.pictures, **self.gallery.vectors}
        for name in sorted(self.names & every.keys()):
            yield from every[name].files().items()


def _prepare(pelican: Any) -> None:
    """Before each run, also each rebuild of a long-lived process: look at the pictures anew."""
    gallery, problems = check(pelican.settings)
    if problems:
        fail(problems)
    shown = Shown(gallery)
    markdown = pelican.settings["MARKDOWN"]
    others = [each for each in markdown.get("extensions", ()) if not isinstance(each, Pictures)]
    markdown["extensions"] = [*others, Pictures(shown.find)]
    pelican.settings["PICTURES"] = shown


def _lead(content: Any) -> None:
    """Let the addresses of pictures count from the page that shows the text. Pelican does so for src=, but not for srcset=."""
    if markup.ROOT in (getattr(content, "_content", None) or ""):
        update = content._update_content
        content._update_content = lambda text, siteurl: update(text, siteurl).replace(markup.ROOT, siteurl)


def _write(pelican: Any) -> None:
    for address, data in pelican.settings["PICTURES"].files():
        place = Path(pelican.output_path, address)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    shelf.forget(shelf.SHELF)


def register() -> None:
    """Called by Pelican."""
    signals.initialized.connect(_prepare)
    signals.content_object_init.connect(_lead)
    signals.finalized.connect(_write)
