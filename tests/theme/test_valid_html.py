"""Every page of the built site is valid HTML."""

from __future__ import annotations

import subprocess
from pathlib import Path


def test_every_page_is_valid(root: Path, node: str, built_site: Path) -> None:
    """html-validate with its rules for the standard finds nothing; the Nu HTML checker is asked by `make audit`."""
    command = [node, "node_modules/html-validate/bin/html-validate.mjs", "--config", ".htmlvalidate.json", "--max-warnings", "0"]
    run = subprocess.run([*command, f"{built_site}/**/*.html"], cwd=root, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_validator_finds_what_is_wrong(root: Path, node: str, tmp_path: Path) -> None:
    """The same command fails on a page with a mistake."""
    (tmp_path / "bad.html").write_text(
        '<!doctype html><html lang="en"><head><title>x</title></head><body><ul><p>no item</p></ul></body></html>'
    )
    command = [node, "node_modules/html-validate/bin/html-validate.mjs", "--config", ".htmlvalidate.json"]
    run = subprocess.run([*command, f"{tmp_path}/**/*.html"], cwd=root, capture_output=True, text=True)
    assert run.returncode == 1
