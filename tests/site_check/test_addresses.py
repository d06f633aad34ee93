"""Where an address leads, from what is written alone."""

import pytest

from site_check.addresses import Faulty, Inside, Outside, resolve

PAGE = "learn/maps/index.html"

INSIDE = [  # (written, file it leads to, anchor)
    ("#part", PAGE, "part"),
    ("#", PAGE, ""),
    ("?x=1#y", PAGE, "y"),
    ("?x=1", PAGE, ""),
    (".", "learn/maps/", ""),
    ("..", "learn/", ""),
    ("../", "learn/", ""),
    ("../../", "", ""),
    ("./", "learn/maps/", ""),
    ("../trust/#a", "learn/trust/", "a"),
    ("../trust/?from=maps#a", "learn/trust/", "a"),
    ("/", "", ""),
    ("/learn/", "learn/", ""),
    ("  ../trust/\n", "learn/trust/", ""),
    ("a%20b.png", "learn/maps/a b.png", ""),
    ("a b.png", "learn/maps/a b.png", ""),
    ("a%23b.html#c", "learn/maps/a#b.html", "c"),
    ("a%2523b.html", "learn/maps/a%23b.html", ""),
    ("a%3Fb.html", "learn/maps/a?b.html", ""),
    ("%C3%A9t%C3%A9.html#%C3%A9", "learn/maps/été.html", "é"),
    ("./a:b", "learn/maps/a:b", ""),
    ("x//y/", "learn/maps/x/y/", ""),
    ("#:~:text=words", PAGE, ""),
    ("#part:~:text=words", PAGE, "part"),
]

OUTSIDE = [
    ("https://example.org/x", "example.org"),
    ("//example.org/x", "example.org"),
    ("HTTPS://Example.ORG", "example.org"),
    ("mailto:us@example.org", ""),
    ("tel:+441234", ""),
]

FAULTY = [
    ("", "is empty: name where it leads, or leave the attribute out"),
    (" \n", "is empty: name where it leads, or leave the attribute out"),
    ("../../../", "climbs above the site's first page: take a ../ away"),
    ("article:maps", "names a source that the build did not translate: check its spelling"),
    ("quiz:maps#a", "names a source that the build did not translate: check its spelling"),
    ("page:about", "names a source that the build did not translate: check its spelling"),
    ("{filename}maps.md", "names a source that the build did not translate: check its spelling"),
    ("%7Bfilename%7Dmaps.md", "names a source that the build did not translate: check its spelling"),
    ("|static|x.png", "names a source that the build did not translate: check its spelling"),
    ("javascript:void(0)", "uses javascript:, which can run as a script: link to a file or an address"),
    ("JavaScript:void(0)", "uses javascript:, which can run as a script: link to a file or an address"),
    ("java\nscript:void(0)", "uses javascript:, which can run as a script: link to a file or an address"),
    ("data:text/html,x", "uses data:, which can run as a script: link to a file or an address"),
    ("htp://example.org", "uses htp:, which is unknown here: use https:, mailto:, tel: or a relative address"),
    ("mailto:", "names nobody after mailto:"),
    ("https:///x", "has no host name"),
    ("http://[x/", "is no valid address"),
]

UNDER = ("https://example.org/journal/", "http://localhost:8000")
UNDER_AN_ADDRESS = [
    ("https://example.org/journal/learn/?x#y", Inside("learn/", "y")),
    ("http://EXAMPLE.org/journal", Inside("")),
    ("http://localhost:8000/learn/", Inside("learn/")),
    ("/journal/learn/", Inside("learn/")),
    ("/journal", Inside("")),
    ("https://example.org/journalist/", Outside("example.org")),
    ("https://example.org/", Outside("example.org")),
    ("/learn/", Faulty("leads out of the site, which is published under /journal/: use a relative address")),
    ("/journalist/", Faulty("leads out of the site, which is published under /journal/: use a relative address")),
]


@pytest.mark.parametrize(("written", "path", "fragment"), INSIDE)
def test_an_address_without_a_host_leads_to_a_file_of_the_site(written: str, path: str, fragment: str) -> None:
    assert resolve(written, PAGE) == Inside(path, fragment)


@pytest.mark.parametrize(("written", "host"), OUTSIDE)
def test_an_address_with_a_host_leads_out(written: str, host: str) -> None:
    assert resolve(written, PAGE) == Outside(host)


@pytest.mark.parametrize(("written", "why"), FAULTY)
def test_what_leads_nowhere_says_why_and_what_to_do(written: str, why: str) -> None:
    assert resolve(written, PAGE) == Faulty(why)


@pytest.mark.parametrize(("written", "target"), UNDER_AN_ADDRESS)
def test_the_sites_own_address_leads_inside_also_below_a_folder(written: str, target: Inside | Outside | Faulty) -> None:
    assert resolve(written, PAGE, UNDER) == target
