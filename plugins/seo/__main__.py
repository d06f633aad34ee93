"""`python -m seo check`: the problems of content/redirects.yaml and of the SEO_ settings (exit code 1), or how many
addresses have moved.
"""

from __future__ import annotations

import argparse

from pelican.settings import read_settings

from problems import fail
from seo import check


def main(arguments: list[str] | None = None) -> None:
    """Check the site in the working folder. Raises SystemExit on problems."""
    parser = argparse.ArgumentParser(prog="python -m seo", description="Check moved addresses, and the settings for being found.")
    parser.add_argument("command", choices=["check"])
    parser.parse_args(arguments)
    moved, problems = check(read_settings("pelicanconf.py"))
    if problems:
        fail(problems)
    print(f"{len(moved)} moved {'address' if len(moved) == 1 else 'addresses'}, no problems")


if __name__ == "__main__":
    main()
