"""One round of the preview: build, and show the result only if there is one."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from building import build
from preview.sync import sync
from preview.watch import changed, snapshot

SETTINGS = "pelicanconf.py"
INTERVAL = 0.4  # seconds between two looks at the sources


class Preview:
    """The served folder of one project, and the sources it is built from."""

    def __init__(self, root: Path, sources: Sequence[Path]):
        self.sources = sources
        self.served = root / ".build" / "preview"
        self.fresh = root / ".build" / f"preview-{os.getpid()}"
        self.stamp = root / ".build" / "preview-stamp"
        self.seen = snapshot(sources)

    def rebuild(self) -> bool:
        """Build; on success show the new site, otherwise print why and leave what is shown. Raises OSError."""
        shutil.rmtree(self.fresh, ignore_errors=True)
        self.fresh.mkdir(parents=True)
        self.served.mkdir(exist_ok=True)
        result = build(SETTINGS, "content", self.fresh, fatal="errors")
        if result.says:
            print(result.says, file=sys.stderr, flush=True)
        if result.ok:
            count = sync(self.fresh, self.served)
            self.stamp.write_text(str(count))
            print(f"Built: {count} file{'' if count == 1 else 's'} changed.", flush=True)
        else:
            kept = "the last good preview stays" if (self.served / "index.html").is_file() else "nothing to show yet"
            print(f"Not built: {kept}. Mend what is named above; saving builds again.", file=sys.stderr, flush=True)
        shutil.rmtree(self.fresh, ignore_errors=True)
        return result.ok

    def follow(self, ended: threading.Event) -> None:
        """Build at every change until `ended` is set."""
        while not ended.wait(INTERVAL):
            self.look()

    def look(self) -> bool:
        """Build if a source has changed since the last look. True when one has.

        What is remembered is how the sources were before the build, so that what is saved while it runs is built next.
        """
        now = snapshot(self.sources)
        paths = changed(self.seen, now)
        self.seen = now
        if paths:
            more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
            print(f"Changed: {paths[0]}{more}", flush=True)
            try:
                self.rebuild()
            except OSError as error:
                print(f"Not built: {error}. Saving builds again.", file=sys.stderr, flush=True)
        return bool(paths)
