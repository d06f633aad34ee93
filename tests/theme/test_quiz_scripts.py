"""What ships for a quiz does what its tests say, and never turns text into markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent


@pytest.mark.parametrize("name", sorted(path.name for path in HERE.glob("*.test.js")))
def test_a_script_does_what_its_own_tests_say(run_node: Callable[[Path], None], name: str) -> None:
    """`*.test.js` in this folder are tests for Node, run against the minified files that ship."""
    run_node(HERE / name)


def test_no_script_turns_text_into_markup_or_code(root: Path) -> None:
    """Answers and texts travel as text or as copies of elements: none of the ways to parse HTML or run text is used.

    The one thing parsed is what panels.html and told.html become: words of ours that load with the scripts, and nothing is put into
    them.
    """
    ways = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|eval\(|new Function")
    scripts = {path.name: path.read_text(encoding="utf-8") for path in (root / "theme" / "static" / "js").rglob("*.js")}
    parsing = "export const parsed = (HTML) => new DOMParser().parseFromString(HTML, 'text/html');"
    assert scripts["dom.js"].count(parsing) == 1
    for name, words, sheet in [("panel.js", "panels", "quiz-people"), ("words.js", "told", "quiz-told")]:
        loading = f"const [{{ HTML }}] = await Promise.all([import(`./{words}.${{document.documentElement.lang}}.js`), sheet('{sheet}')]);"
        assert scripts[name].count(loading) == scripts[name].count("parsed(HTML)") == 1
        assert len(re.findall(r"\bHTML\b", scripts[name])) == 3  # the two above, and its type
    assert sorted(name for name, text in scripts.items() if "parsed(" in text) == ["panel.js", "words.js"]
    scripts["dom.js"] = scripts["dom.js"].replace(parsing, "")
    assert [name for name, text in scripts.items() if ways.search(text)] == []
