"""Command line: `python -m editorial check [FILE…]` and `python -m editorial reading`.

check    the problems of the content (exit code 1), or "N files, no problems"; advice, which is nobody's mistake, is
         printed before, in lines that start with “advice: ”
reading  how hard each article is to read, and its hardest sentences

Where the site's settings have STANDARDS, articles are held to these too. A build does without, so that a draft can be
looked at.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican.settings import read_settings

import words
from editorial import check, content_files, from_settings, standards
from problems import fail

SETTINGS = "pelicanconf.py"


def main(arguments: list[str] | None = None) -> None:
    """Run one command on the site in the working folder. Raises SystemExit on problems."""
    parser = argparse.ArgumentParser(prog="python -m editorial", description="Check articles and pages.")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="report every mistake, and advice")
    checking.add_argument("files", nargs="*", type=Path, metavar="FILE", help="articles or pages; all when none is named")
    commands.add_parser("reading", help="how hard each article is to read")
    options = parser.parse_args(arguments)
    if not Path(SETTINGS).is_file():
        parser.error(f"there is no {SETTINGS} here; run this in the folder of the site")

    settings = read_settings(SETTINGS)
    if options.command == "check":
        _check(settings, [path.absolute() for path in options.files])
    else:
        print("\n".join(standards.table(standards.articles(from_settings(settings)))))


def _check(settings: Mapping[str, Any], named: list[Path]) -> None:
    site = from_settings(settings)
    files = named or None
    problems = check(site, files)
    if settings.get("STANDARDS"):
        report = standards.check(site, Path(settings["THEME"], "templates"), standards.today(), files, words.of(settings))
        problems += report.problems
        for advice in report.advice:
            print(f"advice: {advice}")
    if problems:
        fail(problems)
    count = len(files or content_files(site))
    print(f"{count} {'file' if count == 1 else 'files'}, no problems")


if __name__ == "__main__":
    main()
