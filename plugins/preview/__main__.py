"""`python -m preview`: what `make preview` runs. PORT chooses the port, 8000 if it is not set."""

from __future__ import annotations

import errno
import logging
import os
import signal
import socket
import sys
import threading
from pathlib import Path

from livereload import Server
from livereload.handlers import LiveReloadHandler

from preview.rebuild import Preview

HOST = "127.0.0.1"
SOURCES = ("content", "quizzes", "theme", "plugins", "pelicanconf.py", "publishconf.py")


class QuietServer(Server):  # type: ignore[misc] # livereload has no types
    """livereload that says when it is ready, and has no log line for every request to push an error out of sight."""

    def application(self, port: int, host: str, **options: object) -> None:
        """Start to listen. Raises OSError when the port can't be had."""
        super().application(port, host, **options)
        print(f"Preview: http://{host}:{port}/ (Ctrl-C ends it)", flush=True)

    def _setup_logging(self) -> None:
        logging.getLogger("livereload").setLevel(logging.WARNING)
        logging.getLogger("tornado.access").setLevel(logging.ERROR)


def main() -> int:
    """Serve the project in the current folder until Ctrl-C. Returns the exit code."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    given = os.environ.get("PORT") or "8000"
    if not (given.isascii() and given.isdigit() and 0 < int(given) < 65536):
        return _complain(f'PORT is "{given}", and must be a number from 1 to 65535: PORT=8001 make preview')
    try:
        _claim(int(given))
        _serve(int(given))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            other = "8001" if given == "8000" else "8000"
            return _complain(f"Port {given} is in use: stop what uses it, or take another: PORT={other} make preview")
        return _complain(f"The preview can't start: {error}")
    except KeyboardInterrupt:
        pass
    print("\nPreview ended.", flush=True)
    return 0


def _serve(port: int) -> None:
    trial = os.environ.get("QUIZ_TRIAL")
    preview = Preview(Path.cwd(), [*map(Path, SOURCES), *([Path(trial)] if trial else [])])
    print("Building …", flush=True)
    preview.rebuild()
    server = QuietServer()
    server.watch(str(preview.stamp))
    LiveReloadHandler.DEFAULT_RELOAD_TIME = 0  # otherwise a second save within three seconds is not shown
    ended = threading.Event()
    threading.Thread(target=preview.follow, args=(ended,), daemon=True).start()
    try:
        server.serve(port=port, host=HOST, root=str(preview.served))
    finally:
        ended.set()


def _claim(port: int) -> None:
    """Raise OSError now, and not after the first build, when the port can't be had."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        trial.bind((HOST, port))


def _complain(text: str) -> int:
    print(text, file=sys.stderr, flush=True)
    return 1


if __name__ == "__main__":
    sys.exit(main())
