"""`python -m review [FOLDER]`: what `make components` runs. Exit code 1 when an example can't be shown."""

from __future__ import annotations

import runpy
import shutil
import sys
from pathlib import Path

import words
from assets import read as read_assets
from problems import ContentError, fail
from review import examples, page, render
from right_to_left import hebrew

THEME = Path("theme")
FOLDER = Path(".build/components")


def main(arguments: list[str]) -> int:
    """Build the review page, and say where it is. Returns the exit code."""
    folder = Path(arguments[0]) if arguments else FOLDER
    try:
        made, shown = build()
    except ContentError as error:
        fail(error.problems)
    shutil.rmtree(FOLDER, ignore_errors=True)  # what somebody else names may hold more than we wrote
    for name, content in made.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    print(f"{len(shown)} components, {sum(len(each.examples) for each in shown)} examples: open {folder}/index.html")
    return 0


def build() -> tuple[dict[str, bytes], list[examples.Component]]:
    """The files of the review page by name, and what it shows. Raises what reading and rendering raise."""
    spoken = {"en": words.default()}
    components = examples.read(THEME / "components")
    jinja = render.environment(THEME, spoken, runpy.run_path("pelicanconf.py")["JINJA_ENVIRONMENT"])
    return page.files(jinja, components, read_assets(THEME / "static", spoken), hebrew), components


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
