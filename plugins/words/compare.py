"""A catalogue beside that of the site's own language: whatever one says and the other doesn't, each at its place."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError

from problems import did_you_mean
from words.catalogue import FORMS, OTHER, Catalogue, Entry, Place

LOCALE = "locale"
"""The key that tells which Babel locale speaks: how it counts, and how it writes dates and numbers."""
FOR_SCRIPTS = "script"
"""A group of this name, anywhere, holds what scripts fill in. They know gaps, and neither plural forms nor links."""


def locale_of(catalogue: Catalogue) -> Locale | None:
    """The locale that the catalogue names. None, with a problem in the catalogue, where there is no such locale."""
    entry = catalogue.entries.get(LOCALE)
    if entry is None:
        catalogue.report((1, 1), LOCALE, "this key is missing; write locale: en-GB, or what your language has")
        return None
    try:
        return Locale.parse(entry.text, sep="-")
    except (UnknownLocaleError, ValueError):
        catalogue.report(entry.place, LOCALE, f'"{entry.text}" is not a locale; write one such as de or pt-BR')
        return None


def check(catalogue: Catalogue, locale: Locale) -> None:
    """What a catalogue must keep by itself: the plural forms of its language, and plain texts for scripts."""
    wanted = _forms_of(locale)
    for key, entry in catalogue.entries.items():
        if entry.plural:
            _check_forms(catalogue, key, entry, wanted, locale.english_name or str(locale))
        if FOR_SCRIPTS in key.split("."):
            if entry.plural:
                catalogue.report(entry.place, key, "a script fills this in and knows no plural forms; write one text")
            if any(sign in entry.text for sign in "[*"):
                catalogue.report(entry.place, key, "a script fills this in and knows no links; write plain text")


def compare(catalogue: Catalogue, original: Catalogue) -> None:
    """Hold a catalogue against the original. What differs is left in the catalogue's problems."""
    broken = bool(catalogue.problems)
    for key, theirs in original.entries.items():
        ours = catalogue.entries.get(key)
        if ours is not None:
            _compare(catalogue, key, ours, theirs, original.file)
        elif not broken and key != LOCALE:  # a text that could not be read is told already, and a missing locale later
            says = next(iter(theirs.forms.values()))
            catalogue.report(_above(catalogue, key), key, f'this is missing; {original.file} says "{says}"')
    for key, ours in catalogue.entries.items():
        if key not in original.entries and not broken:
            near = did_you_mean(key, [each for each in original.entries if each not in catalogue.entries])
            catalogue.report(ours.place, key, f"{original.file} has no such key{near}")


def _compare(catalogue: Catalogue, key: str, ours: Entry, theirs: Entry, file: str) -> None:
    if ours.gaps != theirs.gaps:
        catalogue.report(
            ours.place, key, f"this fills in {_named(ours.gaps)}, and {file} {_named(theirs.gaps)}; use the same names"
        )
    if theirs.plural and not ours.plural:
        catalogue.report(ours.place, key, f"{file} has plural forms here; write each form of your language: {{other: …}}")
    if ours.plural and not theirs.plural:
        catalogue.report(ours.place, key, f"{file} has no plural forms here, so nobody tells how many; write one text")


def _check_forms(catalogue: Catalogue, key: str, entry: Entry, wanted: tuple[str, ...], language: str) -> None:
    for form in wanted:
        if form not in entry.forms:
            catalogue.report(entry.place, key, f'the plural form "{form}" is missing; {language} has {", ".join(wanted)}')
    for form in entry.forms:
        if form not in wanted:
            catalogue.report(entry.place, key, f'{language} has no plural form "{form}"; it has {", ".join(wanted)}')


def _forms_of(locale: Locale) -> tuple[str, ...]:
    return tuple(form for form in FORMS if form == OTHER or form in locale.plural_form.tags)


def _above(catalogue: Catalogue, key: str) -> Place:
    """Where a missing key would belong: the nearest key above it that the file has."""
    while "." in key:
        key = key.rpartition(".")[0]
        if key in catalogue.groups:
            return catalogue.groups[key]
    return 1, 1


def _named(gaps: frozenset[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(gaps)) or "nothing"
