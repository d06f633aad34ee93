"""Lighthouse's view of pages, as a phone sees them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CATEGORIES = {"performance": "perf", "accessibility": "a11y", "best-practices": "best", "seo": "seo"}


@dataclass(frozen=True)
class Report:
    """Scores from 0 to 100 by category, and which audits cost points."""

    scores: dict[str, int]
    lost: tuple[str, ...]
    paint_s: float
    shift: float


def run(node: str, chromium: str, flags: Sequence[str], urls: Sequence[str]) -> list[Report]:
    """One report for each address, in order. Raises RuntimeError when Lighthouse can't do its work."""
    script = Path(__file__).with_suffix(".mjs")
    asked = json.dumps({"chromium": chromium, "flags": list(flags), "urls": list(urls)})
    done = subprocess.run([node, str(script)], input=asked, capture_output=True, text=True, cwd=script.parent.parent)
    if done.returncode:
        raise RuntimeError(f"Lighthouse stopped:\n{done.stderr}")
    return [_report(json.loads(line)) for line in done.stdout.splitlines() if line.startswith("{")]


def _report(said: dict[str, Any]) -> Report:
    if said["error"] or None in said["scores"].values():
        raise RuntimeError(f"Lighthouse could not judge {said['url']}: {said['error'] or said['scores']}")
    scores = {short: int(said["scores"][name]) for name, short in CATEGORIES.items()}
    return Report(scores, tuple(said["lost"]), float(said["paint_s"]), float(said["shift"]))
