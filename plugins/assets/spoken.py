"""Templates among the scripts: HTML that a script shows on request, published as a script for each language.

`js/quiz/panels.html` becomes `js/quiz/panels.en.js`, `panels.de.js` and so on, each with the one export `HTML`. A script and
not a page, because our security policy lets pages load scripts and nothing else.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, TemplateError

from problems import ContentError, Problem
from words import Words, WordsError

TEMPLATE = ".html"


def scripts(folder: Path, spoken: Mapping[str, Words]) -> Iterator[tuple[str, bytes]]:
    """Names, relative to the folder of static files, and contents. Raises ContentError for a template that can't be filled."""
    loader = FileSystemLoader([folder, folder.parent])  # they may show components
    for path in sorted(folder.rglob(f"*{TEMPLATE}")):
        name = path.relative_to(folder).as_posix()
        for code, words in spoken.items():
            environment = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
            environment.globals["t"] = words
            try:
                html = environment.get_template(name).render()
            except (TemplateError, WordsError) as error:
                file = Path(os.path.relpath(path)).as_posix()
                raise ContentError([Problem(file, getattr(error, "lineno", None) or 0, 1, "", str(error))]) from None
            # Every character that HTML could give a meaning to stays what it is: the text stands in a script of its own.
            text = f"export const HTML={json.dumps(html, ensure_ascii=False)};"
            yield f"{name.removesuffix(TEMPLATE)}.{code}.js", text.encode()
