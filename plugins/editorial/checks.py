"""All problems of the content files at once: names and places of the files, then front matter, then text."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from catalogue import UNSEEN, named
from editorial import body, values
from editorial.fields import BY_NAME, FIELDS
from editorial.frontmatter import FrontMatter, Stray, parse
from editorial.site import Site
from editorial.source import Text, read
from problems import Problem, did_you_mean

FOLDERS = ("articles", "pages")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Addresses that the site itself uses; a page of that name would be written over something else.
_TAKEN = frozenset({"404", "assets", "feeds", "images", "index", "learn", "pictures", "pillars", "quizzes"})


def content_files(site: Site) -> list[Path]:
    """Every file below the folders of articles and pages; hidden files, drafts and editors' backups are nobody's content."""
    return [path for folder in FOLDERS for path in _walk(site.content / folder) if path.is_symlink() or not path.is_dir()]


def check(site: Site, files: Iterable[Path] | None = None) -> list[Problem]:
    """The problems of these files, or of the whole content, in order of file and place.

    A draft that is named is looked at as if it had been published.
    """
    everything = content_files(site)
    problems: list[Problem] = []
    if files is None:
        files = everything
        problems += _no_article(site, everything)
        problems += _linked_folders(site)
    owners = _slug_owners(everything, site)
    for path in files:
        problems += _file(path, site, owners)
    return sorted(set(problems))


def shown(path: Path) -> str:
    """A file's name in messages: from the working folder where it lies below it, as editors' tools expect."""
    relative = os.path.relpath(path)
    return Path(path if relative.startswith("..") else relative).as_posix()


def stem_of(path: Path) -> str:
    """A file's name without its ending, and without what makes it a draft."""
    return path.stem.removeprefix("_")


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if not name.startswith(UNSEEN) and not name.endswith("~"):
                yield Path(parent, name)


def _linked_folders(site: Site) -> Iterator[Problem]:
    # Pelican follows such links, without end where they lead back to themselves.
    for folder in FOLDERS:
        for parent, folders, _ in os.walk(site.content / folder):
            for path in (Path(parent, name) for name in sorted(folders)):
                if path.is_symlink():
                    yield Problem(shown(path), 0, 0, "", "this folder is a link to another; put the files here instead")


def _no_article(site: Site, files: Iterable[Path]) -> Iterator[Problem]:
    if not any(_kind(path, site) == "article" for path in files):
        first = next(iter(site.pillars), "pillar")
        yield Problem(
            shown(site.content / "articles"),
            0,
            0,
            "",
            f"there is no article yet; start one with {shown(site.content)}/articles/{first}/my-first-article.md "
            "(docs/editors.md shows how)",
        )


def _kind(path: Path, site: Site) -> str:
    below = _below_content(path, site)
    return {"articles": "article", "pages": "page"}.get(below[0], "") if len(below) > 1 else ""


def _below_content(path: Path, site: Site) -> tuple[str, ...]:
    below = os.path.relpath(path, site.content)
    return () if below.startswith("..") else Path(below).parts


def _slug_owners(files: Iterable[Path], site: Site) -> dict[tuple[str, str], Path]:
    """The first file of each kind and slug: articles share one row of addresses, pages another."""
    owners: dict[tuple[str, str], Path] = {}
    for path in files:
        owners.setdefault((_kind(path, site), path.stem.casefold()), path)
    return owners


def _file(path: Path, site: Site, owners: dict[tuple[str, str], Path]) -> Iterator[Problem]:
    name = shown(path)
    for message in _place(path, site, owners):
        yield Problem(name, 0, 0, "", message)
    if path.suffix.lower() != ".md":
        return
    source, problems = read(path, name)
    yield from problems
    if source is None:
        return
    front = parse(source.text)
    yield from _front_matter(source, front, stem_of(path), site)
    yield from body.check(source, front.body_at, len(source.text), path.parent, site)


def _place(path: Path, site: Site, owners: dict[tuple[str, str], Path]) -> Iterator[str]:
    """What is wrong with a file's name and folder."""
    stem = stem_of(path)
    if path.suffix != ".md" or not _NAME.fullmatch(named(stem)[0]):
        yield "a file name has small letters a-z, digits and single hyphens, and ends in .md, like attachment-map.md"
    kind, folders = _kind(path, site), _below_content(path, site)[1:-1]
    if not kind:
        yield "this file lies neither in content/articles nor in content/pages"
    elif kind == "article" and len(folders) != 1:
        yield f"an article lies in the folder of its pillar: {', '.join(site.pillars)}"
    elif kind == "article" and folders[0] not in site.pillars:
        yield f'there is no pillar "{folders[0]}"{did_you_mean(folders[0], site.pillars)}'
    elif kind == "page" and folders:
        yield "a page lies in content/pages itself, not in a folder below"
    elif kind == "page" and stem in {*_TAKEN, *site.languages}:
        yield f'the site itself uses the address "{stem}"; choose another name'
    owner = owners.get((kind, stem.casefold()), path)
    if os.path.relpath(owner) != os.path.relpath(path):
        yield f'the slug "{stem}" is that of {shown(owner)} too; rename one, for a slug is an address'


def _front_matter(source: Text, front: FrontMatter, stem: str, site: Site) -> Iterator[Problem]:
    if not source.text.strip():
        yield Problem(source.shown, 1, 1, "", "the file is empty; start it with a line “Title: …”")
        return
    if not front.entries and not front.strays:
        yield source.problem(0, "the front matter is missing; the file starts with “Title: …” and has no empty line above it")
        return
    yield from _strays(source, front)
    said = {_meant_key(stray) for stray in front.strays}
    for field in FIELDS:
        if field.required and front.get(field.key) is None and field.key.lower() not in said:
            yield source.problem(0, f"{field.key} is missing; add a line “{field.key}: {field.example}”")
    seen: set[str] = set()
    for entry in front.entries:
        name = entry.key.lower()
        known = BY_NAME.get(name)
        if known is None:
            near = did_you_mean(entry.key, (field.key for field in FIELDS))
            yield source.problem(entry.key_at, f'there is no key "{entry.key}"{near}')
        elif name in seen:
            yield source.problem(entry.key_at, f"{known.key} is here twice; keep one")
        elif not entry.value:
            yield source.problem(entry.value_at, f"{known.key} is empty; fill it in or remove the line")
        else:
            for at, message in values.check(known.kind, entry, stem, site):
                yield source.problem(at, message, known.key)
            if known.kind == "long text":
                yield from body.check(source, entry.value_at, entry.end, Path(), site)
        seen.add(name)


def _strays(source: Text, front: FrontMatter) -> Iterator[Problem]:
    """Lines that are not `Key: value`; a text that follows without an empty line is told once, at its first line."""
    last_entry = front.entries[-1].key_at if front.entries else -1
    text_told = False
    for stray in front.strays:
        in_text = stray.at > last_entry and _meant_key(stray) not in BY_NAME
        if in_text and text_told:
            continue
        text_told = text_told or in_text
        advice = "leave an empty line between the front matter and the text" if in_text else "write a key, a colon and a value"
        yield source.problem(stray.at, f"this line is not “Key: value”; {advice}")


def _meant_key(stray: Stray) -> str:
    """The key that a line without a proper colon seems to mean: `Title x`, `Fact checked: x`."""
    before_colon = stray.text.partition(":")[0].strip().lower().replace(" ", "_")
    return before_colon if before_colon in BY_NAME else stray.text.partition(" ")[0].lower()
