"""The site's configuration for Caddy: a Caddyfile with one site.

Caddy sorts directives by their matchers, and of two that set the same header the wrong one may come last. So the matchers
of one header never fit the same file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hosting.policy import TYPE, Policy, covers
from redirects import Redirect

HEAD = """\
# The journal on Caddy 2. Written by `make deploy-caddy`: change HEADERS in pelicanconf.py, then write it anew.
# With a host name Caddy gets the certificate by itself.
"""
UNKNOWN = ("txt", "webmanifest", "ico", "woff2")  # endings that Caddy can tell only where the system has a list of them


def configuration(policy: Policy, redirects: Sequence[Redirect], *, root: str, host: str = "") -> str:
    """The whole file. `root` is the published folder on the server; without a host name it answers on port 80 to every name."""
    lines = [
        f"root * {_quoted(root)}",
        "",
        *_headers(policy),
        "header {",
        "    ?Vary Accept-Encoding",
        "    -Server",
        "}",
        *_types(policy),
        "",
        "# One address for each page.",
        r"@index path_regexp page ^(/(?:[^/\\].*/)?)index\.html$",
        "redir @index {re.page.1} 301",
        *_moved(redirects),
        "",
        "# Copies made by `make publish`; nothing is compressed while readers wait.",
        "file_server {",
        "    precompressed br gzip",
        "    hide _headers _redirects .written-by-make-publish .kept-for-old-pages",
        "}",
        "",
        "error /404.html 404",
        "handle_errors {",
        *(f"    header {name} {_quoted(policy.value(name, '404.html'))}" for name in policy.names),
        f"    header Content-Type {_quoted(policy.content_type('404.html'))}",
        "    rewrite * /404.html",
        "    file_server",
        "}",
    ]
    body = "\n".join(f"    {line}".rstrip() for line in lines)
    return f"{HEAD}\n{host or ':80'} {{\n{body}\n}}\n"


def _headers(policy: Policy) -> Iterator[str]:
    for name in policy.names:
        yield from _rules(name, policy.values(name))


def _types(policy: Policy) -> Iterator[str]:
    named = policy.values(TYPE)
    yield from _rules(TYPE, named)
    apart = [_pattern(path) for path, _ in named]
    for ending in UNKNOWN:
        yield from _rule(f"@{ending}", [f"*.{ending}"], apart, TYPE, policy.content_type(f"x.{ending}"))


def _rules(name: str, values: Sequence[tuple[str, str]]) -> Iterator[str]:
    for index, (path, value) in enumerate(values):
        apart = [_pattern(longer) for longer, _ in values[:index] if covers(path, longer)]
        matcher = f"@{name.lower()}-{len(values) - index}"
        yield from _rule(matcher, [_pattern(path)] if path else [], apart, name, value)


def _rule(matcher: str, paths: Sequence[str], apart: Sequence[str], name: str, value: str) -> Iterator[str]:
    """One header for what `paths` fit (everything, when there are none) and `apart` do not."""
    clauses = [f"{word} {' '.join(those)}" for word, those in (("path", paths), ("not path", apart)) if those]
    if not clauses:
        yield f"header {name} {_quoted(value)}"
        return
    if len(clauses) == 1:
        yield f"{matcher} {clauses[0]}"
    else:
        yield from (f"{matcher} {{", *(f"    {clause}" for clause in clauses), "}")
    yield f"header {matcher} {name} {_quoted(value)}"


def _moved(redirects: Sequence[Redirect]) -> Iterator[str]:
    if redirects:
        yield ""
        yield "# content/redirects.yaml"
    for one in redirects:
        for old in dict.fromkeys((one.old, one.old.rstrip("/"))):
            yield f"redir {old} {one.new} 301"


def _pattern(path: str) -> str:
    return f"/{path}*" if path.endswith("/") else f"/{path}"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'
