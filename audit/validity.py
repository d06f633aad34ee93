"""What the Nu HTML checker, the one behind validator.w3.org, says about every page. It needs a Java."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

JAR = Path("node_modules/vnu-jar/build/dist/vnu.jar")


def mistakes(site: Path) -> list[str]:
    """One line for each error. Raises RuntimeError when the checker can't run."""
    java = shutil.which("java")
    if java is None:
        raise RuntimeError("The Nu HTML checker needs Java 11 or newer; for example default-jre-headless.")
    command = [java, "-Xss1m", "-jar", str(JAR), "--format", "json", "--exit-zero-always", "--skip-non-html", str(site)]
    run = subprocess.run(command, capture_output=True, text=True)
    try:
        said = json.loads(run.stderr)["messages"]
    except (ValueError, KeyError):
        raise RuntimeError(f"The Nu HTML checker stopped:\n{run.stdout}{run.stderr}") from None
    return [
        f"{each['url'].removeprefix('file:').removeprefix(str(site))}:{each.get('lastLine', 0)}: {each['message']}"
        for each in said
        if each["type"] != "info"
    ]
