"""The theme's colours, read from its style sheet of tokens: cards, manifest and browser bars have no colours of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from problems import ContentError, Problem, did_you_mean

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_DARK = re.compile(r"@media\s*\(\s*prefers-color-scheme:\s*dark\s*\)\s*\{")
_TOKEN = re.compile(r"--([\w-]+)\s*:\s*([^;}]+)")
_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_SHEER = re.compile(r"#[0-9a-f]{8}")
_OTHER = re.compile(r"var\(\s*--([\w-]+)\s*\)")
_BOTH = re.compile(r"light-dark\(([^,()]+),([^,()]+)\)")


@dataclass(frozen=True)
class Colours:
    """One theme's colours as `#rrggbb`. The token of a colour has its name, with hyphens. `light` is `#rrggbbaa`."""

    paper: str
    ink: str
    ink_soft: str
    accent: str
    one: str
    two: str
    lamp: str
    light: str


@dataclass(frozen=True)
class Palette:
    """The colours in the light and in the dark theme."""

    light: Colours
    dark: Colours


def read(path: Path) -> Palette:
    """The palette of a style sheet. Raises ContentError with every token that is missing or no colour."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        message = "the colours of cards and icons can't be read from here; name the theme's style sheet of tokens in SEO_TOKENS"
        raise ContentError([Problem(path.as_posix(), 0, 0, "", message)]) from None
    return parse(text, path.as_posix())


def parse(text: str, name: str) -> Palette:
    """The palette in the text of a style sheet; `name` is how problems call it. Raises ContentError."""
    light, dark = tokens(text)
    problems: list[Problem] = []
    palette = Palette(_colours(light, name, problems), _colours(dark, name, problems))
    if problems:
        raise ContentError(problems)
    return palette


def tokens(text: str) -> tuple[dict[str, str], dict[str, str]]:
    """Every token of a style sheet with what it stands for: in the light theme, and in the dark one."""
    light, dark = _declared(_COMMENT.sub("", text))
    both = {**light, **dark}
    return ({token: _value(light, token, 0) for token in light}, {token: _value(both, token, 1) for token in both})


def _declared(text: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The tokens outside of what is for the dark theme, and those inside."""
    light, dark = "", ""
    rest = 0
    for found in _DARK.finditer(text):
        light += text[rest : found.start()]
        rest = _end(text, found.end())
        dark += text[found.end() : rest]
    light += text[rest:]
    return (dict(_TOKEN.findall(light)), dict(_TOKEN.findall(dark)))


def _end(text: str, start: int) -> int:
    """Where the block that is open at `start` closes."""
    depth = 1
    for found in re.compile("[{}]").finditer(text, start):
        depth += 1 if found[0] == "{" else -1
        if not depth:
            return found.start()
    return len(text)


def _colours(known: Mapping[str, str], name: str, problems: list[Problem]) -> Colours:
    found = {}
    for field in fields(Colours):
        token = field.name.replace("_", "-")
        if token not in known:
            message = f"there is no --{token}, which cards are drawn with{did_you_mean(token, known)}"
            problems.append(Problem(name, 0, 0, "", message))
            continue
        value = known[token]
        if value == "transparent":
            value = "#00000000"
        if not (_HEX.fullmatch(value) or (field.name == "light" and _SHEER.fullmatch(value))):
            message = f"--{token} is {value}; cards are drawn with colours that are written like #fbf6f1"
            problems.append(Problem(name, 0, 0, "", message))
        found[field.name] = "#" + "".join(digit * 2 for digit in value[1:]) if len(value) == 4 else value
    return Colours(**{field.name: found.get(field.name, "") for field in fields(Colours)})


def _value(tokens: Mapping[str, str], token: str, which: int) -> str:
    """What a token stands for in one theme; a token that names another is followed, though not in a circle."""
    value, seen = tokens[token].strip(), {token}
    while True:
        both, other = _BOTH.fullmatch(value), _OTHER.fullmatch(value)
        if both:
            value = both[which + 1].strip()
        elif other and other[1] in tokens and other[1] not in seen:
            seen.add(other[1])
            value = tokens[other[1]].strip()
        else:
            return value.lower()
