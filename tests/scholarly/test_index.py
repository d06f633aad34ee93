"""The list of all works and the texts that cite them; the register of figures as readers see it."""

from __future__ import annotations

import re
from pathlib import Path

from scholarly.bibliography import read
from scholarly.figures import Row, rows
from scholarly.index import index, keys_cited
from words import default

WORKS = """@book{zed2000, author={Zed, Z.}, year={2000}, title={Last}, publisher={P}, verified={yes}}
@book{one2000, author={One, A.}, year={2000}, title={First}, publisher={P}, verified={yes}}
"""


def test_works_stand_in_order_of_name_with_the_texts_that_cite_them() -> None:
    entries = index(read(WORKS, "w.bib"), [("hands", {"zed2000"}), ("bins", set())], default())
    assert [(each.key, each.name, each.cited_in) for each in entries] == [
        ("one2000", "One, 2000", ()),
        ("zed2000", "Zed, 2000", ("hands",)),
    ]


def test_keys_are_found_in_the_text_of_a_quiz() -> None:
    text = "text: So [@one2000, p. 4; @two2001]. Write to a@b.org or [see @here] or [@three2002].\n"
    assert keys_cited(text) == {"one2000", "two2001", "three2002"}


def test_the_register_says_where_each_figure_was_seen(tmp_path: Path) -> None:
    file = tmp_path / "figures.yaml"
    file.write_text(
        "figures:\n  one2000: {class: S, says: 16 women, note: Few.}\n  zed2000: {class: P, says: 3 men}\n", encoding="utf-8"
    )
    assert rows(file) == [Row("one2000", "16 women", "second-hand", "Few."), Row("zed2000", "3 men", "in-the-paper", "")]
    assert rows(tmp_path / "missing.yaml") == []


def test_the_evidence_pages_have_every_figure_and_every_work(root: Path, built_site: Path) -> None:
    evidence = (built_site / "evidence/index.html").read_text(encoding="utf-8")
    works = (built_site / "evidence/bibliography/index.html").read_text(encoding="utf-8")
    keys = re.findall(r"^@\w+\{([^,]+),", (root / "content/references.bib").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(re.findall(r'<li id="([^"]+)">', works)) == sorted(keys)
    figures = rows(root / "content/figures.yaml")
    assert re.findall(r'<th scope="row"><a href="../evidence/bibliography/#([^"]+)">', evidence) == [row.key for row in figures]
