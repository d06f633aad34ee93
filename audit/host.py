"""A built site on this machine, sent as a good host sends it: compressed, with the headers of the settings and its 404 page."""

from __future__ import annotations

import functools
import gzip
import http.server
import runpy
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote, urlsplit

import hosting

ROOT = Path(__file__).resolve().parent.parent
POLICY = hosting.read(runpy.run_path(str(ROOT / "pelicanconf.py")))


@contextmanager
def serve(site: Path) -> Iterator[str]:
    """The address of the site while the block runs, without a slash at its end."""
    handler = functools.partial(_Handler, site.resolve())
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@functools.cache
def _compressed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 9, mtime=0)


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, site: Path, *arguments: object) -> None:
        self.site = site
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = (self.site / unquote(urlsplit(self.path).path).lstrip("/")).resolve()
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file() and path.is_relative_to(self.site)
        path = path if found else self.site / "404.html"
        body = _compressed(path)
        self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        for name, value in POLICY.headers(path.relative_to(self.site).as_posix()).items():
            # Lighthouse fetches robots.txt from inside the page, and takes a refusal for a missing file.
            self.send_header(name, value.replace("default-src 'none'", "default-src 'none'; connect-src 'self'"))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        return
