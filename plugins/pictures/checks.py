"""All problems at once: texts that show pictures, and pictures that cannot be shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from catalogue import UNSEEN
from pictures import uses
from pictures.gallery import Gallery, shown
from pictures.source import ENDINGS
from problems import Problem

TEXTS = ("articles", "pages")


def check(content: Path, gallery: Gallery, extensions: Sequence[str]) -> list[Problem]:
    """The problems of a content folder. A text that can't be read as UTF-8 is another check's to report.

    A picture that can't be shown is told where texts show it; one that only quizzes show, at the file itself.
    """
    problems: list[Problem] = []
    used: set[str] = set()
    for path in _markdown_files(content):
        text = path.read_text(encoding="utf-8-sig", errors="replace")
        up = len(path.relative_to(content).parts) - 1
        found, names = uses.check(text, uses.Place(shown(path), uses.address_of(up)), gallery, extensions)
        problems += found
        used |= names
    for name, reason in gallery.unfit.items():
        if name not in used and Path(name).suffix.lower() in ENDINGS:
            problems.append(Problem(f"{gallery.folder}/{name}", 0, 0, "", f"picture: {Path(name).name} {reason}"))
    return sorted(set(problems))


def _markdown_files(content: Path) -> Iterator[Path]:
    for folder in TEXTS:
        found = (path for path in (content / folder).rglob("*.md") if not path.name.startswith(UNSEEN))
        yield from sorted(path for path in found if path.is_file())
