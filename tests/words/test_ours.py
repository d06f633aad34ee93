"""Our own words: everything that readers see comes from a catalogue, and a catalogue has nothing that nobody says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from words import read
from words.catalogue import Catalogue
from words.catalogue import read as read_catalogue
from words.compare import LOCALE

ROOT = Path(__file__).parents[2]
THEME = ROOT / "theme"
TEMPLATES = [
    *sorted(THEME.glob("templates/*.html")),
    *sorted(THEME.glob("components/*/*.html")),
    *sorted(THEME.glob("static/js/**/*.html")),
]
SCRIPTS = sorted([*THEME.glob("static/js/**/*.js"), *THEME.glob("components/**/*.js")])
LETTERS = re.compile(r"[^\W\d_]{2,}")
# Attributes that readers see or hear, and those in which a script finds words.
SEEN = re.compile(
    r"""\s(?:aria-(?:label|description|roledescription|valuetext)|alt|title|placeholder|summary|label|value|content"""
    r"""|data-(?:first|again|go|skip|check|back|change|title|heading|words?))="([^"]*)\""""
)
# What stands in these attributes is for machines although the attribute's name is in the list above.
FOR_MACHINES = re.compile(
    r"^(?:width=device-width.*|light dark|summary_large_image|noindex|0; url=|yes|partly|no|result|people|search)$"
)


def names(path: Path) -> str:
    return path.relative_to(THEME).as_posix()


def literal_words(text: str) -> Iterator[str]:
    """Words that a template prints itself: between its tags, in what readers see of attributes, in texts inside Jinja."""
    text = re.sub(r"\{#.*?#\}|<script\b.*?</script>|\{% block body_class %\}.*?\{% endblock %\}", "", text, flags=re.DOTALL)
    for code in re.findall(r"\{[{%](.*?)[%}]\}", text, re.DOTALL):
        if not re.match(r"-?\s*(?:from|extends|import|include)\b", code):
            yield from literal_texts(code)
    html = re.sub(r"\{[{%].*?[%}]\}", "", text, flags=re.DOTALL)
    for value in SEEN.findall(html):
        if LETTERS.search(value) and not FOR_MACHINES.match(value):
            yield value
    for words in re.sub(r"<[^>]*>", "\n", re.sub(r"<!doctype html>", "", html)).split("\n"):
        if LETTERS.search(re.sub(r"&\w+;", "", words)):
            yield words.strip()


def literal_texts(code: str) -> Iterator[str]:
    """Texts in code that read like something said: several words, or one with a capital."""
    for text in re.findall(r"'([^'\n]*)'", code):
        bare = re.sub(r"<[^>]*>", " ", text)
        if (
            re.search(r"[^\W\d_]{2,}\s+[^\W\d_]{2,}", bare) and not re.fullmatch(r"[a-z-]+(?: [a-z-]+)*", bare.strip())
        ) or re.fullmatch(r"\s*[A-Z][^\W\d_]+[.:!?…]?\s*", bare):
            yield text


@pytest.mark.parametrize("path", TEMPLATES, ids=names)
def test_a_template_holds_no_words_of_its_own(path: Path) -> None:
    """They come from `t('…')`, so that every language can say them."""
    assert list(literal_words(path.read_text(encoding="utf-8"))) == []


CAUGHT = [  # (a template, the words in it)
    ("<p>Read on</p>", ["Read on"]),
    ("<p>{{ t('quiz.next') }} now</p>", ["now"]),
    ('<nav aria-label="Main"><img alt="">', ["Main"]),
    ("{{ 'Quiz' if knowledge else t('quiz.kicker') }}", ["Quiz"]),
    ("{{ further('try-it', 'Try it yourself') }}", ["Try it yourself"]),
    ("{{ panel('stirred', t('quiz.stirred'), 'quiz-stirred notice-title') }}", []),
    ("{# Why: because. #}<p class='a b'>{{ title }} – {{ 404 }}: 1 &nbsp;</p>", []),
    ("<button data-go=\"Continue\">{{ t('quiz.continue') }}</button>", ["Continue"]),
]


@pytest.mark.parametrize(("template", "words"), CAUGHT)
def test_the_search_for_words_finds_them(template: str, words: list[str]) -> None:
    assert list(literal_words(template)) == words


# What scripts say to developers, in the console; names of things in the platform.
TO_DEVELOPERS = re.compile(r"(?:new Error\(|console\.\w+\()\s*['`][^'`]*['`]")
STRING = re.compile(r"(?<![\w$])'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`", re.DOTALL)


def said_by_script(text: str) -> Iterator[str]:
    """Texts of a script that read like sentences."""
    text = re.sub(r"/\*.*?\*/|(?<![:'\"`])//[^\n]*", "", text, flags=re.DOTALL)
    text = TO_DEVELOPERS.sub("", text)
    for one, two in STRING.findall(text):
        words = re.sub(r"\$\{[^}]*\}", "1", one or two)
        if re.search(r"[A-Z][a-z]+ [a-z0-9]|[a-z]{2,} [a-z]{2,}[.:!?…]", words) or re.fullmatch(r"[A-Z][a-z]+[.:!?…]?", words):
            yield words


# Strings of scripts that look like words and are names in the platform.
PLATFORM = {"CanvasText", "Highlight", "Arrow", "Enter"}


@pytest.mark.parametrize("path", SCRIPTS, ids=names)
def test_a_script_holds_no_words_of_its_own(path: Path) -> None:
    """They are in the page or in a template of words, in the page's language."""
    said = set(said_by_script(path.read_text(encoding="utf-8")))
    assert said - PLATFORM == set()


def test_the_search_for_words_finds_them_in_scripts() -> None:
    assert list(
        said_by_script("a = 'The link is copied.'; b = `Delete ${x} now`; c = 'Yes'; d = 'quiz-next b'; // 'Not this one'")
    ) == [
        "The link is copied.",
        "Delete 1 now",
        "Yes",
    ]


def keys_used() -> tuple[set[str], set[str]]:
    """The keys that templates and plugins say, and the beginnings of those that they put together."""
    whole: set[str] = set()
    begun: set[str] = set()
    for path in [*TEMPLATES, *(ROOT / "plugins").rglob("*.py")]:
        text = path.read_text(encoding="utf-8")
        whole |= {one or two for one, two in re.findall(r"""['"]([a-z-]+(?:\.[a-z0-9-]+)+)['"]|\(['"]([a-z]+)['"]""", text)}
        begun |= {found.rstrip(".") for found in re.findall(r"""f?['"]([a-z-]+\.(?:[a-z-]+\.)?)(?:['"] ~|\{)""", text)}
        begun |= set(re.findall(r"""f['"]([a-z-]+\.[a-z-]+-)\{""", text))
        begun |= set(re.findall(r"""group\(['"]([a-z.-]+)['"]\)""", text))
    return whole, begun


def unused(catalogue: Catalogue) -> list[str]:
    whole, begun = keys_used()
    return [
        key
        for key in catalogue.entries
        if key != LOCALE and key not in whole and not any(key.startswith((f"{start}.", start)) for start in begun if start)
    ]


def test_no_key_is_left_that_nobody_says() -> None:
    """A sentence that no template and no plugin says any more is taken out of every catalogue."""
    assert unused(read_catalogue(THEME / "words" / "en.yaml", "en.yaml")) == []


def test_all_our_catalogues_say_the_same() -> None:
    """The same keys, gaps and plural forms, in every language that the theme has words for."""
    codes = sorted(path.stem for path in (THEME / "words").glob("*.yaml") if path.stem != "en")
    assert "de" in codes
    assert read(THEME / "words", ["en", *codes]).problems == ()
