"""What plugins do to a site that is built whole: each may have a function `finish(settings, folder)`."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from problems import ContentError
from publishing.stop import Stop


def finish(settings: Mapping[str, Any], folder: Path) -> None:
    """Let every plugin finish the folder, in the order of PLUGINS. Raises Stop with what one refuses, and OSError."""
    for name in settings.get("PLUGINS", []):
        function = getattr(importlib.import_module(name), "finish", None)
        try:
            if function:
                function(settings, folder)
        except ContentError as error:
            raise Stop(str(error)) from error
