"""content/figures.yaml as readers see it: one line for each work. The editorial checks hold the file to its form."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

SEEN = {"P": "in-the-paper", "S": "second-hand"}


@dataclass(frozen=True)
class Row:
    """What a work lends: `figures` in words, `note` what to keep in mind.

    `seen` is where we saw them, by its name among the words of the register.
    """

    key: str
    figures: str
    seen: str
    note: str


def rows(path: Path) -> list[Row]:
    """The register in the file's order; empty without the file. What isn't in its form is left out."""
    if not path.is_file():
        return []
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    entries = data.get("figures") if isinstance(data, dict) else None
    return [
        Row(str(key), str(entry.get("says", "")), SEEN.get(str(entry.get("class")), ""), str(entry.get("note") or ""))
        for key, entry in (entries or {}).items()
        if isinstance(entry, dict)
    ]
