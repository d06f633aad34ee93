"""How a page is cited and passed on. The only file of this plugin that knows Pelican.

Templates call `cite(article)` for its three forms and, where the site has an address, that of the page and a letter with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from jinja2.runtime import Context
from jinja2.utils import pass_context
from markupsafe import Markup
from pelican import signals

import words
from citing.forms import Source, bibtex, ris, sentence

__all__ = ["Citation", "Source", "bibtex", "letter", "register", "ris", "sentence"]


@dataclass(frozen=True)
class Citation:
    """`address` and `letter`, a link that begins one, are empty where nobody has said what the site's address is."""

    sentence: Markup
    bibtex: str
    ris: str
    address: str
    letter: str


def letter(source: Source) -> str:
    """A link that opens the reader's own program for letters, with title and address filled in and nobody's name."""
    return f"mailto:?subject={quote(source.title)}&body={quote(source.address)}" if source.address else ""


@pass_context
def cite(context: Context, content: Any) -> Citation:
    """The forms of one article, in its language and with the day of its last change."""
    spoken = words.of(context.get_all())
    says = spoken.get(str(content.lang)) or next(iter(spoken.values()))
    root = str(context.get("SITE_ADDRESS") or "")
    source = Source(
        slug=str(content.slug),
        title=str(content.title),
        site=str(context["SITENAME"]),
        authors=tuple(str(each) for each in content.authors),
        day=(getattr(content, "modified", None) or content.date).date(),
        language=says.code,
        address=f"{root}/{content.url}" if root else "",
        house=frozenset({str(context.get("AUTHOR", ""))}),
    )
    return Citation(sentence(source, says), bibtex(source), ris(source), source.address, letter(source))


def _offer(generator: Any) -> None:
    generator.env.globals |= {"cite": cite}


def register() -> None:
    """Called by Pelican."""
    signals.generator_init.connect(_offer)
