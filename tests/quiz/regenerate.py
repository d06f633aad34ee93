"""Writes what `python -m quiz check` says about every case in tests/cases/errors, for review as a diff.

.venv/bin/python tests/quiz/regenerate.py && git diff tests/cases/errors
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CASES = Path(__file__).resolve().parents[1] / "cases" / "errors"


def main() -> None:
    """One report per case, beside it."""
    for case in sorted(CASES.glob("[!_]*.yaml")):
        run = subprocess.run(
            [sys.executable, "-m", "quiz", "check", case.name], cwd=CASES, capture_output=True, text=True, encoding="utf-8"
        )
        case.with_suffix(".txt").write_text(run.stderr, encoding="utf-8")


if __name__ == "__main__":
    main()
