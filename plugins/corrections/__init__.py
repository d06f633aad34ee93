"""Public corrections from content/corrections.yaml. The only file of this plugin that knows Pelican.

Templates get `corrections`, newest first, and `corrections_of(content)`: those that the page still has to show.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from pelican import signals

from catalogue import Catalogue, scan
from corrections.ledger import Correction, noted, read
from problems import Problem, fail

__all__ = ["Correction", "check", "register"]

FILE = "corrections.yaml"


def check(settings: Mapping[str, Any]) -> tuple[list[Correction], list[Problem]]:
    """The corrections of the site that these settings describe, newest first, and all problems with them."""
    content = Path(settings["PATH"])
    path = content / FILE
    return read(path, Path(os.path.relpath(path)).as_posix(), _catalogue(settings))


def _catalogue(settings: Mapping[str, Any]) -> Catalogue:
    quizzes = [Path(settings[name]) for name in ("QUIZ_PATH", "QUIZ_TRIAL") if settings.get(name)]
    return scan(Path(settings["PATH"]), quizzes)


def _today() -> date:
    # Publishing sets the time of the commit, so that the same commit builds the same bytes.
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else date.today()


def _corrections_of(corrections: list[Correction], settings: Mapping[str, Any]) -> Callable[[Any], list[Correction]]:
    catalogue = _catalogue(settings)
    still = noted(corrections, _today())

    def of(content: Any) -> list[Correction]:
        source = str(content.get_relative_source_path() or "")
        return [each for each in still if catalogue.find(each.kind, each.slug) == source]

    return of


def _prepare(pelican: Any) -> None:
    corrections, problems = check(pelican.settings)
    if problems:
        fail(problems)
    pelican.settings["JINJA_GLOBALS"] |= {
        "corrections": corrections,
        "corrections_of": _corrections_of(corrections, pelican.settings),
    }


def _link(generator: Any) -> None:
    """Templates turn a correction into the page it is about with `corrected(correction)`."""
    catalogue = _catalogue(generator.settings)
    contents = generator.context["generated_content"]
    generator.env.globals["corrected"] = lambda each: contents.get(catalogue.find(each.kind, each.slug))


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(_prepare)
    signals.generator_init.connect(_link)
