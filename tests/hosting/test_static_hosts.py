"""`_headers` and `_redirects`, read as Netlify and Cloudflare Pages read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from hosting import static_hosts
from hosting.policy import Policy, covers
from problems import ContentError
from redirects import Redirect


def parsed(text: str) -> list[tuple[str, dict[str, str]]]:
    """Every rule of a `_headers` file: its pattern and its headers."""
    rules: list[tuple[str, dict[str, str]]] = []
    for line in text.splitlines():
        if line.startswith("/"):
            rules.append((line, {}))
        else:
            name, _, value = line.strip().partition(": ")
            assert name not in rules[-1][1]
            rules[-1][1][name] = value
    return rules


def fits(pattern: str, address: str) -> bool:
    return address.startswith(pattern[:-1]) if pattern.endswith("*") else address == pattern


def test_every_file_gets_its_headers_and_no_header_twice(policy: Policy, built_site: Path) -> None:
    """One host joins the values of two rules that name the same header, the other takes one: so no file meets two such rules.

    These hosts compress by themselves and never send our copies.
    """
    rules = parsed((built_site / "_headers").read_text())
    assert len(rules) <= static_hosts.RULES_MAX
    files = [path.relative_to(built_site).as_posix() for path in built_site.rglob("*") if path.is_file()]
    for file in (name for name in files if not name.startswith((".", "_")) and not name.endswith((".gz", ".br"))):
        path = file.removesuffix("index.html")
        met = [headers for pattern, headers in rules if fits(pattern, f"/{path}")]
        sent = {name: value for headers in met for name, value in headers.items()}
        assert sum(map(len, met)) == len(sent), file
        wanted = policy.headers(path)
        assert sent == {name: value for name, value in wanted.items() if name in sent or name != "Content-Type"}, file


def test_a_header_that_differs_below_a_top_folder_is_refused() -> None:
    policy = Policy({"": {"X-One": "a"}, "quizzes/one/": {"X-One": "b"}})
    with pytest.raises(ContentError) as caught:
        static_hosts.headers(policy, ["quizzes/", "index.html"])
    assert str(caught.value) == (
        'pelicanconf.py: HEADERS: X-One is named for "quizzes/one/" and for what is above it, '
        "which _headers can tell apart only for whole top folders"
    )


def test_no_more_rules_than_a_host_reads() -> None:
    policy = Policy({"": {"X-One": "a"}, "a/": {"X-One": "b"}})
    with pytest.raises(ContentError) as caught:
        static_hosts.headers(policy, [f"{number}/" for number in range(101)])
    assert str(caught.value) == (
        "pelicanconf.py: HEADERS: makes 101 rules in _headers, and Cloudflare Pages reads 100: name fewer files"
    )


def test_no_headers_make_no_file() -> None:
    assert static_hosts.headers(Policy({}), ["index.html"]) == ""


def test_moved_addresses_are_written_one_a_line() -> None:
    assert static_hosts.redirects([]) == ""
    assert static_hosts.redirects([Redirect("/old/", "/new/"), Redirect("/a.html", "/b/")]) == "/old/ /new/ 301\n/a.html /b/ 301\n"


def test_a_folder_covers_what_is_in_it_and_a_file_only_itself() -> None:
    assert covers("a/", "a/b")
    assert covers("", "a")
    assert not covers("a", "a/b")
    assert not covers("a/", "ab")
