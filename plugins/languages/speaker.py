"""`t`, as templates call it: the words of the language of the page that is being written.

{{ t('article.minutes', n=minutes) }}   {{ t.day(article.date) }}   <html lang="{{ t.code }}">
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from markupsafe import Markup

from languages.pages import Alternate, Shelf
from words import ELSEWHERE, Link, Words


class Speaker:
    """Speaks the site's own language, and another one inside `speaking`. All that `Words` can do, it can.

    `shelf` tells what is there in which language, once everything has been read.
    """

    def __init__(self, spoken: Mapping[str, Words]):
        self._spoken = spoken
        self.home = next(iter(spoken))
        self._words = spoken[self.home]
        self.shelf = Shelf((), self.codes)

    @property
    def codes(self) -> tuple[str, ...]:
        """The languages of the site, its own first."""
        return tuple(self._spoken)

    @contextmanager
    def speaking(self, language: str) -> Iterator[None]:
        """Speak a language while something is written. Raises KeyError for one that the site doesn't have."""
        before, self._words = self._words, self._spoken[language]
        try:
            yield
        finally:
            self._words = before

    def __call__(self, key: str, /, **values: Any) -> str:
        return self._words(key, **values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._words, name)

    def to(self, root: str, path: str) -> Link:
        """The address of a page in the language spoken, or in the site's own where it is not there in this one.

        `root` leads to the site's root, `path` from there to the page in the site's own language, an anchor included.
        """
        place = self.at(path)
        return Link(f"{root}/{place}", place.language)

    def original(self, root: str) -> Link:
        """The address of the start page in the site's own language."""
        return Link(f"{root}/", self.home if self._words.is_translation else "")

    def alternates(self, file: str) -> list[Alternate]:
        """A page and the same in other languages, the site's own first; nothing where it is there in one only."""
        return self.shelf.alternates(file)

    def at(self, path: str) -> Link:
        """The place of a page below the site's root, as `to` gives its address."""
        if self._words.is_translation and not self.shelf.has(self._words.code, path.partition("#")[0]):
            return Link(path, self.home)
        return Link(f"{self._words.code}/{path}" if self._words.is_translation else path)

    def path(self, file: str) -> str:
        """A file's place as it is in the site's own language: without the folder of the language spoken."""
        return file.removeprefix(f"{self._words.code}/") if self._words.is_translation else file

    def elsewhere(self, language: str) -> Markup:
        """The attribute of a link that leads to a language, where it is another one."""
        return Markup(' hreflang="{}"').format(language) if self._is_other(language) else Markup("")

    def elsewhere_said(self, language: str) -> Markup:
        """What follows a title in another language: in which one it is."""
        if not self._is_other(language):
            return Markup("")
        return Markup(' <span lang="{}">{}</span>').format(self._words.code, self._words.pattern(ELSEWHERE))

    def _is_other(self, language: str) -> bool:
        return bool(language) and language != self._words.code

    def name_of(self, language: str) -> str:
        """What a language calls itself."""
        return self._spoken[language]("language.name")
