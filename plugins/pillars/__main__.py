"""`python -m pillars check`: the problems of content/pillars (exit code 1), or "N files, no problems"."""

from __future__ import annotations

import argparse

from pelican.settings import read_settings

from pillars import check
from problems import fail


def main(arguments: list[str] | None = None) -> None:
    """Check the site in the working folder. Raises SystemExit on problems."""
    parser = argparse.ArgumentParser(prog="python -m pillars", description="Check the overviews of the pillars.")
    parser.add_argument("command", choices=["check"])
    parser.parse_args(arguments)
    overviews, problems = check(read_settings("pelicanconf.py"))
    if problems:
        fail(problems)
    print(f"{len(overviews)} {'file' if len(overviews) == 1 else 'files'}, no problems")


if __name__ == "__main__":
    main()
