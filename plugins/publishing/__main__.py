"""`python -m publishing [--output FOLDER] [--check-only]`: what `make publish` and `make check` run.

settings -> content checks -> build into a fresh folder -> plugins finish it -> site check -> swap -> what was published
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from building import build, environment
from publishing import keep, output, settings, swap, workspace
from publishing.checkers import run_checkers
from publishing.finish import finish
from publishing.stop import Stop

WORK = ".build"
LOG = "publish.log"
COPIES = {".gz", ".br"}  # compressed copies of files that are counted already


def main(arguments: list[str] | None = None) -> int:
    """Publish the project in the current folder. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m publishing", description="Build, check and publish the site.")
    parser.add_argument("--output", default=os.environ.get("OUTPUT", ""), help="where to (default: $OUTPUT, or output)")
    parser.add_argument("--check-only", action="store_true", help="check articles, pages and quizzes; build nothing")
    options = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    root = Path.cwd()
    try:
        if options.check_only:
            check_content(settings.read(root), root)
            _say("No problems.")
        else:
            publish(root, options.output)
        return 0
    except Stop as stop:
        _complain(str(stop))
    except OSError as error:
        _complain(_in_words(error))
    except KeyboardInterrupt:
        _complain("Stopped.")
    except Exception:
        _log(root, traceback.format_exc())
        _complain(f"Publishing itself failed; please report it with what {WORK}/{LOG} says.")
    if not options.check_only:
        _complain(f"Nothing was published: {options.output or output.DEFAULT} is as it was.")
    return 1


def publish(root: Path, wanted: str) -> None:
    """All steps, in order. Raises Stop or OSError at the first that fails, with the published site as it was."""
    names = settings.read(root)
    target = output.choose(wanted, root)
    with workspace.locked(root / WORK):
        (root / WORK / LOG).write_text("")
        if swap.recover(target):
            _say(f"Put {_shown(target, root)} back: a publish before this one was killed.")
        check_content(names, root)
        hints = settings.unset(names)
        fresh = workspace.fresh_folder(root / WORK)
        try:
            _build(names, fresh, root)
            finish(names, fresh)
            _check_site(names, fresh, root)
            (fresh / swap.MARKER).write_text(swap.MARKER_TEXT)
            published = _size(fresh)
            kept = keep.carry_over(target, fresh, keep.lasting(names))
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # from here on, "stopped, nothing published" could be untrue
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            swap.swap_in(fresh, target)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    _say(f"Published to {_shown(target, root)}: {published}.")
    if kept:
        _say(f"Kept {_count(kept, 'file')} that pages of earlier publishes load.")
    for hint in hints:
        _say(f"Note: {hint}")


def check_content(names: Mapping[str, Any], root: Path) -> None:
    """Let every checker read what editors wrote, and show its advice. Raises Stop with all problems at once."""
    _say("Checking articles, pages and quizzes …")
    settings.require_content(names, root)
    report = run_checkers(names.get("PLUGINS", []))
    _log(root, report.log)
    for advice in report.advice:
        _say(advice)
    if report.problems:
        count = len(report.problems)
        raise Stop("\n".join([*report.problems, f"{count} problem{'' if count == 1 else 's'} to mend."]))


def _build(names: Mapping[str, Any], fresh: Path, root: Path) -> None:
    _say("Building …")
    result = build(settings.FILE, names.get("PATH") or ".", fresh, fatal="warnings")
    _log(root, result.log)
    if not result.ok:
        raise Stop(f"{result.says}\nThe site could not be built; all that Pelican said is in {WORK}/{LOG}.")


def _check_site(names: Mapping[str, Any], fresh: Path, root: Path) -> None:
    _say("Checking every link of the built site …")
    addresses = [names[name] for name in ("SITE_ADDRESS", "SITEURL", "FEED_DOMAIN") if names.get(name)]
    command = [sys.executable, "-m", "site_check", str(fresh), *(f"--address={url}" for url in addresses)]
    run = subprocess.run(command, env=environment(), capture_output=True, encoding="utf-8", errors="replace")
    _log(root, run.stdout + run.stderr)
    if run.returncode:
        failed = workspace.keep_failed(fresh)
        raise Stop(f"{run.stderr}{run.stdout}These pages can be looked at in {failed.relative_to(root)}/.")


def _size(folder: Path) -> str:
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix not in COPIES]
    pages = sum(path.suffix == ".html" for path in files)
    quizzes = len(list(folder.glob("quizzes/*/index.html")))
    size = sum(path.stat().st_size for path in files)
    words = [_count(pages, "page"), f"{quizzes} of them quizzes" if quizzes else "", _count(len(files), "file")]
    return ", ".join(filter(None, [*words, f"{size:,} bytes"]))


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" + ("" if number == 1 else "s")


def _in_words(error: OSError) -> str:
    where = error.filename2 or error.filename
    what = f"{where}: {error.strerror}" if where else str(error.strerror or error)
    return f"{what}. Mend that, or choose another place: OUTPUT=some/folder make publish"


def _shown(target: Path, root: Path) -> str:
    return f"{target.relative_to(root) if target.is_relative_to(root) else target}/"


def _say(text: str) -> None:
    print(text, flush=True)


def _complain(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _log(root: Path, text: str) -> None:
    # The log is a help, never a reason to fail: the disk may be what is full.
    try:
        (root / WORK).mkdir(exist_ok=True)
        with (root / WORK / LOG).open("a", encoding="utf-8") as log:
            log.write(text)
    except OSError:
        return


if __name__ == "__main__":
    sys.exit(main())
