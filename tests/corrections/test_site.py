"""Corrections in a bare run of Pelican."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PLUGINS = Path(__file__).parents[2] / "plugins"
SETTINGS = """
PATH, OUTPUT_PATH, THEME, TIMEZONE, FEED_DOMAIN = "content", "output", "theme", "UTC", "https://example.org"
PLUGINS, ARTICLE_PATHS, PAGE_PATHS = ["corrections"], ["articles"], ["pages"]
ARTICLE_SAVE_AS = ARTICLE_URL = PAGE_SAVE_AS = PAGE_URL = "{slug}.html"
SLUGIFY_SOURCE, DIRECT_TEMPLATES = "basename", []
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
"""
NOTE = "{% for each in corrections_of(article) %}{{ each.date }} {{ each.wrong }} {{ each.now }}{% endfor %}"
LIST = "{% for each in corrections %}{{ corrected(each).title }}: {{ each.wrong }}{% endfor %}"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in {
        "conf.py": SETTINGS,
        "theme/templates/article.html": NOTE,
        "theme/templates/page.html": LIST,
        "content/articles/trust/hands.md": "Title: Hands\nDate: 2026-11-23\n\nWords.\n",
        "content/articles/trust/bins.md": "Title: Bins\nDate: 2026-11-23\n\nWords.\n",
        "content/pages/corrections.md": "Title: Corrections\n\nWords.\n",
        "content/corrections.yaml": "- {date: 2026-12-01, page: 'article:hands', wrong: Was 1., now: Is 2.}\n",
        "quizzes/.keep": "",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def pelican(site: Path, day: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(PLUGINS), "PYTHONUTF8": "1", "SOURCE_DATE_EPOCH": day}
    command = [sys.executable, "-m", "pelican", "-s", "conf.py", "--fatal", "warnings"]
    return subprocess.run(command, cwd=site, env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(("day", "note"), [("1798761600", "2026-12-01 Was 1. Is 2."), ("1861920000", "")])
def test_the_page_concerned_carries_the_note_for_a_year(site: Path, day: str, note: str) -> None:
    """1 January 2027 and 1 January 2029."""
    assert pelican(site, day).stderr == ""
    assert (site / "output/hands.html").read_text(encoding="utf-8") == note
    assert (site / "output/bins.html").read_text(encoding="utf-8") == ""
    assert (site / "output/corrections.html").read_text(encoding="utf-8") == "Hands: Was 1."


def test_a_mistake_stops_the_build(site: Path) -> None:
    (site / "content/corrections.yaml").write_text("- {date: soon, page: 'article:hands', wrong: A, now: B}\n", encoding="utf-8")
    done = pelican(site, "1798761600")
    assert done.returncode == 1
    assert done.stderr.startswith('content/corrections.yaml:1:10: [0].date: "soon" is not a day; write it like 2026-11-23\n')
    assert not (site / "output").exists()
