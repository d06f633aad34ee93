"""The settings that publishing itself needs, read from the settings file without starting Pelican."""

from __future__ import annotations

import importlib
import re
import runpy
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from problems import ContentError
from publishing.stop import Stop

FILE = "publishconf.py"


def read(root: Path) -> dict[str, Any]:
    """The names in capitals that the settings file defines. Raises Stop when it is not there or fails."""
    if not (root / FILE).is_file():
        raise Stop(f"{FILE} is not here: run make publish in the project's own folder")
    sys.path.insert(0, str(root))
    try:
        names = runpy.run_path(str(root / FILE))
    except Exception as error:
        raise Stop(f"{_place(error, root)}{type(error).__name__}: {error}") from error
    return {name: value for name, value in names.items() if name.isupper()}


def require_content(settings: Mapping[str, Any], root: Path) -> None:
    """Raise Stop when there is no article at all: an empty site would take the place of the published one."""
    content = settings.get("PATH") or "."
    if not (root / content).is_dir():
        raise Stop(f"the folder {content}/ does not exist: restore it, or set PATH in pelicanconf.py")
    places = [Path(content, folder) for folder in settings.get("ARTICLE_PATHS") or [""]]
    if not any(True for place in places for _ in (root / place).rglob("*.md")):
        raise Stop(f"{places[0].as_posix()}/ has no article yet: write one, a file whose name ends in .md")


def unset(settings: Mapping[str, Any]) -> list[str]:
    """A sentence for each setting that readers would miss. A plugin adds its own with `missing(settings) -> list[str]`.

    Raises Stop when a plugin refuses the settings, or the address is none.
    """
    sentences = []
    address = settings.get("SITE_ADDRESS")
    if address and not re.fullmatch(r"https?://[^/?#\s]+[^?#\s]*", address):
        raise Stop(f'SITE_ADDRESS is "{address}", and must be a whole address such as https://journal.example.org')
    if not address:
        feed = settings.get("FEED_DOMAIN") or "no address"
        sentences.append(f"SITE_ADDRESS is not set, so the feed says {feed}: SITE_ADDRESS=https://… make publish")
    for name in settings.get("PLUGINS", []):
        try:
            missing = getattr(importlib.import_module(name), "missing", None)
            sentences += missing(settings) if missing else []
        except ImportError:
            continue  # the build says it, with the place
        except ContentError as error:
            raise Stop(str(error)) from error
    return sentences


def _place(error: Exception, root: Path) -> str:
    """`pelicanconf.py:12: `: the last line of ours that ran, or the one that Python could not read."""
    places = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError) and error.filename:
        places.append((error.filename, error.lineno))
    ours = [f"{Path(file).name}:{line}: " for file, line in places if Path(file).parent == root]
    return ours[-1] if ours else f"{FILE}: "
