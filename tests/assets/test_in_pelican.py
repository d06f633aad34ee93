"""Pelican writes the bundle, and templates reach it by name."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import Environment, FileSystemLoader
from pelican import Pelican
from pelican.settings import read_settings

from assets import Bundle
from assets.pelican_plugin import asset_of, prepare

BUNDLE = Bundle(Path("theme/static"), {"css/site.css": b"a{b:c}", "css/quiz.css": b""})


def test_a_build_writes_the_files_where_templates_say_they_are(tmp_path: Path) -> None:
    """The address in the page is the address of the file, and nothing is published twice."""
    (tmp_path / "theme/templates").mkdir(parents=True)
    (tmp_path / "theme/static/css").mkdir(parents=True)
    (tmp_path / "theme/static/css/site.css").write_text("a { color: red }")
    (tmp_path / "theme/templates/index.html").write_text("{{ SITEURL }}/{{ asset('css/site.css') }}")
    (tmp_path / "content").mkdir()
    overrides = {"PATH": tmp_path / "content", "THEME": tmp_path / "theme", "OUTPUT_PATH": tmp_path / "out"}
    settings = read_settings(override={name: str(path) for name, path in overrides.items()} | {
        "PLUGINS": ["assets"], "DIRECT_TEMPLATES": ["index"], "THEME_STATIC_PATHS": [], "SITEURL": "/journal",
        "FEED_ALL_ATOM": None, "CATEGORY_FEED_ATOM": None, "TRANSLATION_FEED_ATOM": None,
    })  # fmt: skip
    Pelican(settings).run()
    page = (tmp_path / "out/index.html").read_text()
    files = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert sorted(files) == sorted([tmp_path / "out/index.html", tmp_path / "out" / page.removeprefix("/journal/")])


def test_a_template_gets_the_address_relative_to_the_sites_root() -> None:
    """Templates put {{ SITEURL }}/ before it."""
    assert asset_of(BUNDLE)("css/site.css") == f"{BUNDLE.address}/css/site.css"


TEMPLATES = [
    # how the misspelt name is reached
    ("a plain template", {"page.html": "<p>\n<link href=\"{{ asset('css/sit.css') }}\">"}, "page.html:2:23"),
    ("the template it extends", {"page.html": "{% extends 'base.html' %}", "base.html": "{{ asset('css/sit.css') }}"},
     "base.html:1:11"),
    ("a macro", {"page.html": "{% from 'm.html' import m %}{{ m() }}",
                 "m.html": "{% macro m() %}\n\n{{ asset('css/sit.css') }}{% endmacro %}"}, "m.html:3:11"),
]  # fmt: skip


@pytest.mark.parametrize(("how", "templates", "place"), TEMPLATES, ids=[case[0] for case in TEMPLATES])
def test_an_unknown_name_stops_the_build_at_its_place_in_the_template(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], how: str, templates: dict[str, str], place: str
) -> None:
    """The message names the template that holds the mistake, not the page being built."""
    for name, text in templates.items():
        (tmp_path / name).write_text(text)
    environment = Environment(loader=FileSystemLoader(tmp_path), autoescape=True)
    environment.globals["asset"] = asset_of(BUNDLE)
    with pytest.raises(SystemExit) as caught:
        environment.get_template("page.html").render()
    template, line, column = place.split(":")
    source = (tmp_path / template).read_text().splitlines()[int(line) - 1]
    assert caught.value.code == 1
    assert capsys.readouterr().err == (
        f'{tmp_path}/{place}: there is no file “css/sit.css” in theme/static; did you mean "css/site.css"?\n'
        f"    {source}\n"
        f"    {' ' * (int(column) - 1)}^\n"
    )


def test_a_broken_script_stops_the_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is built from a theme that can't be read."""
    (tmp_path / "static").mkdir()
    (tmp_path / "static/a.js").write_text("let one = (;")
    with pytest.raises(SystemExit) as caught:
        prepare(SimpleNamespace(settings={"THEME": str(tmp_path), "JINJA_GLOBALS": {}}))
    assert caught.value.code == 1
    assert capsys.readouterr().err == (
        f"{tmp_path}/static/a.js:1:12: unexpected ; in expression\n    let one = (;\n               ^\n"
    )
