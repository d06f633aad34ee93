"""`_headers` and `_redirects`, as Netlify and Cloudflare Pages read them from the published folder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hosting.policy import TYPE, Policy
from problems import ContentError, Problem
from redirects import Redirect

HEADERS, REDIRECTS = "_headers", "_redirects"
RULES_MAX = 100  # Cloudflare Pages reads no more


def headers(policy: Policy, entries: Iterable[str]) -> str:
    """The text of `_headers`. `entries` are the names in the site's top folder, those of folders with a `/` at their end.

    Where two rules of that file name the same header, one host joins the values and the other takes one of them. So no
    two rules that fit the same file name the same header: one that differs somewhere is written for each folder by name.
    Raises ContentError for rules that can't be written that way.
    """
    rules: dict[str, dict[str, str]] = {"*": {}}
    differing = [name for name in policy.names if len(policy.values(name)) > 1]
    for name in policy.names:
        if name not in differing:
            for path, value in policy.values(name):
                rules.setdefault(_pattern(path), {})[name] = value
    for entry in sorted(entries):
        path = "" if entry == "index.html" else entry
        rules[_pattern(path, top=True)] = rules.get(_pattern(path, top=True), {}) | {
            name: value for name in differing if (value := policy.value(name, path))
        }
    problems = [_inside(name, path) for name in differing for path, _ in policy.values(name) if "/" in path.rstrip("/")]
    if problems:
        raise ContentError(problems)
    for path, value in policy.values(TYPE):
        rules.setdefault(_pattern(path), {})[TYPE] = value
    rules = {pattern: headers for pattern, headers in rules.items() if headers}
    if len(rules) > RULES_MAX:
        message = f"makes {len(rules)} rules in {HEADERS}, and Cloudflare Pages reads {RULES_MAX}: name fewer files"
        raise ContentError([Problem("pelicanconf.py", 0, 0, "HEADERS", message)])
    blocks = ("\n".join([f"/{pattern}", *(f"  {name}: {value}" for name, value in rules[pattern].items())]) for pattern in rules)
    return "\n".join(blocks) + "\n" if rules else ""


def redirects(moved: Sequence[Redirect]) -> str:
    """The text of `_redirects`; empty when nothing has moved.

    A page stands at each old address, too. A host that prefers it still leads readers on.
    """
    return "".join(f"{one.old} {one.new} 301\n" for one in moved)


def _pattern(path: str, top: bool = False) -> str:
    if not path:
        return "" if top else "*"
    return f"{path}*" if path.endswith("/") else path


def _inside(name: str, path: str) -> Problem:
    message = f'{name} is named for "{path}" and for what is above it, which {HEADERS} can tell apart only for whole top folders'
    return Problem("pelicanconf.py", 0, 0, "HEADERS", message)
