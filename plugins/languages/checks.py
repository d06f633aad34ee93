"""Whether translations have something to translate and a language to speak, and the languages' settings a meaning."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from catalogue import Catalogue
from problems import Problem, did_you_mean
from words import SETTING

SETTINGS = "pelicanconf.py"
SAID = ("SITENAME", "SITESUBTITLE", "AUTHOR", "PILLARS")
"""The settings whose words readers see, and which another language may say in its own way."""


def check(catalogue: Catalogue, languages: Sequence[str], settings: Mapping[str, Any]) -> list[Problem]:
    """The problems of all translations of a site, by their files' names, and of the setting LANGUAGES."""
    return sorted([*_files(catalogue, languages), *_settings(settings)])


def _files(catalogue: Catalogue, languages: Sequence[str]) -> Iterator[Problem]:
    for (kind, slug, language), source in catalogue.translations.items():
        file = Path(os.path.relpath(catalogue.content / source)).as_posix()
        original = catalogue.find(kind, slug)
        if language == languages[0]:
            yield Problem(file, 0, 0, "", f"\"{language}\" is the site's own language; take it out of the file's name")
        elif language not in languages:
            known = f"add it to {SETTING} in {SETTINGS}, and its words as theme/words/{language}.yaml"
            yield Problem(file, 0, 0, "", f'the site has no language "{language}"; {known}')
        if original is None:
            near = did_you_mean(slug, catalogue.slugs(kind))
            yield Problem(file, 0, 0, "", f'there is no {kind} "{slug}" of which this could be a translation{near}')
        elif kind == "article" and Path(source).parent != Path(original).parent:
            yield Problem(file, 0, 0, "", f"a translation lies beside its original, in {Path(original).parent.as_posix()}")


def _settings(settings: Mapping[str, Any]) -> Iterator[Problem]:
    pillars = settings.get("PILLARS", {})
    for language, says in settings.get(SETTING, {}).items():
        where = f"{SETTING}[{language!r}]"
        for name in says:
            if name not in SAID:
                yield Problem(SETTINGS, 0, 0, where, f'"{name}" is not said in another language{did_you_mean(name, SAID)}')
        translated = says.get("PILLARS", pillars)
        for slug in pillars:
            if slug not in translated:
                yield Problem(SETTINGS, 0, 0, f"{where}['PILLARS']", f'the pillar "{slug}" is missing')
        for slug in translated:
            if slug not in pillars:
                yield Problem(SETTINGS, 0, 0, f"{where}['PILLARS']", f'there is no pillar "{slug}"{did_you_mean(slug, pillars)}')
