"""A page of ours as others cite it: in a sentence, and as BibTeX and RIS for programs that keep references.

Only what is known is said: without the site's address a reference has none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from words import Words

_SPECIAL = re.compile(r"[\\{}$&#%_^~]")
_IN_BIBTEX = {"\\": r"\textbackslash{}", "^": r"\^{}", "~": r"\~{}"}


@dataclass(frozen=True)
class Source:
    """What there is to cite. `house` are the names among the authors that are no person's; `day` is that of its last change."""

    slug: str
    title: str
    site: str
    authors: tuple[str, ...]
    day: date
    language: str
    address: str = ""
    house: frozenset[str] = frozenset()


def sentence(source: Source, words: Words) -> Markup:
    """In the manner of APA 7, in the words of the page's language."""
    who = words.listed(source.authors)
    said = words(
        "cite.sentence",
        authors=who.removesuffix("."),
        year=str(source.day.year),
        day=words.day_of_year(source.day),
        title=source.title.removesuffix("."),
        site=source.site,
    )
    return Markup("{} {}").format(said, source.address) if source.address else Markup(said)


def bibtex(source: Source) -> str:
    """An entry of the type that BibTeX and BibLaTeX both know. A name that is no person's, and a title, keep their letters."""
    names = (f"{{{_escaped(name)}}}" if name in source.house else _escaped(name) for name in source.authors)
    fields = {
        "author": " and ".join(names),
        "title": f"{{{_escaped(source.title)}}}",
        "howpublished": _escaped(source.site),
        "year": str(source.day.year),
        "date": source.day.isoformat(),
        "url": source.address,
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{source.slug}-{source.day.year},\n{lines}}}"


def ris(source: Source) -> str:
    """An entry for the web page. Lines end as the format has it: two letters, two blanks, a hyphen, a blank."""
    fields = [
        ("TY", "ELEC"),
        *(("AU", name) for name in source.authors),
        ("TI", source.title),
        ("T2", source.site),
        ("PY", str(source.day.year)),
        ("DA", source.day.strftime("%Y/%m/%d")),
        ("LA", source.language),
        ("UR", source.address),
    ]
    return "".join(f"{tag}  - {value}\n" for tag, value in fields if value) + "ER  - "


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: _IN_BIBTEX.get(found[0], f"\\{found[0]}"), text)
