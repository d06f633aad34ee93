"""The preview as an editor meets it: a change is shown, a mistake is printed and shows nothing."""

from __future__ import annotations

import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from preview import rebuild
from preview.rebuild import Preview

SETTINGS = """
PATH = "content"
THEME = "theme"
TIMEZONE = "UTC"
SITENAME = "Small"
ARTICLE_SAVE_AS = CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DIRECT_TEMPLATES = ["index"]
"""
TEMPLATE = "<html><head></head>{% for article in articles %}{{ article.content }}{% endfor %}</html>"
ENDING = 60  # seconds until a test that waits for a line gives up


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one article, and nothing else; the current folder of the test."""
    for name, text in {
        "pelicanconf.py": SETTINGS,
        "content/a.md": "Title: A\nDate: 2026-01-01\n\nFirst.\n",
        "theme/templates/index.html": TEMPLATE,
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / "theme/static").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def preview(project: Path) -> Preview:
    return Preview(project, [Path("content"), Path("theme"), Path("pelicanconf.py")])


def shown(preview: Preview) -> str:
    return (preview.served / "index.html").read_text()


def test_a_change_is_built_once_and_shown(preview: Preview, project: Path, capfd) -> None:
    """A build is no change: looking again right after it builds nothing."""
    assert preview.rebuild()
    assert not preview.look()
    (project / "content/a.md").write_text("Title: A\nDate: 2026-01-01\n\nSecond.\n")
    assert preview.look()
    assert not preview.look()
    assert "Second." in shown(preview)
    assert capfd.readouterr() == (
        "Built: 1 file changed.\nChanged: content/a.md\nBuilt: 1 file changed.\n",
        "",
    )


MISTAKES = [  # (file, what is wrong, what is printed)
    ("content/a.md", "Title: A\n\nNo date.\n", "Skipping content/a.md: could not find information about 'date'"),
    (
        "theme/templates/index.html",
        "{% if %}",
        "TemplateSyntaxError: Expected an expression, got 'end of statement block'\n    at theme/templates/index.html:1",
    ),
    ("pelicanconf.py", "PATH = ", "SyntaxError: invalid syntax (pelicanconf.py, line 1)\n    at pelicanconf.py:1"),
]


@pytest.mark.parametrize(("name", "broken", "printed"), MISTAKES)
def test_a_mistake_is_printed_and_the_last_good_preview_stays(
    preview: Preview, project: Path, capfd, name: str, broken: str, printed: str
) -> None:
    """It is built again as soon as the file is mended."""
    assert preview.rebuild()
    good = (project / name).read_text()
    (project / name).write_text(broken)
    preview.look()
    assert capfd.readouterr().err == (
        f"{printed}\nNot built: the last good preview stays. Mend what is named above; saving builds again.\n"
    )
    assert "First." in shown(preview)
    (project / name).write_text(good.replace("First.", "Mended."))
    preview.look()
    assert ("Mended." in shown(preview)) == ("First." in good)
    assert capfd.readouterr().err == ""
    assert sorted(path.name for path in (project / ".build").iterdir()) == ["preview", "preview-stamp"]


def test_what_is_saved_while_a_build_runs_is_built_next(preview: Preview, project: Path, monkeypatch) -> None:
    """The sources are remembered as they were before the build."""
    real = rebuild.build

    def slow(*arguments, **options):
        result = real(*arguments, **options)
        (project / "content/a.md").write_text("Title: A\nDate: 2026-01-01\n\nSaved meanwhile.\n")
        monkeypatch.setattr(rebuild, "build", real)
        return result

    (project / "content/a.md").write_text("Title: A\nDate: 2026-01-01\n\nSecond.\n")
    monkeypatch.setattr(rebuild, "build", slow)
    assert preview.look()
    assert preview.look()
    assert "Saved meanwhile." in shown(preview)


class Running:
    """`python -m preview` in a process of its own, and what it prints."""

    def __init__(self, port: int):
        environment = os.environ | {"PORT": str(port), "PYTHONPATH": str(Path(__file__).parents[2] / "plugins")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "preview"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.lines: queue.Queue[str] = queue.Queue()
        self.reader = threading.Thread(target=self._read)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))
        self.process.stdout.close()

    def until(self, start: str) -> str:
        while not (line := self.lines.get(timeout=ENDING)).startswith(start):
            pass
        return line


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def running(project: Path, port: int) -> Iterator[Running]:
    running = Running(port)
    yield running
    running.process.send_signal(signal.SIGTERM)
    assert running.process.wait(ENDING) == 0
    running.reader.join(ENDING)


def test_the_preview_serves_follows_and_survives(running: Running, project: Path, port: int) -> None:
    """From the first page over a broken article to the mended one, in one run."""

    def fetch() -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as answer:
            return answer.read().decode()

    assert running.until("Preview:") == f"Preview: http://127.0.0.1:{port}/ (Ctrl-C ends it)"
    assert "First." in fetch()
    assert "/livereload.js" in fetch()
    (project / "content/a.md").write_text("Title: A\n\nNo date.\n")
    assert running.until("Skipping") == "Skipping content/a.md: could not find information about 'date'"
    running.until("Not built")
    assert "First." in fetch()
    (project / "content/a.md").write_text("Title: A\nDate: 2026-01-01\n\nMended.\n")
    running.until("Built")
    assert "Mended." in fetch()


BAD_PORTS = [
    ("0", 'PORT is "0", and must be a number from 1 to 65535: PORT=8001 make preview\n'),
    ("http", 'PORT is "http", and must be a number from 1 to 65535: PORT=8001 make preview\n'),
    ("70000", 'PORT is "70000", and must be a number from 1 to 65535: PORT=8001 make preview\n'),
]


def run_with(port: str) -> tuple[int, str]:
    environment = os.environ | {"PORT": port, "PYTHONPATH": str(Path(__file__).parents[2] / "plugins")}
    run = subprocess.run([sys.executable, "-m", "preview"], env=environment, capture_output=True, text=True)
    return run.returncode, run.stdout + run.stderr


@pytest.mark.parametrize(("port", "said"), BAD_PORTS)
def test_a_port_that_is_none_is_refused(project: Path, port: str, said: str) -> None:
    assert run_with(port) == (1, said)


def test_a_port_in_use_is_one_clear_sentence(project: Path, port: int) -> None:
    """Said before anything is built."""
    with socket.create_server(("127.0.0.1", port)):
        assert run_with(str(port)) == (
            1,
            f"Port {port} is in use: stop what uses it, or take another: PORT=8000 make preview\n",
        )
    assert not (project / ".build").exists()
