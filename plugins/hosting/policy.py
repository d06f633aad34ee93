"""Which headers go with which file: one list, which every host's own form is written from.

Pure. A path is relative to the site's root; one that ends in `/` means everything below, the empty one everything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

TYPE = "Content-Type"  # servers choose it by the ending of a file; a rule with it is for files whose ending misleads

# What files of a static site are; the charset is added to those that are text.
TYPES: Mapping[str, str] = MappingProxyType(
    {
        "html": "text/html",
        "css": "text/css",
        "js": "text/javascript",
        "json": "application/json",
        "txt": "text/plain",
        "xml": "application/xml",
        "webmanifest": "application/manifest+json",
        "svg": "image/svg+xml",
        "png": "image/png",
        "jpg": "image/jpeg",
        "jpeg": "image/jpeg",
        "gif": "image/gif",
        "webp": "image/webp",
        "avif": "image/avif",
        "ico": "image/x-icon",
        "woff2": "font/woff2",
        "pdf": "application/pdf",
    }
)
WITH_CHARSET = ("html", "css", "js", "txt", "xml", "svg")


@dataclass(frozen=True)
class Policy:
    """`rules` has path -> header -> value. Where several paths fit, the longest one that names a header decides on it."""

    rules: Mapping[str, Mapping[str, str]]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every header that some rule names, in the order in which they are named; Content-Type is no such header."""
        return tuple(dict.fromkeys(name for headers in self.rules.values() for name in headers if name != TYPE))

    def headers(self, path: str) -> dict[str, str]:
        """What has to be sent with one file. `path` as an address has it: `quizzes/` for its index.html."""
        found = {name: self.value(name, path) for name in self.names}
        return {name: value for name, value in found.items() if value} | {TYPE: self.content_type(path)}

    def value(self, name: str, path: str) -> str:
        """The value of one header for one file; empty when it is not sent."""
        return next((value for rule, value in self.values(name) if covers(rule, path)), "")

    def values(self, name: str) -> list[tuple[str, str]]:
        """Every (path, value) of one header; the first that covers a file is the one for it."""
        rules = sorted(self.rules, key=lambda rule: (-len(rule), rule))
        return [(rule, self.rules[rule][name]) for rule in rules if name in self.rules[rule]]

    def content_type(self, path: str) -> str:
        """What a file is: by its rule, else by its ending; `application/octet-stream` for an unknown one."""
        if named := self.value(TYPE, path):
            return named
        ending = path.rpartition(".")[2] if "." in path.rpartition("/")[2] else "html" if path.endswith("/") or not path else ""
        kind = TYPES.get(ending, "application/octet-stream")
        return f"{kind}; charset=utf-8" if ending in WITH_CHARSET else kind


def covers(rule: str, path: str) -> bool:
    """Whether a rule's path means a file."""
    return path.startswith(rule) if rule.endswith("/") or not rule else path == rule
