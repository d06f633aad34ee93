"""`![](diagram:name "caption")` on a line of its own becomes the figure, in the language of the text: the Markdown extension."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterator

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

import prose

from .figure import figure
from .library import Library

SCHEME = "diagram:"
# Right after inline text (20) and before attribute lists (8): what stands beside the picture is still to be seen.
PRIORITY = 18


def alone(root: etree.Element) -> Iterator[tuple[etree.Element, etree.Element]]:
    """Paragraphs of the text itself that hold nothing but a drawing, each with its picture."""
    for block in root:
        only_child = block[0] if block.tag == "p" and len(block) == 1 else None
        if only_child is not None and is_drawing(only_child) and not (block.text or "").strip() + (only_child.tail or "").strip():
            yield block, only_child


def is_drawing(element: etree.Element) -> bool:
    """Whether this is a picture of our scheme."""
    return element.tag == "img" and element.get("src", "").startswith(SCHEME)


class _Place(Treeprocessor):
    def __init__(self, md: Markdown, library: Library):
        super().__init__(md)
        self.md: Markdown = md
        self.library, self.words = library, prose.words_of(md)

    def run(self, root: etree.Element) -> None:
        for block, image in list(alone(root)):
            name = image.get("src", "").removeprefix(SCHEME).strip()
            translated = self.library.translations.get((name, self.words.code))
            if picture := translated or self.library.pictures.get(name):
                language = self.words.home if self.words.is_translation and not translated else ""
                block.clear()
                block.text = self.md.htmlStash.store(figure(name, picture, image.get("title", ""), language))


class Diagrams(Extension):
    """Drawings of one library. What isn't in it stays as it is; the checks report it."""

    def __init__(self, library: Library):
        super().__init__()
        self.library = library

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Place(md, self.library), "diagrams", PRIORITY)
