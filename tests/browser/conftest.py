"""A real browser on the real site. A page fails its test when the console is not silent or anything leaves the site."""

from __future__ import annotations

import functools
import http.server
import os
import runpy
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

import chromium
import hosting

POLICY = hosting.read(runpy.run_path(str(Path(__file__).parents[2] / "pelicanconf.py")))


class Handler(http.server.SimpleHTTPRequestHandler):
    """A static host as the site expects one: the headers of the settings, its 404 page, and no log."""

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        return POLICY.content_type(self._name(path))

    def end_headers(self) -> None:
        for header, value in POLICY.headers(self._name(self.translate_path(self.path))).items():
            if header != "Content-Type":
                self.send_header(header, value)
        super().end_headers()

    def _name(self, path: str | os.PathLike[str]) -> str:
        file = Path(path) / "index.html" if Path(path).is_dir() else Path(path)
        return file.relative_to(self.directory).as_posix() if file.is_file() else "404.html"

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture(scope="session")
def site(built_site: Path) -> Iterator[str]:
    """The address of the published site, without a slash at its end: `page.goto(site + "/quizzes/")`."""
    handler = functools.partial(Handler, directory=str(built_site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    path = chromium.find()
    if path is None:
        pytest.fail(f"no browser was found. {chromium.ADVICE}", pytrace=False)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=chromium.FLAGS)
        yield started
        started.close()


@pytest.fixture
def complaints() -> list[str]:
    """What `page` heard. A test that provokes a complaint on purpose checks it and takes it out."""
    return []


@pytest.fixture
def page(browser: Browser, site: str, complaints: list[str]) -> Iterator[Page]:
    """A fresh page with storage of its own, for a reader who asked for no motion: nothing has to be waited for.

    Firefox takes the same way with motion, and so do the readers that tests make for themselves.
    """
    own = urlsplit(site).netloc
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.on(
        "console",
        lambda said: complaints.append(f"console: {said.text}") if said.type in {"error", "warning"} else None,
    )
    page.on("pageerror", lambda error: complaints.append(f"uncaught: {error}"))
    page.on("request", lambda made: complaints.append(f"request: {made.url}") if _leaves(made.url, own) else None)
    yield page
    context.close()
    assert complaints == []


def _leaves(url: str, own: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme not in {"data", "blob", "about"} and parts.netloc != own
