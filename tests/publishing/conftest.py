"""A small project of its own: two articles, a feed, no theme to speak of, and a way to run publishing in it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SETTINGS = """
SITENAME = "Small"
AUTHOR = "Us"
PATH = "content"
ARTICLE_PATHS = ["articles"]
THEME = "theme"
TIMEZONE = "UTC"
DEFAULT_DATE_FORMAT = "%-d %B %Y"
RELATIVE_URLS = True
SITE_ADDRESS = "https://small.test"
FEED_DOMAIN = SITEURL = SITE_ADDRESS
FEED_ALL_ATOM = "all.atom.xml"
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = TAG_SAVE_AS = ""
DIRECT_TEMPLATES = ["index"]
WITH_FUTURE_DATES = True
PLUGIN_PATHS = ["rooms"]
PLUGINS = []
"""
TEMPLATE = '<!doctype html>\n<html lang="en"><head><title>t</title></head><body>\n<h1>{{ SITENAME }}</h1>\n'
ARTICLE = TEMPLATE + "<p>{{ article.locale_date }}</p>\n{{ article.content }}"


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


class Project:
    def __init__(self, folder: Path):
        self.folder = folder
        self.output = folder / "output"

    def write(self, files: dict[str, str]) -> None:
        write(self.folder, files)

    def settings(self, more: str) -> None:
        self.write({"publishconf.py": SETTINGS + more})

    def published(self, folder: str = "output") -> dict[str, bytes]:
        return bytes_of(self.folder / folder)

    def left_over(self) -> list[str]:
        return sorted(path.name for path in (self.folder / ".build").iterdir())

    def publish(self, *arguments: str, before: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        """Run publishing in a process of its own. `before` is Python that runs in it first."""
        clean = {key: value for key, value in os.environ.items() if key not in {"OUTPUT", "SITE_ADDRESS", "SOURCE_DATE_EPOCH"}}
        paths = [str(self.folder / "rooms"), str(Path(__file__).parents[2] / "plugins")]
        start = f"{before}\nimport runpy, sys\nsys.argv[0] = 'publishing'\nrunpy.run_module('publishing', run_name='__main__')"
        return subprocess.run(
            [sys.executable, "-c", start, *arguments],
            cwd=self.folder,
            env=clean | {"PYTHONPATH": os.pathsep.join(paths)} | environment,
            capture_output=True,
            text=True,
        )


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path)
    project.settings("")
    project.write(
        {
            "content/articles/one.md": "Title: One\nDate: 2026-03-01\n\nFirst.\n",
            "content/articles/two.md": "Title: Two\nDate: 2030-05-02\n\nSecond, [one]({filename}one.md).\n",
            "theme/templates/index.html": TEMPLATE,
            "theme/templates/article.html": ARTICLE,
            "theme/static/site.css": "a { color: red }",
        }
    )
    return project
