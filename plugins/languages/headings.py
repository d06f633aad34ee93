"""Headings that articles share have one id in all languages, so that links, styles and scripts find them by it."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import slugify
from markdown.treeprocessors import Treeprocessor

from words import Words

GROUP = "sections"
"""The words of the headings, in every catalogue."""
# After inline text (20) and attribute lists (8), before the list of contents (5) gives each heading an id of its own words.
PRIORITY = 6


class _Ids(Treeprocessor):
    def __init__(self, md: Markdown, words: Words, home: Words):
        super().__init__(md)
        original = home.group(GROUP)
        self.ids = {words(f"{GROUP}.{key}"): slugify(text, "-") for key, text in original.items()}

    def run(self, root: etree.Element) -> None:
        for heading in root.iter("h2"):
            title = " ".join("".join(heading.itertext()).split())
            if title in self.ids and "id" not in heading.attrib:
                heading.set("id", self.ids[title])


class SharedHeadings(Extension):
    """For a text in the language of `words`; `home` are the words of the site's own."""

    def __init__(self, words: Words, home: Words):
        super().__init__()
        self.words, self.home = words, home

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Ids(md, self.words, self.home), "shared_headings", PRIORITY)
