"""What was probably meant, and what cannot be told, where parts of a quiz are broken.

A broken part is reported once, where it is. Whatever rests on it (that a name is defined nowhere, that nothing uses a scale)
would be a second report of the same slip, and often a false one; the checks ask here before they say so.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from quiz.source import Steps

STAND_IN = "?"
"""Replaces a missing text."""
STAND_IN_ID = "-" * 64
"""Replaces a missing id; close to no id that anyone meant."""


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word that this one is a likely slip for."""
    return next(iter(difflib.get_close_matches(word.casefold(), list(known), n=1, cutoff=0.6)), None)


@dataclass(frozen=True)
class Doubt:
    """The places whose values are not the editor's own."""

    places: tuple[Steps, ...] = ()

    def touches(self, steps: Steps) -> bool:
        """Whether this place lies in a broken part, or contains one."""
        return any(all(a == b for a, b in zip(place, steps, strict=False)) for place in self.places)

    def may_define(self, part: str, name: str) -> bool:
        """Whether this very name may stand in a broken part."""
        return any(place in ((), (part,), (part, name)) for place in self.places)

    def names(self, part: str) -> bool:
        """Whether ids of this part (`scales`, `items`, `results`, `notices`) may be missing."""
        return any(place[:1] in ((), (part,)) and (len(place) <= 2 or place[2:] == ("id",)) for place in self.places)

    def items(self, *keys: str) -> bool:
        """Whether any item's value for one of these keys may be missing."""
        return any(place[:1] in ((), ("items",)) and (len(place) <= 2 or place[2] in keys) for place in self.places)
