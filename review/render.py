"""An example -> HTML, by the theme's own templates and in its own words.

What a template asks for and an example leaves out is an error: on a page it would be a blank.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError
from markupsafe import Markup

from languages.speaker import Speaker
from problems import ContentError, Problem
from review.examples import FILE, Component, Example, value
from words import Words, WordsError

ROOT = ".."
"""Where the examples' links lead: to no page, since the review page is no part of the site."""


def environment(theme: Path, spoken: Mapping[str, Words], settings: Mapping[str, Any]) -> Environment:
    """Jinja as Pelican has it for the site, but strict about what is undefined. `settings` are those of JINJA_ENVIRONMENT."""
    made = Environment(loader=FileSystemLoader([theme / "templates", theme]), undefined=StrictUndefined, **settings)
    made.globals["t"] = Speaker(spoken)
    return made


def render(jinja: Environment, component: Component, example: Example) -> str:
    """The example's HTML. Raises ContentError, with the example's name, for what a template can't be filled with."""
    try:
        html = _written(jinja, component, example)
    except (TemplateError, WordsError, TypeError, AttributeError, ValueError) as error:
        raise ContentError([Problem(str(component.folder / FILE), 0, 0, example.name, str(error))]) from error
    return example.around.replace("{}", html)


def _written(jinja: Environment, component: Component, example: Example) -> str:
    if example.html is not None:
        return example.html
    if component.template is None:
        raise ValueError("without a template an example needs html")
    given = {name: value(each) for name, each in example.given.items()}
    template = jinja.get_template(component.template)
    macro = getattr(template.make_module({"SITEURL": ROOT, **given}), example.macro or component.name.replace("-", "_"), None)
    if macro is None and example.macro:
        raise ValueError(f"there is no macro “{example.macro}” in its template")
    if macro is None:
        return template.render({"SITEURL": ROOT, **given})
    if macro.caller:
        inside = Markup(example.inside or "")
        given["caller"] = bool(example.inside) and (lambda: inside)  # None would be undefined, which nobody may ask
    return str(macro(**given))
