"""Which day it is, and whether an article is due to be looked at again."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

from editorial.standards.evidence import Finding
from editorial.standards.passages import Piece


def today(environment: Mapping[str, str] = os.environ) -> date:
    """The day of SOURCE_DATE_EPOCH (seconds since 1970) where it is set, otherwise of the clock; both in UTC."""
    given = environment.get("SOURCE_DATE_EPOCH", "")
    return (datetime.fromtimestamp(int(given), UTC) if given.isdecimal() else datetime.now(UTC)).date()


def overdue(piece: Piece, day: date) -> Iterator[Finding]:
    """A next review whose month is over."""
    entry = piece.front.get("Next_review")
    if entry and re.fullmatch(r"\d{4}-\d\d", entry.value) and entry.value < f"{day:%Y-%m}":
        yield entry.value_at, f"the review due in {entry.value} is overdue; look at the text again, then set the next date"
