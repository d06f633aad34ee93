"""Addresses that have moved: content/redirects.yaml, read with every mistake at its place.

A leaf. The pages for old addresses and the rules for web servers are made from the same list, so both read it here.

    /learn/the-old-slug/: /learn/the-new-slug/
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from problems import ContentError, Problem, did_you_mean

FILE = "redirects.yaml"
# Nothing that a web server's configuration could take for more than an address, and no folder named like one of our files.
_ADDRESS = re.compile(r"/(?:[A-Za-z0-9_~-]+/)*(?:[A-Za-z0-9_~-]+\.html)?")


@dataclass(frozen=True)
class Redirect:
    """One address that has moved. Both begin with `/`, which stands for the site's first page, also below another site."""

    old: str
    new: str

    @property
    def file(self) -> str:
        """The file that answers for the old address, relative to the site's folder."""
        return self.old[1:] + ("index.html" if self.old.endswith("/") else "")


def load(settings: Mapping[str, Any]) -> list[Redirect]:
    """The redirects of the site that these settings describe, by their old address. Raises ContentError.

    Whether the new addresses exist is not looked at: that is the check of the room that writes the pages.
    """
    redirects, problems = read(Path(settings["PATH"]) / FILE)
    if problems:
        raise ContentError(problems)
    return redirects


def read(
    path: Path, pages: Collection[str] = (), unsure: Callable[[str], bool] = lambda address: True
) -> tuple[list[Redirect], list[Problem]]:
    """The redirects of one file and all problems with it; a file that is not there holds none.

    `pages` are the addresses that exist. `unsure` tells for any other address whether it may exist all the same; without
    it no address is said to be missing.
    """
    if not path.exists():
        return [], []
    name = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return [], [Problem(name.as_posix(), 0, 0, "", "this file can't be read as UTF-8 text")]
    return parse(text, name.as_posix(), pages, unsure)


def parse(
    text: str, name: str, pages: Collection[str] = (), unsure: Callable[[str], bool] = lambda address: True
) -> tuple[list[Redirect], list[Problem]]:
    """The same for a text; `name` is how problems call its file."""
    reader = _Reader(text, name)
    root = reader.root()
    if isinstance(root, yaml.MappingNode):
        for old, new in root.value:
            reader.add(old, new)
        reader.follow(pages, unsure)
    redirects = [Redirect(old, new) for old, (new, _, _) in sorted(reader.found.items())]
    return redirects, sorted(reader.problems)


class _Reader:
    """Reads one file; `problems` holds what is wrong, `found` has old address -> new address and the nodes of both."""

    def __init__(self, text: str, name: str):
        self.text, self.name = text, name
        self.lines = text.split("\n")
        self.problems: list[Problem] = []
        self.found: dict[str, tuple[str, yaml.Node, yaml.Node]] = {}
        self.spelt: dict[str, str] = {}

    def root(self) -> yaml.Node | None:
        """The top of the document, or None where there is nothing to go on with."""
        try:
            root = yaml.compose(self.text, Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            message = f"this is not YAML: {error.problem or error.context}"
            self.problems.append(self._problem(mark, message) if mark else Problem(self.name, 0, 0, "", message))
            return None
        except (yaml.YAMLError, RecursionError) as error:
            self.problems.append(Problem(self.name, 0, 0, "", f"this is not YAML: {' '.join(str(error).split())}"))
            return None
        if root is not None and not isinstance(root, yaml.MappingNode):
            self._report(root, "write one line for each address that has moved: /old/: /new/")
        return root

    def add(self, old: yaml.Node, new: yaml.Node) -> None:
        """Take one line, if both of its addresses are ones."""
        told = len(self.problems)
        was, will = self._address(old, "old"), self._address(new, "new")
        if was == "/":
            self._report(old, "the first page can't move: every site begins there")
        elif was and was.casefold() in self.spelt:
            known = self.spelt[was.casefold()]
            same = "is here twice" if known == was else f'is "{known}" in other letters, which some computers take for the same'
            self._report(old, f'"{was}" {same}; keep one')
        elif len(self.problems) == told:
            self.found[was] = will, old, new
        self.spelt.setdefault(was.casefold(), was)

    def follow(self, pages: Collection[str], unsure: Callable[[str], bool]) -> None:
        """Hold every redirect against the pages that exist, and against the others."""
        exist = {page.casefold(): page for page in pages}
        for was, (will, old, new) in self.found.items():
            if was.casefold() in exist:
                self._report(
                    old, f'"{exist[was.casefold()]}" is a page of this site, which nobody would find: take this line out'
                )
            elif will in self.found:
                self._report(new, self._further(was, will))
            elif will not in pages and not unsure(will):
                self._report(new, f'there is no page "{will}"{did_you_mean(will, pages)}')

    def _further(self, was: str, will: str) -> str:
        if will == was:
            return "an address can't lead to itself"
        end, seen = will, {was}
        while end in self.found:
            if end in seen:
                return f'"{will}" has moved itself, and leads back to "{was}": one of them must lead to a page'
            seen.add(end)
            end = self.found[end][0]
        return f'"{will}" has moved itself: write {end}'

    def _address(self, node: yaml.Node, which: str) -> str:
        """What a node says, if it is an address; otherwise a problem is told, and nothing returned."""
        said = node.value if isinstance(node, yaml.ScalarNode) else ""
        if _ADDRESS.fullmatch(said) and not said.endswith("/index.html"):
            return str(said)
        self._report(node, _why(said, which))
        return ""

    def _report(self, node: yaml.Node, message: str) -> None:
        self.problems.append(self._problem(node.start_mark, message))

    def _problem(self, mark: yaml.Mark, message: str) -> Problem:
        source = self.lines[mark.line] if mark.line < len(self.lines) else ""
        return Problem(self.name, mark.line + 1, mark.column + 1, "", message, source)


def _why(said: str, which: str) -> str:
    """Why something is no address of this site, and what would be one."""
    if not said.strip():
        return f"the {which} address is missing; write /old/: /new/"
    if re.match(r"[a-z][a-z0-9+.-]*:|//", said, re.IGNORECASE):
        return f'"{said}" is on another site or names this one; write the part after the host name, such as /learn/some-slug/'
    if "?" in said or "#" in said:
        return f'"{said}" has a ? or a #, and only whole pages can be found again; write the address of the page'
    whole = f"/{said.removesuffix('index.html').strip('/')}/"
    if _ADDRESS.fullmatch(whole):
        return f'"{said}" is not a whole address; write {whole}'
    return f'"{said}" is no address; it is made of letters a–z, digits, and - _ ~ between slashes, and may end in .html'
