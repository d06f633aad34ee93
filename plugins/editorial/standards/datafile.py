"""A YAML file that editors keep, such as the figure register: its entries with their places, its mistakes collected.

Every scalar is text here; who reads a field decides what it means. Unknown, missing and double fields are mistakes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

import yaml

from editorial.source import Text, read
from problems import Problem, did_you_mean


class DataFile:
    """One file while it is read. `problems` grows; nothing is raised."""

    def __init__(self, path: Path, shown: str):
        self.shown = shown
        self.problems: list[Problem] = []
        self._text = Text(shown, "")
        self.root: yaml.Node | None = None
        text, problems = read(path, shown)
        self.problems += problems
        if text is None:
            return
        self._text = text
        try:
            self.root = yaml.compose(text.text, Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            self._report(mark.index if mark else 0, f"this is no YAML: {error.problem}")
        except yaml.YAMLError as error:
            self._report(0, f"this is no YAML: {error}")
        if self.root is None and not self.problems:
            self._report(0, "the file is empty")

    def wrong(self, node: yaml.Node, message: str) -> None:
        """Remember a mistake at the place of a node."""
        self._report(node.start_mark.index, message)

    def fields(self, node: yaml.Node, needs: Collection[str], may: Collection[str] = ()) -> dict[str, yaml.Node]:
        """The fields of a mapping, by name. Those that it should not have, or lacks, are told."""
        found = {}
        for key, value in self.entries(node):
            if key.value in needs or key.value in may:
                found[key.value] = value
            else:
                self.wrong(key, f'there is no field "{key.value}"{did_you_mean(key.value, [*needs, *may])}')
        if isinstance(node, yaml.MappingNode):
            for name in needs:
                if name not in found:
                    self.wrong(node, f'the field "{name}" is missing')
        return found

    def entries(self, node: yaml.Node | None) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
        """Keys and values of a mapping in order; a key that comes twice counts once."""
        if node is None:
            return
        if not isinstance(node, yaml.MappingNode):
            self.wrong(node, "fields are expected here, such as “name: value”")
            return
        seen: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.wrong(key, "a name is expected here")
            elif key.value in seen:
                self.wrong(key, f'"{key.value}" is here twice; keep one')
            else:
                seen.add(key.value)
                yield key, value

    def items(self, node: yaml.Node | None) -> list[yaml.Node]:
        """The points of a list."""
        if node is None:
            return []
        if isinstance(node, yaml.SequenceNode):
            return list(node.value)
        self.wrong(node, "a list is expected here")
        return []

    def text(self, node: yaml.Node | None) -> str:
        """A text, with single blanks."""
        if node is None:
            return ""
        if isinstance(node, yaml.ScalarNode) and node.value.strip():
            return " ".join(node.value.split())
        self.wrong(node, "words are expected here")
        return ""

    def texts(self, node: yaml.Node | None) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(filter(None, map(self.text, self.items(node))))

    def _report(self, offset: int, message: str) -> None:
        self.problems.append(self._text.problem(offset, message))
