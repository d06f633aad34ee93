"""`![what it shows](../../images/lake.jpg "caption")` on a line of its own becomes the figure: the Markdown extension."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from pictures.gallery import Picture
from pictures.markup import figure

# After Markdown has put back the characters that stood behind a backslash (0): what is written here goes out as it is.
PRIORITY = -1
FIRST_SCREEN = 50
"""A picture with fewer words than this before it is seen before a reader scrolls."""
OTHER_SCHEME = "diagram:"
"""Drawings have a plugin of their own."""
_ADDRESS = re.compile(r"(?:\{static\}/|(?:\.\.?/)*)images/(?P<name>[^?#]+)")


def name_in(target: str) -> str | None:
    """The name of the file that a target means, from `content/images` on; None for anything that does not lie there."""
    found = _ADDRESS.fullmatch(unquote(target.strip()))
    return found["name"] if found else None


def pictures_in(root: etree.Element) -> Iterator[etree.Element]:
    """Every picture of a text that is none of another plugin's, in order."""
    return (image for image in root.iter("img") if not image.get("src", "").startswith(OTHER_SCHEME))


def paragraphs(root: etree.Element) -> Iterator[tuple[etree.Element, list[etree.Element]]]:
    """Paragraphs that hold nothing but pictures, each with these."""
    for block in root.iter("p"):
        said = "".join([block.text or "", *(child.tail or "" for child in block)])
        images = [child for child in block if child in set(pictures_in(block))]
        if images and len(images) == len(block) and not said.strip():
            yield block, images


def words_before(root: etree.Element, block: etree.Element) -> int:
    """How many words stand before the part of the text in which this block is."""
    count = 0
    for part in root:
        if block in set(part.iter()):
            break
        count += len("".join(part.itertext()).split())
    return count


class _Place(Treeprocessor):
    def __init__(self, md: Markdown, find: Callable[[str], Picture | None]):
        super().__init__(md)
        self.md: Markdown = md
        self.find = find

    def run(self, root: etree.Element) -> None:
        first = True
        for block, images in list(paragraphs(root)):
            found = [(image, self.find(name_in(image.get("src", "")) or "")) for image in images]
            eager = first and words_before(root, block) < FIRST_SCREEN
            figures = []
            for image, picture in found:
                if picture:
                    figures.append(figure(picture, image.get("alt", ""), image.get("title", ""), eager=eager))
                    first = eager = False
            if len(figures) == len(images):
                block.clear()
                block.text = self.md.htmlStash.store("\n".join(figures))


class Pictures(Extension):
    """Pictures of one gallery: `find` gives one by its name. What it doesn't have stays as it is; the checks report it."""

    def __init__(self, find: Callable[[str], Picture | None]):
        super().__init__()
        self.find = find

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Place(md, self.find), "pictures", PRIORITY)
