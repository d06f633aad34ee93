"""The text below the front matter: do its links lead somewhere, and is nothing in it live?

Drawings and pictures are those plugins' own: they place them, and tell what is wrong with them.

Rendering decides what is a link; `links` tells where it was written. So nothing is missed because it was written in a
way the search for places does not know: such a finding is shown at the block it comes from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

from bs4 import BeautifulSoup
from markdown import Markdown

from editorial.links import Piece, blocks, braces, links, tags
from editorial.site import Site
from editorial.source import Text
from problems import Problem, did_you_mean
from prose import INTERNAL_LINK, live_markup

_FILE_LINK = re.compile(r"^\{(static|attach|filename)\}([^#?]*)")
_SCHEME_WORDS = re.compile(r"a link to “([^”]+):”")
# An HTML parser puts these around every fragment, written or not: only the words of the fragment tell.
_PAGE_TAGS = ("html", "head", "body")
_DRAWING = "diagram:"


def check(source: Text, start: int, end: int, folder: Path, site: Site) -> Iterator[Problem]:
    """The problems of the Markdown between two offsets of a file that lies in `folder`."""
    text = source.text[start:end]
    try:
        html = _render(text, site)
    except RecursionError:
        yield source.problem(start, "lists or quotations are nested too deep in this text to be read")
        return
    written = links(text)

    def report(message: str, offsets: list[int]) -> Iterator[Problem]:
        for offset in offsets or [_block_with(text, lambda block: message in _live(_render(block, site)))]:
            yield source.problem(start + offset, message)

    for target in _targets(html):
        if message := _target_problem(target, folder, site):
            places = [piece.at for piece in written if piece.text == target]
            yield from report(message, places or [max(text.find(target), 0)])

    candidates = _live_pieces(text, written, site)
    for message in _live(html):
        yield from report(message + _scheme_hint(message), [at for at, told in candidates if message in told])


def _render(text: str, site: Site) -> str:
    return Markdown(extensions=list(site.extensions), output_format="html").convert(text)


def _targets(html: str) -> list[str]:
    """Each link's target in the rendered text once."""
    found = (str(tag["href"]) for tag in BeautifulSoup(html, "lxml").find_all("a", href=True))
    return list(dict.fromkeys(each for each in found if not each.startswith(_DRAWING)))


def _target_problem(target: str, folder: Path, site: Site) -> str:
    if internal := INTERNAL_LINK.match(target):
        kind, slug = internal[1], internal[2]
        if site.catalogue.find(kind, slug):
            return ""
        elsewhere = [other for other in site.catalogue.kinds_of(slug) if other != kind]
        hint = f'; did you mean "{elsewhere[0]}:{slug}"?' if elsewhere else did_you_mean(slug, site.catalogue.slugs(kind))
        return f'there is no {kind} "{slug}"{hint}'
    if file := _FILE_LINK.match(target):
        return _file_problem(file[1], unquote(file[2]), folder, site)
    return ""


def _file_problem(word: str, path: str, folder: Path, site: Site) -> str:
    file = site.content / path.lstrip("/") if path.startswith("/") else folder / path
    if file.is_file():
        return ""
    near = did_you_mean(Path(path).name, site.images)
    return f'there is no file "{path}"{near or "; write {" + word + "}/images/… for a file in content/images/"}'


def _live(html: str) -> list[str]:
    """What is live in rendered text, in words."""
    told = {name: f"<{name}> is not allowed in a text" for name in _PAGE_TAGS}
    written = [message for name, message in told.items() if re.search(rf"<{name}\b", html, re.IGNORECASE)]
    elsewhere = {*told.values(), f"a link to “{_DRAWING}” is not allowed in a text"}
    return [*(message for message in live_markup(html) if message not in elsewhere), *written]


def _live_pieces(text: str, written: list[Piece], site: Site) -> list[tuple[int, list[str]]]:
    """Offsets at which a tag, a link or a brace is live when looked at alone."""
    alone = [(piece.at, piece.text) for piece in tags(text)]
    alone += [(piece.at, '<a href="' + piece.text.replace('"', "&quot;") + '">') for piece in written]
    alone += [(piece.at, _render(f"word\n{piece.text}\n\n*word*{piece.text}", site)) for piece in braces(text)]
    inside_tags = [range(piece.at, piece.at + len(piece.text)) for piece in tags(text)]
    return [
        (at, _live(html))
        for at, html in sorted(alone)
        # A target inside a raw tag is told once, at the tag.
        if not any(at in inside and at != inside.start for inside in inside_tags)
    ]


def _block_with(text: str, is_it: Callable[[str], bool]) -> int:
    """The offset of the first block for which this is true, or of the text."""
    return next((block.at for block in blocks(text) if is_it(block.text)), 0)


def _scheme_hint(message: str) -> str:
    scheme = _SCHEME_WORDS.match(message)
    hint = did_you_mean(scheme[1], ("article", "page", "quiz")) if scheme else ""
    return hint if "did you mean" in hint else ""
