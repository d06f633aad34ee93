"""What `make test` runs. Everything runs even when something before it failed; the last line counts it all.

Each of ruff, mypy, import-linter and tsc counts as one test. The site is built once; then pytest hands one file of tests after
another to three processes: a browser is waited for often, which two would not fill the time of. Arguments go to pytest, which then runs alone: `.venv/bin/python tests/run.py -k word`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

import chromium
import firefox
import node
import servers

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
WORK = ROOT / ".build"
SITE = WORK / "tested-site"
RESULTS = WORK / "tests.xml"
CHECKS = {
    "ruff": [BIN / "ruff", "check", "--quiet"],
    "mypy": [BIN / "mypy", "--strict", "--no-error-summary", "plugins", "audit", "review"],
    "import-linter": [BIN / "lint-imports", "--no-cache"],
    "tsc": [node.find(), "node_modules/typescript/bin/tsc", "--project", "tsconfig.json"],
}


def main(arguments: list[str]) -> int:
    """Run every check, then pytest. Returns the exit code."""
    outcomes = {name: _check(name, list(map(str, command))) for name, command in CHECKS.items()}
    try:
        os.environ["CHROMIUM"] = chromium.find_or_install()
        print(f"browser: {os.environ['CHROMIUM']}", flush=True)
    except RuntimeError as error:
        print(error, flush=True)
        outcomes["browser"] = False
    lacking = {"tests/browser/test_firefox.py": "in Firefox"} if firefox.find_or_install() is None else {}
    if None in [servers.find_or_fetch(name) for name in servers.NAMES]:
        lacking["tests/hosting/test_servers.py"] = "on nginx and Caddy"
    unseen = {} if "CI" in os.environ else lacking  # in CI what is lacking fails its tests
    left_out = [f"--ignore={path}" for path in unseen]
    passed, failed = _pytest([*arguments, *left_out]) if arguments else _side_by_side(left_out)
    for name in (name for name, ok in outcomes.items() if not ok):
        print(f"{name} failed: see above", flush=True)
    for where in unseen.values():
        advice = firefox.ADVICE if where == "in Firefox" else servers.ADVICE
        print(f"NOT TESTED {where}: none was found, and none could be installed. {advice}", flush=True)
    passed += sum(outcomes.values())
    failed += len(outcomes) - sum(outcomes.values())
    print(f"{passed} passed, {failed} failed", flush=True)
    return 1 if failed else 0


def _check(name: str, command: list[str]) -> bool:
    start = time.monotonic()
    run = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    ok = run.returncode == 0
    print(f"{name}: {'ok' if ok else 'FAILED'} ({time.monotonic() - start:.1f} s)", flush=True)
    if not ok:
        print(run.stdout, flush=True)
    return ok


def _side_by_side(more: list[str]) -> tuple[int, int]:
    """Build the site that all tests read, then run them side by side. Returns how many passed and failed."""
    shutil.rmtree(SITE, ignore_errors=True)
    environment = {key: value for key, value in os.environ.items() if key not in {"OUTPUT", "QUIZ_TRIAL", "SITE_ADDRESS"}}
    built = subprocess.run([sys.executable, "-m", "publishing", "--output", str(SITE)], cwd=ROOT, env=environment)
    if built.returncode:
        return 0, 1
    os.environ["TESTED_SITE"] = str(SITE)
    return _pytest(["--numprocesses=3", "--dist=loadfile", *more])


def _pytest(arguments: list[str]) -> tuple[int, int]:
    """How many tests passed and failed; a crash is a failure, and so is a test that was skipped."""
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.unlink(missing_ok=True)
    command = [sys.executable, "-m", "pytest", "-q", f"--junitxml={RESULTS}", *arguments]
    code = subprocess.run(command, cwd=ROOT).returncode
    try:
        suite = next(ElementTree.parse(RESULTS).iter("testsuite"))
    except (OSError, ElementTree.ParseError, StopIteration):
        return 0, 1
    total, failed, skipped = (int(suite.get(key, 0)) for key in ("tests", "failures", "skipped"))
    failed += int(suite.get("errors", 0)) + skipped
    return max(total - failed, 0), max(failed, 1 if code else 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
