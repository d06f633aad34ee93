"""What is found, in which order; words are taken apart alike by the build and in the browser."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any, TypeAlias

import pytest
from bs4 import BeautifulSoup

from assets.bundle import read
from audit import budgets, weight
from search import Text, index, words

ASK = """
import { readFileSync } from 'node:fs';
import { searcher, words } from './match.js';
const { script, entries, queries } = JSON.parse(readFileSync(0, 'utf8'));
const find = script ? searcher(await import(`data:text/javascript,${encodeURIComponent(script)}`), entries) : words;
console.log(JSON.stringify(queries.map((query) => find(query))));
"""
Ask: TypeAlias = Callable[..., list[Any]]


@pytest.fixture(scope="session")
def ask(root: Path, node: str, tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """What `match.js` answers, as it ships, to each of `queries`: with an index (`script`) and `entries` what it finds, otherwise their words."""
    folder = tmp_path_factory.mktemp("match")
    (folder / "match.js").write_bytes(read(root / "theme" / "static").files["js/search/match.js"])
    (folder / "package.json").write_text('{"type": "module"}')
    (folder / "ask.js").write_text(ASK)

    def asked(queries: list[str], script: str = "", entries: list[dict[str, str]] | None = None) -> list[Any]:
        task = json.dumps({"script": script, "entries": entries or [], "queries": queries})
        run = subprocess.run([node, folder / "ask.js"], input=task, capture_output=True, text=True, check=True)
        answers: list[Any] = json.loads(run.stdout)
        return answers

    return asked


FOLDED = [
    ("Trust, and „NÄHE“!", ["trust", "and", "nahe"]),
    ("Straße Ærø café", ["strasse", "ærø", "cafe"]),
    ("don’t e-mail 12,5 %", ["don", "mail", "12"]),
    ("ΣΊΣΥΦΟΣ İstanbul", ["σισυφος", "istanbul"]),
    ("שָׁלוֹם", ["שלום"]),
    ("a _ b", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "taken"), FOLDED)
def test_words_have_no_case_and_no_accents_and_are_longer_than_a_letter(text: str, taken: list[str]) -> None:
    assert words(text) == taken


def test_the_browser_takes_words_apart_as_the_build_does(ask: Ask) -> None:
    letters = [*"abcßäÉñøÆ ΣσςŁİıﬁ½²٣_-’'.,…", "e\u0301", "\u05b8", *"אבגשׁ", "日本", "😀", "\n", "\u00a0", "\u202f"]
    choose = Random(11).choices
    texts = [text for text, _ in FOLDED] + ["".join(choose(letters, k=12)) for _ in range(2000)]
    assert ask(texts) == [words(text) for text in texts]


TEXTS = [
    Text("learn/trust/", (("bins", "The bins on Tuesday"),), "Keep a promise. Keep it again. The other person sees it."),
    Text("learn/repair/", (("sorry", "Saying sorry"), ("trust", "When trust is gone")), "A promise is broken, and sees no one."),
    Text("quizzes/moments/", (), "Do you trust the other person? Forgiveness and forgetting. Sees."),
    Text("get-help/", (("danger", "In danger"),), "Call. The person there sees it through."),
]
ENTRIES = [
    {"page": "learn/trust/", "title": "How trust is built", "about": "Can I rely on you?"},
    {"page": "learn/repair/", "title": "Coming back after a quarrel", "about": "How do we make up?"},
    {"page": "quizzes/moments/", "title": "Small moments", "about": "Eight questions on trust"},
    {"page": "get-help/", "title": "Get help", "about": "Where to turn"},
]
FOUND = [  # (what a reader types, the pages in order)
    ("trust", ["learn/trust/", "quizzes/moments/", "learn/repair/"]),  # in the title, in what is said of it, in a heading
    ("TRÚST", ["learn/trust/", "quizzes/moments/", "learn/repair/"]),
    ("promise", ["learn/trust/", "learn/repair/"]),
    ("keep promise", ["learn/trust/"]),
    ("forg", ["quizzes/moments/"]),
    ("how do we trust", ["learn/repair/"]),
    ("person", ["learn/trust/", "quizzes/moments/", "get-help/"]),
    ("sees", []),  # every text says it: it tells none apart …
    ("sees promise", ["learn/trust/", "learn/repair/"]),  # … and is left out beside other words
    ("zebra", []),
    ("trust zebra", []),
    (" … ", []),
]


def test_pages_with_every_word_are_found_best_first(ask: Ask) -> None:
    """Titles before what is said of a page, that before headings, those before the text; the beginning of a word is enough."""
    answers = ask([query for query, _ in FOUND], index(TEXTS), ENTRIES)
    assert [[hit["page"] for hit in answer["hits"]] for answer in answers] == [pages for _, pages in FOUND]
    assert {answer["mended"] for answer in answers} == {""}


def test_headings_that_fit_are_named_so_that_they_can_be_linked_to(ask: Ask) -> None:
    (answer,) = ask(["trust"], index(TEXTS), ENTRIES)
    assert [hit["headings"] for hit in answer["hits"]] == [[], [], [["trust", "When trust is gone"]]]


MENDED = [
    ("quarel", "quarrel"),  # a letter is missing
    ("quarrrel", "quarrel"),  # one too many
    ("quarral", "quarrel"),  # another one
    ("qaurrel", "quarrel"),  # two have changed places
    ("small quarell", ""),  # two are wrong
    ("trsut", "trust"),
    ("trut", ""),  # too short to guess
    ("quarrels", "quarrel"),
]


def test_a_word_that_is_one_letter_off_is_looked_for_as_it_was_meant(ask: Ask) -> None:
    answers = ask([typed for typed, _ in MENDED], index(TEXTS), ENTRIES)
    assert [answer["mended"] for answer in answers] == [meant for _, meant in MENDED]
    assert all(bool(answer["hits"]) == bool(answer["mended"]) for answer in answers)


def test_an_index_holds_no_text_only_words_and_who_says_them() -> None:
    """The words that nearly all have stand apart; the texts that say a word most often come first."""
    script = index(TEXTS)
    assert script.startswith('export const pages=["learn/trust/","learn/repair/","quizzes/moments/","get-help/"],headings=[[["bins",')
    assert ',common="sees",' in script
    assert ",keep 0," in script
    assert ",person 0 2 3," in script
    assert index([]) == 'export const pages=[],headings=[],common="",found="";\n'


def test_all_that_is_published_in_a_language_can_be_found(built_site: Path) -> None:
    """Every article, quiz and page but the search itself: in the list that everybody sees, and in the index."""
    for folder, count in (("", 37), ("de/", 3)):
        soup = BeautifulSoup((built_site / folder / "search/index.html").read_bytes(), "lxml")
        (form,) = soup.select("form[data-search]")
        listed = [str(link["href"]) for link in soup.select("[data-everything] .entry-title a")]
        script = (built_site / folder / "search" / str(form["data-index"])).resolve().read_text(encoding="utf-8")
        up = "../../" if folder else "../"
        indexed = re.findall(r'"([^"]*)"', script.partition("]")[0])
        assert sorted(href.removeprefix(up) for href in listed) == sorted(indexed)
        assert len(set(listed)) == len(listed) == count
        assert form.has_attr("hidden")
    there = {path.parent.name for path in built_site.glob("*/index.html")} - {"search", "de", "quizzes"}
    english = (built_site / "search/index.html").read_text(encoding="utf-8")
    assert [name for name in sorted(there) if f'href="../{name}/"' not in english] == []


def test_an_index_is_named_after_what_is_in_it_and_keeps_its_budget(built_site: Path, root: Path) -> None:
    """It may be kept for ever, and a page names the one that was built with it."""
    allowed = budgets.read(root / "budgets.toml").search
    for page in ("search/index.html", "de/search/index.html"):
        html = (built_site / page).read_text(encoding="utf-8")
        (address,) = re.findall(r'data-index="[./]*(assets/search/[0-9a-f]{12}\.(?:en|de)\.js)"', html)
        script = (built_site / address).read_bytes()
        texts = script.partition(b"]")[0].count(b'"') / 2
        assert weight.compressed(script) <= (allowed.index_kib + allowed.index_kib_per_text * texts) * budgets.KIB
        (folder,) = re.findall(r'src="[./]*(assets/[0-9a-f]+/js/search)/search.js"', html)
        scripts = [weight.compressed((built_site / folder / name).read_bytes()) for name in ("search.js", "match.js")]
        assert sum(scripts) <= allowed.script_kib * budgets.KIB
