"""theme/components/<name>/examples.yaml -> what a component is shown and tried with.

    - name: With a way out                    # what the example shows
      given: {id: notice, heading: Be safe}   # the macro's parameters; {address: …, language: …} is a link
      inside: <p>Words.</p>                   # what is called into the macro
      macro: scene                            # a macro that isn't named like the folder
      around: <ul class="doors">{}</ul>       # what has to stand around it for its style
      html: <p class="cite">…</p>             # instead of `given`, where no template but a script or a plugin writes it
      shown: as text                          # for what nobody sees in a page, such as its head
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Literal

import yaml
from markupsafe import Markup
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from problems import ContentError, Problem
from words import Link

FILE = "examples.yaml"


class Example(BaseModel):
    """One example, as its file has it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    given: dict[str, Any] = Field(default_factory=dict)
    inside: str | None = None
    macro: str | None = None
    around: str = "{}"
    html: str | None = None
    shown: Literal["in the page", "as text"] = "in the page"


class Given(SimpleNamespace):
    """A mapping of an example: an object with its attributes, of which templates may ask for one that isn't there."""

    def get(self, name: str, default: object = None) -> Any:
        """An attribute, or the default."""
        return getattr(self, name, default)


@dataclass(frozen=True)
class Component:
    """A folder of the theme's components. Without a template, scripts or plugins write what its style is for."""

    name: str
    folder: Path
    examples: tuple[Example, ...]

    @property
    def template(self) -> str | None:
        """The template's name, as other templates import it."""
        return f"components/{self.name}/template.html" if (self.folder / "template.html").is_file() else None


_FILE = TypeAdapter(list[Example])


def read(folder: Path) -> list[Component]:
    """All components below a folder, in order; one without a file has no examples.

    Raises ContentError with every file that can't be read.
    """
    components, problems = [], []
    for each in sorted(path for path in folder.iterdir() if path.is_dir()):
        path = each / FILE
        try:
            examples = _FILE.validate_python(yaml.safe_load(path.read_text(encoding="utf-8"))) if path.is_file() else []
        except yaml.MarkedYAMLError as error:
            line, column = (mark.line + 1, mark.column + 1) if (mark := error.problem_mark) else (0, 0)
            problems.append(Problem(str(path), line, column, "", str(error.problem)))
        except ValidationError as error:
            problems += [Problem(str(path), 0, 0, ".".join(map(str, one["loc"])), one["msg"]) for one in error.errors()]
        else:
            components.append(Component(each.name, each, tuple(examples)))
    if problems:
        raise ContentError(problems)
    return components


def value(data: Any) -> Any:
    """A parameter as a template expects it: lists are tuples, mappings are objects with attributes, of which
    `html` is Markup, and {address, language} is a link."""
    if isinstance(data, list):
        return tuple(value(each) for each in data)
    if isinstance(data, dict):
        if data.keys() == {"address", "language"}:
            return Link(data["address"], data["language"])
        return Given(**{name: Markup(each) if name == "html" else value(each) for name, each in data.items()})
    return data
