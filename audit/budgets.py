"""budgets.toml -> typed budgets."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

KIB = 1024


@dataclass(frozen=True)
class Budget:
    """What one kind of page may cost. None: nothing is asked of this kind."""

    kib: float
    requests: int
    lighthouse: int
    paint_s: float
    shift: float
    words: int = 0
    kib_per_1000_words: float = 0
    items: int = 0
    kib_per_item: float = 0
    script_kib: float | None = None
    answerable_s: float | None = None
    result_ms: float | None = None

    def kib_for(self, words: int, items: int) -> float:
        """What a page with so many words and quiz items may weigh."""
        more_words, more_items = max(words - self.words, 0), max(items - self.items, 0)
        return self.kib + more_words / 1000 * self.kib_per_1000_words + more_items * self.kib_per_item


@dataclass(frozen=True)
class Search:
    """What looking something up may load."""

    index_kib: float
    index_kib_per_text: float
    script_kib: float


@dataclass(frozen=True)
class Phone:
    """The device and the line that timings are taken with."""

    slowdowns: tuple[int, ...]
    latency_ms: float
    down_kbit_s: float
    up_kbit_s: float


@dataclass(frozen=True)
class Budgets:
    """The whole file."""

    every: Budget
    article: Budget
    quiz: Budget
    collection: Budget
    in_stores_kib: float
    """What the app's store links, their codes and their script may add to a page, once the app is in a store."""
    search: Search
    on_request: frozenset[str]
    phone: Phone

    def of(self, kind: str) -> Budget:
        """The budget of a kind of page."""
        return {"article": self.article, "quiz": self.quiz, "collection": self.collection}.get(kind, self.every)


def read(path: Path) -> Budgets:
    """The budgets. Raises OSError, tomllib.TOMLDecodeError, and TypeError or KeyError where a table is not as expected."""
    content: Mapping[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    every = Budget(**content["every"])
    phone = content["phone"]
    return Budgets(
        every=every,
        article=replace(every, **content["article"]),
        quiz=replace(every, **content["quiz"]),
        collection=replace(every, **content["collection"]),
        in_stores_kib=content["in_stores"]["kib"],
        search=Search(**content["search"]),
        on_request=frozenset(content["on_request"]["modules"]),
        phone=Phone(**{**phone, "slowdowns": tuple(phone["slowdowns"])}),
    )
