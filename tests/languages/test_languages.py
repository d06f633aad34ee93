"""Which page is in which language, what leads from one to the other, and what `t` says while a page is written."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from markdown import Markdown
from markupsafe import Markup

from catalogue import Catalogue, scan
from languages import check, language_of
from languages.headings import SharedHeadings
from languages.pages import Alternate, Shelf
from languages.speaker import Speaker
from prose import InternalLinks, Spoken
from words import FOLDER, Link, read

SPOKEN = read(FOLDER, ["en", "de"]).words


def content(url: str, *translations: Any, lang: str = "en") -> Any:
    return SimpleNamespace(url=url, lang=lang, translations=list(translations))


def shelf() -> Shelf:
    """A German article and a German quiz among others."""
    german = [content("de/learn/map/", lang="de"), content("de/quizzes/map/", lang="de")]
    return Shelf([content("learn/map/", german[0]), content("learn/hands/"), content("quizzes/map/", german[1])], ["en", "de"])


def speaker() -> Speaker:
    speaks = Speaker(SPOKEN)
    speaks.shelf = shelf()
    return speaks


FILES = [  # (a page's file, its language)
    ("index.html", "en"),
    ("learn/map/index.html", "en"),
    ("de/index.html", "de"),
    ("de/learn/map/index.html", "de"),
    ("de.html", "en"),
    ("fr/index.html", "en"),
    ("learn/de/index.html", "en"),
    ("en/index.html", "en"),
]


@pytest.mark.parametrize(("file", "language"), FILES)
def test_the_address_of_a_page_decides_its_language(file: str, language: str) -> None:
    """The first folder, where it is that of a further language; the site's own has none."""
    assert language_of(file, ["en", "de"]) == language


ALTERNATES = [  # (a page's file, the same in all languages)
    ("learn/map/index.html", [("en", "learn/map/"), ("de", "de/learn/map/")]),
    ("de/learn/map/index.html", [("en", "learn/map/"), ("de", "de/learn/map/")]),
    ("quizzes/map/results/a/index.html", [("en", "quizzes/map/results/a/"), ("de", "de/quizzes/map/results/a/")]),
    ("de/quizzes/index.html", [("en", "quizzes/"), ("de", "de/quizzes/")]),
    ("index.html", [("en", ""), ("de", "de/")]),
    ("learn/hands/index.html", []),
    ("learn/map/more/index.html", []),
    ("404.html", []),
]


@pytest.mark.parametrize(("file", "alternates"), ALTERNATES, ids=[case[0] for case in ALTERNATES])
def test_a_page_knows_where_it_is_in_other_languages(file: str, alternates: list[tuple[str, str]]) -> None:
    """Results come with their quiz, and the start page and the list of quizzes with whatever is there."""
    assert shelf().alternates(file) == [Alternate(*each) for each in alternates]


def test_a_language_in_which_nothing_is_there_has_no_pages() -> None:
    assert Shelf([content("learn/map/")], ["en", "de"]).languages == []
    assert Shelf([content("learn/map/")], ["en", "de"]).alternates("index.html") == []
    only_article = Shelf([content("learn/map/", content("de/learn/map/", lang="de"))], ["en", "de"])
    assert only_article.alternates("quizzes/index.html") == []


def test_the_language_spoken_is_that_of_the_page_and_then_the_sites_own_again() -> None:
    """Also when writing a page ends in an error."""
    t = speaker()
    with t.speaking("de"):
        assert (t.code, t("quiz.start"), t.direction) == ("de", "Anfangen", "ltr")
    with pytest.raises(OSError, match="full"), t.speaking("de"):
        raise OSError("full")
    assert (t.code, t("quiz.start")) == ("en", "Start")


TO = [  # (path, the address from a German page, the language it leads to when it is another one)
    ("learn/map/", "../../de/learn/map/", ""),
    ("learn/map/#try-this", "../../de/learn/map/#try-this", ""),
    ("quizzes/", "../../de/quizzes/", ""),
    ("", "../../de/", ""),
    ("#articles", "../../de/#articles", ""),
    ("learn/hands/", "../../learn/hands/", "en"),
    ("get-help/", "../../get-help/", "en"),
]


@pytest.mark.parametrize(("path", "address", "language"), TO, ids=[case[0] or "home" for case in TO])
def test_links_lead_to_the_translation_or_say_that_they_do_not(path: str, address: str, language: str) -> None:
    t = speaker()
    assert t.to("../..", path) == f"../../{path}"
    with t.speaking("de"):
        link = t.to("../..", path)
        assert (link, link.language) == (address, language)
        assert t.elsewhere(link.language) == Markup(f' hreflang="{language}"' if language else "")
        assert t.elsewhere_said(link.language) == Markup(' <span lang="de">(auf Englisch)</span>' if language else "")


