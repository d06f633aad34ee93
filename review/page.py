"""All examples -> the files of the review page: from left to right, from right to left, and a page that shows both in frames.

Nothing is hidden there: what a page shows in another state, or on request, shows here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from assets import Bundle
from review.examples import Component, Example
from review.render import render

HERE = Path(__file__).parent
_HIDDEN = re.compile(r"(<[^<>]*?)\shidden(?=[\s>])")
_ID = re.compile(r'\sid="([^"]+)"')
_NAMES = re.compile(r'(\s(?:id|for|headers|aria-labelledby|aria-describedby|aria-controls)="|\shref="#)([^"]+)')


def shown(html: str, taken: set[str]) -> str:
    """An example as the review page has it: nothing hidden, and its ids its own, where another example has taken them."""
    html = _HIDDEN.sub(r"\1", html)
    here = set(_ID.findall(html))
    again = here & taken
    number = next(number for number in count(2) if not {f"{name}-{number}" for name in again} & taken)
    taken |= {f"{name}-{number}" if name in again else name for name in here}

    def renamed(found: re.Match[str]) -> str:
        return found[1] + " ".join(f"{name}-{number}" if name in again else name for name in found[2].split())

    return _NAMES.sub(renamed, html)


def files(
    jinja: Environment, components: Iterable[Component], bundle: Bundle, mirrored: Callable[[str], str]
) -> dict[str, bytes]:
    """The review page's files by name, with the site's style sheets. Raises what `render` raises.

    `mirrored` writes words in letters that run from right to left.
    """
    taken: set[str] = set()
    examples = [
        (component.name, [(each, _for_page(each, render(jinja, component, each), taken)) for each in component.examples])
        for component in components
    ]
    sheets = [f"{bundle.address}/{name}" for name in sorted(bundle.files) if name.startswith("css/")]
    pages = Environment(loader=FileSystemLoader(HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True)

    def page(name: str, direction: str) -> bytes:
        html = pages.get_template(name).render(components=examples, sheets=sheets, direction=direction)
        return (mirrored(html) if direction == "rtl" else html).encode()

    return {
        "index.html": page("index.html", "ltr"),
        "examples.html": page("examples.html", "ltr"),
        "examples-rtl.html": page("examples.html", "rtl"),
        "review.css": (HERE / "review.css").read_bytes(),
        **{f"{bundle.address}/{name}": content for name, content in bundle.files.items()},
    }


def _for_page(example: Example, html: str, taken: set[str]) -> str:
    return html if example.shown == "as text" else shown(html, taken)
