"""Where a text shows drawings, and what is wrong with that, each at its place in the file."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

import marks
from problems import Problem, did_you_mean

from .library import Library
from .placing import PRIORITY, SCHEME, alone
from .svg import Source

HOW_TO = "write ![](diagram:{}) on a line of its own"
_CANDIDATE = re.compile(r"(?<![\w-])diagram:[ \t]*(?P<name>[^\s()<>\"'}\]]*)")
# What follows a word and a blank is the word "diagram" in a sentence.
_MEANT = re.compile(r"[(\[{<\"'=]\s*diagram:|diagram:\S")
_WRONG_PLACES = {"href": "a drawing is shown, and cannot be linked to", "src": "a drawing cannot stand inside other text"}


@dataclass(frozen=True)
class _Read:
    """How Markdown read a candidate: the name it gives, the words in its brackets, and what is wrong with its place."""

    name: str
    words: str
    wrong: str


def check(text: str, file: str, library: Library, extensions: Sequence[str]) -> tuple[list[Problem], set[str]]:
    """The problems of one text, and the names of the drawings it shows. `extensions` are Markdown's, by name."""
    candidates = list(_CANDIDATE.finditer(text))
    source = Source(text, file)
    problems: list[Problem] = []
    names: set[str] = set()
    if not candidates:
        return problems, names
    read, quoted = _render(text, candidates, extensions)
    for number, candidate in enumerate(candidates):
        if number in quoted:
            continue
        for message in _messages(read.get(number), candidate, library, names):
            problems.append(source.problem(candidate.start(), f"diagram: {message}"))
        if number in read:
            names.add(read[number].name)
    return problems, names


def _messages(read: _Read | None, candidate: re.Match[str], library: Library, before: set[str]) -> Iterator[str]:
    if read is None:
        if _MEANT.match(candidate.string, max(candidate.start() - 1, 0)) or _MEANT.match(candidate.string, candidate.start()):
            yield f"this is not read as a drawing; {HOW_TO.format(candidate['name'])}"
    elif read.name not in library.files:
        yield f'there is no drawing "{read.name}" in {library.folder}{did_you_mean(read.name, library.files)}'
    elif read.wrong:
        yield f"{read.wrong}; {HOW_TO.format(read.name)}"
    elif read.words:
        yield f"leave the brackets empty; the words for readers who can't see it are in {library.files[read.name]}"
    elif read.name in before:
        yield "this drawing is in this text already; show it once"


def _render(text: str, candidates: list[re.Match[str]], extensions: Sequence[str]) -> tuple[dict[int, _Read], set[int]]:
    """How each candidate is read, and which are code or comments."""
    probe = _Probe()
    marked = marks.put(text, (candidate.start() + len(SCHEME) for candidate in candidates))
    html = Markdown(extensions=[*extensions, probe], output_format="html").convert(marked)
    return probe.read, marks.quoted(html)


class _Look(Treeprocessor):
    def __init__(self, md: Markdown, read: dict[int, _Read]):
        super().__init__(md)
        self.read = read

    def run(self, root: etree.Element) -> None:
        stands_alone = [image for _, image in alone(root)]
        for element in root.iter():
            for key, wrong in _WRONG_PLACES.items():
                target = element.get(key, "")
                number, plain = marks.taken(target)
                if number is not None and target.startswith(SCHEME):
                    name = plain.removeprefix(SCHEME).strip()
                    self.read[number] = _Read(name, element.get("alt", ""), "" if element in stands_alone else wrong)


class _Probe(Extension):
    """Looks where the real extension does, and changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.read: dict[int, _Read] = {}

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Look(md, self.read), "diagrams", PRIORITY)
