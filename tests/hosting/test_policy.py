"""The one list of headers: which file gets what, and what of the settings is refused."""

from __future__ import annotations

from typing import Any

import pytest

from hosting.policy import Policy
from hosting.settings import host, read
from problems import ContentError

POLICY = Policy(
    {
        "": {"X-One": "every", "Cache-Control": "no-cache"},
        "a/": {"Cache-Control": "a year"},
        "a/b/": {"X-One": "below", "X-Two": "only there"},
        "a/list.xml": {"Content-Type": "application/atom+xml"},
    }
)

FILES = [  # (file, all its headers)
    ("", {"X-One": "every", "Cache-Control": "no-cache", "Content-Type": "text/html; charset=utf-8"}),
    ("x/", {"X-One": "every", "Cache-Control": "no-cache", "Content-Type": "text/html; charset=utf-8"}),
    ("x/index.html", {"X-One": "every", "Cache-Control": "no-cache", "Content-Type": "text/html; charset=utf-8"}),
    ("ab.png", {"X-One": "every", "Cache-Control": "no-cache", "Content-Type": "image/png"}),
    ("a/site.css", {"X-One": "every", "Cache-Control": "a year", "Content-Type": "text/css; charset=utf-8"}),
    ("a/list.xml", {"X-One": "every", "Cache-Control": "a year", "Content-Type": "application/atom+xml"}),
    ("a/b/c", {"X-One": "below", "Cache-Control": "a year", "X-Two": "only there", "Content-Type": "application/octet-stream"}),
]


@pytest.mark.parametrize(("path", "headers"), FILES)
def test_the_longest_path_that_names_a_header_decides_on_it(path: str, headers: dict[str, str]) -> None:
    assert POLICY.headers(path) == headers


REFUSED: list[tuple[Any, list[str]]] = [
    ("nosniff", ['must be a dictionary: {"": {"X-Content-Type-Options": "nosniff"}}']),
    ({"": "nosniff"}, ['what belongs to "" must be a dictionary of headers']),
    ({"/*": {}}, ['"/*" is no path; write "" for all files, a folder such as "images/", or a file such as "robots.txt"']),
    ({"": {"X One": "a", "X-Two": 2}}, ['"X One" is no header; a name has letters, digits and hyphens',
                                       "the value of X-Two must be one line of plain characters"]),
    ({"": {"A": "b\nC: d"}}, ["the value of A must be one line of plain characters"]),
    ({"": {"A": "$host", "B": "{host}"}}, ["the value of A has a $, which web servers take for something of their own",
                                          "the value of B has a {, which web servers take for something of their own"]),
]  # fmt: skip


@pytest.mark.parametrize(("headers", "said"), REFUSED)
def test_what_some_host_could_not_send_is_refused_with_every_reason_at_once(headers: Any, said: list[str]) -> None:
    with pytest.raises(ContentError) as caught:
        read({"HEADERS": headers})
    assert [str(problem) for problem in caught.value.problems] == [f"pelicanconf.py: HEADERS: {message}" for message in said]


def test_a_server_is_configured_for_a_whole_host() -> None:
    assert host({"SITE_ADDRESS": "https://journal.test"}) == "journal.test"
    assert host({}) == ""
    with pytest.raises(ContentError) as caught:
        host({"SITE_ADDRESS": "https://us.test/journal"})
    assert str(caught.value) == (
        "publishconf.py: SITE_ADDRESS: the site is below /journal/, and this is for a whole host: "
        "add HEADERS to your own configuration"
    )


def test_the_journal_asks_for_what_its_design_says(settings: dict[str, Any]) -> None:
    """The policy against injected code word by word, and no header that a checklist of today would miss.

    Pages link a web manifest; without manifest-src browsers would refuse it aloud.
    """
    headers = read(settings).headers("quizzes/six-signs/")
    assert headers["Content-Security-Policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Strict-Transport-Security"] == "max-age=31536000"
    assert {"Permissions-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "X-Content-Type-Options"} < set(
        headers
    )
