"""`make deploy-check` on servers that are wrong, and the command line."""

from __future__ import annotations

import functools
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from hosting.check import check, get
from hosting.policy import Policy


class Careless(http.server.SimpleHTTPRequestHandler):
    """A host without our headers: one of its own, the listing of a folder, and another 404 page."""

    def end_headers(self) -> None:
        self.send_header("X-Content-Type-Options", "sniff")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture(scope="module")
def careless(small_site: Path) -> Iterator[str]:
    handler = functools.partial(Careless, directory=str(small_site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def test_a_host_without_our_headers_is_told_each_one(careless: str) -> None:
    """What is missing, what is wrong, with the value that it should have; and what else readers would notice."""
    policy = Policy({"": {"X-Frame-Options": "DENY", "X-Content-Type-Options": "nosniff", "Cache-Control": "no-cache"}})
    said = list(check(careless, policy))
    assert "/: X-Frame-Options is missing; it should be: DENY" in said
    assert "/learn/x/: X-Content-Type-Options is: sniff; it should be: nosniff" in said
    assert "/assets/0123456789ab/css/site.css: Cache-Control is missing; it should be: no-cache" in said
    assert "/no-such-page/of-the-journal/: the answer does not show the site's own page for that, 404.html" in said
    assert said[-1] == "/: is sent without compression to a browser that understands gzip and Brotli"


@pytest.mark.parametrize("address", ["journal.test", "ftp://journal.test", "https://"])
def test_what_is_no_web_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 (the whole text is compared below)
        get(address)
    assert str(caught.value) == f'"{address}" is no web address; write a whole one, such as https://journal.example.org'


def command(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if key not in {"ADDRESS", "ROOT", "BROTLI", "SITE_ADDRESS"}}
    return subprocess.run(
        [sys.executable, "-m", "hosting", *arguments], cwd=root, env=clean | environment, capture_output=True, text=True
    )


def test_the_command_prints_what_a_server_reads(root: Path) -> None:
    """For the host in SITE_ADDRESS, and for the folder in ROOT; Brotli only on demand, as it needs a module."""
    run = command(root, "nginx", SITE_ADDRESS="https://journal.test", ROOT="/srv/site")
    assert (run.returncode, run.stderr) == (0, "")
    assert '\n    server_name journal.test;\n    root "/srv/site";\n' in run.stdout
    assert "\n    # brotli_static on;" in run.stdout
    assert "\n    brotli_static on;" in command(root, "nginx", BROTLI="1").stdout
    run = command(root, "caddy")
    assert "\n:80 {\n" in run.stdout
    assert run.stderr == "SITE_ADDRESS is not set, so this answers to every name: SITE_ADDRESS=https://… make deploy-…\n"


def test_the_check_says_what_is_wrong_and_ends_with_1(root: Path, careless: str) -> None:
    run = command(root, "check", ADDRESS=careless)
    assert run.returncode == 1
    assert run.stdout.splitlines()[-1].startswith(f"{careless}: ")
    assert run.stdout.splitlines()[-1].endswith(" problems")
    assert command(root, "check").stderr == "Which site? ADDRESS=https://… make deploy-check\n"
    nobody = command(root, "check", "http://127.0.0.1:1")
    assert (nobody.returncode, nobody.stderr) == (1, "http://127.0.0.1:1: no answer (Connection refused)\n")
