"""The configurations that we print, on a real nginx and a real Caddy: one table of what any server has to do."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import urljoin

import brotli
import pytest

from hosting.check import check, get, samples
from hosting.policy import Policy

FOR_EVER = "public, max-age=31536000, immutable"


def test_every_page_of_the_journal_comes_with_every_header(server, policy: Policy, built_site: Path) -> None:
    """Of whatever kind it is, also below a folder of a quiz: all from the one list, none twice, none of its own."""
    pages = [path.relative_to(built_site).as_posix() for path in built_site.rglob("index.html")]
    assert {"index.html", "learn/attachment-map/index.html", "quizzes/six-signs/index.html"} < set(pages)
    for page in pages:
        path = page.removesuffix("index.html")
        answer = get(f"{server.journal}/{path}")
        assert (path, answer.status) == (path, 200)
        wanted = {name.lower(): value for name, value in policy.headers(path).items()}
        assert {name: answer.headers.get(name) for name in wanted} == wanted
        assert answer.body == (built_site / page).read_bytes()


SORTS = [  # (address, content type, caching)
    ("/", "text/html; charset=utf-8", "no-cache"),
    ("/learn/x/", "text/html; charset=utf-8", "no-cache"),
    ("/assets/0123456789ab/css/site.css", "text/css; charset=utf-8", FOR_EVER),
    ("/assets/0123456789ab/js/site.js", "text/javascript; charset=utf-8", FOR_EVER),
    ("/feeds/all.atom.xml", "application/atom+xml; charset=utf-8", "no-cache"),
    ("/robots.txt", "text/plain; charset=utf-8", "no-cache"),
    ("/site.webmanifest", "application/manifest+json", "no-cache"),
    ("/.well-known/apple-app-site-association", "application/json", "no-cache"),
    ("/.well-known/assetlinks.json", "application/json", "no-cache"),
    ("/.well-known/security.txt", "text/plain; charset=utf-8", "no-cache"),
]


@pytest.mark.parametrize(("path", "kind", "caching"), SORTS)
def test_every_sort_of_file_has_its_type_and_its_caching(server, path: str, kind: str, caching: str) -> None:
    answer = server.get(path)
    assert (answer.status, answer.headers["content-type"], answer.headers["cache-control"]) == (200, kind, caching)


def test_a_quiz_tells_no_other_site_where_its_reader_came_from(server) -> None:
    assert server.get("/quizzes/q/").headers["referrer-policy"] == "no-referrer"


def test_feeds_may_be_shown_by_other_sites_and_pages_may_not(server) -> None:
    assert server.get("/feeds/all.atom.xml").headers["cross-origin-resource-policy"] == "cross-origin"
    assert server.get("/").headers["cross-origin-resource-policy"] == "same-origin"


MISSING = ["/gone/", "/learn/x/gone", "/assets/0123456789ab/css/gone.css", "/assets/", "/404.html", "/.written-by-make-publish",
           "/_headers", "/_redirects"]  # fmt: skip


@pytest.mark.parametrize("path", MISSING)
def test_what_is_not_there_is_answered_with_404_and_our_page(server, policy: Policy, path: str) -> None:
    """With all headers, and never to be kept: the address may exist tomorrow. Our own notes are not there, either."""
    answer = server.get(path)
    assert (answer.status, b"<h1>not here</h1>" in answer.body) == (404, True)
    wanted = {name.lower(): value for name, value in policy.headers("404.html").items()}
    assert {name: answer.headers.get(name) for name in wanted} == wanted


LEADS = [  # (address, where it leads)
    ("/learn/old/", "/learn/x/"),
    ("/learn/old", "/learn/x/"),
    ("/old.html", "/learn/x/"),
    ("/index.html", "/"),
    ("/learn/x/index.html", "/learn/x/"),
    ("/learn/x/index.html?from=mail", "/learn/x/"),
    ("/learn/x", "/learn/x/"),
]


@pytest.mark.parametrize(("path", "place"), LEADS)
def test_one_page_has_one_address(server, path: str, place: str) -> None:
    """Moved pages, folders without their slash and index.html lead there in one step that ends; never to another host."""
    answer = server.get(path)
    assert answer.status in {301, 308}
    assert urljoin(server.address + path, answer.headers["location"]).partition("?")[0] == server.address + place
    assert server.get(place).status == 200
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["//other.test/index.html", "/\\other.test/index.html", "//other.test/../index.html"])
def test_no_address_of_ours_leads_to_another_site(server, path: str) -> None:
    answer = server.get(path)
    assert urljoin(server.address, answer.headers.get("location", "/")).startswith(server.address + "/")


def test_relative_links_lead_where_they_should(server) -> None:
    """They would not from a folder whose address lacks its slash."""
    page = server.get("/learn/x")
    base = urljoin(server.address + "/learn/x", page.headers["location"])
    assert urljoin(base, "../../quizzes/q/") == server.address + "/quizzes/q/"


@pytest.mark.parametrize("path", ["/learn/x/", "/assets/0123456789ab/css/site.css", "/feeds/all.atom.xml"])
def test_compressed_copies_are_sent_to_those_who_can_read_them(server, small_site: Path, path: str) -> None:
    """The copies that publishing made, byte for byte; and caches on the way are told that there are several."""
    file = small_site / (path.strip("/") + ("/index.html" if path.endswith("/") else ""))
    plain = server.get(path)
    zipped = server.get(path, Accept_Encoding="gzip")
    best = server.get(path, Accept_Encoding="gzip, br")
    assert "content-encoding" not in plain.headers
    assert plain.body == file.read_bytes() == gzip.decompress(zipped.body)
    assert zipped.body == file.with_name(file.name + ".gz").read_bytes()
    assert (zipped.headers["content-encoding"], best.headers["content-encoding"]) == ("gzip", "br" if server.brotli else "gzip")
    assert best.body == file.with_name(file.name + (".br" if server.brotli else ".gz")).read_bytes()
    assert brotli.decompress(file.with_name(file.name + ".br").read_bytes()) == plain.body
    assert {answer.headers["content-type"] for answer in (plain, zipped, best)} == {plain.headers["content-type"]}
    assert {answer.headers.get("vary") for answer in (plain, zipped, best)} == {"Accept-Encoding"}


def test_a_page_that_has_not_changed_is_not_sent_again(server) -> None:
    first = server.get("/learn/x/")
    assert server.get("/learn/x/", If_None_Match=first.headers["etag"]).status == 304


def test_one_file_of_each_sort_is_asked_for(server) -> None:
    """As they are found from the first page on."""
    assert samples(server.address + "/") == ["", "assets/0123456789ab/css/site.css", "learn/x/", "quizzes/q/"]


def test_the_check_of_a_running_site_finds_nothing_wrong(server, policy: Policy) -> None:
    """On the journal itself, as a publisher asks: make deploy-check."""
    assert list(check(server.journal, policy)) == []
