"""`python -m icons`: draw the icons anew, after the chairs have changed."""

from __future__ import annotations

import sys

from icons import FOLDER, icons
from problems import ContentError, fail


def main() -> int:
    """Write every icon, and say which. Returns the exit code."""
    try:
        drawn = icons()
    except ContentError as error:
        fail(error.problems)
    for name, content in drawn.items():
        (FOLDER / name).write_bytes(content)
        print(f"{name}: {len(content):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
