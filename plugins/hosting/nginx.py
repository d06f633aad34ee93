"""The site's configuration for nginx: maps that choose each header's value, and one server block.

A location with an add_header of its own would lose every inherited one, so all stand in the server block, and what differs
between files comes from a map. Folders are left to nginx itself: it adds the missing slash, without which relative links
would lead elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hosting.policy import TYPE, TYPES, WITH_CHARSET, Policy
from redirects import Redirect

HEAD = """\
# The journal on nginx 1.11 or newer. Written by `make deploy-nginx`: change HEADERS in pelicanconf.py, then write it anew.
# Its place is inside http {}: on Debian and Ubuntu /etc/nginx/conf.d/journal.conf
"""


def configuration(
    policy: Policy,
    redirects: Sequence[Redirect],
    *,
    root: str,
    host: str = "",
    listen: Sequence[str] = ("80", "[::]:80"),
    brotli: bool = False,
) -> str:
    """The whole file. `root` is the published folder on the server; without a host name it answers to every name.

    `brotli` is for an nginx that has the module ngx_brotli, and stops any other from starting.
    """
    server = [
        *(f"listen {address};" for address in listen),
        f"server_name {host or '_'};",
        f"root {_quoted(root)};",
        "server_tokens off;",
        "absolute_redirect off;  # behind a proxy nginx does not know the name and the port that readers use",
        "",
        "# Copies made by `make publish`; nothing is compressed while readers wait.",
        "gzip off;",
        "gzip_static on;",
        "brotli_static on;" if brotli else "# brotli_static on;  # with the module ngx_brotli: make deploy-nginx BROTLI=1",
        "gzip_vary on;",
        "",
        *_types(),
        "",
        *(_header(policy, name) for name in policy.names),
        "",
        "error_page 403 404 =404 /404.html;  # 403 is a folder without a page",
        "location = /404.html { internal; }",
        r"location ~ ^/_(headers|redirects)$|/\.(?!well-known/) { return 404; }",
        *_own_types(policy),
        "",
        "# One address for each page. It looks at what the reader asked for: nginx itself goes on to index.html within.",
        r"if ($request_uri ~ ^(/(?:[^/\\?][^?]*/)?)index\.html(?:\?|$)) { return 301 $1; }",
        *_moved(redirects),
    ]
    body = "\n".join(f"    {line}".rstrip() for line in server)
    return "\n".join([HEAD, *_maps(policy), f"server {{\n{body}\n}}\n"])


def _maps(policy: Policy) -> Iterator[str]:
    for name in policy.names:
        values = policy.values(name)
        if not _everywhere(policy, name):
            # nginx takes the first expression that fits, and the values come with the longest path first.
            default = policy.value(name, "")
            lines = [f'    "~{_expression(path)}" {_quoted(value)};' for path, value in values if path]
            yield "\n".join([f"map $uri {_variable(name)} {{", f"    default {_quoted(default)};", *lines, "}\n"])


def _header(policy: Policy, name: str) -> str:
    # An empty value sends no header at all.
    value = _quoted(policy.value(name, "")) if _everywhere(policy, name) else _variable(name)
    return f"add_header {name} {value} always;"


def _everywhere(policy: Policy, name: str) -> bool:
    return [path for path, _ in policy.values(name)] == [""]


def _types() -> Iterator[str]:
    kinds: dict[str, list[str]] = {}
    for ending, kind in TYPES.items():
        kinds.setdefault(kind, []).append(ending)
    yield "types {"
    yield from (f"    {kind} {' '.join(endings)};" for kind, endings in kinds.items())
    yield "}"
    yield "default_type application/octet-stream;"
    yield "charset utf-8;"
    yield f"charset_types {' '.join(TYPES[ending] for ending in WITH_CHARSET if ending != 'html')};"


def _own_types(policy: Policy) -> Iterator[str]:
    for path, kind in policy.values(TYPE):
        match = f"^~ /{path}" if path.endswith("/") else f"= /{path}"
        yield f"location {match} {{ types {{}} default_type {_quoted(kind)}; }}"


def _moved(redirects: Sequence[Redirect]) -> Iterator[str]:
    if redirects:
        yield ""
        yield "# content/redirects.yaml"
    for one in redirects:
        for old in dict.fromkeys((one.old, one.old.rstrip("/"))):
            yield f"location = {old} {{ return 301 {one.new}; }}"


def _variable(name: str) -> str:
    return "$journal_" + name.lower().replace("-", "_")


def _expression(path: str) -> str:
    escaped = re.escape("/" + path).replace("\\-", "-")
    return f"^{escaped}" if path.endswith("/") else f"^{escaped}$"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'
