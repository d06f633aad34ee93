"""What the audit prints, and when it is not content."""

from __future__ import annotations

import pytest

from audit.report import Figure, Row, markdown, script_rows, table


@pytest.mark.parametrize(
    ("figure", "shown", "broken"),
    [
        (Figure("KiB", 11.96, 12, digits=1), "12.0/12", False),
        (Figure("KiB", 12.01, 12, digits=1), "12.0/12!", True),
        (Figure("perf", 99, 100, lower=False), "99/100!", True),
        (Figure("perf", 100, 100, lower=False), "100/100", False),
        (Figure("result ms", None, 100), "–/100!", True),
        (Figure("picture ms", None), "–", False),
    ],
)
def test_a_figure_stands_beside_its_budget(figure: Figure, shown: str, broken: bool) -> None:
    """What is over budget, or was not measured although it has one, carries an exclamation mark."""
    assert (str(figure), figure.broken) == (shown, broken)


def test_columns_are_aligned_and_gaps_stay_empty() -> None:
    """Rows may have different figures."""
    rows = [Row("start", (Figure("a", 1), Figure("b", 22))), Row("an article", (Figure("b", 3, 2),))]
    assert table("page", rows) == "page        a     b\nstart       1    22\nan article     3/2!"


def test_the_readme_has_the_same_cells() -> None:
    """A table of Markdown, numbers to the right."""
    rows = [Row("start", (Figure("a", 1), Figure("b", 22))), Row("an article", (Figure("b", 3, 2),))]
    assert markdown("page", rows) == "| page | a | b |\n| --- | --: | --: |\n| start | 1 | 22 |\n| an article |  | 3/2! |"


def test_scripts_on_request_do_not_count() -> None:
    """They are listed with their bytes all the same."""
    from audit.budgets import Budget

    budget = Budget(20, 5, 100, 1, 0.01, script_kib=1)
    rows = script_rows({"share": 5000, "flow": 1000}, ["share"], budget)
    assert [(row.name, str(row.figures[0])) for row in rows] == [
        ("flow.js", "1000"),
        ("share.js (on request)", "5000"),
        ("taking and scoring", "1000/1024"),
    ]
