"""The room in bare runs of Pelican, with a theme of five templates."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PLUGINS = Path(__file__).parents[2] / "plugins"
SETTINGS = """
SITENAME, SITESUBTITLE, AUTHOR = "The journal", "On closeness", "The editors"
PATH, OUTPUT_PATH, THEME, TIMEZONE, FEED_DOMAIN = "content", "output", "theme", "UTC", "https://there.test"
SITE_ADDRESS = SITEURL = "https://there.test"
RELATIVE_URLS = True
LANGUAGES = {"de": {}}
PLUGINS, ARTICLE_PATHS, PAGE_PATHS = ["languages", "seo"], ["articles"], ["pages"]
ARTICLE_URL, ARTICLE_SAVE_AS = "learn/{slug}/", "learn/{slug}/index.html"
ARTICLE_LANG_URL, ARTICLE_LANG_SAVE_AS = "{lang}/learn/{slug}/", "{lang}/learn/{slug}/index.html"
DRAFT_URL, DRAFT_SAVE_AS = "drafts/{slug}/", "drafts/{slug}/index.html"
PAGE_URL, PAGE_SAVE_AS = "{slug}/", "{slug}/index.html"
CATEGORY_URL, CATEGORY_SAVE_AS = "pillars/{slug}/", "pillars/{slug}/index.html"
SLUGIFY_SOURCE, DIRECT_TEMPLATES, DEFAULT_LANG = "basename", ["index"], "en"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
AUTHOR_SAVE_AS = TAG_SAVE_AS = ""
JINJA_ENVIRONMENT = {"autoescape": True}
"""
HEAD = (
    "{% if about %}<link rel=canonical href={{ about.address }}>{{ about.title }}|{{ about.image }}"
    "{% for lang, url in about.others %}|{{ lang }} {{ url }}{% endfor %}{% else %}noindex{% endif %}"
)
TEXT = "Title: {}\nDate: 2026-11-23\nModified: 2026-12-0{}\nSlug: {}\n{}\nWords.\n"
FILES = {
    "conf.py": SETTINGS,
    "theme/base/tokens.css": ":root{--paper:#fff;--ink:#000;--ink-soft:#444;--accent:#800;--one:#a36;--two:#165;--lamp:#ea4;--light:transparent}",
    "theme/templates/article.html": "{% set about = metadata(article.title ~ ' – The journal', 'x', [('Trust', 'pillars/trust/')], "
    "{'kicker': 'Trust', 'title': article.title}) %}" + HEAD,
    "theme/templates/page.html": "{% set about = metadata(page.title, 'x') %}" + HEAD,
    "theme/templates/index.html": "{% set about = metadata(SITENAME, 'x', shows=articles) %}" + HEAD,
    "theme/templates/category.html": "{% set about = metadata(category, 'x', shows=articles) %}" + HEAD,
    "theme/templates/components/moved/template.html": "{{ canonical }} {{ to }}",
    "content/articles/trust/hands.md": TEXT.format("Hands &amp; rings", 1, "hands", ""),
    "content/articles/trust/hands.de.md": TEXT.format("Hände", 2, "hands", "Lang: de\n"),
    "content/articles/trust/knot.md": TEXT.format("結び目", 3, "knot", ""),
    "content/articles/trust/later.md": TEXT.format("Later", 9, "later", "Status: draft\n"),
    "content/pages/about.md": "Title: About\n\nWords.\n",
    "content/redirects.yaml": "/old/hand/: /learn/hands/\n",
    "quizzes/.keep": "",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built once."""
    folder = tmp_path_factory.mktemp("small")
    write(folder, FILES)
    assert pelican(folder).stderr == ""
    return folder


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def pelican(folder: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(PLUGINS), "PYTHONUTF8": "1", "SOURCE_DATE_EPOCH": "1798761600"}
    command = [sys.executable, "-m", "pelican", "-s", "conf.py", "--fatal", "warnings"]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_the_sitemap_has_what_is_to_be_found_and_nothing_else(site: Path) -> None:
    """No draft, no moved page; an undated page has no day, a list that of what it shows last; both languages name each other."""
    lines = (site / "output/sitemap.xml").read_text(encoding="utf-8").splitlines()[2:-1]
    both = (
        '<xhtml:link rel="alternate" hreflang="{}" href="https://there.test/{}learn/hands/"/>'
        '<xhtml:link rel="alternate" hreflang="{}" href="https://there.test/{}learn/hands/"/>'
    )
    assert lines == [
        "<url><loc>https://there.test/</loc><lastmod>2026-12-03</lastmod></url>",
        "<url><loc>https://there.test/about/</loc></url>",
        "<url><loc>https://there.test/de/learn/hands/</loc><lastmod>2026-12-02</lastmod>"
        + both.format("en", "", "de", "de/")
        + "</url>",
        "<url><loc>https://there.test/learn/hands/</loc><lastmod>2026-12-01</lastmod>"
        + both.format("en", "", "de", "de/")
        + "</url>",
        "<url><loc>https://there.test/learn/knot/</loc><lastmod>2026-12-03</lastmod></url>",
        "<url><loc>https://there.test/pillars/trust/</loc><lastmod>2026-12-03</lastmod></url>",
    ]


