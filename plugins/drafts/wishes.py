"""What an editor wants to start: a pillar or a kind, a slug and a title, each held against what there is. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from problems import did_you_mean

KINDS = ("scale", "map", "outcome", "checklist", "knowledge")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
EXAMPLES = {
    "article": 'make new-article PILLAR=trust SLUG=small-promises TITLE="Small promises"',
    "quiz": 'make new-quiz KIND=scale SLUG=small-promises TITLE="Small promises"',
}


@dataclass(frozen=True)
class Wish:
    """One thing to be said: its name, what it is for a person who is asked, and what is wrong with a value."""

    name: str
    asks: str
    wrong: Callable[[str], str]


def wishes(sort: str, choices: Sequence[str], taken: Mapping[str, str]) -> list[Wish]:
    """What starting an article or a quiz needs. `choices` are the pillars or the kinds, `taken` has files by their slugs."""

    def chosen(value: str) -> str:
        return "" if value in choices else f'there is no {name.lower()} "{value}"{did_you_mean(value, choices)}'

    def free(value: str) -> str:
        if not SLUG.fullmatch(value):
            near = slug_of(value)
            hint = f'; did you mean "{near}"?' if near else ""
            return f'"{value}" is no slug: small letters a-z, digits and single hyphens, such as small-promises{hint}'
        return f'"{value}" is the slug of {taken[value]}; choose another' if value in taken else ""

    def said(value: str) -> str:
        return "" if value.isprintable() else "a title stands on one line"

    name = "PILLAR" if sort == "article" else "KIND"
    return [
        Wish(name, f"{name.capitalize()} ({', '.join(choices)})", chosen),
        Wish("TITLE", "Title", said),
        Wish("SLUG", "Slug, the last part of its address", free),
    ]


def slug_of(title: str) -> str:
    """A title as a slug; empty where it has no letter that could stand in one."""
    plain = unicodedata.normalize("NFKD", title.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", "")))


def granted(wanted: Sequence[Wish], given: Mapping[str, str], sort: str) -> tuple[dict[str, str], list[str]]:
    """The values without blanks around them, and everything that is wrong or missing, in words."""
    values = {each.name: given.get(each.name, "").strip() for each in wanted}
    problems = [f"{each.name}: {told}" for each in wanted if values[each.name] and (told := each.wrong(values[each.name]))]
    if missing := [name for name, value in values.items() if not value]:
        problems.append(f"{' and '.join(missing)} must be said: {EXAMPLES[sort]}")
    return values, problems
