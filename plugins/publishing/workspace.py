"""The folder `.build`: one publish at a time, a fresh folder for each, nothing left behind by one that was killed."""

from __future__ import annotations

import fcntl
import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from publishing.stop import Stop

FRESH = "publish-"
FAILED = "unpublished"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the right to publish. The system releases it however we end. Raises Stop when another publish has it."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "publish.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            holder = lock.read().strip()
            who = f" (process {holder})" if holder else ""
            raise Stop(f"another publish is running{who}: wait until it is done, then try again") from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def fresh_folder(folder: Path) -> Path:
    """A new, empty folder; those of runs that were killed are removed."""
    for left in folder.glob(FRESH + "*"):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
    fresh = folder / (FRESH + uuid.uuid4().hex[:12])
    fresh.mkdir()
    return fresh


def keep_failed(fresh: Path) -> Path:
    """Keep a build that must not be published, for looking at, in the place of the last such one."""
    failed = fresh.with_name(FAILED)
    shutil.rmtree(failed, ignore_errors=True)
    return fresh.rename(failed)
