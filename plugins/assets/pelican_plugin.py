"""Pelican's side: the Jinja global `asset`, and writing the bundle with the site. The only file that knows Pelican."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Template
from pelican import Pelican, signals
from pelican.generators import Generator

import words
from assets.bundle import Bundle, read
from problems import ContentError, Problem, did_you_mean, fail


class AssetsGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Writes the bundle that `prepare` left in the settings."""

    def generate_output(self, writer: Any) -> None:
        """Write all files below the output folder."""
        self.settings["ASSETS"].write(Path(self.output_path))


def prepare(pelican: Pelican) -> None:
    """Read the theme's static files and offer them to templates. Leaves with a message when one can't be read."""
    try:
        bundle = read(Path(pelican.settings["THEME"], "static"), words.of(pelican.settings))
    except ContentError as error:
        fail(error.problems)
    pelican.settings["ASSETS"] = bundle
    pelican.settings["JINJA_GLOBALS"] = {**pelican.settings["JINJA_GLOBALS"], "asset": asset_of(bundle)}


def asset_of(bundle: Bundle) -> Callable[[str], str]:
    """The Jinja global: a file's name -> its address relative to the site's root. An unknown name ends the build."""
    address = bundle.address

    def asset(name: str) -> str:
        if name not in bundle.files:
            folder = "/".join(bundle.source.parts[-2:])
            message = f"there is no file “{name}” in {folder}{did_you_mean(name, bundle.files)}"
            fail([_in_template(name, message)])
        return f"{address}/{name}"

    return asset


def _in_template(name: str, message: str) -> Problem:
    # Jinja compiles a template to a function whose globals hold the template, which maps lines back to the source.
    frame = sys._getframe()
    while "__jinja_template__" not in frame.f_globals:
        if frame.f_back is None:
            return Problem("", 0, 0, "", message)
        frame = frame.f_back
    template: Template = frame.f_globals["__jinja_template__"]
    line = template.get_corresponding_lineno(frame.f_lineno)
    path = Path(template.filename or "")
    source = path.read_text(encoding="utf-8").splitlines()[line - 1]
    shown = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    return Problem(str(shown), line, source.find(name) + 1, "", message, source)


def generators(_pelican: Pelican) -> type[AssetsGenerator]:
    """What Pelican runs beside its own generators."""
    return AssetsGenerator


def register() -> None:
    """Pelican calls this once for each build."""
    signals.initialized.connect(prepare)
    signals.get_generators.connect(generators)
