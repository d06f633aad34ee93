"""One run of Pelican in a process of its own, with the same result for the same sources.

A leaf, used by publishing and by the preview. A process of its own, because Pelican and its plugins keep state in
modules, and because a build must be able to die without taking anything with it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

STOPPED = "RuntimeError: Warning or error encountered"  # how Pelican leaves, after it has said why
TRACEBACK = "Traceback (most recent call last):"
# `python -m pelican` that ends with whoever started it, also by a signal that nobody can catch: its input is a pipe that says
# nothing and ends with them. An orphan would go on to write into a folder that the next publish has cleared away.
PELICAN = """
import os, runpy, threading
threading.Thread(target=lambda: (os.read(0, 1), os._exit(1)), daemon=True).start()
runpy.run_module("pelican", run_name="__main__", alter_sys=True)
"""
EPOCH = "1767225600"  # 1 January 2026, where there is no commit to take the time from


@dataclass(frozen=True)
class Build:
    """How a run ended: `says` is what a person needs to read, `log` is everything."""

    ok: bool
    says: str
    log: str


def build(settings: str, content: str, output: Path, *, fatal: str) -> Build:
    """Build `content` with a settings file into a folder. `fatal` is "warnings" or "errors": the least that fails.

    Raises OSError when no process can be started.
    """
    command = [sys.executable, "-c", PELICAN, content, "-s", settings, "-o", str(output)]
    listened, held = os.pipe()
    try:
        done = subprocess.run(
            [*command, f"--fatal={fatal}", "--log-handler=plain"],
            env=environment(),
            stdin=listened,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
        )
    finally:
        os.close(listened)
        os.close(held)
    says = readable(done.stderr)
    if done.returncode and not says:
        says = f"Pelican ended with code {done.returncode} and said nothing"
    return Build(done.returncode == 0, says, done.stdout + done.stderr)


def environment() -> dict[str, str]:
    """The surroundings of a build: this process's own, without what would make the same sources build differently."""
    return os.environ | {
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "SOURCE_DATE_EPOCH": _commit_time(),
        "TZ": "UTC",
        "LC_ALL": "C",
        "COLUMNS": "1000",  # or log lines are broken where the terminal ends, in the middle of a file's name
    }


def readable(log: str) -> str:
    """A log without tracebacks: each message once and whole, and of a traceback only the last place that is ours.

    Paths are given from the current folder, as editors know them.
    """
    said: list[str] = []
    for part in re.split(rf"^(?={re.escape(TRACEBACK)})|^(?:During handling|The above exception).*\n", log, flags=re.M):
        frames = re.match(rf"{re.escape(TRACEBACK)}\n(?:[ \t].*\n|\n)*", part)
        message = part[frames.end() :] if frames else part
        message = "\n".join(line for line in message.strip().splitlines() if line != STOPPED)
        if frames:
            message = re.sub(r"^(?:\w+\.)+(?=\w+: )", "", message)  # jinja2.exceptions.TemplateSyntaxError: …
        place = _last_place(frames[0]) if frames and message else ""
        said += [text for text in (message, place) if text and text not in "\n".join(said)]
    return "\n".join(said).replace(f"{Path.cwd()}/", "")


def _last_place(frames: str) -> str:
    places = re.findall(rf'File "{re.escape(str(Path.cwd()))}/([^".][^"]*)", line (\d+)', frames)
    return "    at " + ":".join(places[-1]) if places else ""


def _commit_time() -> str:
    if "SOURCE_DATE_EPOCH" in os.environ:
        return os.environ["SOURCE_DATE_EPOCH"]
    try:
        git = subprocess.run(["git", "log", "-1", "--format=%ct"], capture_output=True, text=True)
    except OSError:
        return EPOCH
    return git.stdout.strip() or EPOCH
