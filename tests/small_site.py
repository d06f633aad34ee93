"""A site with one article, one quiz and every page that the theme has a layout for, in English and from right to left.

Its texts are the tests' own, so that nothing an editor writes changes what is seen here.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import right_to_left

SETTINGS = """
import sys
sys.path.insert(0, {root!r})
from pelicanconf import *
from right_to_left import hebrew

PLUGIN_PATHS = [{root!r} + "/plugins"]
BEGIN_WITH, BEGIN_QUIZ = ("near-and-far",), "near-or-far"
STANDARDS = False
APP_NAME = "האפליקציה"
IN_HEBREW = {{slug: {{key: hebrew(words) for key, words in each.items()}} for slug, each in PILLARS.items()}}
LANGUAGES = {{"he": {{"SITENAME": "היומן", "SITESUBTITLE": "מלים", "AUTHOR": "העורכים", "PILLARS": IN_HEBREW}}}}
"""
LABELS = "".join(f"## {label} {{#{label}}}\n\nWords.\n\n" for label in ("good", "mixed", "practice-wisdom"))
SEARCH = "Title: Search\nQuestion: What for?\nDate: 2026-11-23\nSummary: All of it.\nTemplate: search\n\nAll is here.\n"
HELP = "Title: Get help\nDate: 2026-11-23\n\nCall.\n"


def build(root: Path, folder: Path) -> Path:
    """Build it below an empty folder, with the project's theme and plugins. Returns the built site."""
    shutil.copytree(root / "theme", folder / "theme")
    right_to_left.write_words(root / "theme" / "words" / "en.yaml", folder / "theme" / "words")
    cases = root / "tests" / "cases" / "right-to-left"
    text, quiz = ((cases / name).read_text(encoding="utf-8") for name in ("near-and-far.md", "near-or-far.yaml"))
    files = {
        "content/articles/attachment/near-and-far.md": text,
        "content/articles/attachment/near-and-far.he.md": right_to_left.article(text),
        "content/pages/evidence.md": f"Title: Evidence\nDate: 2026-11-23\n\n{LABELS}",
        "content/pages/get-help.md": HELP,
        "content/pages/get-help.he.md": right_to_left.article(HELP),
        "content/pages/practice.md": "Title: Practice\nQuestion: What could we try?\nDate: 2026-11-23\nTemplate: practice\n\nOne is plenty.\n",
        "content/pages/app.md": "Title: Our app\nQuestion: What is it?\nDate: 2026-11-23\nTemplate: app\n\nIt is our own.\n",
        "content/pages/search.md": SEARCH,
        "content/pages/search.he.md": right_to_left.article(SEARCH),
        "content/references.bib": "",
        "quizzes/near-or-far.yaml": quiz,
        "quizzes/near-or-far.he.yaml": right_to_left.quiz(quiz),
        "conf.py": SETTINGS.format(root=str(root)),
    }
    for name, words in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(words, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "pelican", "content", "-s", "conf.py", "-o", "site", "--fatal=warnings"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": f"{root / 'plugins'}:{root / 'tests'}:{root}", "SOURCE_DATE_EPOCH": "1795478400"},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return folder / "site"
