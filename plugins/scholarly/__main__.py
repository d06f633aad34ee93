"""Command line: `python -m scholarly check [FILE…]` and `python -m scholarly print`.

check  report every mistake in the bibliography and in the files (default: content/); exit code 1 if there are any
print  every reference of the bibliography as it will read, with its key
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from catalogue import quiz_files
from problems import ContentError
from words import default

from . import apa
from .bibliography import Bibliography
from .files import check_files, markdown_files, read_bibliography

CONTENT, QUIZZES = Path("content"), Path("quizzes")


def listing(bibliography: Bibliography) -> str:
    """All references as text, one paragraph each, in the order of the file."""
    works, words = bibliography.works.values(), default()
    return "\n".join(f"{work.key}\n    {apa.text(apa.reference(work, words))}\n" for work in works)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m scholarly", description="Citations, labels and references.")
    parser.add_argument("--bibliography", type=Path, default=CONTENT / "references.bib", help="default: %(default)s")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="report every mistake in citations, labels and the bibliography")
    checking.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="default: all Markdown below content/, and all quizzes"
    )
    commands.add_parser("print", help="print every reference as it will read")
    given = parser.parse_args(arguments)

    bibliography = read_bibliography(given.bibliography)
    files = (given.files or [*markdown_files(CONTENT), *quiz_files([QUIZZES])]) if given.command == "check" else []
    if problems := check_files(files, bibliography):
        print(ContentError(problems), file=sys.stderr)
        return 1
    if given.command == "print":
        print(listing(bibliography), end="")
    else:
        print(f"{len(files)} {'file' if len(files) == 1 else 'files'}, no problems")
    return 0


if __name__ == "__main__":
    sys.exit(main())
