"""The scripts of a quiz, as they ship."""

from __future__ import annotations

import re
from pathlib import Path

from audit.weight import compressed


def sizes(site: Path) -> dict[str, int]:
    """Compressed bytes of each quiz script of a built site, by its name without an ending; of words, in the largest language."""
    # A published folder may hold the scripts of earlier publishes, too; a quiz names today's.
    pages = (path.read_text(encoding="utf-8") for path in sorted(site.glob("quizzes/*/index.html")))
    folders = {found[0] for page in pages if (found := re.search(r"assets/[0-9a-f]+/js/quiz/", page))}
    weighed: dict[str, int] = {}
    for path in (path for folder in folders for path in (site / folder).glob("*.js")):
        name = path.name.partition(".")[0]
        weighed[name] = max(weighed.get(name, 0), compressed(path.read_bytes()))
    return weighed
