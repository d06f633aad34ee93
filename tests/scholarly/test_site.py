"""The plugin inside Pelican, and its command line, run as an editor runs them."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

PLUGINS = Path(__file__).parents[2] / "plugins"

SETTINGS = """
PATH, OUTPUT_PATH, THEME = "content", "output", "theme"
PLUGINS, TIMEZONE, SITEURL = ["scholarly"], "UTC", "https://example.org"
ARTICLE_PATHS, PAGE_PATHS = ["articles"], ["pages"]
MARKDOWN = {"extensions": ["sane_lists", "meta", "toc", "attr_list"], "output_format": "html"}
JINJA_ENVIRONMENT = {"autoescape": True}
FEED_ALL_ATOM, FEED_DOMAIN = "all.atom.xml", SITEURL
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DIRECT_TEMPLATES = []
ARTICLE_URL = ARTICLE_SAVE_AS = PAGE_URL = PAGE_SAVE_AS = "{slug}.html"
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
"""
TEMPLATE = """{{ text.content|safe }}
<ol>{% for each in text.references %}<li id="{{ each.id }}">{{ each.html }}
{%- for back in each.back_links %} <a href="{{ back.href }}" aria-label="{{ back.name }}">back</a>{% endfor %}</li>
{% endfor %}</ol>"""
WORKS = """@book{one2000, author={One, A.}, year={2000}, title={First & last}, publisher={P}, verified={yes}}
@book{two2000, author={Two, B.}, year={2000}, title={Second}, publisher={P}, verified={yes}}
"""
HEAD = "Title: {}\nDate: 2026-11-23\nSummary: Words.\n\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {
        "conf.py": SETTINGS,
        "theme/templates/article.html": TEMPLATE.replace("text.", "article."),
        "theme/templates/page.html": TEMPLATE.replace("text.", "page."),
        "content/references.bib": WORKS,
        "content/pages/evidence.md": HEAD.format("Evidence") + "## Good {#good}\n\nSee [@two2000].\n",
        "content/articles/trust/hands.md": HEAD.format("Hands")
        + "Claim. {good} [@two2000]\n\nMore [@one2000, p. 4; @two2000].\n",
        "content/articles/trust/plain.md": HEAD.format("Plain") + "Nothing cited.\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(site: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(PLUGINS), "COLUMNS": "60"}
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=site, env=environment, capture_output=True, text=True, check=False
    )


def pelican(site: Path) -> subprocess.CompletedProcess[str]:
    return run(site, "pelican", "-s", "conf.py", "--fatal", "warnings")


def break_everything(site: Path) -> list[str]:
    """Put one mistake into each of three files. Returns what must be reported, in order."""
    hands, bib = site / "content/articles/trust/hands.md", site / "content/references.bib"
    hands.write_text(hands.read_text().replace("[@two2000]", "[@tow2000]"))
    (site / "content/pages/evidence.md").write_text(HEAD.format("Evidence") + "A. {goood}\n")
    bib.write_text(WORKS + "@bok{three2000,}\n")
    return [
        'content/articles/trust/hands.md:5:17: citation: there is no work "tow2000" in content/references.bib; '
        'did you mean "two2000"?',
        "    Claim. {good} [@tow2000]",
        "                    ^",
        'content/pages/evidence.md:5:5: label: there is no evidence label "goood"; did you mean "good"?',
        "    A. {goood}",
        "        ^",
        'content/references.bib:3:2: references: three2000: "bok" is no kind of work; did you mean "book"?',
        "    @bok{three2000,}",
        "     ^",
    ]


def test_pages_get_links_and_references_and_start_to_count_anew(site: Path) -> None:
    result = pelican(site)
    assert (result.returncode, result.stderr) == (0, "")
    hands = (site / "output/hands.html").read_text()
    assert 'href="https://example.org/evidence.html#good"' in hands
    assert re.findall(r'href="(#ref-[^"]+)" id="([^"]+)">([^<]+)<', hands) == [
        ("#ref-two2000", "cite-1-1", "1"),
        ("#ref-one2000", "cite-2-1", "2, p. 4"),
        ("#ref-two2000", "cite-1-2", "1"),
    ]
    assert hands.endswith(
        '<ol><li id="ref-two2000">Two, B. (2000). <i>Second</i>. P. '
        '<a href="#cite-1-1" aria-label="Back to citation 1 of reference 1">back</a> '
        '<a href="#cite-1-2" aria-label="Back to citation 2 of reference 1">back</a></li>\n'
        '<li id="ref-one2000">One, A. (2000). <i>First &amp; last</i>. P. '
        '<a href="#cite-2-1" aria-label="Back to citation 1 of reference 2">back</a></li>\n</ol>'
    )
    assert 'id="cite-1-1">1<' in (site / "output/evidence.html").read_text()
    assert (site / "output/plain.html").read_text().endswith("<ol></ol>")


def test_a_build_reports_every_mistake_of_every_file_and_stops(site: Path) -> None:
    expected = break_everything(site)
    result = pelican(site)
    assert result.returncode == 1
    assert result.stderr.splitlines() == expected
    assert not list((site / "output").rglob("*.html"))


def test_check_reports_the_same_without_a_site(site: Path) -> None:
    expected = break_everything(site)
    result = run(site, "scholarly", "check")
    assert (result.returncode, result.stdout, result.stderr.splitlines()) == (1, "", expected)


def test_check_counts_what_it_read(site: Path) -> None:
    assert run(site, "scholarly", "check").stdout == "3 files, no problems\n"
    assert run(site, "scholarly", "check", "content/pages/evidence.md").stdout == "1 file, no problems\n"


def test_files_that_cannot_be_read_are_problems_too(site: Path) -> None:
    (site / "latin.md").write_bytes("Title: x\n\nCaf\xe9\n".encode("latin-1"))
    result = run(site, "scholarly", "check", "latin.md", "missing.md")
    assert result.returncode == 1
    assert result.stderr == (
        "latin.md:3:1: this line isn't UTF-8 text; save the file as UTF-8\nmissing.md: can't be read: No such file or directory\n"
    )


def test_a_missing_bibliography_is_one_problem(site: Path) -> None:
    (site / "content/references.bib").unlink()
    result = run(site, "scholarly", "print")
    assert result.returncode == 1
    assert result.stderr == "content/references.bib: can't be read: No such file or directory\n"


def test_print_writes_every_reference(site: Path) -> None:
    assert run(site, "scholarly", "print").stdout == (
        "one2000\n    One, A. (2000). First & last. P.\n\ntwo2000\n    Two, B. (2000). Second. P.\n"
    )
