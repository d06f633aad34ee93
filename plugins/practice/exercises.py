"""From an article's HTML to its exercises, one for each thing to do.

An exercise stands below "Try this" or "Questions to try", or what these are in the article's language. A heading inside the
section, or a paragraph that begins with a name in bold, begins another one. What stands before the first of them belongs to
each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from markupsafe import Markup

from prose import plain
from words import Words

HEADINGS = ("practice", "questions")
"""The keys of the headings, below `sections` in the catalogue."""


@dataclass(frozen=True)
class Exercise:
    """One exercise. `id` is unique among all articles; `html` is safe to print as it is and holds no id."""

    id: str
    name: str
    html: Markup


def exercises_in(html: str, *, slug: str, title: str, address: str, words: Words) -> list[Exercise]:
    """The exercises of an article's HTML, in order; none when it has no such section.

    `title` names an exercise that has no name of its own; `address` is where the article stands, for links into it.
    """
    found: list[tuple[str, Markup]] = []
    opt_out = words("sections.opt-out")
    for heading, section in _sections(BeautifulSoup(html, "html.parser"), words):
        before: list[Tag] = []
        parts: list[tuple[str, list[Tag]]] = []
        for block in section:
            if " ".join(block.get_text().split()) == opt_out:
                continue  # the page says it for every exercise
            if name := _name(block, heading, words):
                parts.append((name, []))
                if block.name == "h3":
                    continue
            (parts[-1][1] if parts else before).append(block)
        for name, blocks in parts or [(title, [])]:
            found.append((name, Markup("\n".join(_portable(block, address, words) for block in (*before, *blocks)))))
    return [Exercise(f"{slug}-{number}", name, html) for number, (name, html) in enumerate(found, 1)]


def _sections(article: BeautifulSoup, words: Words) -> Iterator[tuple[str, list[Tag]]]:
    headings = [words(f"sections.{key}") for key in HEADINGS]
    for heading in article.find_all("h2"):
        says = plain(str(heading))
        if says not in headings:
            continue
        blocks: list[Tag] = []
        for block in heading.next_siblings:
            if isinstance(block, Tag):
                if block.name == "h2":
                    break
                blocks.append(block)
        yield says, blocks


def _name(block: Tag, heading: str, words: Words) -> str:
    """The name of the exercise that begins with this block, without its full stop; empty when none begins here."""
    if block.name == "h3":
        return words("practice.named", section=heading, name=plain(str(block)).lower())
    first = next((child for child in block.children if str(child).strip()), None) if block.name == "p" else None
    name = plain(str(first)) if isinstance(first, Tag) and first.name == "strong" else ""
    return name.removesuffix(".") if name.endswith(".") else ""


def _portable(block: Tag, address: str, words: Words) -> str:
    """A block as it can stand on another page: no ids, and citations that say who instead of a number."""
    copy = BeautifulSoup(str(block), "html.parser")
    for note in copy.select(".cite-note, figure"):
        note.decompose()
    for link in copy.select(".cite a"):
        link.string = str(link.attrs.pop("aria-label", link.get_text())).partition(": ")[2] or link.get_text()
    for cite in copy.select(".cite"):
        inner = "; ".join(str(link) for link in cite.find_all("a"))
        cite.replace_with(BeautifulSoup(f' <span class="cited">({inner})</span>', "html.parser"))
    for tag in copy.find_all(True):
        tag.attrs.pop("id", None)
        if str(tag.get("href", "")).startswith("#"):
            tag["href"] = f"{address}{tag['href']}"
    if block.name == "p" and _name(block, "", words):
        copy.select("strong")[0].decompose()  # it is the exercise's heading
    return str(copy).strip()
