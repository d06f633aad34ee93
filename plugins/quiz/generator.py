"""Quizzes in Pelican: the only file of this plugin that knows the framework.

`Quiz` is a kind of page, so addresses (QUIZ_URL, QUIZ_SAVE_AS, and QUIZ_LANG_URL … for translations) and links between
sources work as Pelican's own do. Quizzes are read before anything is written; problems are printed with their places and
stop the build with exit code 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markdown.extensions import Extension
from pelican.contents import Page
from pelican.generators import Generator
from pelican.utils import get_relative_path, path_to_url

import prose
import words
from catalogue import Catalogue, scan
from problems import fail
from quiz import pipes
from quiz.build import BuiltQuiz, load_all, resolve
from quiz.model import Image
from quiz.structure import otherwise
from quiz.texts import markdown as texts_of
from quiz.view import Link, result_view, view
from words import Words


class Quiz(Page):  # type: ignore[misc]  # Pelican is untyped
    """One quiz. `built` is what the plugin made of it; `app` is what the file says about the app's panel."""

    default_template = "quiz"
    mandatory_properties = ("title",)

    def __init__(self, built: BuiltQuiz, path: Path, settings: dict[str, Any], context: dict[str, Any]):
        quiz = built.quiz
        metadata = {"title": quiz.title, "slug": built.slug, "summary": quiz.summary or ""}
        if built.language:
            metadata["lang"] = built.language
            settings = {**settings, **settings.get(words.SETTING, {}).get(built.language, {})}
        super().__init__("", metadata=metadata, settings=settings, source_path=str(path.resolve()), context=context)
        self.built = built
        self.kind = quiz.kind
        self.app = quiz.app

    @property
    def says(self) -> str:
        """Its texts as plain words, for what compares texts or searches them."""
        asked = prose.Renderer().block("\n\n".join(text for _, text in texts_of(self.built.quiz)))
        return prose.plain(asked)

    def result_page(self, result: str, key: str) -> str:
        """Where a result's own page is: `key` is URL for its address, SAVE_AS for its file."""
        setting = f"QUIZ_RESULT_{'' if self.in_default_lang else 'LANG_'}{key}"
        return str(self.settings[setting]).format(slug=self.slug, result=result, lang=self.lang)

    def localise(self, html: str, siteurl: str) -> str:
        """Turn links between sources into addresses that work from this page."""
        return str(self._update_content(html, siteurl))


class QuizGenerator(Generator):  # type: ignore[misc]
    """Reads QUIZ_PATH (and QUIZ_TRIAL, whose files take precedence) and writes one page a quiz and one a result, and a list.

    `quizzes` are the originals; each knows its translations, which have pages of their own.
    """

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.quizzes: list[Quiz] = []
        self.catalogue = Catalogue()
        self.spoken = words.of(self.settings)

    def generate_context(self) -> None:
        folders = quiz_folders(self.settings)
        self.catalogue = scan(Path(self.path), folders)
        loaded = load_all(folders, self.catalogue)
        if problems := [problem for one in loaded for problem in one.problems]:
            fail(problems)
        versions: dict[str, list[Quiz]] = {}
        for one in loaded:
            assert one.built is not None
            quiz = Quiz(one.built, one.path, self.settings, self.context)
            versions.setdefault(quiz.slug, []).append(quiz)
            self.add_source_path(quiz)
        for same in versions.values():
            for quiz in same:
                quiz.translations = [other for other in same if other is not quiz]
        self.quizzes = [quiz for same in versions.values() for quiz in same if quiz.in_default_lang]
        self.context["quizzes"] = self.quizzes

    def generate_output(self, writer: Any) -> None:
        translations = [each for quiz in self.quizzes for each in quiz.translations]
        for quiz in (*self.quizzes, *translations):
            self._write(quiz, writer)
        self._write_list(self.quizzes, "", writer)
        for language in dict.fromkeys(each.lang for each in translations):
            self._write_list([each for each in translations if each.lang == language], language, writer)

    def _write(self, quiz: Quiz, writer: Any) -> None:
        """The page of a quiz, and one for each of its results."""
        relative = self.settings["RELATIVE_URLS"]
        texts = self._writer(quiz, quiz.save_as)
        page = view(quiz.built, texts)
        writer.write_file(
            quiz.save_as,
            self.get_template(quiz.template),
            self.context,
            page=quiz,
            quiz=quiz,
            view=page,
            page_html=texts.html,
            relative_urls=relative,
            url=quiz.url,
        )
        for index, result in enumerate(page.results):
            save_as = quiz.result_page(result.id, "SAVE_AS")
            texts = self._writer(quiz, save_as)
            own = result_view(quiz.built, index, texts)
            writer.write_file(
                save_as,
                self.get_template("quiz_result_page"),
                self.context,
                page=quiz,
                quiz=quiz,
                view=page,
                result=own,
                page_html=texts.html,
                relative_urls=relative,
                url=quiz.result_page(result.id, "URL"),
            )

    def _write_list(self, quizzes: list[Quiz], language: str, writer: Any) -> None:
        """The list of the quizzes that there are in a language; without one, in the site's own."""
        if save_as := self.settings.get("QUIZ_LIST_LANG_SAVE_AS" if language else "QUIZ_LIST_SAVE_AS"):
            save_as = str(save_as).format(lang=language)
            writer.write_file(
                save_as,
                self.get_template("quizzes"),
                self.context,
                quizzes=quizzes,
                relative_urls=self.settings["RELATIVE_URLS"],
                url=save_as.removesuffix("index.html"),
            )

    def _writer(self, quiz: Quiz, save_as: str) -> _PageWriter:
        """Writes the quiz's texts for a page at this place."""
        relative = self.settings["RELATIVE_URLS"]
        siteurl = path_to_url(get_relative_path(save_as)) if relative else self.settings["SITEURL"]
        says = self.spoken.get(quiz.lang) or next(iter(self.spoken.values()))
        return _PageWriter(quiz, siteurl, self.catalogue, self.context, says)