@pytest.mark.parametrize(
    ("page", "head"),
    [
        (
            "learn/hands",
            "<link rel=canonical href=https://there.test/learn/hands/>Hands &amp; rings|https://there.test/cards/learn/hands.png"
            "|en https://there.test/learn/hands/|de https://there.test/de/learn/hands/",
        ),
        ("learn/knot", "<link rel=canonical href=https://there.test/learn/knot/>結び目|https://there.test/cards/site.png"),
        ("about", "<link rel=canonical href=https://there.test/about/>About|https://there.test/cards/site.png"),
        ("drafts/later", "noindex"),
    ],
)
def test_each_page_says_what_it_is(site: Path, page: str, head: str) -> None:
    """A title in letters that the fonts don't have has the site's card; a draft asks to be left out."""
    assert (site / "output" / page / "index.html").read_text(encoding="utf-8") == head


def test_every_card_that_a_page_names_is_there_and_no_other(site: Path) -> None:
    """One for each article, also in another language, and the site's own."""
    cards = sorted(path.relative_to(site / "output").as_posix() for path in (site / "output").rglob("*.png"))
    assert cards == ["cards/de/learn/hands.png", "cards/learn/hands.png", "cards/site.png"]


def test_an_old_address_has_a_page_that_leads_on(site: Path) -> None:
    """Canonical in full, the way there relative: it works under any address."""
    assert (site / "output/old/hand/index.html").read_text() == "https://there.test/learn/hands/ ../../learn/hands/"


def test_the_small_files_are_there(site: Path) -> None:
    """The time in security.txt is that of the commit, a year on."""
    assert (site / "output/robots.txt").read_text().endswith("Sitemap: https://there.test/sitemap.xml\n")
    assert '"name": "The journal"' in (site / "output/manifest.webmanifest").read_text()
    assert "Expires: 2027-12-31T00:00:00Z\n" in (site / "output/.well-known/security.txt").read_text()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("/old/: /de/learn/hand/", 'content/redirects.yaml:1:8: there is no page "/de/learn/hand/"; did you mean "/de/learn/hands/"?'),
        ("/de/learn/hands/: /about/", 'content/redirects.yaml:1:1: "/de/learn/hands/" is a page of this site, which nobody would find: take this line out'),
    ],
)  # fmt: skip
def test_a_redirect_that_leads_nowhere_stops_the_build(tmp_path: Path, line: str, message: str) -> None:
    """Only the build knows that these are there, or not; with its place, and without a traceback."""
    write(tmp_path, {**FILES, "content/redirects.yaml": line})
    done = pelican(tmp_path)
    assert done.returncode == 1
    assert done.stderr.partition("\n")[0] == message
    assert "Traceback" not in done.stderr


def test_the_check_says_what_is_wrong_without_building(tmp_path: Path) -> None:
    """Redirects and settings at once, and how many there are where all is well."""
    write(
        tmp_path,
        {**FILES, "pelicanconf.py": SETTINGS + 'SEO_CONTACT = "us"', "content/redirects.yaml": "/a/: /a/\n/b/: /learn/hand/"},
    )
    command = [sys.executable, "-m", "seo", "check"]
    environment = os.environ | {"PYTHONPATH": str(PLUGINS)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert [line for line in done.stderr.splitlines() if not line.startswith(" ")] == [
        "content/redirects.yaml:1:6: an address can't lead to itself",
        'content/redirects.yaml:2:6: there is no page "/learn/hand/"; did you mean "/learn/hands/"?',
        'pelicanconf.py: SEO_CONTACT: "us" is no place to report to; write an address that starts with https:// or mailto:',
    ]
    write(tmp_path, {"pelicanconf.py": SETTINGS, "content/redirects.yaml": "/a/: /about/"})
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "1 moved address, no problems\n", "")
