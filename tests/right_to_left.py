"""A language that is written from right to left, made up for the tests: our own words with Hebrew letters in place of Latin ones.

It is as long as English, has every sentence that English has, and always will: so a layout that breaks, or a word that came from
no catalogue, is found without anybody keeping a translation.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from words import catalogue

CODE, LOCALE = "he", "he"
ORDER = "אבגדהוזחטיכלמנסעפצקרשתאבגד"
_LETTERS = str.maketrans(
    {chr(97 + place): letter for place, letter in enumerate(ORDER)}
    | {chr(65 + place): letter for place, letter in enumerate(ORDER)}
)
# What stays as it is: gaps, addresses of links, HTML, citations and labels.
_KEPT = re.compile(r"\{[^{}]*\}|\]\([^()]*\)|<[^<>]*>|\[@[^\[\]]*\]|&\w+;")
_PLURAL_FORMS = ("one", "two", "other")


def hebrew(text: str) -> str:
    """A text with Hebrew letters, its gaps and links untouched."""
    pieces, end = [], 0
    for kept in _KEPT.finditer(text):
        pieces += [text[end : kept.start()].translate(_LETTERS), kept[0]]
        end = kept.end()
    return "".join([*pieces, text[end:].translate(_LETTERS)])


def write_words(english: Path, folder: Path) -> None:
    """The catalogue of English in Hebrew letters."""
    nested: dict[str, Any] = {}
    for key, entry in catalogue.read(english, "en.yaml").entries.items():
        *way, last = key.split(".")
        place = nested
        for step in way:
            place = place.setdefault(step, {})
        if key == "locale":
            place[last] = LOCALE
        elif entry.plural:
            place[last] = {form: hebrew(entry.forms.get(form, entry.text)) for form in _PLURAL_FORMS}
        else:
            place[last] = hebrew(entry.text)
    text = yaml.safe_dump(nested, allow_unicode=True, sort_keys=False, width=120)
    (folder / f"{CODE}.yaml").write_text(text, encoding="utf-8")


def article(text: str) -> str:
    """An article: its front matter's title, question, summary and author, and everything below it."""
    head, _, body = text.partition("\n\n")
    lines = [
        re.sub(r"(?<=: ).*", lambda value: hebrew(value[0]), line)
        if line.startswith(("Title", "Question", "Summary", "Author"))
        else line
        for line in head.split("\n")
    ]
    return "\n".join(lines) + "\n\n" + hebrew(body)


_TEXTS = frozenset("title summary intro name low high text strength limit step".split())


def quiz(text: str) -> str:
    """A quiz: every text and every answer, the names of answers in flags included."""

    def translated(part: Any, key: str = "") -> Any:
        if isinstance(part, dict):
            return {
                (hebrew(name) if key == "flags" and name != "skipped" else name): translated(each, name)
                for name, each in part.items()
            }
        if isinstance(part, list):
            return [translated(each, key) for each in part]
        return hebrew(part) if key in _TEXTS or key == "answers" else part

    data = yaml.load(text, Loader=yaml.BaseLoader)
    return yaml.safe_dump(translated(data), allow_unicode=True, sort_keys=False)
