"""An article's HTML in its sections. A leaf, for what lists them and for what searches them."""

from __future__ import annotations

from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

# What stands in a text and is not read with it: citations, labels, and the words inside drawings.
_FURNITURE = ".cite, .evidence, svg"


@dataclass(frozen=True)
class Section:
    """`id` and `title` of its heading, empty for what stands before the first; `text` is its words, to be counted or found."""

    id: str
    title: str
    text: str


def sections(html: str) -> list[Section]:
    """The sections that headings of the second level begin, in order; what is before the first only if there is something."""
    soup = BeautifulSoup(html, "html.parser")
    for part in soup.select(_FURNITURE):
        part.decompose()
    found: list[tuple[str, str, list[str]]] = [("", "", [])]
    for block in soup.children:
        if isinstance(block, Tag) and block.name == "h2":
            found.append((str(block.get("id", "")), _one_line(block.get_text()), []))
        else:
            found[-1][2].append(block.get_text(" "))
    told = (Section(id, title, _one_line(" ".join(texts))) for id, title, texts in found)
    return [section for section in told if section.title or section.text]


def _one_line(text: str) -> str:
    return " ".join(text.split())
