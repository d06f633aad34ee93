"""Running every plugin's own check, and putting what they say in one order.

A check that fails tells problems; lines that start with “advice: ” are for a person to weigh, and stop nothing.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from building import environment, readable

CHECKERS = ("corrections", "diagrams", "drafts", "editorial", "pictures", "pillars", "quiz", "scholarly", "seo")
ADVICE = "advice: "
PLACE = re.compile(r"(?P<file>[^\s:][^:]*?)(?::(?P<line>\d+))?(?::(?P<column>\d+))?: ")


@dataclass(frozen=True)
class Report:
    """What the checkers said: problems and advice in order of their place, and everything as it came for the log."""

    problems: tuple[str, ...]
    advice: tuple[str, ...]
    log: str


def run_checkers(plugins: Iterable[str]) -> Report:
    """Run `python -m PLUGIN check` for each of the site's plugins that has one, all of them even when one fails."""
    names = [name for name in CHECKERS if name in set(plugins)]
    with ThreadPoolExecutor() as pool:
        runs = list(pool.map(_run, names))
    said = [text for name, run in zip(names, runs, strict=True) for text in _problems(name, run)]
    log = "".join(f"$ {name} check\n{run.stdout}{run.stderr}" for name, run in zip(names, runs, strict=True))
    advice = [text.removeprefix(ADVICE) for run in runs for text in split(run.stdout) if text.startswith(ADVICE)]
    return Report(tuple(in_order(said)), tuple(ADVICE + text for text in in_order(advice)), log)


def split(text: str) -> list[str]:
    """One entry for each problem: a line that is not indented, with the indented lines (source and caret) below it."""
    entries: list[list[str]] = []
    for line in text.splitlines():
        if entries and line[:1].isspace():
            entries[-1].append(line)
        elif line.strip():
            entries.append([line])
    return ["\n".join(entry).rstrip() for entry in entries]


def in_order(problems: Iterable[str]) -> list[str]:
    """Each problem once, by file, line and column; those without a place come last."""
    return sorted(set(problems), key=_place)


def _run(name: str) -> subprocess.CompletedProcess[str]:
    surroundings = environment()
    if "SOURCE_DATE_EPOCH" not in os.environ:
        del surroundings["SOURCE_DATE_EPOCH"]  # a check builds nothing, and may know that a review is overdue today
    return subprocess.run(
        [sys.executable, "-m", name, "check"],
        env=surroundings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )


def _problems(name: str, run: subprocess.CompletedProcess[str]) -> Sequence[str]:
    if run.returncode == 0:
        return []
    said = split(readable(run.stderr)) or [text for text in split(run.stdout) if not text.startswith(ADVICE)]
    return said or [f"the {name} check ended with code {run.returncode} and said nothing"]


def _place(problem: str) -> tuple[bool, str, int, int, str]:
    match = PLACE.match(problem)
    if not match:
        return True, "", 0, 0, problem
    return False, match["file"], int(match["line"] or 0), int(match["column"] or 0), problem
