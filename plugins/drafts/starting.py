"""The text that a new file starts with. Every word that is still to be written begins with TODO."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from string import Template

from words import Words

FORMS = Path(__file__).with_name("forms")
REVIEW_YEARS = 2
_PLAIN_YAML = re.compile(r"[A-Za-z][^:#\"'{}\[\],&*!|>%@`]*[^:#\"'{}\[\],&*!|>%@`\s]")
_OTHER_THAN_TEXT = frozenset({"true", "false", "null", "yes", "no", "on", "off"})


def article(title: str, today: date, author: str, words: Words) -> str:
    """An article with everything that each has; the headings are those of the site's language."""
    return _form("article.md").substitute(
        title=title,
        date=today.isoformat(),
        author=author,
        review=f"{today.year + REVIEW_YEARS}-{today.month:02}",
        month=f"{today.year}-{today.month:02}",
        short=words("sections.short"),
        unknown=words("sections.unknown"),
        practice=words("sections.practice"),
        not_for_you=words("sections.not-for-you"),
        opt_out=words("sections.opt-out"),
    )


def quiz(kind: str, title: str) -> str:
    """A whole quiz of a kind, with the safety item where it could be about two people."""
    parts = {name: _form(f"{name}.yaml").substitute() for name in ("safety", "notices")}
    return _form(f"{kind}.yaml").substitute(parts, title=_yaml(title))


def _form(name: str) -> Template:
    return Template((FORMS / name).read_text(encoding="utf-8"))


def _yaml(text: str) -> str:
    """A line of text as YAML reads it: as it is, or in quotation marks where it could mean something else."""
    plain = _PLAIN_YAML.fullmatch(text) and text.lower() not in _OTHER_THAN_TEXT
    return text if plain else json.dumps(text, ensure_ascii=False)
