"""The main journey in Firefox: start, answer, go back, reload, look over the answers, result with its picture."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

import firefox
from quiz.build import load


def test_a_quiz_can_be_taken_in_firefox(root: Path, node: str, site: str) -> None:
    """Answers survive Back and a reload; the result is the one worked out by hand; the console stays silent."""
    program = firefox.find()
    if program is None:
        pytest.fail(f"no Firefox was found. {firefox.ADVICE}", pytrace=False)
    built = load(root / "quizzes" / "closeness-map.yaml", root / "quizzes").built
    assert built is not None
    responses = {item.id: 2 for item in built.table.items}
    script = root / "tests" / "browser" / "firefox_journey.mjs"
    command = [node, str(script), program, f"{site}/quizzes/closeness-map/", json.dumps(responses)]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=120)
    assert run.returncode == 0, run.stdout + run.stderr
    told = json.loads(run.stdout)
    assert told["version"].lower().startswith("firefox")
    assert told["title"].startswith("Your result")
    assert told["focused"] == "Your result"
    # The middle answer to every question: 3 on both scales, whichever way an item is keyed.
    assert (told["result"], told["scores"]) == ("middle", ["3", "3"])
    assert told["seen"] == told["rows"] == len(built.table.items)
    assert told["reloaded"]
    assert told["complaints"] == []
