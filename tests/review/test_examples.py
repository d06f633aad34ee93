"""Every component has examples, which show all that its style is for; templates are filled with nothing undefined."""

from __future__ import annotations

import re
import runpy
import subprocess
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

import words
from problems import ContentError
from review import examples, render
from review.__main__ import main
from review.page import shown

ROOT = Path(__file__).parents[2]
CLASS = re.compile(r"\.([a-z][\w-]*)")


@pytest.fixture(scope="module")
def components() -> list[examples.Component]:
    """The theme's components."""
    return examples.read(ROOT / "theme" / "components")


@pytest.fixture(scope="module")
def rendered(components: list[examples.Component]) -> dict[str, list[str]]:
    """What the examples of each component are."""
    settings = runpy.run_path(str(ROOT / "pelicanconf.py"))["JINJA_ENVIRONMENT"]
    jinja = render.environment(ROOT / "theme", {"en": words.default()}, settings)
    return {each.name: [render.render(jinja, each, example) for example in each.examples] for each in components}


def classes(css: str) -> set[str]:
    """The classes that rules of a style sheet name."""
    selectors = re.findall(r"([^{};]+)\{", re.sub(r"/\*.*?\*/|\"[^\"]*\"|url\([^)]*\)", "", css, flags=re.DOTALL))
    return {name for selector in selectors if not selector.lstrip().startswith("@") for name in CLASS.findall(selector)}


def worn(html: str) -> set[str]:
    """The classes of elements, those in templates included."""
    parts = BeautifulSoup(re.sub(r"</?template[^>]*>", "", html), "lxml").select("[class]")
    return {name for part in parts for name in part.get_attribute_list("class")}


def source(*patterns: str) -> str:
    """The text of these files."""
    return "\n".join(path.read_text(encoding="utf-8") for pattern in patterns for path in sorted(ROOT.glob(pattern)))


def test_every_component_has_examples(components: list[examples.Component]) -> None:
    """A folder without examples.yaml, or with an empty one, is not finished."""
    assert [each.name for each in components if not each.examples] == []


def test_every_example_says_or_shows_something(rendered: dict[str, list[str]]) -> None:
    """Filling the templates has raised nothing, and what came out is not blank."""
    blank = [
        name
        for name, shown in rendered.items()
        for html in shown
        if not BeautifulSoup(html, "lxml").get_text().strip() and not re.search(r"<(svg|template|img|meta)\b", html)
    ]
    assert blank == []


def test_no_component_has_a_style_for_what_nothing_shows(
    components: list[examples.Component], rendered: dict[str, list[str]]
) -> None:
    """Each class of a component's style is in its examples, or in a template, or in a script."""
    written = source("theme/templates/*.html", "theme/components/*/template.html", "theme/static/js/**/*.js", "theme/static/js/**/*.html")
    dead = []
    for component in components:
        known = set().union(*map(worn, rendered[component.name])) | set(re.findall(r"[a-z][\w-]*", written))
        styled = set().union(*(classes(path.read_text(encoding="utf-8")) for path in component.folder.glob("*.css")))
        dead += [f"{component.name}: .{name}" for name in sorted(styled - known)]
    assert dead == [], dead


def test_what_scripts_and_plugins_write_is_shown_as_they_write_it(
    components: list[examples.Component], rendered: dict[str, list[str]]
) -> None:
    """An example that comes from no template has no class that nothing in the project gives to anything."""
    files = source("plugins/**/*.py", "theme/templates/*.html", "theme/static/js/**/*.js", "theme/static/js/**/*.html")
    by_templates = (
        worn(html)
        for each in components
        for example, html in zip(each.examples, rendered[each.name], strict=True)
        if example.html is None
    )
    written = set(re.findall(r"[a-z][\w-]*", files)).union(*by_templates)
    stems = {name for name in written if name.endswith("-")}  # `chart-mark-${how}`
    invented = [
        f"{each.name}: .{name}"
        for each in components
        for example in each.examples
        if example.html
        for name in sorted(worn(example.html) - written)
        if not any(name.startswith(stem) for stem in stems)
    ]
    assert invented == [], invented


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        (
            "- {name: One, given: {id: a, heading: B}, insde: x}",
            "components/notice/examples.yaml: 0.insde: Extra inputs are not permitted",
        ),
        ("- name: One\n  given: {id: a", "components/notice/examples.yaml:2:16: expected ',' or '}', but got '<stream end>'"),
        ("- {name: Two, given: {id: a}}", "components/notice/examples.yaml: Two: parameter 'heading' was not provided"),
        (
            "- {name: Three, macro: no-such, given: {id: a}}",
            "components/notice/examples.yaml: Three: there is no macro “no-such” in its template",
        ),
    ],
)
def test_an_example_that_cannot_be_shown_is_told_with_its_name(tmp_path: Path, yaml: str, message: str) -> None:
    """The file, which example, and what is wrong with it."""
    folder = tmp_path / "components" / "notice"
    folder.mkdir(parents=True)
    (folder / "examples.yaml").write_text(yaml)
    (folder / "template.html").write_text(
        '{% macro notice(id, heading) %}<h2 id="{{ id }}">{{ heading }}</h2>{{ caller() if caller }}{% endmacro %}'
    )
    said = ""
    try:
        (component,) = examples.read(tmp_path / "components")
        jinja = render.environment(tmp_path, {"en": words.default()}, {})
        for example in component.examples:
            render.render(jinja, component, example)
    except ContentError as error:
        said = str(error.problems[0]).replace(f"{tmp_path}/", "").split("\n")[0]
    assert said == message


def test_ids_are_made_different_where_several_examples_have_the_same() -> None:
    """And so is all that names them; nothing stays hidden."""
    taken: set[str] = set()
    html = '<section aria-labelledby="a b" hidden><h2 id="a">A</h2><p id="b" hidden>B</p><a href="#a">up</a></section>'
    assert shown(html, taken) == html.replace(" hidden", "")
    assert shown(html, taken) == (
        '<section aria-labelledby="a-2 b-2"><h2 id="a-2">A</h2><p id="b-2">B</p><a href="#a-2">up</a></section>'
    )
    assert shown('<p id="a">', taken) == '<p id="a-3">'


def test_the_review_page_is_valid_in_both_directions(root: Path, node: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Written where it was asked for, and the command says where."""
    assert main([str(tmp_path / "made")]) == 0
    assert re.fullmatch(rf"\d+ components, \d+ examples: open {tmp_path}/made/index.html\n", capsys.readouterr().out)
    command = [node, "node_modules/html-validate/bin/html-validate.mjs", "--config", ".htmlvalidate.json", "--max-warnings", "0"]
    run = subprocess.run([*command, f"{tmp_path}/made/*.html"], cwd=root, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
