"""`python -m hosting nginx | caddy | check ADDRESS`: what `make deploy-nginx`, `deploy-caddy` and `deploy-check` run."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import redirects
from hosting import caddy, nginx
from hosting.check import check
from hosting.settings import host, load, read
from problems import ContentError

ROOT = "/var/www/journal"


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line says. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m hosting", description="The site's headers, for a server or from one.")
    parser.add_argument("task", choices=("nginx", "caddy", "check"))
    given = os.environ.get
    parser.add_argument("address", nargs="?", default=given("ADDRESS", ""), help="the site to check (default: $ADDRESS)")
    parser.add_argument("--root", default=given("ROOT") or ROOT, help=f"its folder on the server (default: $ROOT, or {ROOT})")
    parser.add_argument("--brotli", action="store_true", default=bool(given("BROTLI")), help="nginx has the module ngx_brotli")
    options = parser.parse_args(arguments)
    try:
        settings = load(Path.cwd())
        if options.task == "check":
            return _check(options.address or settings.get("SITE_ADDRESS", ""), settings)
        _write(options, settings)
        return 0
    except ContentError as error:
        return _complain(str(error))
    except ValueError as error:
        return _complain(str(error))
    except OSError as error:
        return _complain(f"{options.address}: no answer ({error.strerror or error})")


def _write(options: argparse.Namespace, settings: Mapping[str, Any]) -> None:
    policy, moved, name = read(settings), redirects.load(settings), host(settings)
    if not name:
        print("SITE_ADDRESS is not set, so this answers to every name: SITE_ADDRESS=https://… make deploy-…", file=sys.stderr)
    if options.task == "nginx":
        print(nginx.configuration(policy, moved, root=options.root, host=name, brotli=options.brotli), end="")
    else:
        print(caddy.configuration(policy, moved, root=options.root, host=name), end="")


def _check(address: str, settings: Mapping[str, Any]) -> int:
    if not address:
        return _complain("Which site? ADDRESS=https://… make deploy-check")
    wrong = list(check(address, read(settings)))
    for sentence in wrong:
        print(sentence)
    print(f"{address}: {len(wrong)} problem{'' if len(wrong) == 1 else 's'}" if wrong else f"{address}: all headers are right")
    return 1 if wrong else 0


def _complain(text: str) -> int:
    print(text, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
