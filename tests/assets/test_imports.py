"""A style sheet that begins with another one is published as one file."""

from __future__ import annotations

from pathlib import Path

import pytest

from assets import read
from problems import ContentError


def sheets(root: Path, **texts: str) -> Path:
    """Write root/css/<name>.css for each name."""
    (root / "css").mkdir(parents=True)
    for name, text in texts.items():
        (root / "css" / f"{name}.css").write_text(text)
    return root


def test_an_imported_neighbour_takes_the_place_of_the_line(tmp_path: Path) -> None:
    """One request for the page; the neighbour is still published by itself."""
    files = read(
        sheets(tmp_path, site="a { b: c }", quiz='/* Begins with the rest. */\n@import url("site.css");\nd { e: f }')
    ).files
    assert files == {"css/site.css": b"a{b:c}", "css/quiz.css": b"a{b:c}d{e:f}"}


def test_imports_may_be_several_and_nested(tmp_path: Path) -> None:
    """They come in the order in which a browser would apply them."""
    files = read(
        sheets(
            tmp_path,
            one="a{b:1}",
            two='@import url("one.css");a{b:2}',
            all='@import url("two.css");\n@import url("one.css");a{b:3}',
        )
    ).files
    assert files["css/all.css"] == b"a{b:1}a{b:2}a{b:1}a{b:3}"


def test_a_component_of_another_folder_comes_into_its_layer(tmp_path: Path) -> None:
    """Neighbours in one layer share its braces; the order of layers is said once, before them."""
    (tmp_path / "components/card").mkdir(parents=True)
    (tmp_path / "components/card/style.css").write_text(".card { b: c }")
    order = "/* In this order. */\n@layer base, components;\n"
    files = read(
        sheets(
            tmp_path / "static",
            one="a { b: 1 }",
            page=order
            + '@import url("one.css") layer(base);\n@import url("../../components/card/style.css") layer(components);\n'
            '@import url("one.css") layer(components);\n@import url("one.css");\nd { e: f }',
            nested='@import url("page.css") layer(all);',
        )
    ).files
    assert set(files) == {"css/one.css", "css/page.css", "css/nested.css"}
    assert files["css/page.css"] == (b"@layer base,components;@layer base{a{b:1}}@layer components{.card{b:c}a{b:1}}a{b:1}d{e:f}")
    assert files["css/nested.css"] == (
        b"@layer all{@layer base,components;}@layer all.base{a{b:1}}@layer all.components{.card{b:c}a{b:1}}@layer all{a{b:1}d{e:f}}"
    )


def test_an_import_further_down_is_none(tmp_path: Path) -> None:
    """Browsers ignore it there, and so do we."""
    files = read(sheets(tmp_path, one="a{b:1}", two='c{d:2}@import url("one.css");')).files
    assert b"a{b:1}" not in files["css/two.css"]


MISTAKES = [
    ('/* x */\n\n@import url("sit.css");', 3, "the style sheet “sit.css” is not there", '@import url("sit.css");', 14),
    ('@import url("../base/all.css") layer(base);', 1, "the style sheet “../base/all.css” is not there",
     '@import url("../base/all.css") layer(base);', 14),
    ('@import url("site.css");\n/* x */ @import url("site.css") print;', 2,
     'an import is written @import url("name.css"); or @import url("name.css") layer(name);',
     '/* x */ @import url("site.css") print;', 9),
    ('@import url("quiz.css");', 1, "the style sheet “quiz.css” imports itself", '@import url("quiz.css");', 14),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "message", "source", "column"), MISTAKES)
def test_an_import_that_cannot_be_followed_names_its_line(
    tmp_path: Path, text: str, line: int, message: str, source: str, column: int
) -> None:
    """The build stops with the place, instead of a page without its style."""
    with pytest.raises(ContentError) as caught:
        read(sheets(tmp_path, site="a{b:c}", quiz=text))
    where = f"{tmp_path}/css/quiz.css:{line}:{column}"
    assert str(caught.value) == f"{where}: {message}\n    {source}\n    {' ' * (column - 1)}^"


def test_a_mistake_below_an_import_keeps_its_line_and_one_in_the_neighbour_is_told_once(tmp_path: Path) -> None:
    """Line numbers are those of the file that holds the mistake."""
    root = sheets(tmp_path, quiz='@import url("site.css");\nd { e: f }')
    (root / "css" / "site.css").write_bytes(b"\xff")
    with pytest.raises(ContentError) as caught:
        read(root)
    assert str(caught.value) == f"{root}/css/site.css: this file is not UTF-8"
