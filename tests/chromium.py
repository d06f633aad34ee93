"""Finding a Chromium that runs, or getting one. Browser tests are never skipped, so not having one is an error."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
]
ADVICE = "Install Chromium or Chrome, or name the program of one: CHROMIUM=/path/to/chromium make test"


def find() -> str | None:
    """The path of a browser that answers, or None."""
    return next((path for path in _candidates() if _answers(path)), None)


def find_or_install() -> str:
    """The path of a browser that answers, installed if need be. Raises RuntimeError when none can be had."""
    found = find()
    if found:
        return found
    for commands in _installers():
        print(f"No browser found; trying: {' '.join(commands[-1])}", flush=True)
        if all(subprocess.run(command).returncode == 0 for command in commands) and (found := find()):
            return found
    raise RuntimeError(f"The browser tests need a browser, and none could be found or installed. {ADVICE}")


def _candidates() -> Iterator[str]:
    named = os.environ.get("CHROMIUM")
    if named:
        yield named
        return
    yield from filter(None, map(shutil.which, NAMES))
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if Path(path).is_file():
        yield path


def _installers() -> Iterator[list[list[str]]]:
    if os.environ.get("CHROMIUM"):
        return
    yield [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if shutil.which("apt-get"):
        sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
        if not sudo or shutil.which("sudo"):
            yield [[*sudo, "apt-get", "update", "-q"], [*sudo, "apt-get", "install", "-y", "-q", "chromium"]]


def _answers(path: str) -> bool:
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False
