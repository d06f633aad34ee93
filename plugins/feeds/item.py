"""An article's HTML as a feed reader can show it: nothing that needs our styles or the rest of our page."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from words import Words

_KEPT = frozenset(
    "href src alt title lang dir cite datetime start reversed type value colspan rowspan scope width height".split()
)


def portable(html: str, address: str, words: Words) -> str:
    """The text without margin notes, scripts and hooks for styles. `address` is the article's own, in full.

    Citations become plain numbers in brackets, which the list at the end of the item explains; links within the article
    lead to the page, those that headings are to themselves excepted; a drawing becomes its title and description in words;
    a picture is the one file that all readers know.
    """
    text = BeautifulSoup(html, "html.parser")
    for tag in text.select(".cite-note, .picture-blur, picture > source, script, style"):
        tag.decompose()
    for heading in text.select("h2 > .here, h3 > .here"):
        heading.unwrap()
    for wrapping in text.select("picture, .picture-frame"):
        wrapping.unwrap()
    for drawing in text.find_all("svg"):
        drawing.replace_with(_in_words(text, drawing, words))
    for citation in text.select("sup.cite"):
        citation.replace_with(f"\u202f[{citation.get_text().strip()}]")
    for label in text.select("a.evidence"):
        label.insert_before("[")
        label.insert_after("]")
    for tag in text.find_all(True):
        for name in [name for name in tag.attrs if name not in _KEPT]:
            del tag[name]
        if str(tag.get("href", "")).startswith("#"):
            tag["href"] = f"{address}{tag['href']}"
    return str(text)


def _in_words(text: BeautifulSoup, drawing: Tag, words: Words) -> Tag:
    said = [part.get_text().strip().rstrip(".") for part in drawing.find_all(["title", "desc"], recursive=False)]
    paragraph = text.new_tag("p")
    paragraph.string = words("feed.drawing", words=" ".join(f"{each}." for each in said))
    return paragraph
