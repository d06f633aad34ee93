"""The plugin inside Pelican, and its command, run as an editor runs them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PLUGINS = Path(__file__).parents[2] / "plugins"
SETTINGS = """
PATH, OUTPUT_PATH, THEME = "content", "output", "theme"
PLUGINS, TIMEZONE, SITEURL = ["diagrams"], "UTC", "https://example.org"
ARTICLE_PATHS, PAGE_PATHS = ["articles"], ["pages"]
MARKDOWN = {"extensions": ["meta", "smarty"], "output_format": "html"}
FEED_ALL_ATOM, FEED_DOMAIN = "all.atom.xml", SITEURL
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DIRECT_TEMPLATES = []
ARTICLE_URL = ARTICLE_SAVE_AS = "{slug}.html"
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
"""
DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 200">
<title>Arches</title><desc>Two.</desc><rect class="d-ground" width="360" height="200" fill="#fcfaf4"/></svg>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    files = {
        "pelicanconf.py": SETTINGS,
        "theme/templates/article.html": "{{ article.content }}",
        "content/diagrams/arches.svg": DRAWING,
        "content/articles/trust/hands.md": "Title: Hands\nDate: 2026-11-23\n\n![](diagram:arches)\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(site: Path, *command: str) -> tuple[int, str, str]:
    environment = {**os.environ, "PYTHONPATH": str(PLUGINS), "COLUMNS": "60"}
    done = subprocess.run([sys.executable, "-m", *command], cwd=site, env=environment, capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def test_pages_and_feeds_hold_the_drawing(site: Path) -> None:
    assert run(site, "pelican", "-s", "pelicanconf.py", "--fatal", "warnings")[::2] == (0, "")
    page = (site / "output/hands.html").read_text(encoding="utf-8")
    assert page.startswith('<figure class="diagram">\n<svg viewBox="0 0 360 200" width="360" height="200" role="img"')
    assert 'fill="#fcfaf4"' in (site / "output/all.atom.xml").read_text(encoding="utf-8").replace("&quot;", '"')


def test_a_mistake_stops_the_build_and_the_check_with_the_same_words(site: Path) -> None:
    (site / "content/articles/trust/hands.md").write_text("Title: Hands\nDate: 2026-11-23\n\n![](diagram:archs)\n")
    expected = (
        'content/articles/trust/hands.md:4:5: diagram: there is no drawing "archs" in content/diagrams; did you mean "arches"?\n'
        "    ![](diagram:archs)\n"
        "        ^\n"
        "content/diagrams/arches.svg: diagram: no text shows this drawing; "
        "write ![](diagram:arches) on a line of its own, or take it out of diagrams/\n"
    )
    assert run(site, "pelican", "-s", "pelicanconf.py")[::2] == (1, expected)
    assert run(site, "diagrams", "check") == (1, "", expected)
    assert not list((site / "output").rglob("*.html"))


def test_the_check_counts_what_it_read(site: Path) -> None:
    assert run(site, "diagrams", "check") == (0, "1 drawing, no problems\n", "")
