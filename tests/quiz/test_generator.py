"""Quizzes in a real Pelican build: a site of a few files, with templates that print what they are given."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

Run: TypeAlias = "subprocess.CompletedProcess[str]"

QUIZ = """title: Two cups & more
summary: Which cup?
kind: scale
article: closeness
intro: Read [the guide](article:closeness#in-short) or [the other quiz](quiz:glasses), and [get help](page:get-help).
scales: {calm: {name: Calm, bands: {all: {range: 1..2, text: "As in [the guide](article:closeness)."}}}}
items:
  - {id: a, text: "One [link](quiz:glasses)", answers: [{text: "X [y](page:get-help)", explain: "See [z](article:closeness)."}, Z], explain: "[Why](quiz:glasses)?"}
results:
  - {id: all, title: All, text: "[a](article:closeness)", strength: "[b](quiz:glasses)", limit: "[c](page:get-help)", step: "[d](quiz:cups)", next: [closeness, "quiz:glasses", get-help]}
"""
GLASSES = """title: Glasses
kind: knowledge
items: [{id: a, text: A, answers: [X, Y], right: Y}]
results: [{id: all, title: All}]
"""
BROKEN = GLASSES.replace("right: Y", "right: Z")
PAGE = """{% macro links(each) %}{% for title, href in each %}[{{ title }}]({{ href }}) {% endfor %}{% endmacro %}
<title>{{ quiz.title }}</title> {{ quiz.kind }} {{ quiz.url }} {{ quiz.slug }} {{ quiz.summary }}
<intro>{{ view.intro_html|safe }}</intro>
<article>{{ links([view.article]) if view.article }}</article>
{% for item in view.items %}<item>{{ item.text_html|safe }} {{ (item.explain_html or '')|safe }}
{% for option in item.options %}<option>{{ option.text_html|safe }} {{ (option.explain_html or '')|safe }}</option>{% endfor %}</item>{% endfor %}
{% for scale in view.scales %}{% for band in scale.bands %}<band>{{ (band.text_html or '')|safe }}</band>{% endfor %}{% endfor %}
{% for result in view.results %}<result>{{ (result.text_html or '')|safe }} {{ (result.strength_html or '')|safe }} {{ (result.limit_html or '')|safe }} {{ (result.step_html or '')|safe }} <next>{{ links(result.next) }}</next></result>{% endfor %}
<script type="application/json">{{ view.table_json|safe }}</script>
"""
RESULT = "<title>{{ result.title }}</title> {{ result.url }} {{ (result.text_html or '')|safe }}"
LIST = '{% for quiz in quizzes %}<a href="{{ SITEURL }}/{{ quiz.url }}">{{ quiz.title }}</a>{% endfor %}'
PLAIN = "<h1>{{ (article or page).title }}</h1>{{ (article or page).content|safe }}"
SETTINGS = """import os
SITENAME = "T"
SITEURL = "https://example.org"
RELATIVE_URLS = True
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
THEME_STATIC_PATHS = []
PLUGIN_PATHS = [PLUGINS]
PLUGINS = ["pictures", "quiz"]
QUIZ_PATH = "quizzes"
QUIZ_TRIAL = os.environ.get("QUIZ_TRIAL", "")
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
SLUGIFY_SOURCE = "basename"
ARTICLE_URL = "learn/{slug}/"
ARTICLE_SAVE_AS = "learn/{slug}/index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
QUIZ_URL = "quizzes/{slug}/"
QUIZ_SAVE_AS = "quizzes/{slug}/index.html"
QUIZ_RESULT_URL = "quizzes/{slug}/results/{result}/"
QUIZ_RESULT_SAVE_AS = "quizzes/{slug}/results/{result}/index.html"
QUIZ_LIST_SAVE_AS = "quizzes/index.html"
CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = TAG_SAVE_AS = TAGS_SAVE_AS = CATEGORIES_SAVE_AS = ARCHIVES_SAVE_AS = ""
DIRECT_TEMPLATES = []
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
JINJA_ENVIRONMENT = {"autoescape": True}
DEFAULT_PAGINATION = False
TIMEZONE = "UTC"
"""
FILES = {
    "content/articles/intimacy/closeness.md": "Title: Closeness & *warmth*\nDate: 2026-11-23\n\nText.\n",
    "content/pages/get-help.md": "Title: Get help\nDate: 2026-11-23\n\nText.\n",
    "quizzes/cups.yaml": QUIZ,
    "quizzes/glasses.yaml": GLASSES,
    "quizzes/_answers.yaml": "yes-no: [Yes, No]\n",
    "theme/templates/quiz.html": PAGE,
    "theme/templates/quiz_result_page.html": RESULT,
    "theme/templates/quizzes.html": LIST,
    "theme/templates/article.html": PLAIN,
    "theme/templates/page.html": PLAIN,
}


@pytest.fixture
def site(root: Path, tmp_path: Path) -> Path:
    """A small site with two quizzes."""
    for name, text in {**FILES, "pelicanconf.py": f"PLUGINS = {str(root / 'plugins')!r}\n" + SETTINGS}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("PLUGIN_PATHS = [PLUGINS]", f"PLUGIN_PATHS = [{str(root / 'plugins')!r}]"), encoding="utf-8")
    return tmp_path


@pytest.fixture
def build(root: Path, site: Path) -> Callable[..., Run]:
    """Run Pelican on the site."""

    def pelican(*arguments: str, output: str = "output", **environment: str) -> Run:
        keep = {key: value for key, value in os.environ.items() if key != "QUIZ_TRIAL"}
        command = [sys.executable, "-m", "pelican", "-s", "pelicanconf.py", "-o", output, "--fatal", "warnings", *arguments]
        keep |= {"PYTHONPATH": str(root / "plugins"), **environment}
        return subprocess.run(command, cwd=site, env=keep, capture_output=True, text=True)

    return pelican


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its name."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_every_quiz_gets_its_page_and_a_place_in_the_list(site: Path, build: Callable[..., Run]) -> None:
    """At /quizzes/<slug>/, listed by name; what begins with an underscore is no quiz; a second build gives the same bytes."""
    done = build()
    assert done.returncode == 0, done.stderr
    pages = contents(site / "output")
    assert {name for name in pages if name.startswith("quizzes")} == {
        "quizzes/index.html",
        "quizzes/cups/index.html",
        "quizzes/cups/results/all/index.html",
        "quizzes/glasses/index.html",
        "quizzes/glasses/results/all/index.html",
    }
    assert pages["quizzes/index.html"].decode() == (
        '<a href="../quizzes/cups/">Two cups &amp; more</a><a href="../quizzes/glasses/">Glasses</a>'
    )
    page = pages["quizzes/cups/index.html"].decode()
    assert "<title>Two cups &amp; more</title> scale quizzes/cups/ cups Which cup?" in page
    assert build(output="again").returncode == 0
    assert contents(site / "again") == pages


def test_a_picture_and_piped_words_on_every_page(site: Path, build: Callable[..., Run]) -> None:
    """From the quiz's page and from a result's page alike; the picture by its address and size, an escaped brace as one."""
    picture = site / "content" / "images" / "cup.svg"
    picture.parent.mkdir()
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="12" height="8"></svg>', encoding="utf-8")
    (site / "quizzes" / "cups.yaml").write_text(
        QUIZ.replace("{id: a,", "{id: a, otherwise: this cup, image: {src: cup.svg, alt: Cup},").replace(
            'text: "[a](article:closeness)"', r'text: "[a {a}](article:closeness) \\{a}"'
        ),
        encoding="utf-8",
    )
    template = site / "theme" / "templates" / "quiz.html"
    template.write_text(
        PAGE + "{% for item in view.items %}<image>{{ (item.image_html or '')|safe }}</image>{% endfor %}",
        encoding="utf-8",
    )
    (site / "quizzes" / "glasses.yaml").unlink()
    (site / "quizzes" / "cups.yaml").write_text(
        (site / "quizzes" / "cups.yaml").read_text(encoding="utf-8").replace("quiz:glasses", "quiz:cups"), encoding="utf-8"
    )
    done = build()
    assert done.returncode == 0, done.stderr
    folder = site / "output" / "quizzes" / "cups"
    page = (folder / "index.html").read_text(encoding="utf-8")
    words = '<p><a href="{up}learn/closeness/">a <span data-pipe="a">this cup</span></a> {{a}}</p>'
    assert re.search(
        r'<image><img src="../../pictures/cup-[0-9a-f]{10}.svg" alt="Cup" width="12" height="8" [^>]+></image>', page
    )
    assert words.format(up="../../") in page
    result = (folder / "results" / "all" / "index.html").read_text(encoding="utf-8")
    up = "../../../../"
    assert result == f"<title>All</title> {up}quizzes/cups/results/all/ {words.format(up=up)}"


def test_links_lead_from_the_page_to_what_they_name(site: Path, build: Callable[..., Run]) -> None:
    """article:, quiz: and page: in every kind of text, relative to the quiz's page; titles of what comes next are plain."""
    assert build().returncode == 0
    page = (site / "output" / "quizzes" / "cups" / "index.html").read_text(encoding="utf-8")

    def hrefs(part: str) -> list[str]:
        return [
            href for text in re.findall(f"<{part}>(.*?)</{part}>", page, re.DOTALL) for href in re.findall('href="([^"]*)"', text)
        ]

    article, other, own, get_help = "../../learn/closeness/", "../../quizzes/glasses/", "../../quizzes/cups/", "../../get-help/"
    assert hrefs("intro") == [f"{article}#in-short", other, get_help]
    assert hrefs("item") == [other, other, get_help, article]
    assert hrefs("band") == [article]
    assert hrefs("result") == [article, other, get_help, own]
    for href in [*hrefs("intro"), *hrefs("item"), *hrefs("band"), *hrefs("result")]:
        assert (site / "output/quizzes/cups" / href.split("#")[0] / "index.html").is_file()
    assert f"<next>[Closeness &amp; *warmth*]({article}) [Glasses]({other}) [Get help]({get_help}) </next>" in page
    assert f"<article>[Closeness &amp; *warmth*]({article}) </article>" in page
    table = json.loads(re.findall(r'<script type="application/json">(.*?)</script>', page)[0])
    assert (table["quiz"], table["format"]) == ("cups", 1)


def test_a_broken_quiz_stops_the_build_and_leaves_the_last_one(site: Path, build: Callable[..., Run]) -> None:
    """Exit code 1; every problem on standard error with its place and without a traceback; not a file written or changed."""
    assert build().returncode == 0
    before = contents(site / "output")
    (site / "quizzes" / "glasses.yaml").write_text(BROKEN, encoding="utf-8")
    (site / "quizzes" / "cups.yaml").write_text(QUIZ.replace("next: [closeness", "next: [closness"), encoding="utf-8")
    done = build()
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    problems = [line for line in done.stderr.splitlines() if line.startswith("quizzes/")]
    assert problems == [
        'quizzes/cups.yaml:10:150: results[0].next[0]: there is no article, quiz or page "closness"; did you mean "closeness"?',
        'quizzes/glasses.yaml:3:43: items[0].right: "Z" is not among the answers; known here: X, Y',
    ]
    assert contents(site / "output") == before


TRIAL = GLASSES.replace("Glasses", "Glasses on trial")
WAYS = {
    "by environment": ([], {"QUIZ_TRIAL": "trial"}),
    "by setting": (["-e", 'QUIZ_TRIAL="trial"'], {}),
}


@pytest.mark.parametrize(("arguments", "environment"), WAYS.values(), ids=WAYS)
def test_quizzes_on_trial_are_built_beside_the_sites_own(
    site: Path, build: Callable[..., Run], arguments: list[str], environment: dict[str, str]
) -> None:
    """They take the place of those with the same name, may use the site's shared answers, and may be linked to."""
    trial = site / "trial"
    trial.mkdir()
    (trial / "glasses.yml").write_text(TRIAL, encoding="utf-8")
    (trial / "spoons.yaml").write_text(
        GLASSES.replace("Glasses", "Spoons").replace("[X, Y], right: Y", "yes-no, right: No"), encoding="utf-8"
    )
    done = build(*arguments, **environment)
    assert done.returncode == 0, done.stderr
    listed = (site / "output" / "quizzes" / "index.html").read_text(encoding="utf-8")
    assert re.findall(">([^<]+)</a>", listed) == ["Two cups &amp; more", "Glasses on trial", "Spoons"]
    page = (site / "output" / "quizzes" / "cups" / "index.html").read_text(encoding="utf-8")
    assert "[Glasses on trial](../../quizzes/glasses/)" in page


MISSING = {
    "a trial folder by environment": (
        [],
        {"QUIZ_TRIAL": "trail"},
        "QUIZ_TRIAL: there is no folder trail; make it, or change the setting",
    ),
    "a trial folder by setting": (
        ["-e", 'QUIZ_TRIAL="trail"'],
        {},
        "QUIZ_TRIAL: there is no folder trail; make it, or change the setting",
    ),
    "the quizzes themselves": (
        ["-e", 'QUIZ_PATH="quizes"'],
        {},
        "QUIZ_PATH: there is no folder quizes; make it, or change the setting",
    ),
}


@pytest.mark.parametrize(("arguments", "environment", "message"), MISSING.values(), ids=MISSING)
def test_a_missing_folder_is_said(
    build: Callable[..., Run], arguments: list[str], environment: dict[str, str], message: str
) -> None:
    """In one sentence, with exit code 1."""
    done = build(*arguments, **environment)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert message in done.stderr.splitlines()


def test_one_slug_for_two_files_is_an_error_that_names_both(site: Path, build: Callable[..., Run]) -> None:
    """Whether they differ in ending, in folder or in case."""
    (site / "quizzes" / "more").mkdir()
    (site / "quizzes" / "glasses.yml").write_text(GLASSES, encoding="utf-8")
    (site / "quizzes" / "more" / "cups.yaml").write_text(GLASSES, encoding="utf-8")
    done = build()
    assert done.returncode == 1
    assert [line for line in done.stderr.splitlines() if line.startswith("quizzes/")] == [
        'quizzes/glasses.yml: the slug "glasses" is taken by quizzes/glasses.yaml; rename one of the two files',
        'quizzes/more/cups.yaml: the slug "cups" is taken by quizzes/cups.yaml; rename one of the two files',
    ]
    assert not (site / "output").exists()
