"""What the checks need to know of the site, out of Pelican's settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalogue import Catalogue, scan


@dataclass(frozen=True)
class Site:
    """`extensions` are the names of the Markdown extensions; `pillars` the folders of articles; `images` file names;
    `languages` those that something may be translated into.
    """

    content: Path
    pillars: tuple[str, ...]
    catalogue: Catalogue
    extensions: tuple[str, ...]
    templates: frozenset[str]
    images: tuple[str, ...]
    languages: tuple[str, ...] = ()


def from_settings(settings: Mapping[str, Any]) -> Site:
    """Look at the site that these settings describe. Reads folders, but no file."""
    content = Path(settings["PATH"])
    quizzes = [Path(settings[name]) for name in ("QUIZ_PATH", "QUIZ_TRIAL") if settings.get(name)]
    templates = Path(settings["THEME"], "templates").glob("*.html")
    images = (content / "images").rglob("*")
    return Site(
        content,
        tuple(settings.get("PILLARS", {})),
        scan(content, quizzes),
        _extensions(settings["MARKDOWN"]),
        frozenset(path.stem for path in templates),
        tuple(sorted(path.name for path in images if path.is_file())),
        tuple(settings.get("LANGUAGES", {})),
    )


def _extensions(markdown: Mapping[str, Any]) -> tuple[str, ...]:
    # Extensions that are objects belong to other plugins and know their own syntax; front matter is read here.
    named = [*markdown.get("extensions", ()), *markdown.get("extension_configs", ())]
    return tuple(dict.fromkeys(name for name in named if isinstance(name, str) and not name.endswith("meta")))
