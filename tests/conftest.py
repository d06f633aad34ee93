"""What tests of more than one room share: the built site, and a Node to run the browser's modules with."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from node import find as find_node

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once by the code that publishes it. Read it; never write to it."""
    if ready := os.environ.get("TESTED_SITE"):
        return Path(ready)
    folder = tmp_path_factory.mktemp("published") / "site"
    environment = {key: value for key, value in os.environ.items() if key not in {"OUTPUT", "QUIZ_TRIAL", "SITE_ADDRESS"}}
    run = subprocess.run(
        [sys.executable, "-m", "publishing", "--output", str(folder)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    if run.returncode:
        pytest.fail(f"the site could not be published:\n{run.stdout}{run.stderr}", pytrace=False)
    return folder


@pytest.fixture(scope="session")
def node() -> str:
    """The path of a Node."""
    return find_node()


@pytest.fixture(scope="session")
def run_node(root: Path, node: str, built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], None]:
    """`run_node(path)` runs a file of `node:test` tests against the scripts of the built site, and fails with what it says.

    The file imports modules as `#quiz/score.js`; package.json makes that name the source when Node is started by hand.
    SITE names the built site, for tests that open its pages.
    """
    folder = tmp_path_factory.mktemp("shipped")
    named = re.search(r"assets/\w+/js/quiz/", (built_site / "quizzes/closeness-map/index.html").read_text(encoding="utf-8"))
    assert named is not None
    shutil.copytree(built_site / named[0], folder / named[0])
    names = {"type": "module", "imports": {"#quiz/*": f"./{named[0]}*"}}
    (folder / "package.json").write_text(json.dumps(names))
    (folder / "node_modules").symlink_to(root / "node_modules")

    def run(tests: Path) -> None:
        for script in tests.parent.glob("*.js"):
            shutil.copy(script, folder)
        command = [node, "--test", "--test-reporter=spec", str(folder / tests.name)]
        done = subprocess.run(command, cwd=folder, env={**os.environ, "SITE": str(built_site)}, capture_output=True, text=True)
        if done.returncode or not re.search(r"^ℹ pass [1-9]", done.stdout, re.MULTILINE):
            pytest.fail(f"{tests.name}:\n{done.stdout}{done.stderr}", pytrace=False)

    return run
