"""The page at an old address, as the theme has it, in a site that the site check reads."""

from __future__ import annotations

from pathlib import Path

import jinja2

from site_check import check, read_site

TEMPLATE = "components/moved/template.html"
PAGE = (
    '<!doctype html>\n<html lang="en"><head><title>t</title><link rel="canonical" href="{}"></head><body><h1>t</h1></body></html>'
)


def moved(root: Path, siteurl: str, to: str) -> str:
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(root / "theme"), autoescape=True, trim_blocks=True, undefined=jinja2.StrictUndefined
    )
    words = {"SITENAME": "The journal", "t": Says(), "to": f"{siteurl}{to}", "canonical": f"https://there.test{to}"}
    return env.get_template(TEMPLATE).render(words)


class Says:
    """As templates call it: here every text is its own key."""

    code = "en"

    def __call__(self, key: str) -> str:
        return key


def test_the_site_check_accepts_a_moved_page_that_leads_to_a_page(root: Path, tmp_path: Path) -> None:
    """It has a language, a heading and a link; it need not say what it is, since it is nothing by itself."""
    (tmp_path / "learn/hands").mkdir(parents=True)
    (tmp_path / "old/hand").mkdir(parents=True)
    (tmp_path / "index.html").write_text(PAGE.format("./"))
    (tmp_path / "learn/hands/index.html").write_text(PAGE.format("../../learn/hands/"))
    old = tmp_path / "old/hand/index.html"
    old.write_text(moved(root, "../..", "/learn/hands/"))
    assert check(read_site(tmp_path, ("https://there.test",))) == []
    old.write_text(moved(root, "../..", "/learn/hand/"))
    assert [finding.message for finding in check(read_site(tmp_path, ("https://there.test",)))] == [
        '<meta refresh> "../../learn/hand/" leads nowhere: the site has no learn/hand/index.html',
        '<link href> "https://there.test/learn/hand/" leads nowhere: the site has no learn/hand/index.html',
        '<a href> "../../learn/hand/" leads nowhere: the site has no learn/hand/index.html',
    ]


def test_a_moved_page_loads_nothing(root: Path) -> None:
    """It is seen for a moment at most, and has to come quickly."""
    page = moved(root, "..", "/about/")
    assert len(page) < 700
    assert "src=" not in page
    assert "stylesheet" not in page
