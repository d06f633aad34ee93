"""Evidence labels: `{good}` after a claim becomes the word "Good", in the language of the text, linked to what it means."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

import prose
from catalogue import Catalogue
from labels import LABELS
from words import ELSEWHERE

EXPLANATIONS = "evidence"
# After links (160) and pictures (150), so that `{static}` in an address is never taken for a label, and long before
# attr_list reads what is left.
PRIORITY = 145


class _Label(InlineProcessor):
    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, pattern: str, md: Markdown, catalogue: Catalogue):
        super().__init__(pattern, md)
        self.words, self.catalogue = prose.words_of(md), catalogue

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[etree.Element, int, int]:  # type: ignore[override]
        slug = m[1]
        name = self.words(f"evidence-name.{slug}")
        translated = self.catalogue.find_in(self.words.code, "page", EXPLANATIONS)
        source = translated or f"pages/{EXPLANATIONS}.md"
        link = etree.Element("a", {"class": f"evidence evidence-{slug}", "href": f"{{filename}}/{source}#{slug}"})
        if self.words.is_translation and not translated:
            name = f"{name} {self.words.pattern(ELSEWHERE)}"
            link.set("hreflang", self.words.home)
        link.set("aria-label", name)
        link.text = AtomicString(self.words(f"evidence.{slug}"))
        return link, m.start(0), m.end(0)


class EvidenceLabels(Extension):
    """The seven labels of the editorial plan. Other words in braces stay as they are; the checks report them."""

    def __init__(self, catalogue: Catalogue | None = None):
        super().__init__()
        self.catalogue = catalogue or Catalogue()

    def extendMarkdown(self, md: Markdown) -> None:
        pattern = rf"\{{({'|'.join(LABELS)})\}}"
        md.inlinePatterns.register(_Label(pattern, md, self.catalogue), "evidence_labels", PRIORITY)
