"""What the search page looks things up in: a script with the headings of each text and the words that stand in it.

A script and no JSON, because our security policy lets pages load scripts and nothing else. `js/search/match.js` reads it,
and takes words apart as `words` does; the tests hold the two together.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]{2,}")
COMMON = 0.75
"""A word that stands in more than this share of the texts tells none of them apart."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Text:
    """What can be found. `address` is relative to the site's root; `headings` are (id, title); `text` is plain."""

    address: str
    headings: tuple[tuple[str, str], ...]
    text: str


def words(text: str) -> list[str]:
    """The words of a text in order, in small letters without accents; single letters are none."""
    folded = unicodedata.normalize("NFKD", text.lower().replace("ß", "ss"))
    return _WORD.findall("".join(char for char in folded if not unicodedata.category(char).startswith("M")))


def index(texts: Sequence[Text]) -> str:
    """The script, with four exports.

    `pages` are addresses; `headings` has a list of [id, title] for each; `common` are words with blanks between them;
    `found` has, with commas between them, each other word and the numbers of the pages that say it, in base 36, those that say
    it most often first.
    """
    counts = [Counter(words(each.text)) for each in texts]
    said_in: dict[str, list[int]] = {}
    for number, counted in enumerate(counts):
        for word in counted:
            said_in.setdefault(word, []).append(number)
    common = sorted(word for word, there in said_in.items() if len(there) > COMMON * len(texts) and len(texts) > 1)
    for word in common:
        del said_in[word]
    found = ",".join(
        " ".join([word, *(_base36(number) for number in sorted(there, key=lambda number: (-counts[number][word], number)))])
        for word, there in sorted(said_in.items())
    )
    exports = {
        "pages": [each.address for each in texts],
        "headings": [each.headings for each in texts],
        "common": " ".join(common),
        "found": found,
    }
    told = (f"{name}={json.dumps(value, ensure_ascii=False, separators=(',', ':'))}" for name, value in exports.items())
    return f"export const {','.join(told)};\n"


def _base36(number: int) -> str:
    quotient, digit = divmod(number, 36)
    return (_base36(quotient) if quotient else "") + _DIGITS[digit]
