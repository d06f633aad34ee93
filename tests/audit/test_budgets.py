"""The built site keeps budgets.toml, and the audit counts as it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit import budgets, kinds, scripts, weight


@pytest.fixture(scope="session")
def allowed(root: Path) -> budgets.Budgets:
    """The project's budgets."""
    return budgets.read(root / "budgets.toml")


def test_every_page_keeps_the_bytes_and_requests_of_its_kind(built_site: Path, allowed: budgets.Budgets) -> None:
    """Each page with all that a first visit loads, compressed; every page is of a known kind."""
    over = []
    for page in kinds.pages(built_site):
        budget, weighed = allowed.of(kinds.kind_of(page)), weight.weigh(built_site, page)
        most = budget.kib_for(weighed.words, weighed.items)
        if weighed.total > most * budgets.KIB or weighed.requests > budget.requests:
            over.append(
                f"{page}: {weighed.total / budgets.KIB:.1f} of {most:.1f} KiB, {weighed.requests} of {budget.requests} requests"
            )
    assert over == []


def test_taking_and_scoring_a_quiz_keeps_its_bytes_of_script(built_site: Path, allowed: budgets.Budgets) -> None:
    """A script counts unless budgets.toml says that it loads on request, and names there stand for scripts that exist."""
    sizes = scripts.sizes(built_site)
    assert allowed.on_request <= sizes.keys()
    needed = {name: size for name, size in sizes.items() if name not in allowed.on_request}
    assert allowed.quiz.script_kib is not None
    assert sum(needed.values()) <= allowed.quiz.script_kib * budgets.KIB, needed


def test_no_page_loads_a_script_that_is_for_asking(built_site: Path, allowed: budgets.Budgets) -> None:
    """Share, compare, history and the pictures stay away until somebody wants them."""
    loaded = {
        Path(name).stem
        for page in kinds.pages(built_site)
        for name in weight.weigh(built_site, page).sizes
        if name.endswith(".js")
    }
    assert "flow" in loaded
    assert loaded & allowed.on_request == set()


def test_a_page_weighs_what_it_loads_by_itself(tmp_path: Path) -> None:
    """Styles and what they import, scripts and what they import, preloads, pictures, icon; never what only a click loads."""
    files = {
        "quizzes/one/index.html": '<link rel="stylesheet" href="../../a/s.css"><link rel="icon" href="/a/i.svg">'
        '<link rel="modulepreload" href="../../a/two.js"><script type="module" src="../../a/one.js"></script>'
        '<img src="../../a/p.png"><img loading="lazy" src="../../a/later.png"><a href="../../a/link.html">x</a>'
        '<img src="https://there.test/x.png"><img src="data:image/png;base64,AA=="><main>four words are here'
        '<fieldset data-item="a"></fieldset></main>',
        "a/s.css": '@import "t.css";body{background:url(b.svg)}',
        "a/t.css": "p{color:red}",
        "a/b.svg": "<svg/>",
        "a/i.svg": "<svg/>",
        "a/p.png": "p",
        "a/one.js": 'import{a,b as c}from"./two.js";import"./three.js";import("./later.js");export{d}from"./four.js"',
        **{f"a/{name}.js": "1" for name in ("two", "three", "four", "later")},
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content)
    weighed = weight.weigh(tmp_path, "quizzes/one/index.html")
    assert set(weighed.sizes) == files.keys() - {"a/later.js"}
    assert weighed.requests == 9
    assert weighed.by_type["icon"] == len("<svg/>")
    assert weighed.by_type["js"] == weight.compressed(files["a/one.js"].encode()) + 3
    assert (weighed.words, weighed.items) == (4, 1)


@pytest.mark.parametrize(("language", "words"), [("en", 10), ("de", 11), ("fr", 10)])
def test_words_weigh_what_they_weigh_in_their_language(tmp_path: Path, language: str, words: int) -> None:
    """German ones are longer, so a German text of the same length may weigh more."""
    (tmp_path / "index.html").write_text(f"<html lang={language}><main>{'word ' * 10}</main>")
    assert weight.weigh(tmp_path, "index.html").words == words


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ("index.html", "start"),
        ("404.html", "404"),
        ("about/index.html", "page"),
        ("learn/a/index.html", "article"),
        ("quizzes/index.html", "quiz list"),
        ("quizzes/a/index.html", "quiz"),
        ("quizzes/a/results/b/index.html", "quiz result page"),
        ("de/index.html", "start"),
        ("de/quizzes/a/results/b/index.html", "quiz result page"),
        ("pt-br/learn/a/index.html", "article"),
    ],
)
def test_an_address_tells_the_kind_of_its_page(page: str, kind: str) -> None:
    """So that no list of pages needs to be kept."""
    assert kinds.kind_of(page) == kind


def test_a_page_that_has_moved_is_no_page(tmp_path: Path) -> None:
    """It is of no kind and loads nothing; who comes there is sent on at once."""
    (tmp_path / "old.html").write_text('<meta http-equiv="refresh" content="0; url=./">')
    (tmp_path / "index.html").write_text("<h1>Here</h1>")
    assert kinds.pages(tmp_path) == ["index.html"]


def test_an_unknown_kind_of_page_is_an_error() -> None:
    """A page that nobody gave a budget is found out."""
    with pytest.raises(KeyError, match="some/where/else"):
        kinds.kind_of("some/where/else/index.html")


def test_more_words_and_more_questions_may_weigh_more(allowed: budgets.Budgets) -> None:
    """But fewer do not have to weigh less."""
    assert allowed.article.kib_for(1000, 0) == allowed.article.kib_for(1547, 0) == 12
    assert allowed.article.kib_for(2547, 0) == 15.5
    assert allowed.quiz.kib_for(9000, 12) == 20
    assert allowed.quiz.kib_for(9000, 14) == 21


def test_the_lock_of_the_checks_names_no_place_to_load_from(root: Path) -> None:
    """Each machine asks its own registry; the digests tell whether it got the right thing."""
    lock = (root / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock
    assert '"integrity": "sha512-' in lock
