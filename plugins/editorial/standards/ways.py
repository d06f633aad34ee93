"""Ways through the site: from each article to a quiz, to other articles and to help; and to each article from somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from editorial.links import links
from editorial.standards.evidence import Finding
from editorial.standards.passages import Piece
from editorial.standards.plan import Planned

HELP = "get-help"
ARTICLES = 2
_TARGET = re.compile(r"(article|quiz|page):([a-z0-9-]+)")
_IN_A_QUIZ = re.compile(r"\barticle:\s*[\"']?([a-z0-9-]+)")
_EXTENDS = re.compile(r"\{%-?\s*extends\s+['\"]([^'\"]+)['\"]")
_FOOTER = re.compile(r"<footer\b.*?</footer>", re.DOTALL)
_COMPONENT = re.compile(r"{%-? from '(components/[^']+)' import")


def onward(piece: Piece, planned: Planned) -> Iterator[Finding]:
    """Links that the text lacks."""
    targets = _targets(piece)
    quizzes = [at for at, kind, _ in targets if kind == "quiz"]
    others = _articles(piece) - {piece.slug}
    if planned.links_quiz and not quizzes:
        yield piece.front.body_at, "the text links to no quiz; write one in as [words](quiz:slug)"
    if not planned.links_quiz:
        yield from ((at, "the plan wants no link to a quiz here") for at in quizzes)
    if len(others) < ARTICLES:
        told = f"only {len(others)} of the other articles" if others else "no other article"
        yield piece.front.body_at, f"the text links to {told}; it needs {ARTICLES}: [words](article:slug)"
    if not any((kind, slug) == ("page", HELP) for _, kind, slug in targets):
        yield piece.front.body_at, f"the text doesn't lead to help; write a link to [Get help](page:{HELP})"


def orphans(pieces: Iterable[Piece], quizzes: Mapping[str, str]) -> Iterator[tuple[Piece, str]]:
    """Articles to which no other article and no quiz leads. `quizzes` are the texts of the quiz files."""
    pieces = list(pieces)
    led_to: dict[str, set[str]] = {}
    for piece in pieces:
        for slug in _articles(piece) | set(re.findall(r"[a-z0-9-]+", piece.value("Related"))):
            led_to.setdefault(slug, set()).add(piece.slug)
    for name, text in quizzes.items():
        for slug in _IN_A_QUIZ.findall(text):
            led_to.setdefault(slug, set()).add(f"quiz:{name}")
    for piece in pieces:
        if not led_to.get(piece.slug, set()) - {piece.slug}:
            yield piece, f"no other article and no quiz leads here; link to it: [words](article:{piece.slug})"


def help_from_every_page(templates: Path) -> Iterator[tuple[Path, str]]:
    """Page templates of the theme that don't end in a footer that links to help.

    Pages, results of quizzes among them, are made from these templates; so a reader is one step from help on all of them.
    """
    base = templates / "base.html"
    for path in sorted(templates.glob("*.html")):
        text = path.read_text(encoding="utf-8")
        parent = _EXTENDS.search(text)
        if path == base:
            parts = [templates.parent / name for name in _COMPONENT.findall(text)]
            whole = text + "".join(part.read_text(encoding="utf-8") for part in parts if part.is_file())
            if not any(f"{HELP}/" in footer for footer in _FOOTER.findall(whole)):
                yield path, f"its footer must link to /{HELP}/, one step from every page"
        elif not parent or not (templates / parent[1]).is_file():
            yield path, f"it must extend base.html, whose footer links to /{HELP}/"


def _articles(piece: Piece) -> set[str]:
    return {slug for _, kind, slug in _targets(piece) if kind == "article"}


def _targets(piece: Piece) -> list[tuple[int, str, str]]:
    """Offset, kind and slug of each link within the site that the text has."""
    start = piece.front.body_at
    found = ((start + link.at, _TARGET.match(link.text)) for link in links(piece.source.text[start:]))
    return [(at, target[1], target[2]) for at, target in found if target]
