"""Where a text shows pictures, and what is wrong with that, each at its place in the file."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

import marks
from pictures.gallery import FOLDER, Gallery
from pictures.placing import PRIORITY, name_in, paragraphs, pictures_in
from pictures.source import ENDINGS
from problems import Problem, did_you_mean

HOW_TO = "write ![what it shows]({}) on a line of its own"
# Where Markdown or HTML may have an address: behind `](`, behind `[name]:`, in src= and href=.
_CANDIDATE = re.compile(
    r"\]\([ \t]*<?(?P<inline>[^\s<>()\"']+)|^ {0,3}\[[^\]\n]+\]:[ \t]*<?(?P<named>[^\s<>]+)"
    r"|\b(?:src|href)\s*=\s*[\"']?(?P<raw>[^\s\"'>]+)",
    re.MULTILINE | re.IGNORECASE,
)
_FILE_NAME = re.compile(r"\S+\.[A-Za-z]{3,4}|(?:IMG|DSC|DSCF|PXL)[_-]?\d+\S*")
_OTHER_SITE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_STATIC = re.compile(r"\{(?:static|attach|filename)\}")


@dataclass(frozen=True)
class _Read:
    """A picture as Markdown read it, or a link to one; `number` is that of its candidate in the source, if it has one."""

    number: int | None
    target: str
    alt: str = ""
    alone: bool = True
    link: bool = False
    raw: bool = False


@dataclass(frozen=True)
class Place:
    """A text that shows pictures: its file as editors read it, and how it begins an address of one."""

    file: str
    up: str


def check(text: str, place: Place, gallery: Gallery, extensions: Sequence[str]) -> tuple[list[Problem], set[str]]:
    """The problems of one text, and the names of the pictures it shows. `extensions` are Markdown's, by name."""
    candidates = [_target(found) for found in _CANDIDATE.finditer(text)]
    problems: list[Problem] = []
    names: set[str] = set()
    if not candidates:
        return problems, names
    for read in _read(text, [end for _, end in candidates], extensions):
        at = candidates[read.number][0] if read.number is not None else max(text.find(read.target), 0)
        name = name_in(read.target)
        if name and not read.link:
            names.add(name)
        for message in _messages(read, name, gallery, place):
            problems.append(_problem(text, at, place.file, f"picture: {message}"))
    return problems, names


def _messages(read: _Read, name: str | None, gallery: Gallery, place: Place) -> Iterator[str]:
    if read.link:
        if name in gallery.names and Path(name or "").suffix.lower() in ENDINGS:
            yield (
                "a link would publish this file as it is, with the place where it was taken; "
                f"show it instead: {HOW_TO.format(place.up + str(name))}"
            )
        return
    if name is None:
        yield from _elsewhere(read.target, gallery, place)
        return
    if name not in gallery.names:
        near = did_you_mean(name, gallery.names)
        yield f'there is no picture "{name}" in {gallery.folder}/{near or "; put it there"}'
    elif reason := gallery.unfit.get(name):
        yield f"{name} {reason}"
    elif name not in gallery.pictures:
        yield f"{name} is no picture that browsers show; JPEG, PNG, WebP and AVIF are"
    if read.raw:
        yield f"an <img> stays as large as its file, and knows no room on the page; {HOW_TO.format(place.up + name)}"
    elif not read.alone:
        yield f"a picture cannot stand inside other text or a link; {HOW_TO.format(place.up + name)}"
    elif not read.alt.strip():
        yield (
            "there are no words for readers who can't see it; say in the brackets what it shows: "
            f"![Two people on a bench]({place.up}{name})"
        )
    elif _FILE_NAME.fullmatch(read.alt.strip()):
        yield f'"{read.alt.strip()}" is the name of a file; say in the brackets what the picture shows'


def _elsewhere(target: str, gallery: Gallery, place: Place) -> Iterator[str]:
    """What is wrong with an address that does not lead to content/images."""
    if target.lower().startswith("data:"):
        return  # a live address, which another check refuses
    name = _STATIC.sub("", target).rpartition("/")[2]
    if _OTHER_SITE.match(target):
        where = f"put it into {gallery.folder}/ and write {place.up}{name}"
        yield f'"{target}" is on another site, which would learn who reads; {where}'
    elif name in {Path(known).name for known in gallery.names}:
        full = next(known for known in gallery.names if Path(known).name == name)
        yield f'a picture needs its whole address; write "{place.up}{full}"'
    else:
        near = did_you_mean(name, gallery.names)
        hint = near if "did you mean" in near else f'; put it into {gallery.folder}/ and write "{place.up}{name}"'
        yield f'there is no picture "{target}"{hint}'


def _target(found: re.Match[str]) -> tuple[int, int]:
    """Where a candidate's address begins, and the place inside it that a number may be put at: its end."""
    kind = next(kind for kind in ("inline", "named", "raw") if found[kind] is not None)
    return found.span(kind)


def _problem(text: str, at: int, file: str, message: str) -> Problem:
    start = text.rfind("\n", 0, at) + 1
    line = text[start:].partition("\n")[0]
    return Problem(file, text.count("\n", 0, at) + 1, at - start + 1, "", message, line)


def _read(text: str, ends: list[int], extensions: Sequence[str]) -> list[_Read]:
    """Every picture of a text, and every link to something in its folder."""
    probe = _Probe()
    html = Markdown(extensions=[*extensions, probe], output_format="html").convert(marks.put(text, ends))
    # What Markdown made was taken out of the tree by the probe, so these were written as HTML.
    raw = []
    for image in BeautifulSoup(html, "html.parser").find_all("img", src=True):
        number, target = marks.taken(str(image["src"]))
        if not target.startswith("diagram:"):
            raw.append(_Read(number, target, str(image.get("alt") or ""), raw=True))
    return [*probe.read, *raw]


class _Look(Treeprocessor):
    def __init__(self, md: Markdown, read: list[_Read]):
        super().__init__(md)
        self.read = read

    def run(self, root: etree.Element) -> None:
        alone = {image for _, images in paragraphs(root) for image in images}
        for image in list(pictures_in(root)):
            number, target = marks.taken(image.get("src", ""))
            self.read.append(_Read(number, target, marks.taken(image.get("alt", ""))[1], image in alone))
            image.tag = "span"
        for link in root.iter("a"):
            number, target = marks.taken(link.get("href", ""))
            if name_in(target):
                self.read.append(_Read(number, target, link=True))


class _Probe(Extension):
    """Looks where the real extension does."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[_Read] = []

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Look(md, self.read), "pictures", PRIORITY)


def address_of(up: int) -> str:
    """How a text so many folders below `content` begins the address of a picture."""
    return "../" * up + f"{FOLDER}/"
