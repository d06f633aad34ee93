"""`python -m pictures check`: the problems of the pictures and of the texts that show them, or "N pictures, no problems"."""

from __future__ import annotations

import argparse
from pathlib import Path

from pelican.settings import read_settings

from pictures import check
from problems import fail

SETTINGS = "pelicanconf.py"


def main(arguments: list[str] | None = None) -> None:
    """Check the pictures of the site in the working folder. Raises SystemExit on problems."""
    parser = argparse.ArgumentParser(prog="python -m pictures", description="Check pictures and where they are shown.")
    parser.add_argument("command", choices=["check"])
    parser.parse_args(arguments)
    if not Path(SETTINGS).is_file():
        parser.error(f"there is no {SETTINGS} here; run this in the folder of the site")
    gallery, problems = check(read_settings(SETTINGS))
    if problems:
        fail(problems)
    count = len(gallery.pictures)
    print(f"{count} {'picture' if count == 1 else 'pictures'}, no problems")


if __name__ == "__main__":
    main()
