"""Finding the web servers that the site's configurations are tried on, or getting them.

A server that is not there is unpacked from the system's own packages into .cache/, so that nothing is installed and no
service started. In CI both are always there, or the tests fail.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

NAMES = ("nginx", "caddy")
# Not plain NGINX: nginx itself reads a variable of that name, and takes it for a list of sockets.
ADVICE = "Install nginx and Caddy, or name their programs: NGINX_PROGRAM=/path/to/nginx CADDY_PROGRAM=/path/to/caddy make test"
CACHE = Path(__file__).resolve().parent.parent / ".cache" / "servers"
BROTLI = "usr/lib/nginx/modules/ngx_http_brotli_static_module.so"
EXTRAS = {"nginx": ("libnginx-mod-http-brotli-static",)}  # as good without


def find(name: str) -> str | None:
    """The path of `nginx` or `caddy` if it answers, or None."""
    named = os.environ.get(f"{name.upper()}_PROGRAM")
    folders = [os.environ.get("PATH", ""), "/usr/sbin", str(CACHE / "usr/sbin"), str(CACHE / "usr/bin")]
    path = named or shutil.which(name, path=os.pathsep.join(folders))
    return path if path and _answers([path, "-v" if name == "nginx" else "version"]) else None


def find_or_fetch(name: str) -> str | None:
    """The path of `nginx` or `caddy`, fetched where the system has packages and asks for no password; otherwise None."""
    found = find(name)
    if found or os.environ.get(f"{name.upper()}_PROGRAM") or not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return found
    print(f"No {name} found; trying: apt-get download {name}", flush=True)
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not _fetch(name) and not (_answers([*sudo, "apt-get", "update", "-qq"]) and _fetch(name)):
        return None
    for extra in EXTRAS.get(name, ()):
        _fetch(extra)
    return find(name)


def brotli_module(nginx: str) -> Path | None:
    """The module that sends Brotli copies, if it came with this nginx."""
    path = Path(nginx).resolve().parents[2] / BROTLI
    return path if path.is_file() else None


def _fetch(package: str) -> bool:
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        fetched = subprocess.run(["apt-get", "download", "-qq", package], cwd=folder, capture_output=True)
        files = list(Path(folder).glob("*.deb"))
        return not fetched.returncode and bool(files) and all(_answers(["dpkg-deb", "-x", str(file), str(CACHE)]) for file in files)


def _answers(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, timeout=600).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False