def test_a_sentence_with_a_link_to_another_language_says_so() -> None:
    t = speaker()
    assert "(in English)" not in t("footer.standing", help=t.to("..", "get-help/"))
    with t.speaking("de"):
        said = t("footer.standing", help=t.to("..", "get-help/"))
    assert '<a href="../get-help/" hreflang="en">Hilfe finden (auf Englisch)</a>' in said


def markdown(*extensions: Any) -> Markdown:
    return Markdown(extensions=[*extensions, "attr_list", "toc"], output_format="html")


def test_headings_that_articles_share_have_one_id_in_all_languages() -> None:
    """Links, styles and scripts find them by it; all others have one of their own words."""
    html = markdown(SharedHeadings(SPOKEN["de"], SPOKEN["en"])).convert(
        "## Kurz gesagt\n\n## Was wir nicht wissen\n\n## Probier es *aus*\n\n## Eine Tür\n\n## Kurz gesagt {#own}\n"
    )
    ids = [part.partition('"')[0] for part in html.split('id="')[1:]]
    assert ids == ["in-short", "what-we-dont-know", "try-this", "eine-tur", "own"]


def test_links_in_a_translation_lead_to_translations() -> None:
    """And where there is none, to the original, with the language said."""
    catalogue = Catalogue(
        article={"map": "articles/a/map.md", "hands": "articles/a/hands.md"},
        translations={("article", "map", "de"): "articles/a/map.de.md"},
    )
    text = "[Karte](article:map#x) und [**Hände**](article:hands) und [nichts](article:nothing) und [dort](https://example.org/)"
    html = markdown(Spoken(SPOKEN["de"]), InternalLinks(catalogue)).convert(text)
    assert html == (
        '<p><a href="{filename}/articles/a/map.de.md#x">Karte</a> und '
        '<a href="{filename}/articles/a/hands.md" hreflang="en"><strong>Hände</strong> (auf Englisch)</a> und '
        '<a href="article:nothing">nichts</a> und <a href="https://example.org/">dort</a></p>'
    )
    assert "hreflang" not in markdown(Spoken(SPOKEN["en"]), InternalLinks(catalogue)).convert(text)


SITE = {
    "content/articles/trust/hands.md": "Title: x\n",
    "content/articles/trust/hands.de.md": "Title: x\n",
    "content/pages/help.md": "Title: x\n",
    "content/pages/help.de.md": "Title: x\n",
    "quizzes/cups.yaml": "title: x\n",
    "quizzes/cups.de.yaml": "title: x\n",
}
SETTINGS: dict[str, Any] = {"PILLARS": {"trust": {}, "care": {}}, "LANGUAGES": {"de": {}}}
SLIPS = [  # (files that are there, too, settings, what is told)
    ({}, {}, []),
    ({"content/articles/trust/feet.de.md": ""}, {}, [
        'content/articles/trust/feet.de.md: there is no article "feet" of which this could be a translation; known here: hands']),
    ({"quizzes/cup.de.yaml": ""}, {}, [
        'quizzes/cup.de.yaml: there is no quiz "cup" of which this could be a translation; did you mean "cups"?']),
    ({"content/articles/care/hands.de.md": "", "content/articles/trust/hands.de.md": None}, {}, [
        "content/articles/care/hands.de.md: a translation lies beside its original, in articles/trust"]),
    ({"content/pages/help.fr.md": ""}, {}, [
        'content/pages/help.fr.md: the site has no language "fr"; add it to LANGUAGES in pelicanconf.py, '
        "and its words as theme/words/fr.yaml"]),
    ({"quizzes/cups.en.yaml": ""}, {}, [
        'quizzes/cups.en.yaml: "en" is the site\'s own language; take it out of the file\'s name']),
    ({}, {"LANGUAGES": {"de": {"SITENAM": "x"}}}, [
        "pelicanconf.py: LANGUAGES['de']: \"SITENAM\" is not said in another language; did you mean \"SITENAME\"?"]),
    ({}, {"LANGUAGES": {"de": {"PILLARS": {"trust": {}, "cares": {}}}}}, [
        "pelicanconf.py: LANGUAGES['de']['PILLARS']: the pillar \"care\" is missing",
        "pelicanconf.py: LANGUAGES['de']['PILLARS']: there is no pillar \"cares\"; did you mean \"care\"?"]),
]  # fmt: skip


@pytest.mark.parametrize(("files", "settings", "told"), SLIPS, ids=[f"{[*files, *settings]}" for files, settings, _ in SLIPS])
def test_slips_with_files_and_settings_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str | None], settings: dict[str, Any], told: list[str]
) -> None:
    """Each with a way out."""
    monkeypatch.chdir(tmp_path)
    for name, text in {**SITE, **files}.items():
        if text is not None:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
    catalogue = scan(tmp_path / "content", [tmp_path / "quizzes"])
    assert [str(each) for each in check(catalogue, ["en", "de"], {**SETTINGS, **settings})] == told


def test_an_address_with_a_language_is_still_an_address() -> None:
    assert Link("a/", "en") == "a/"
    assert Link("a/").language == ""