def _borrowed(settings: Mapping[str, Any]) -> list[Extension]:
    """What other plugins have added to Markdown, such as citations and evidence labels: it works in quizzes too."""
    ours = (prose.InternalLinks, prose.TableClasses, prose.Spoken)
    return [each for each in settings["MARKDOWN"]["extensions"] if isinstance(each, Extension) and not isinstance(each, ours)]


class _PageWriter:
    """The `view.Writer` of one page."""

    def __init__(self, quiz: Quiz, siteurl: str, catalogue: Catalogue, context: Mapping[str, Any], words: Words):
        self.quiz, self.siteurl, self.catalogue, self.context, self.words = quiz, siteurl, catalogue, context, words
        self.otherwise = otherwise(quiz.built.quiz)
        self.renderer = prose.Renderer(catalogue, _borrowed(quiz.settings), words)
        self.written: list[str] = []

    @property
    def html(self) -> str:
        """All that was written, for what is gathered from a whole page, such as its references."""
        return "\n".join(self.written)

    def block(self, markdown: str) -> str:
        return self._finish(self.renderer.block(pipes.shield(markdown)))

    def inline(self, markdown: str) -> str:
        return self._finish(self.renderer.inline(pipes.shield(markdown)))

    def image(self, image: Image) -> str:
        # The plugin of pictures publishes the file, and knows in which forms.
        return str(self.context["PICTURES"].html(image.src, image.alt, self.siteurl))

    def _finish(self, html: str) -> str:
        self.written.append(self.quiz.localise(pipes.fill(html, self.otherwise), self.siteurl))
        return self.written[-1]

    def result(self, id: str) -> str:
        return f"{self.siteurl}/{self.quiz.result_page(id, 'URL')}"

    def link(self, target: str) -> Link:
        kind, slug = resolve(target, self.catalogue)
        translated = self.catalogue.find_in(self.quiz.lang, kind, slug)
        content = self.context["generated_content"][translated or self.catalogue.slugs(kind)[slug]]
        elsewhere = content.lang if content.lang != self.quiz.lang else ""
        return prose.plain(str(content.title)), words.Link(f"{self.siteurl}/{content.url}", elsewhere)


def quiz_folders(settings: Mapping[str, Any]) -> list[Path]:
    """The folders that quizzes are read from; a later one takes precedence. Exits when one is not there."""
    folders = [Path(settings["QUIZ_PATH"]), *([Path(settings["QUIZ_TRIAL"])] if settings.get("QUIZ_TRIAL") else [])]
    for name, folder in zip(("QUIZ_PATH", "QUIZ_TRIAL"), folders, strict=False):
        if not folder.is_dir():
            raise SystemExit(f"{name}: there is no folder {folder}; make it, or change the setting")
    return folders
