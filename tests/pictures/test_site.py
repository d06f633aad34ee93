"""The plugin inside Pelican, and its command, run as an editor runs them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from .conftest import Photo

PLUGINS = Path(__file__).parents[2] / "plugins"
SETTINGS = """
PATH, OUTPUT_PATH, THEME = "content", "output", "theme"
PLUGINS, TIMEZONE, SITEURL = ["pictures", "quiz", "feeds"], "UTC", "https://example.org"
RELATIVE_URLS, STATIC_PATHS, THEME_STATIC_PATHS, THEME_TEMPLATES_OVERRIDES = True, [], [], ["theme"]
ARTICLE_PATHS, PAGE_PATHS, QUIZ_PATH = ["articles"], ["pages"], "quizzes"
QUIZ_URL, QUIZ_SAVE_AS = "quizzes/{slug}/", "quizzes/{slug}/index.html"
QUIZ_RESULT_URL, QUIZ_RESULT_SAVE_AS = "quizzes/{slug}/{result}/", "quizzes/{slug}/{result}/index.html"
MARKDOWN = {"extensions": ["meta", "smarty"], "output_format": "html"}
FEED_ALL_ATOM, FEED_DOMAIN = "all.atom.xml", SITEURL
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DIRECT_TEMPLATES = []
ARTICLE_URL, ARTICLE_SAVE_AS = "learn/{slug}/", "learn/{slug}/index.html"
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
"""
QUIZ = """title: Cups
kind: checklist
counts: [X]
items:
  - {id: one, text: Which one?, answers: [X, Y], image: {src: cup.png, alt: A cup}}
  - {id: two, text: Which other?, answers: [X, Y], image: {src: map.svg, alt: A map}}
results: [{id: all, title: All}]
"""
ARTICLE = 'Title: Lakes\nDate: 2026-11-23\nCategory: trust\n\nText.\n\n![A lake](../../images/lake.jpg "At night")\n'


@pytest.fixture
def site(tmp_path: Path, photo: Photo) -> Path:
    exif = Image.Exif()
    exif[0x010F] = "A camera maker"
    files: dict[str, str | bytes] = {
        "pelicanconf.py": SETTINGS,
        "theme/templates/article.html": "{{ article.content }}",
        "theme/templates/quiz.html": "{% for item in view.items %}{{ item.image_html }}{% endfor %}",
        "theme/templates/quiz_result_page.html": "",
        "theme/components/feed-item/template.html": "{% macro feed_item(article, text) %}{{ text }}{% endmacro %}",
        "content/articles/trust/lakes.md": ARTICLE,
        "content/images/lake.jpg": photo(500, 300, exif=exif),
        "content/images/cup.png": photo(30, 20, "PNG"),
        "content/images/unused.webp": photo(30, 20, "WEBP"),
        "content/images/map.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="12" height="8"/>',
        "quizzes/cups.yaml": QUIZ,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return tmp_path


def run(site: Path, *command: str) -> tuple[int, str, str]:
    environment = {**os.environ, "PYTHONPATH": str(PLUGINS), "COLUMNS": "60"}
    done = subprocess.run([sys.executable, "-m", *command], cwd=site, env=environment, capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_pages_feeds_and_quizzes_show_pictures_and_nothing_else_is_published(site: Path) -> None:
    assert run(site, "pelican", "-s", "pelicanconf.py", "--fatal", "warnings")[::2] == (0, "")
    published = bytes_of(site / "output/pictures")
    assert sorted(re.sub(r"-[0-9a-f]{10}\.", ".", name) for name in published) == [
        *("cup-30.avif", "cup-30.jpg", "cup-30.webp"),
        *("lake-400.avif", "lake-400.webp", "lake-500.avif", "lake-500.jpg", "lake-500.webp"),
        "map.svg",
    ]
    assert not (site / "output/images").exists()
    assert b"camera" not in b"".join(published.values())
    article = (site / "output/learn/lakes/index.html").read_text(encoding="utf-8")
    quiz = (site / "output/quizzes/cups/index.html").read_text(encoding="utf-8")
    addresses = re.findall(r"[^ \"]*/pictures/[^ \"]+", article + quiz)
    assert {address.rpartition("/")[2] for address in addresses} == published.keys()
    assert {address.partition("pictures/")[0] for address in addresses} == {"../../"}
    assert re.findall(r'alt="([^"]+)"', article + quiz) == ["A lake", "A cup", "A map"]
    (feed,) = re.findall(r"&lt;figure.*figure&gt;", (site / "output/all.atom.xml").read_text(encoding="utf-8"), re.DOTALL)
    (jpeg,) = (name for name in published if name.startswith("lake") and name.endswith("jpg"))
    assert feed == (
        f'&lt;figure&gt;&lt;img alt="A lake" height="300" src="https://example.org/pictures/{jpeg}" width="500"/&gt;\n'
        "&lt;figcaption&gt;At night&lt;/figcaption&gt;&lt;/figure&gt;"
    )
    # From the shelf, from an empty one: the same bytes.
    for shelf in sorted((site / ".cache/pictures").iterdir())[:2]:
        shelf.unlink()
    assert run(site, "pelican", "-s", "pelicanconf.py", "-o", "again")[::2] == (0, "")
    assert bytes_of(site / "again/pictures") == published


def test_a_mistake_stops_the_build_and_the_check_with_the_same_words(site: Path) -> None:
    (site / "content/articles/trust/lakes.md").write_text(ARTICLE.replace("lake.jpg", "lake.jpeg"), encoding="utf-8")
    (site / "content/images/cup.png").write_bytes(b"torn")
    expected = (
        'content/articles/trust/lakes.md:7:11: picture: there is no picture "lake.jpeg" in content/images/; did you mean "lake.jpg"?\n'
        '    ![A lake](../../images/lake.jpeg "At night")\n'
        "              ^\n"
        "content/images/cup.png: picture: cup.png is damaged, or is no JPEG, PNG, WebP or AVIF; "
        "open it in an image program and save it as JPEG or PNG\n"
    )
    assert run(site, "pelican", "-s", "pelicanconf.py")[::2] == (1, expected)
    assert run(site, "pictures", "check") == (1, "", expected)
    assert not (site / "output").exists()


def test_the_check_counts_what_it_read(site: Path) -> None:
    assert run(site, "pictures", "check") == (0, "3 pictures, no problems\n", "")
