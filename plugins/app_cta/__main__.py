"""`python -m app_cta campaigns [FOLDER]`: which campaign stands for which placement of a published site.

A store shows campaigns by their names, and a long one is shortened: this is where to look it up.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from app_cta import built


def main(arguments: list[str] | None = None) -> None:
    """Print a line for each campaign: its name, the page, and whether the page's panel or its banner carries it."""
    parser = argparse.ArgumentParser(prog="python -m app_cta", description="Tell which campaign stands for which page.")
    parser.add_argument("command", choices=["campaigns"])
    parser.add_argument("folder", nargs="?", type=Path, default=Path("output"), help="the published site (default: output)")
    options = parser.parse_args(arguments)
    links = built.read(options.folder)
    for campaign, page, where in sorted({(each.campaign, *each.place) for each in links}):
        print(f"{campaign:30}  {'banner' if where else 'panel':6}  {page}")
    if not links:
        print(f"{options.folder}: no page has a store link; docs/app.md says what to set")


if __name__ == "__main__":
    main()
