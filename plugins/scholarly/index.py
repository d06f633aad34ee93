"""All works of the bibliography in order of name, each with the texts that cite it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from words import Words

from . import apa
from .bibliography import KEY, Bibliography

_CITED = re.compile(rf"\[@{KEY}[^\[\]]*\]")


@dataclass(frozen=True)
class Entry:
    """One work. `html` is safe to print as it is; `name` is short: "Coan and colleagues, 2017"."""

    key: str
    html: Markup
    name: str
    cited_in: tuple[Any, ...]


def keys_cited(text: str) -> set[str]:
    """The keys in the citations of a source text."""
    return {key for citation in _CITED.findall(text) for key in re.findall(rf"@({KEY})", citation)}


def index(bibliography: Bibliography, texts: Iterable[tuple[Any, Set[str]]], words: Words) -> list[Entry]:
    """Every work once, in the order of a list of references; `texts` are things with the keys that they cite."""
    cited = list(texts)
    entries = [
        Entry(
            work.key,
            Markup(apa.reference(work, words)),
            apa.spoken(work, words),
            tuple(text for text, keys in cited if work.key in keys),
        )
        for work in bibliography.works.values()
    ]
    return sorted(entries, key=lambda entry: (apa.text(entry.html).casefold(), entry.key))
