"""Which pages there are in which language. The address decides: `de/learn/hands/` is the German `learn/hands/`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

HOME, QUIZZES = "", "quizzes/"


@dataclass(frozen=True)
class Alternate:
    """The same page in a language. `path` is relative to the site's root."""

    language: str
    path: str


def language_of(file: str, languages: Sequence[str]) -> str:
    """The language of a page by its place in the site's folder; the first language has no folder of its own."""
    folder = file.partition("/")[0]
    return folder if "/" in file and folder in languages[1:] else languages[0]


class Shelf:
    """What is there in which language. `contents` are Pelican's, or look like them: `lang`, `url` and `translations`.

    `home_pages` tells whether each language has a start page of its own.
    """

    def __init__(self, contents: Iterable[Any], languages: Sequence[str], home_pages: bool = True):
        self._home, self._home_pages = languages[0], home_pages
        self._folders: dict[str, list[str]] = {language: [] for language in languages[1:]}
        self._contents: dict[str, list[Any]] = {language: [] for language in languages[1:]}
        for content in contents:
            for each in content.translations:
                self._contents[each.lang].append(each)
                self._folders[each.lang].append(content.url)

    @property
    def languages(self) -> list[str]:
        """The further languages that something is there in."""
        return [language for language, there in self._contents.items() if there]

    def there(self, language: str) -> list[Any]:
        """What has been translated into a language."""
        return self._contents[language]

    def alternates(self, file: str) -> list[Alternate]:
        """This page and the same in other languages, the site's own first; empty when there is it in one language only."""
        language = language_of(file, [self._home, *self._folders])
        path = file.removesuffix("index.html")
        if language != self._home:
            path = path.removeprefix(f"{language}/")
        others = [Alternate(each, f"{each}/{path}") for each in self.languages if self.has(each, path)]
        return [Alternate(self._home, path), *others] if others else []

    def has(self, language: str, path: str) -> bool:
        """Whether the page that has this path in the site's own language is there in another, too."""
        if path in (HOME, QUIZZES):
            return self._home_pages if path == HOME else any(folder.startswith(QUIZZES) for folder in self._folders[language])
        # The results of a quiz lie below it and are translated with it.
        return any(
            path == folder or (folder.startswith(QUIZZES) and path.startswith(folder)) for folder in self._folders[language]
        )
