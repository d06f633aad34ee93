"""Whether what pages say of themselves agrees with the site: full lines, in order, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_check import check, read_site

ADDRESS = "http://own.test"
CLAIMS = '<link rel="canonical" href="{url}">\n<meta property="og:title" content="t">\n<meta property="og:image" content="{url}card.png">\n'
PAGE = '<!doctype html>\n<html lang="en"><head><title>t</title>\n{head}</head><body><h1>t</h1></body></html>'
FIRST = {"index.html": PAGE.format(head=CLAIMS.format(url="./")), "card.png": "", "a/card.png": ""}
MOVED = '<meta http-equiv="refresh" content="0; url={to}">\n<link rel="canonical" href="{to}">\n'


def page(url: str = "", more: str = "") -> str:
    return PAGE.format(head=CLAIMS.format(url=url or f"{ADDRESS}/a/") + more)


def sitemap(*urls: str) -> str:
    return "<urlset>\n" + "".join(f"<url><loc>{ADDRESS}{url}</loc></url>\n" for url in urls) + "</urlset>"


CASES = [  # (name, files beside a first page that says what it is, what is reported)
    ("pages that say what they are", {"a/index.html": page()}, []),
    ("relative addresses", {"a/index.html": page("../a/")}, []),
    (
        "a page that says nothing",
        {"a/index.html": PAGE.format(head="")},
        [
            'a/index.html: the page has 0 <link rel="canonical">: it needs exactly one, as the first page has',
            "a/index.html: the page has 0 og:image: it needs exactly one, as the first page has",
            "a/index.html: the page has 0 og:title: it needs exactly one, as the first page has",
        ],
    ),
    (
        "a page that says it twice",
        {"a/index.html": page(more=CLAIMS.format(url=f"{ADDRESS}/a/"))},
        [
            'a/index.html:6: the page has 2 <link rel="canonical">: it needs exactly one, as the first page has',
            "a/index.html:7: the page has 2 og:title: it needs exactly one, as the first page has",
            "a/index.html:8: the page has 2 og:image: it needs exactly one, as the first page has",
        ],
    ),
    (
        "another page's address, a picture that is not there",
        {"a/index.html": page("../")} | {"b/index.html": page("../b/")},
        [
            'a/index.html:3: the canonical address "../" is not that of this page: search engines would leave the page out',
            'b/index.html:5: <meta og:image> "../b/card.png" leads nowhere: the site has no b/card.png',
        ],
    ),
    (
        "another site's picture",
        {"a/index.html": page().replace(f"{ADDRESS}/a/card.png", "https://there.test/card.png")},
        ['a/index.html:5: og:image "https://there.test/card.png" is on another site: copy the picture into this one'],
    ),
    ("a page that is not to be found", {"404.html": PAGE.format(head='<meta name="robots" content="noindex">')}, []),
    ("a page that has moved", {"a/index.html": page(), "old/index.html": PAGE.format(head=MOVED.format(to="../a/"))}, []),
    (
        "a page that has moved nowhere, and one that has moved twice",
        {
            "a/index.html": page(),
            "old/index.html": PAGE.format(head=MOVED.format(to="../card.png")),
            "older/index.html": PAGE.format(head=MOVED.format(to="../older2/")),
            "older2/index.html": PAGE.format(head=MOVED.format(to="../a/")),
        },
        [
            'old/index.html:3: the page sends its readers on to "../card.png", which is no page of this site',
            'older/index.html:3: the page sends its readers on to "../older2/", which sends them on again: name the last one',
        ],
    ),
    (
        "a page that has moved and tells search engines another place",
        {"a/index.html": page(), "old/index.html": PAGE.format(head=MOVED.format(to="../a/").replace('"../a/">', '"../">'))},
        ['old/index.html:3: the page sends its readers on to "../a/": it needs <link rel="canonical"> with that address'],
    ),
    ("a sitemap that has every page", {"a/index.html": page(), "sitemap.xml": sitemap("/", "/a/")}, []),
    (
        "a sitemap with a page too few, one twice, one that has moved and one that is not there",
        {
            "a/index.html": page(),
            "old/index.html": PAGE.format(head=MOVED.format(to="../a/")),
            "sitemap.xml": sitemap("/", "/", "/old/", "/gone/"),
        },
        [
            "a/index.html: the page is to be found, but no sitemap lists it",
            f'sitemap.xml:3: "{ADDRESS}/" is listed twice',
            f'sitemap.xml:4: "{ADDRESS}/old/" is listed, but that page has moved or asks search engines to leave it out',
            f'sitemap.xml:5: <loc> "{ADDRESS}/gone/" leads nowhere: the site has no gone/index.html',
        ],
    ),
    (
        "structured data",
        {
            "a/index.html": page(
                more='<script type="application/ld+json">{"@context":"x","image":"card.png","item":["no",{"url":"../b/"}]}</script>\n'
                '<script type="application/ld+json">{"@context":</script>\n<script type="application/ld+json">[1]</script>\n'
            )
        },
        [
            'a/index.html:6: structured data "url" "../b/" leads nowhere: the site has no b/index.html',
            "a/index.html:7: the structured data is no JSON: Expecting value: line 1 column 13 (char 12)",
            'a/index.html:8: the structured data has no "@context": nobody can tell what its names mean',
        ],
    ),
    (
        "a manifest",
        {"x.webmanifest": '{"start_url":"./","icons":[{"src":"card.png"},{"src":"i.png"}]}', "y.webmanifest": "{"},
        [
            'x.webmanifest:1: "icons" "i.png" leads nowhere: the site has no i.png',
            "y.webmanifest:1: the manifest is no JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",
        ],
    ),
]


@pytest.mark.parametrize(("files", "reported"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_does_not_agree_is_reported_with_its_place(tmp_path: Path, files: dict[str, str], reported: list[str]) -> None:
    """Once for each place, and with what to do."""
    for name, text in {**FIRST, **files}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert [str(finding) for finding in check(read_site(tmp_path, (ADDRESS,)))] == reported


def test_a_site_need_say_none_of_it(tmp_path: Path) -> None:
    """Only one whose first page does is held to it."""
    for name in ("index.html", "a.html"):
        (tmp_path / name).write_text(PAGE.format(head=""), encoding="utf-8")
    assert check(read_site(tmp_path)) == []
