"""What in an item's wording makes it hard to answer: hints for editors, never errors."""

from __future__ import annotations

import re
from collections.abc import Iterator

WORDS_PER_MINUTE = 200
LONG_ITEM = 20
"""Words; at about 15 a sentence, as the editorial plan wants it, an item beyond this is two sentences' worth."""
_NEGATIONS = re.compile(
    r"\b(?:no|not|never|nobody|none|nothing|nowhere|neither|nor|without|hardly|rarely|cannot|\w+n['’]t)\b", re.I
)
_TWO_IDEAS = re.compile(r"\b(?:and|or)\b|/", re.I)


def hints(text: str) -> Iterator[str]:
    """What to look at once more in one item's plain text."""
    words = text.split()
    if len(words) > LONG_ITEM:
        yield f"long: {len(words)} words"
    if len(_NEGATIONS.findall(text)) > 1:
        yield "two negations: readers may answer the opposite of what they mean"
    if _TWO_IDEAS.search(text):
        yield "perhaps two ideas in one: what does somebody answer for whom only one is true?"


def minutes(words: int, items: int) -> int:
    """How long reading and answering takes: 200 words a minute, and four seconds to choose each answer; at least one."""
    return max(1, round(words / WORDS_PER_MINUTE + items * 4 / 60))
