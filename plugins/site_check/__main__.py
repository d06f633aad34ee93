"""`python -m site_check FOLDER [--address URL]`: every problem of a built site, one line each; exit code 1 if any."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from site_check.read import read_site
from site_check.rules import check, count_documents, count_links


def main(arguments: list[str] | None = None) -> int:
    """Check the folder named on the command line. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m site_check", description="Check a built site for what is broken.")
    parser.add_argument("folder", type=Path, help="the built site")
    parser.add_argument(
        "--address",
        action="append",
        default=[],
        metavar="URL",
        help="a web address under which the folder is published; may be given again (default: $SITE_ADDRESS)",
    )
    options = parser.parse_args(arguments)
    addresses = options.address or [os.environ.get("SITE_ADDRESS", "")]
    if not options.folder.is_dir():
        print(f"{options.folder}: there is no such folder; name the folder of a built site", file=sys.stderr)
        return 1
    try:
        site = read_site(options.folder, tuple(filter(None, addresses)))
    except OSError as error:
        print(f"{error.filename}: can't be read: {error.strerror}", file=sys.stderr)
        return 1
    findings = check(site)
    size = f"{_count(count_documents(site), 'page')}, {_count(count_links(site), 'link')}"
    for finding in findings:
        print(finding, file=sys.stderr)
    print(f"{size}, {_count(len(findings), 'problem') if findings else 'no problems'}")
    return 1 if findings else 0


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" + ("" if number == 1 else "s")


if __name__ == "__main__":
    sys.exit(main())
