"""What is reported about a site on disk: full lines, in order, and nothing else."""

import gzip
from pathlib import Path

import brotli
import pytest

from site_check import check, read_site
from site_check.__main__ import main

START = '<!doctype html>\n<html lang="en"><head><title>t</title></head><body>\n'
GOOD = START + "<h1>Title</h1>\n"
BLOCKED = "which the site's security headers block"

CASES = [  # (name, files beside a good first page, what is reported)
    ("nothing to report", {"a/index.html": GOOD + '<p id="p"><a href="../#top">x</a><a href="#p">x</a>'}, []),
    (
        "a page that is not there",
        {"a.html": GOOD + '<a href="b/">x</a>'},
        ['a.html:4: <a href> "b/" leads nowhere: the site has no b/index.html'],
    ),
    (
        "a file whose name differs in case",
        {"A.html": GOOD, "b.html": GOOD + '<a href="a.html">x</a>'},
        [
            'b.html:4: <a href> "a.html" leads nowhere: the site has no a.html; '
            '"A.html" differs in upper and lower case, which matters on the web'
        ],
    ),
    (
        "a folder without its slash",
        {"a/index.html": GOOD, "b.html": GOOD + '<a href="a">x</a>'},
        ['b.html:4: <a href> "a" leads to a folder: end it with /'],
    ),
    (
        "an anchor that is not there",
        {"a.html": GOOD + '<p id="sources"><a href="#source">x</a>'},
        ['a.html:4: <a href> "#source" leads nowhere: a.html has no id "source"; did you mean "sources"?'],
    ),
    (
        "an anchor of another page",
        {"a.html": GOOD + '<p id="é">', "b.html": GOOD + '<a href="a.html?q#%C3%A9">x</a>\n<a href="a.html#z">x</a>'},
        ['b.html:5: <a href> "a.html#z" leads nowhere: a.html has no id "z"; known here: é'],
    ),
    ("an old anchor name", {"a.html": GOOD + '<a name="here"></a><a href="#here">x</a>'}, []),
    ("an anchor in a file that has none", {"a.html": GOOD + '<a href="x.pdf#page=2">x</a>', "x.pdf": ""}, []),
    (
        "names that need encoding",
        {"a#b c.html": GOOD, "100%.html": GOOD + '<a href="a%23b%20c.html">x</a><a href="100%25.html">x</a>'},
        [],
    ),
    (
        "an empty address",
        {"a.html": GOOD + '<a href="">x</a>'},
        ['a.html:4: <a href> "" is empty: name where it leads, or leave the attribute out'],
    ),
    (
        "pictures of several sizes",
        {"a.html": GOOD + '<img src="a.png" srcset="a,b.png 1x, c.png 2x,\n d.png">', "a,b.png": "", "a.png": ""},
        [
            'a.html:5: <img srcset> "c.png" leads nowhere: the site has no c.png',
            'a.html:5: <img srcset> "d.png" leads nowhere: the site has no d.png',
        ],
    ),
    (
        "a preloaded picture, a style sheet and a script",
        {
            "a.html": START + '<link rel="preload" as="image" imagesrcset="x.png 1x">\n<link rel="stylesheet" href="x.css">\n'
            '<script type="module" src="x.js"></script><h1>t</h1>'
        },
        [
            'a.html:3: <link imagesrcset> "x.png" leads nowhere: the site has no x.png',
            'a.html:4: <link href> "x.css" leads nowhere: the site has no x.css',
            'a.html:5: <script src> "x.js" leads nowhere: the site has no x.js',
        ],
    ),
    (
        "what a style sheet loads",
        {
            "s/x.css": '@import "y.css";\n/* url(no.png) */ a { b: url( "../p.png" ) url(data:,x) url(#id)\n url(../q.png?v) }',
            "p.png": "",
        },
        [
            's/x.css:1: @import "y.css" leads nowhere: the site has no s/y.css',
            's/x.css:3: url() "../q.png?v" leads nowhere: the site has no q.png',
        ],
    ),
    (
        "what a module imports",
        {
            "m/x.js": '// import "./no.js"\nimport{a}from"./y.js";import"./z.js";\n'
            'const b = await import("./later.js"), c = "copied from \'memory\'";export*from"../t.js"',
            "m/y.js": "",
        },
        [
            'm/x.js:2: import "./z.js" leads nowhere: the site has no m/z.js',
            'm/x.js:3: import "../t.js" leads nowhere: the site has no t.js',
            'm/x.js:3: import "./later.js" leads nowhere: the site has no m/later.js',
        ],
    ),
    (
        "links in pictures",
        {
            "x.svg": '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">\n'
            '<a xlink:href="b/"/><image href="q.png"/><use href="#here"/><g id="here" fill="url(#gone)"/></svg>',
            "a.html": GOOD + '<svg><use href="x.svg#here"/><use href="x.svg#there"/></svg>',
        },
        [
            'a.html:4: <use href> "x.svg#there" leads nowhere: x.svg has no id "there"; did you mean "here"?',
            'x.svg:2: <a href> "b/" leads nowhere: the site has no b/index.html',
            'x.svg:2: <g fill> "#gone" leads nowhere: x.svg has no id "gone"; known here: here',
            'x.svg:2: <image href> "q.png" leads nowhere: the site has no q.png',
        ],
    ),
    (
        "a picture that no browser shows",
        {"x.svg": "<svg><g></svg>"},
        ["x.svg:1: the picture is not well-formed XML: Opening and ending tag mismatch: g line 1 and svg, line 1, column 15"],
    ),
    (
        "links in a feed and in the articles it carries",
        {
            "feed.xml": '<feed xmlns="http://www.w3.org/2005/Atom"><link href="http://own.test/"/>\n'
            '<entry><link href="http://own.test/gone/"/>\n<content type="html">&lt;a href="#x"&gt;x&lt;/a&gt;'
            '&lt;a href="http://own.test/lost/"&gt;x&lt;/a&gt;</content></entry></feed>'
        },
        [
            'feed.xml:2: <link> "http://own.test/gone/" leads nowhere: the site has no gone/index.html',
            'feed.xml:3: <a href> in <content> "http://own.test/lost/" leads nowhere: the site has no lost/index.html',
        ],
    ),
    (
        "a feed whose links depend on where it is read",
        {"feed.xml": "<rss><item>\n<link>gone/</link></item><item><link>http://own.test/</link></item></rss>"},
        [
            'feed.xml:2: 1 of 2 addresses are relative, the first is "gone/", and feed readers can\'t follow those: '
            "build with the site's full address (SITEURL)"
        ],
    ),
    (
        "an id used twice",
        {"a.html": GOOD + '<p id="x">\n<p id="x"><template><p id="x"></template>\n<p id="">'},
        [
            'a.html:5: id "x" is used on line 4 already: rename one of them',
            "a.html:6: id is empty: name it or leave it out",
        ],
    ),
    (
        "labels of what is not there",
        {
            "a.html": GOOD + '<label for="nam">x</label><input id="name" aria-describedby="name hint">\n'
            '<table><tr><th id="h">x<td headers="h i"></table>'
        },
        [
            'a.html:4: aria-describedby names the id "hint", which this page does not have; known here: h, name',
            'a.html:4: for names the id "nam", which this page does not have; did you mean "name"?',
            'a.html:5: headers names the id "i", which this page does not have; known here: h, name',
        ],
    ),
    (
        "what the security headers block",
        {
            "a.html": GOOD + '<script>1</script>\n<script type="application/ld+json">{}</script>\n<style>a{}</style>\n'
            '<p style="a" onclick="b">\n<a href="javascript:b()">x</a><base href="/">'
        },
        [
            'a.html:8: <a href> "javascript:b()" uses javascript:, which can run as a script: link to a file or an address',
            f"a.html:8: a <base>, {BLOCKED}: write every address in full or relative to its page",
            f"a.html:4: a script inside the page, {BLOCKED}: move it to a .js file",
            f"a.html:6: a <style> inside the page, {BLOCKED}: move it to a .css file",
            f"a.html:7: onclick= on <p>, {BLOCKED}: listen in a .js file",
            f"a.html:7: style= on <p>, {BLOCKED}: use a class",
        ],
    ),
    (
        "third parties",
        {
            "a.html": GOOD + '<a href="https://there.test/">x</a><link rel="canonical" href="https://there.test/">\n'
            '<img src="https://there.test/a.png"><img src="data:image/png;base64,AA">\n'
            '<link rel="preconnect" href="//cdn.test"><form action="https://there.test/"></form>'
        },
        [
            'a.html:5: <img src> "https://there.test/a.png" is loaded from there.test, '
            "which then learns who reads this page: copy it into the site",
            'a.html:6: <form action> "https://there.test/" is loaded from there.test, '
            "which then learns who reads this page: copy it into the site",
            'a.html:6: <link href> "//cdn.test" is loaded from cdn.test, '
            "which then learns who reads this page: copy it into the site",
        ],
    ),
    (
        "headings and language",
        {"a.html": "<html><p>x", "b.html": GOOD + "<h1>again</h1>"},
        [
            "a.html: the page has 0 <h1>: it needs exactly one",
            'a.html: the page names no language: write <html lang="en">',
            "b.html:4: the page has 2 <h1> on lines 3, 4: it needs exactly one",
        ],
    ),
    ("an empty page", {"a.html": "\n"}, ["a.html:1: the page is empty"]),
]


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in {"index.html": GOOD, **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("files", "reported"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_each_mistake_is_reported_with_its_place(tmp_path: Path, files: dict[str, str], reported: list[str]) -> None:
    site = read_site(write(tmp_path, files), ("http://own.test",))
    assert [str(finding) for finding in check(site)] == sorted(reported, key=lambda line: line.split(": ")[0])


def test_a_compressed_copy_says_what_its_file_says(tmp_path: Path) -> None:
    """Servers send it in the place of its file. A file of its own that ends in .gz is none of our business."""
    write(tmp_path, {"a.html": GOOD, "b.html": GOOD, "c.html": GOOD})
    right, wrong = GOOD.encode(), b"another page"
    copies = {"a.html.gz": gzip.compress(right), "a.html.br": brotli.compress(right), "data.csv.gz": b"not gzip"}
    faulty = {"b.html.gz": gzip.compress(wrong), "b.html.br": brotli.compress(wrong), "c.html.gz": b"", "c.html.br": b"half"}
    for name, data in {**copies, **faulty}.items():
        (tmp_path / name).write_bytes(data)
    assert [str(finding) for finding in check(read_site(tmp_path))] == [
        "b.html.br: says something else than b.html, and readers would get it: make it anew",
        "b.html.gz: says something else than b.html, and readers would get it: make it anew",
        "c.html.br: can't be read, and readers would get it: make it anew",
        "c.html.gz: can't be read, and readers would get it: make it anew",
    ]


def test_a_sound_site_is_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, {"a/index.html": GOOD + '<a href="../">x</a>'})
    assert main([str(tmp_path)]) == 0
    assert capsys.readouterr() == ("2 pages, 1 link, no problems\n", "")


def test_all_problems_are_shown_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, {"b.html": GOOD + '<a href="#x">x</a>', "a.html": GOOD + '<a href="/own/">x</a>'})
    assert main([str(tmp_path), "--address", "https://own.test/under/"]) == 1
    assert capsys.readouterr() == (
        "3 pages, 2 links, 2 problems\n",
        'a.html:4: <a href> "/own/" leads out of the site, which is published under /under/: use a relative address\n'
        'b.html:4: <a href> "#x" leads nowhere: b.html has no id "x"\n',
    )


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "no")]) == 1
    assert capsys.readouterr().err == f"{tmp_path}/no: there is no such folder; name the folder of a built site\n"


def test_an_empty_folder_is_no_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 1
    assert capsys.readouterr().err == "index.html: the site has no first page\n"
