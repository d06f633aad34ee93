"""How alike texts are, by the words that they share. Pure, and the same for every language.

Each text becomes a list of weights, one for each of its words: the more often it stands there and the fewer other texts have
it, the more it weighs (tf-idf with logarithmic counts and unit length, `ltc` in Salton and Buckley, 1988, doi
10.1016/0306-4573(88)90021-0). Our logarithm begins at nothing instead of at one: in texts that tell stories, a word that is
said once is chance and no subject. Two texts are as alike as the sum of the products of their weights (the cosine): 0 with no
subject in common, 1 with all.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

SHORTEST, STEM = 4, 6
"""A word has at least four letters, and its first six stand for it: stemming that needs no dictionary of any language."""
_WORD = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")


def terms(text: str) -> list[str]:
    """The words of a text as they are counted: without case and accents, cut to their beginnings."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(char))
    return [word[:STEM] for word in _WORD.findall(plain)]


def weighed(counts: Mapping[str, Counter[str]]) -> dict[str, dict[str, float]]:
    """The weights of the words of each text, by its name. What all texts have, and what a text has once, weighs nothing."""
    texts_with = Counter(term for counted in counts.values() for term in counted)
    found = {}
    for name, counted in counts.items():
        raw = {
            term: math.log(times) * math.log(len(counts) / texts_with[term])
            for term, times in sorted(counted.items())
            if times > 1 and texts_with[term] < len(counts)
        }
        length = math.sqrt(math.fsum(weight * weight for weight in raw.values()))
        found[name] = {term: weight / length for term, weight in raw.items()}
    return found


def likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """From 0 to 1."""
    return math.fsum(weight * other[term] for term, weight in one.items() if term in other)


def nearest(name: str, among: Iterable[str], weights: Mapping[str, Mapping[str, float]], most: int, least: float) -> list[str]:
    """Of these texts the ones most like the named one, the nearest first: at most so many, and none below `least`."""
    near = [(likeness(weights[name], weights[other]), other) for other in sorted(set(among) - {name})]
    return [other for much, other in sorted(near, key=lambda pair: (-pair[0], pair[1])) if much >= least][:most]
