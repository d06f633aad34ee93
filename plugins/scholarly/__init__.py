"""Citations from references.bib, evidence labels, lists of references. The only file of this plugin that knows Pelican.

Themes get `references` on every article and page: a list of `citations.Reference`, empty when nothing is cited.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.contents import Content, Static

import words
from catalogue import quiz_files, scan
from problems import fail
from words import Words

from .bibliography import Bibliography
from .citations import Citations, Reference, references
from .figures import rows
from .files import check_files, markdown_files, read_bibliography
from .index import Entry, index, keys_cited
from .labels import EvidenceLabels

BIBLIOGRAPHY = "references.bib"
FIGURES = "figures.yaml"


def register() -> None:
    """Connect to Pelican's signals."""
    signals.get_generators.connect(_prepare)
    signals.content_object_init.connect(_add_references)


def _prepare(pelican: Pelican) -> None:
    """Before each run, also each rebuild of a long-lived process: read the bibliography anew and check every text."""
    content = Path(pelican.settings["PATH"])
    bibliography = read_bibliography(content / BIBLIOGRAPHY)
    quizzes = [Path(pelican.settings[name]) for name in ("QUIZ_PATH", "QUIZ_TRIAL") if pelican.settings.get(name)]
    if problems := check_files([*markdown_files(content), *quiz_files(quizzes)], bibliography):
        fail(problems)
    markdown = pelican.settings["MARKDOWN"]
    others = [each for each in markdown["extensions"] if not isinstance(each, Citations | EvidenceLabels)]
    markdown["extensions"] = [*others, Citations(bibliography), EvidenceLabels(scan(content, quizzes))]
    # For pages whose text is no single Markdown file, such as quizzes.
    pelican.settings["JINJA_GLOBALS"]["references_of"] = partial(_references, bibliography, words.of(pelican.settings))
    pelican.settings["JINJA_GLOBALS"]["bibliography_of"] = partial(_entries, bibliography, words.of(pelican.settings))
    pelican.settings["JINJA_GLOBALS"]["figures"] = rows(content / FIGURES)


def _add_references(content: Content) -> None:
    if isinstance(content, Static):
        return
    extensions = content.settings["MARKDOWN"]["extensions"]
    bibliography = next(each.bibliography for each in extensions if isinstance(each, Citations))
    content.references = _references(bibliography, words.of(content.settings), content._content or "", content.lang)


def _references(bibliography: Bibliography, spoken: Mapping[str, Words], html: str, language: str = "") -> list[Reference]:
    """For templates: the works cited in some HTML, in a language, or that of the site."""
    return references(html, bibliography, spoken.get(language) or next(iter(spoken.values())))


def _entries(bibliography: Bibliography, spoken: Mapping[str, Words], contents: Iterable[Any]) -> list[Entry]:
    """For templates: every work, and which of these articles, pages and quizzes cite it."""
    return index(bibliography, [(each, _keys(each)) for each in contents], next(iter(spoken.values())))


def _keys(content: Any) -> set[str]:
    if listed := {each.key for each in content.references}:
        return listed
    # A quiz has many short texts; its file has all their keys.
    path = Path(content.source_path)
    return keys_cited(path.read_text(encoding="utf-8")) if path.suffix != ".md" else set()
