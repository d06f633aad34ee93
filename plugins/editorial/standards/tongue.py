"""What the standards need to know of a further language: `content/words.<language>.yaml`, beside the theme's catalogue.

For the site's own language the same stands in `words.yaml`, `figures.yaml` and `plan.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import yaml
from babel.dates import get_month_names
from babel.numbers import get_decimal_symbol, get_group_symbol

from editorial.standards.counting import Counting
from editorial.standards.datafile import DataFile
from editorial.standards.plan import Plan
from editorial.standards.register import Register, bans
from editorial.standards.titles import Titles, titles
from editorial.standards.words import Style, style
from words import Words


@dataclass(frozen=True)
class Standards:
    """All that a text in one language is held to."""

    plan: Plan
    register: Register
    style: Style
    titles: Titles


def read(file: DataFile, words: Words, home: Standards, works: frozenset[str]) -> Standards:
    """The standards in a further language; mistakes are left with the file. `home` are those of the site's own."""
    if file.root is None:
        return home
    fields = file.fields(file.root, ("refused", "doubtful", "never_print", "standing", "numbers"))
    plan = replace(home.plan, opt_out=words("sections.opt-out"), standing=file.texts(fields.get("standing")))
    counting = _counting(file, fields.get("numbers"), words)
    register = replace(home.register, counting=counting, bans=bans(file, fields.get("never_print"), works))
    return Standards(plan, register, style(file, fields), titles(words))


def _counting(file: DataFile, node: yaml.Node | None, words: Words) -> Counting:
    fields = file.fields(node, ("counted", "time", "words", "about", "between"), ("roughly",)) if node else {}
    return Counting(
        _small(file.texts(fields.get("counted"))),
        _small(file.texts(fields.get("time"))),
        _values(file, fields),
        file.texts(fields.get("about")) or Counting.about,
        file.texts(fields.get("roughly")),
        file.texts(fields.get("between")),
        tuple(get_month_names("wide", locale=words.locale).values()),
        get_group_symbol(words.locale),
        get_decimal_symbol(words.locale),
    )


def _small(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


def _values(file: DataFile, fields: Mapping[str, yaml.Node]) -> dict[str, int]:
    values: dict[str, int] = {}
    for key, node in file.entries(fields.get("words")):
        text = file.text(node)
        if text.isdecimal():
            values[key.value.lower()] = int(text)
        else:
            file.wrong(node, f'"{text}" is not a whole number')
    return values
