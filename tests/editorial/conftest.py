"""A small site in a folder of its own, written file by file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue import scan
from editorial.checks import check
from editorial.site import Site

# What an article needs; a test adds the line or the text that it is about.
HEAD = "Title: A piece\nDate: 2026-11-23\n"

Write = Callable[..., list[str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The site's folder, which is the working folder too."""
    monkeypatch.chdir(tmp_path)
    for name, text in {
        "content/articles/trust/small-promises.md": HEAD + "\nText.\n",
        "content/articles/conflict/coming-back.md": HEAD + "\nText.\n",
        "content/pages/get-help.md": HEAD + "\nText.\n",
        "content/images/map.svg": "<svg/>",
        "quizzes/closeness-map.yaml": "title: x\n",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def site(folder: Path) -> Callable[[], Site]:
    """Looks at the folder anew with every call."""
    return lambda: Site(
        content=folder / "content",
        pillars=("trust", "conflict", "rebuilding"),
        catalogue=scan(folder / "content", [folder / "quizzes"]),
        extensions=("sane_lists", "tables", "smarty", "toc", "attr_list", "fenced_code"),
        templates=frozenset({"app", "page", "article"}),
        images=("map.svg",),
    )


@pytest.fixture
def problems(folder: Path, site: Callable[[], Site]) -> Write:
    """Write one file and get what the checks say: the first line of each problem."""

    def write(text: str | bytes, name: str = "content/articles/trust/piece.md") -> list[str]:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return [str(problem).split("\n")[0] for problem in check(site())]

    return write
