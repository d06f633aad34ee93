"""What else there is on the subject of an article, found by its words. The only file of this plugin that knows Pelican.

Templates call `like(article, among, beside)`. Texts are compared with those of their own language alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from pelican import signals

from prose import plain
from related.likeness import nearest, terms, weighed
from sections import sections

__all__ = ["Neighbours", "register"]

MOST = 3
LEAST = 0.065
"""Looked up in our own articles: below this, two of them share words and no subject."""
HEADLINE = 3
"""How often a word of the title, the question or the summary counts."""
LEAVE = "leave"


def counted(content: Any) -> Counter[str]:
    """The words of an article or a quiz, those that say what it is about several times."""
    headline = " ".join(str(getattr(content, name, "") or "") for name in ("title", "question", "summary"))
    body = getattr(content, "says", "") or " ".join(f"{each.title} {each.text}" for each in sections(str(content.content)))
    return Counter(terms(plain(headline)) * HEADLINE + terms(body))


class Neighbours:
    """All articles and quizzes of a site, compared. What is of which language is told by `lang`."""

    def __init__(self, contents: Iterable[Any]):
        by_language: dict[str, dict[str, Counter[str]]] = {}
        for each in contents:
            by_language.setdefault(str(each.lang), {})[str(each.url)] = counted(each)
        self.weights: Mapping[str, Mapping[str, Mapping[str, float]]] = {
            language: weighed(counts) for language, counts in by_language.items()
        }

    def like(self, content: Any, among: Iterable[Any], but: Collection[str] = (), most: int = MOST) -> list[Any]:
        """Those of `among` that are most like a text and in its language; `but` are slugs to leave out.

        Nothing for a page that people may have to leave in a hurry, since editors alone choose what stands there; and nothing for
        a draft.
        """
        if str(content.metadata.get(LEAVE, "")) == "yes":
            return []
        there = {str(each.url): each for each in among if each.lang == content.lang and str(each.slug) not in but}
        weights = self.weights.get(str(content.lang), {})
        if str(content.url) not in weights:
            return []
        return [there[url] for url in nearest(str(content.url), there.keys() & weights.keys(), weights, most, LEAST)]


def _compare(generators: list[Any]) -> None:
    context = generators[0].context
    originals = [each for name in ("articles", "quizzes") for each in context.get(name, ())]
    every = [*originals, *(each for original in originals for each in original.translations)]
    context["like"] = Neighbours(every).like


def register() -> None:
    """Called by Pelican."""
    signals.all_generators_finalized.connect(_compare)
