"""Finding a Firefox, or getting one. The main journey is tried in a second browser, so that it is not Chromium's alone."""

from __future__ import annotations

import os
import shutil
import subprocess

NAMES = ("firefox-esr", "firefox")
ADVICE = "Install Firefox, or name its program: FIREFOX=/path/to/firefox make test"


def find() -> str | None:
    """The path of a Firefox that answers, or None."""
    named = os.environ.get("FIREFOX")
    candidates = [named] if named else list(filter(None, map(shutil.which, NAMES)))
    return next((path for path in candidates if _answers(path)), None)


def find_or_install() -> str | None:
    """The path of a Firefox that answers, installed where this needs no password; otherwise None."""
    found = find()
    if found or os.environ.get("FIREFOX") or not shutil.which("apt-get"):
        return found
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if sudo and not shutil.which("sudo"):
        return None
    print("No Firefox found; trying: apt-get install firefox-esr", flush=True)
    commands = (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "firefox-esr"])
    done = all(subprocess.run([*sudo, *command], stdout=subprocess.DEVNULL).returncode == 0 for command in commands)
    return find() if done else None


def _answers(path: str) -> bool:
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False
