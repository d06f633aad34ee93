"""The journal itself, published."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from publishing import keep


def files(folder: Path) -> dict[str, bytes]:
    """What the commit built: without what is kept of earlier publishes."""
    listed = folder / keep.LIST
    kept = {keep.LIST, *(listed.read_text().split() if listed.exists() else [])}
    found = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {name: data for name, data in found.items() if name not in kept}


def test_the_journal_is_built_the_same_in_every_time_zone_and_language(root: Path, built_site: Path, tmp_path: Path) -> None:
    """Byte for byte, so that a difference between two published sites is one that somebody made."""
    wishes = {"OUTPUT", "QUIZ_TRIAL", "SITE_ADDRESS"}
    environment = {key: value for key, value in os.environ.items() if key not in wishes}
    run = subprocess.run(
        [sys.executable, "-m", "publishing", "--output", str(tmp_path / "again")],
        cwd=root,
        env=environment | {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert files(tmp_path / "again") == files(built_site)
