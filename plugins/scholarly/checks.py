"""Every mistake in a text's citations and evidence labels, at its place in the file. Needs no site, only the text.

What counts as a citation is decided by Markdown itself: each candidate in the source gets an invisible number, the text
is rendered, and the place where the number comes out tells whether it was read as a citation, is part of some code, or
went astray. So the checks can't disagree with the page about what is code.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup
from bs4.element import PreformattedString
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.meta import MetaPreprocessor
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from labels import LABELS
from problems import Problem, did_you_mean

from . import citations, labels
from .bibliography import Bibliography
from .bibtex import Source

# The same as in the settings of the site; a test compares them.
MARKDOWN = ("sane_lists", "tables", "fenced_code", "smarty", "meta", "toc", "attr_list")
HOW_TO_CITE = "write [@key], [@key, p. 4] or [@key; @other]"
HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]

# Whatever may be meant as a citation: brackets with an @ that isn't inside a word (as in an address), closed or not.
_CITATION = re.compile(r"(?<!\\)\[(?P<body>(?:[^\[\]\n]*[^\w\[\]\n.])?@(?:[^\[\]\n]|\n(?![ \t]*\n))*)(?P<close>\]?)")
_LABEL = re.compile(r"(?<!\\)\{(?P<body>[A-Za-z][A-Za-z _-]*)(?P<close>\})")
# From Unicode's private area: they mean nothing to Markdown and nobody types them.
_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"{_OPEN}(\\d+){_CLOSE}")


@dataclass(frozen=True)
class _Candidate:
    kind: str
    at: int  # of the opening bracket
    body: str
    closed: bool


def check(text: str, file: str, bibliography: Bibliography) -> list[Problem]:
    """All problems in one file's text, front matter included, in order of place."""
    candidates = _candidates(text)
    if not candidates:
        return []
    source = Source(text, file)
    read, quoted = _render(text, candidates)
    body_at = _end_of_front_matter(text)
    problems = []
    for number, candidate in enumerate(candidates):
        if number in quoted:
            continue
        if (inside := read.get(number)) is None:
            found = _astray(candidate, candidate.at < body_at)
        elif inside:
            found = iter([(candidate.at, f"{candidate.kind}: {inside}")])
        elif candidate.kind == "citation":
            found = _cited(candidate, bibliography)
        else:
            found = _labelled(candidate)
        problems += [source.problem(at, message) for at, message in found]
    return sorted(problems)


def check_keys(text: str, file: str, bibliography: Bibliography) -> list[Problem]:
    """All problems with citations in a quiz file, whose texts stand between YAML's own signs."""
    source = Source(text, file)
    cited = [each for each in _candidates(text) if each.kind == "citation" and each.body.startswith("@")]
    return [source.problem(at, message) for each in cited for at, message in _cited(each, bibliography)]


def _candidates(text: str) -> list[_Candidate]:
    found = [
        _Candidate(kind, match.start(), match["body"], bool(match["close"]))
        for kind, pattern in (("citation", _CITATION), ("label", _LABEL))
        for match in pattern.finditer(text)
    ]
    return sorted(found, key=lambda candidate: candidate.at)


def _cited(candidate: _Candidate, bibliography: Bibliography) -> Iterator[tuple[int, str]]:
    at = candidate.at + 1
    for part in candidate.body.split(";"):
        start = at + len(part) - len(part.lstrip())
        item = citations.parse_item(part)
        if item is None:
            yield start, f'citation: "{part.strip()}" is no key; {HOW_TO_CITE}'
        elif item.key not in bibliography.keys:
            hint = did_you_mean(item.key, sorted(bibliography.keys))
            yield start + 1, f'citation: there is no work "{item.key}" in {bibliography.file}{hint}'
        at += len(part) + 1


def _labelled(candidate: _Candidate) -> Iterator[tuple[int, str]]:
    if candidate.body not in LABELS:
        hint = did_you_mean(candidate.body, LABELS)
        yield candidate.at + 1, f'label: there is no evidence label "{candidate.body}"{hint}'


def _astray(candidate: _Candidate, in_front_matter: bool) -> Iterator[tuple[int, str]]:
    """Candidates that Markdown didn't read as what they look like. Other words in braces have many uses."""
    if candidate.kind == "label" and candidate.body not in LABELS:
        return
    if in_front_matter:
        reason = "the front matter is plain text; put it into the text below"
    elif not candidate.closed:
        reason = '"]" is missing'
    elif candidate.kind == "citation" and not candidate.body.startswith("@"):
        reason = HOW_TO_CITE
    else:
        reason = "it isn't read inside raw HTML, an address or the description of a picture"
    yield candidate.at, f"{candidate.kind}: {reason}"


def _render(text: str, candidates: list[_Candidate]) -> tuple[dict[int, str], set[int]]:
    """What is wrong with the place of each candidate that is read, or ""; and which are code or comments."""
    pieces, last = [], 0
    text = text.replace(_OPEN, " ").replace(_CLOSE, " ")
    for number, candidate in enumerate(candidates):
        mark_at = candidate.at + (2 if candidate.body.startswith("@") else 1)
        pieces += [text[last:mark_at], f"{_OPEN}{number}{_CLOSE}"]
        last = mark_at
    html = Markdown(extensions=[*MARKDOWN, _Probe()], output_format="html").convert("".join(pieces) + text[last:])
    soup = BeautifulSoup(html, "lxml")
    read, quoted = {}, set()
    for words in soup.find_all(string=_MARK):
        for mark in _MARK.findall(str(words)):
            if isinstance(words, PreformattedString) or words.find_parent(["code", "pre"]):
                quoted.add(int(mark))
            elif words.find_parent("q", class_="probe"):
                read[int(mark)] = _wrong_place(bool(words.find_parent("a")), bool(words.find_parent(HEADINGS)))
    return read, quoted


def _wrong_place(in_link: bool, in_heading: bool) -> str:
    if in_link:
        return "a link can't stand inside another; put it after the linked words"
    return "headings are repeated in the list of contents; put it into the text below" if in_heading else ""


def _end_of_front_matter(text: str) -> int:
    lines = text.split("\n")
    body = MetaPreprocessor(Markdown()).run(list(lines))
    return len("\n".join(lines[: len(lines) - len(body)]))


class _ProbeInline(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[etree.Element, int, int]:  # type: ignore[override]
        probe = etree.Element("q", {"class": "probe"})
        probe.text = AtomicString(m[1])
        return probe, m.start(0), m.end(0)


class _Probe(Extension):
    """Reads citations and labels where the real extensions do, and shows only which candidate it was."""

    def extendMarkdown(self, md: Markdown) -> None:
        mark = f"({_OPEN}\\d+{_CLOSE})"
        md.inlinePatterns.register(_ProbeInline(rf"\[@{mark}{citations.BODY}\]", md), "citations", citations.PRIORITY)
        md.inlinePatterns.register(_ProbeInline(rf"\{{{mark}[^{{}}]*\}}", md), "labels", labels.PRIORITY)
