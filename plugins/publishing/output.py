"""The folder that the site is published to: may we replace it, and can we? Asked before anything is built."""

from __future__ import annotations

import os
from pathlib import Path

from publishing.stop import Stop
from publishing.swap import MARKER

DEFAULT = "output"
SOURCES = ("content", "quizzes", "theme", "plugins", "tests", "docs")


def choose(wanted: str, root: Path) -> Path:
    """The absolute path to publish to, given what was asked for (empty: the default) and the project's folder.

    A link is followed, so that the folder it leads to is replaced and the link stays. Raises Stop when the place is not
    ours to replace, or can't be written to.
    """
    name = wanted or DEFAULT
    target = Path(os.path.realpath(root / name))
    _refuse_sources(name, target, root)
    if target.exists() and not target.is_dir():
        raise Stop(f"{name} is a file, and the site needs a folder of that name: move the file, or choose {_another}")
    if target != Path(os.path.realpath(root)) / DEFAULT:  # a link of that name may lead to anyone's folder
        _refuse_foreign(name, target)
    _refuse_unwritable(name, target)
    return target


_another = "another place with OUTPUT=some/folder make publish"


def _refuse_sources(name: str, target: Path, root: Path) -> None:
    here = Path(os.path.realpath(root))
    if target == here or target in here.parents:
        raise Stop(f"{name} holds this project, which publishing there would replace: choose {_another}")
    for source in SOURCES:
        if (here / source) in (target, *target.parents):
            raise Stop(f"{name} is inside {source}/, which the site is made from: choose {_another}")


def _refuse_foreign(name: str, target: Path) -> None:
    try:
        foreign = target.is_dir() and any(target.iterdir()) and not (target / MARKER).is_file()
    except OSError as error:
        raise Stop(f"{name} can't be read ({error.strerror}): choose {_another}") from error
    if foreign:
        raise Stop(
            f"{name} has files in it that publishing did not write, and they would be lost: "
            "empty the folder yourself, or name one that does not exist yet"
        )


def _refuse_unwritable(name: str, target: Path) -> None:
    parent = target.parent
    try:
        parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Stop(f"{name} can't be made ({error.strerror}): choose {_another}") from error
    # A folder that moves to another place is itself written to: the name of its parent is in it.
    for folder in filter(Path.is_dir, (parent, target)):
        if not os.access(folder, os.W_OK | os.X_OK):
            raise Stop(f"{folder} can't be written to: change its permissions, or choose {_another}")
