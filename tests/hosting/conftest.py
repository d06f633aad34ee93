"""A small site of one file of each sort, finished as publishing does it, and the two servers that it is tried on."""

from __future__ import annotations

import os
import runpy
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import hosting
import servers
from hosting import caddy, nginx
from hosting.check import Answer, get
from hosting.policy import Policy
from redirects import Redirect

MOVED = [Redirect("/learn/old/", "/learn/x/"), Redirect("/old.html", "/learn/x/")]
PAGE = '<!doctype html>\n<html lang="en"><title>t</title><h1>{}</h1>\n<a href="../../quizzes/q/">q</a>' + "<p>words and words</p>\n" * 50
FILES = {
    "index.html": PAGE.format("first") + '<link rel="stylesheet" href="assets/0123456789ab/css/site.css"><a href="learn/x/">x</a>',
    "learn/x/index.html": PAGE.format("article"),
    "learn/old/index.html": PAGE.format("moved"),
    "quizzes/q/index.html": PAGE.format("quiz"),
    "assets/0123456789ab/css/site.css": "p { color: red }\n" * 50,
    "assets/0123456789ab/js/site.js": "export const a = 1;\n" * 50,
    "feeds/all.atom.xml": '<feed xmlns="http://www.w3.org/2005/Atom"></feed>' + " " * 500,
    "sitemap.xml": "<urlset/>",
    "icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "site.webmanifest": "{}",
    "robots.txt": "User-agent: *\n",
    ".well-known/apple-app-site-association": "{}",
    ".well-known/assetlinks.json": "[]",
    ".well-known/security.txt": "Contact: us\n",
    ".written-by-make-publish": "ours\n",
    "404.html": PAGE.format("not here") + "<main></main>",
}


@dataclass(frozen=True)
class Server:
    """A running server: what it says to one request, for the small site and for the journal itself."""

    name: str
    address: str
    journal: str
    brotli: bool

    def get(self, path: str, **headers: str) -> Answer:
        return get(self.address + path, {name.replace("_", "-"): value for name, value in headers.items()})


@pytest.fixture(scope="session")
def settings(root: Path) -> dict[str, Any]:
    """The journal's own settings."""
    return runpy.run_path(str(root / "pelicanconf.py"))


@pytest.fixture(scope="session")
def policy(settings: dict[str, Any]) -> Policy:
    """The journal's own headers."""
    return hosting.read(settings)


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory, settings: dict[str, Any]) -> Path:
    """The folder of the small site, finished."""
    folder = tmp_path_factory.mktemp("small") / "site"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    hosting.finish({**settings, "PATH": "no-content"}, folder)
    return folder


@pytest.fixture(scope="session", params=servers.NAMES)
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, small_site: Path, built_site: Path, policy: Policy
) -> Iterator[Server]:
    """nginx and Caddy in turn, with the configuration that we print for them, serving both sites."""
    name = str(request.param)
    program = servers.find_or_fetch(name)
    if program is None:
        pytest.fail(f"{name} was not found. {servers.ADVICE}", pytrace=False)
    start: Callable[..., Path] = {"nginx": _start_nginx, "caddy": _start_caddy}[name]
    ports = _free_ports(2)
    folder = tmp_path_factory.mktemp(name)
    pid = start(program, folder, policy, dict(zip(ports, (small_site, built_site), strict=True)))
    addresses = [f"http://127.0.0.1:{port}" for port in ports]
    yield Server(name, *addresses, brotli=name == "caddy" or servers.brotli_module(program) is not None)
    os.kill(int(pid.read_text()), signal.SIGTERM)


def _start_nginx(program: str, folder: Path, policy: Policy, sites: dict[int, Path]) -> Path:
    """Returns once its ports are open: nginx goes to the background only then."""
    module = servers.brotli_module(program)
    parts = [
        nginx.configuration(policy, MOVED, root=str(site), listen=[f"127.0.0.1:{port}"], brotli=module is not None)
        for port, site in sites.items()
    ]
    maps, _, _ = parts[0].partition("server {")
    temporary = "".join(f"{kind}_temp_path {folder};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (folder / "nginx.conf").write_text(
        (f"load_module {module};\n" if module else "")
        + ("user root;\n" if os.geteuid() == 0 else "")
        + f"pid {folder}/pid;\nerror_log {folder}/log;\nevents {{}}\nhttp {{\naccess_log off;\n{temporary}"
        + maps
        + "".join(part[len(maps) :] for part in parts)
        + "}\n"
    )
    _run([program, "-e", f"{folder}/log", "-c", f"{folder}/nginx.conf"], folder)
    return folder / "pid"


def _start_caddy(program: str, folder: Path, policy: Policy, sites: dict[int, Path]) -> Path:
    """Returns once it serves: that is what `caddy start` waits for."""
    parts = (
        caddy.configuration(policy, MOVED, root=str(site), host=f"http://127.0.0.1:{port}") for port, site in sites.items()
    )
    (folder / "Caddyfile").write_text("{\n    admin off\n    auto_https off\n}\n" + "".join(parts))
    _run([program, "start", "--config", f"{folder}/Caddyfile", "--pidfile", f"{folder}/pid"], folder)
    return folder / "pid"


def _run(command: list[str], folder: Path) -> None:
    with (folder / "said").open("w+") as said:
        done = subprocess.run(command, stdout=said, stderr=subprocess.STDOUT, env={**os.environ, "HOME": str(folder)})
    if done.returncode:
        pytest.fail(f"{' '.join(command)} did not start:\n{(folder / 'said').read_text()}", pytrace=False)


def _free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [int(one.getsockname()[1]) for one in sockets]
    for one in sockets:
        one.close()
    return ports
