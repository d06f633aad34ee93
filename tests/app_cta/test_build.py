"""The plugin inside a bare `pelican` run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PLUGINS = Path(__file__).parents[2] / "plugins"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site of one article, whose theme shows the panel and nothing else."""
    settings = (
        f'PATH = "content"\nTHEME = "theme"\nTHEME_TEMPLATES_OVERRIDES = ["theme"]\nPLUGIN_PATHS = [{str(PLUGINS)!r}]\nPLUGINS = ["app_cta"]\n'
        'OUTPUT_PATH = "output"\nTIMEZONE = "UTC"\nFEED_DOMAIN = "http://localhost"\nRELATIVE_URLS = True\n'
        'ARTICLE_SAVE_AS = "learn/{slug}/index.html"\nJINJA_ENVIRONMENT = {"autoescape": True}\n'
    )
    for name, text in {
        "pelicanconf.py": settings,
        "content/piece.md": "Title: Piece\nDate: 2026-11-23\nApp_heading: One & two\n\nText.\n",
        "theme/static/.keep": "",
        "theme/templates/article.html": "{{ app_panel(article, 'article') }}",
        "theme/components/app-panel/template.html": "{% macro app_panel(panel, root, script) %}"
        "{{ panel.heading }} {{ panel.buttons[0].href }}{% endmacro %}",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def pelican(folder: Path, *arguments: str) -> tuple[int, str]:
    environment = {**os.environ, "PYTHONPATH": str(PLUGINS), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "pelican", "--fatal", "errors", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stderr


def test_templates_can_call_the_panel_and_its_link_fits_the_page(folder: Path) -> None:
    code, _ = pelican(folder)
    assert code == 0
    assert (folder / "output/learn/piece/index.html").read_text(encoding="utf-8") == "One &amp; two ../../app/"


def test_a_malformed_id_stops_the_build_with_its_sentence(folder: Path) -> None:
    """Exit code 1, no traceback, and nothing is written."""
    code, errors = pelican(folder, "-e", 'APP_GOOGLE_ID="our app"')
    assert code == 1
    assert errors.endswith(
        'pelicanconf.py: APP_GOOGLE_ID: "our app" is not a package name; '
        "write the one after “id=” in https://play.google.com/store/apps/details?id=…\n"
    )
    assert "Traceback" not in errors
    assert not (folder / "output").exists()
