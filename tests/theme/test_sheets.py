"""A page's one style sheet holds what the page shows."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup

ROOT = Path(__file__).parents[2]
CLASS = re.compile(r"\.([a-z][\w-]*)")


@cache
def classes(css: str) -> frozenset[str]:
    """The classes that rules of a style sheet name."""
    selectors = re.findall(r"([^{};]+)\{", re.sub(r"/\*.*?\*/|\"[^\"]*\"|url\([^)]*\)", "", css, flags=re.DOTALL))
    return frozenset(name for selector in selectors if not selector.lstrip().startswith("@") for name in CLASS.findall(selector))


def styled() -> frozenset[str]:
    """Every class that the theme has a rule for."""
    files = [*ROOT.glob("theme/base/*.css"), *ROOT.glob("theme/components/*/*.css"), *ROOT.glob("theme/static/css/*.css")]
    return frozenset().union(*(classes(path.read_text(encoding="utf-8")) for path in files))


def fetched() -> frozenset[str]:
    """The classes of the sheets that scripts fetch, with what they import."""
    scripts = "".join(path.read_text(encoding="utf-8") for path in ROOT.glob("theme/static/js/quiz/*.js"))
    held: frozenset[str] = frozenset()
    for name in re.findall(r"sheet\('([\w-]+)'\)", scripts):
        sheet = ROOT / "theme/static/css" / f"{name}.css"
        parts = re.findall(r'@import url\("([^"]+)"\)', sheet.read_text(encoding="utf-8"))
        held = held.union(*(classes((sheet.parent / part).read_text(encoding="utf-8")) for part in parts))
    return held


def test_every_page_has_one_sheet_with_a_rule_for_each_of_its_components(built_site: Path) -> None:
    """One request for styles; no part of a page goes without those that the theme has for it. What only scripts show may find them in
    a sheet that the scripts fetch.
    """
    wanted, later, missing = styled(), fetched(), []
    for path in sorted(built_site.rglob("*.html")):
        soup = BeautifulSoup(path.read_bytes(), "lxml")
        (link,) = soup.select("link[rel=stylesheet]")
        address = str(link["href"])
        sheet = (built_site if address.startswith("/") else path.parent) / address.lstrip("/")
        held = classes(sheet.read_text(encoding="utf-8"))
        used = {
            name
            for part in soup.select("[class]")
            for name in part.get_attribute_list("class")
            if name not in later or not (part.has_attr("hidden") or part.find_parent(hidden=True))
        }
        missing += [f"{path.relative_to(built_site)}: .{name} is not in {sheet.name}" for name in sorted((used & wanted) - held)]
    assert missing == []
