"""`python -m corrections check`: the problems of content/corrections.yaml (exit code 1), or "N corrections, no problems"."""

from __future__ import annotations

import argparse

from pelican.settings import read_settings

from corrections import check
from problems import fail


def main(arguments: list[str] | None = None) -> None:
    """Check the site in the working folder. Raises SystemExit on problems."""
    parser = argparse.ArgumentParser(prog="python -m corrections", description="Check the corrections.")
    parser.add_argument("command", choices=["check"])
    parser.parse_args(arguments)
    entries, problems = check(read_settings("pelicanconf.py"))
    if problems:
        fail(problems)
    print(f"{len(entries)} {'correction' if len(entries) == 1 else 'corrections'}, no problems")


if __name__ == "__main__":
    main()
