"""Publishing as an editor meets it: what is printed, and what happens to the published site."""

from __future__ import annotations

import fcntl
import os
import re
import select
from pathlib import Path

import pytest

LEFT = "Nothing was published: output is as it was."
OLD = {"output/index.html": "the old site", "output/old/page.html": "an old page"}
CHECKER = """
import os, sys
print({advice!r}.replace("DAY", os.environ.get("SOURCE_DATE_EPOCH", "none")), end="")
print({said!r}, file=sys.stderr)
sys.exit({code})
"""


def checker(name: str, said: str, code: int = 1, advice: str = "") -> dict[str, str]:
    """A plugin whose own check says something."""
    return {
        f"rooms/{name}/__init__.py": "def register(): pass\n",
        f"rooms/{name}/__main__.py": CHECKER.format(said=said, code=code, advice=advice),
    }


BROKEN = [  # (name, files that break the project, more settings, all of standard error)
    (
        "a link that leads nowhere",
        {"content/articles/two.md": "Title: Two\nDate: 2026-03-01\n\n[x](../gone/)\n"},
        "",
        'all.atom.xml:2: 1 of 5 addresses are relative, the first is "../gone/", and feed readers can\'t follow those: '
        "build with the site's full address (SITEURL)\n"
        'two.html:5: <a href> "../gone/" climbs above the site\'s first page: take a ../ away\n'
        "3 pages, 6 links, 2 problems\n"
        f"These pages can be looked at in .build/unpublished/.\n{LEFT}\n",
    ),
    (
        "an article without a date",
        {"content/articles/two.md": "Title: Two\n\nNo date.\n"},
        "",
        "Skipping content/articles/two.md: could not find information about 'date'\n"
        f"The site could not be built; all that Pelican said is in .build/publish.log.\n{LEFT}\n",
    ),
    (
        "a broken template",
        {"theme/templates/index.html": "{% if %}"},
        "",
        "TemplateSyntaxError: Expected an expression, got 'end of statement block'\n    at theme/templates/index.html:1\n"
        f"The site could not be built; all that Pelican said is in .build/publish.log.\n{LEFT}\n",
    ),
    (
        "settings that Python can't read",
        {"publishconf.py": "SITENAME = \n"},
        None,
        f"publishconf.py:1: SyntaxError: invalid syntax (publishconf.py, line 1)\n{LEFT}\n",
    ),
    (
        "settings that fail",
        {"publishconf.py": "from other import *\n", "other.py": "\nA = b\n"},
        None,
        f"other.py:2: NameError: name 'b' is not defined\n{LEFT}\n",
    ),
    (
        "an address that is none",
        {},
        'SITE_ADDRESS = "small.test"',
        f'SITE_ADDRESS is "small.test", and must be a whole address such as https://journal.example.org\n{LEFT}\n',
    ),
    (
        "problems in the content, from every checker at once, in order",
        {
            **checker("quiz", "quizzes/b.yaml:3:1: b\n    b: 1\n    ^\nquizzes/a.yaml: empty"),
            **checker("editorial", "content/x.md:10:1: ten\ncontent/x.md:9:1: nine"),
            **checker("scholarly", "nothing wrong here", code=0),
        },
        'PLUGINS = ["quiz", "editorial", "scholarly"]',
        "content/x.md:9:1: nine\ncontent/x.md:10:1: ten\nquizzes/a.yaml: empty\nquizzes/b.yaml:3:1: b\n    b: 1\n    ^\n"
        f"4 problems to mend.\n{LEFT}\n",
    ),
    (
        "a plugin that crashes",
        {"rooms/crash.py": "def register():\n    raise ValueError('oops')\n"},
        'PLUGINS = ["crash"]',
        "Cannot register plugin `crash`\nValueError: oops\n    at rooms/crash.py:2\n"
        f"The site could not be built; all that Pelican said is in .build/publish.log.\n{LEFT}\n",
    ),
]


@pytest.mark.parametrize(("files", "settings", "said"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_a_step_that_fails_says_why_and_leaves_the_published_site(project, files, settings, said) -> None:
    """Byte for byte as it was, with no traceback, and exit code 1."""
    if settings is not None:
        project.settings(settings)
    project.write(OLD | files)
    before = project.published()
    run = project.publish()
    assert (run.returncode, run.stderr) == (1, said)
    assert project.published() == before


def test_a_site_that_is_sound_takes_the_place_of_the_old_one(project) -> None:
    """Nothing of the old site stays, nothing of the work is left behind, and what was published is counted."""
    project.write(OLD)
    run = project.publish()
    assert (run.returncode, run.stderr) == (0, "")
    assert re.sub(r"[\d,]+ bytes", "… bytes", run.stdout) == (
        "Checking articles, pages and quizzes …\n"
        "Building …\n"
        "Checking every link of the built site …\n"
        "Published to output/: 3 pages, 6 files, … bytes.\n"
    )
    assert sorted(project.published()) == [
        ".written-by-make-publish", "all.atom.xml", "index.html", "one.html", "theme/site.css", "two.html",
    ]  # fmt: skip
    assert project.left_over() == ["publish.lock", "publish.log"]


def test_settings_that_are_missing_are_named_at_the_end(project) -> None:
    """The site's address, and what each plugin says."""
    project.write({"rooms/asks.py": "def register(): pass\ndef missing(settings): return [settings['SITENAME'] + ' lacks x']\n"})
    project.settings('SITE_ADDRESS = ""\nPLUGINS = ["asks"]')
    assert project.publish().stdout.splitlines()[-2:] == [
        "Note: SITE_ADDRESS is not set, so the feed says https://small.test: SITE_ADDRESS=https://… make publish",
        "Note: Small lacks x",
    ]


def test_the_same_sources_give_the_same_bytes(project) -> None:
    """Whatever the time zone, the language and the order of Python's sets."""
    first = project.publish(TZ="Asia/Tokyo", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    once = project.published()
    second = project.publish("--output", "again", TZ="America/Lima", LC_ALL="C", PYTHONHASHSEED="2")
    assert (first.returncode, second.returncode) == (0, 0)
    assert project.published("again") == once


def test_a_publish_that_is_killed_leaves_the_published_site(project) -> None:
    """The old site stays whole, and no process goes on writing; the next publish works and clears away what was left."""
    # The build holds the pipe open for as long as it runs, and would for ever: it waits after the kill.
    killer = "import os, signal\ndef register():\n    os.open('alive', os.O_WRONLY)\n    os.kill(os.getppid(), 9)\n    signal.pause()\n"
    project.write(OLD | {"rooms/killer.py": killer})
    project.settings('PLUGINS = ["killer"]')
    os.mkfifo(project.folder / "alive")
    alive = os.open(project.folder / "alive", os.O_RDONLY | os.O_NONBLOCK)
    before = project.published()
    assert project.publish().returncode == -9
    ended, _, _ = select.select([alive], [], [], 60)
    assert (ended, os.read(alive, 1)) == ([alive], b"")
    os.close(alive)
    assert project.published() == before
    assert any(name.startswith("publish-") for name in project.left_over())
    project.settings("")
    assert project.publish().returncode == 0
    assert project.left_over() == ["publish.lock", "publish.log"]


def test_two_publishes_do_not_run_at_once(project) -> None:
    """The second one says so and changes nothing."""
    project.write(OLD | {".build/publish.lock": "123"})
    with (project.folder / ".build/publish.lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        run = project.publish()
    assert (run.returncode, run.stderr) == (
        1,
        f"another publish is running (process 123): wait until it is done, then try again\n{LEFT}\n",
    )


def test_a_file_that_can_not_be_written_loses_nothing(project) -> None:
    """As on a full disk: here no file may be larger than two thousand bytes."""
    project.write(OLD | {"content/articles/two.md": "Title: Two\nDate: 2026-03-01\n\n" + "Long. " * 1000})
    before = project.published()
    run = project.publish(before="import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))")
    assert run.returncode == 1
    assert "File too large" in run.stderr
    assert run.stderr.endswith(f"\n{LEFT}\n")
    assert "Traceback" not in run.stderr
    assert project.published() == before


def test_no_article_is_not_an_empty_site(project) -> None:
    """Neither a project without articles nor one without content takes the place of the published site."""
    project.write(OLD)
    for path in (project.folder / "content/articles").iterdir():
        path.unlink()
    assert project.publish().stderr == (
        f"content/articles/ has no article yet: write one, a file whose name ends in .md\n{LEFT}\n"
    )
    (project.folder / "content/articles").rmdir()
    (project.folder / "content").rmdir()
    assert project.publish().stderr == f"the folder content/ does not exist: restore it, or set PATH in pelicanconf.py\n{LEFT}\n"


def test_publishing_elsewhere_replaces_only_what_it_wrote(project) -> None:
    """A folder with files of others is refused; one of ours is replaced."""
    project.write({"mine/diary.txt": "dear diary"})
    run = project.publish(OUTPUT="mine")
    assert (run.returncode, run.stderr) == (
        1,
        "mine has files in it that publishing did not write, and they would be lost: empty the folder yourself, "
        "or name one that does not exist yet\nNothing was published: mine is as it was.\n",
    )
    assert project.published("mine") == {"diary.txt": b"dear diary"}
    assert [project.publish(OUTPUT="new/site").returncode for _ in range(2)] == [0, 0]
    assert not project.output.exists()


def test_checking_alone_builds_nothing(project) -> None:
    """`make check` reads, reports and leaves."""
    run = project.publish("--check-only")
    assert (run.returncode, run.stdout) == (0, "Checking articles, pages and quizzes …\nNo problems.\n")
    project.write(checker("quiz", "quizzes/a.yaml:1:1: wrong"))
    project.settings('PLUGINS = ["quiz"]')
    run = project.publish("--check-only")
    assert (run.returncode, run.stderr) == (1, "quizzes/a.yaml:1:1: wrong\n1 problem to mend.\n")
    assert not project.output.exists()


def test_advice_is_shown_in_order_and_stops_nothing(project) -> None:
    """Each with the lines below it; other words of a check that has found nothing stay out of sight."""
    advice = "advice: content/x.md:10:1: ten\n    x\n    ^\nadvice: content/x.md:9:1: nine\n3 files, no problems\n"
    project.write(checker("editorial", "", code=0, advice=advice) | checker("quiz", "", 0, "advice: content/a.md: a\n"))
    project.settings('PLUGINS = ["quiz", "editorial"]')
    run = project.publish("--check-only")
    shown = "advice: content/a.md: a\nadvice: content/x.md:9:1: nine\nadvice: content/x.md:10:1: ten\n    x\n    ^\n"
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == f"Checking articles, pages and quizzes …\n{shown}No problems.\n"
    project.write(checker("quiz", "quizzes/a.yaml:1:1: wrong"))
    run = project.publish("--check-only")
    assert (run.returncode, run.stderr) == (1, "quizzes/a.yaml:1:1: wrong\n1 problem to mend.\n")
    assert "advice: content/x.md:9:1: nine\n" in run.stdout


def test_checks_know_today_unless_the_day_is_given(project) -> None:
    """A build lives in the time of the last commit, a check in that of the editor."""
    project.write(checker("editorial", "", code=0, advice="advice: DAY\n"))
    project.settings('PLUGINS = ["editorial"]')
    assert "advice: 86400\n" in project.publish("--check-only", SOURCE_DATE_EPOCH="86400").stdout
    assert "advice: none\n" in project.publish("--check-only").stdout


def test_a_folder_that_is_no_project_is_refused(project) -> None:
    """Nothing is guessed when the settings are not there."""
    Path(project.folder, "publishconf.py").unlink()
    assert project.publish().stderr == f"publishconf.py is not here: run make publish in the project's own folder\n{LEFT}\n"


def test_plugins_finish_the_folder_before_it_is_checked(project) -> None:
    """In the order of PLUGINS, with the settings; what the last one writes is looked at, too."""
    write = "import pathlib\ndef register(): pass\ndef finish(settings, folder):\n    "
    project.write(
        {
            "rooms/first.py": write + "(folder / 'notes.txt').write_text(settings['SITENAME'])\n",
            "rooms/second.py": write + "(folder / 'notes.txt').rename(folder / 'more.html')\n",
        }
    )
    project.settings('PLUGINS = ["first", "second"]')
    assert project.publish().stderr == (
        "more.html: the page has 0 <h1>: it needs exactly one\n"
        'more.html: the page names no language: write <html lang="en">\n'
        f"4 pages, 6 links, 2 problems\nThese pages can be looked at in .build/unpublished/.\n{LEFT}\n"
    )


def test_a_plugin_may_refuse_the_finished_folder(project) -> None:
    """Its problems are printed as all others, and the published site stays."""
    refuse = "from problems import ContentError, Problem\ndef register(): pass\ndef finish(settings, folder):\n"
    project.write(OLD | {"rooms/strict.py": refuse + "    raise ContentError([Problem('index.html', 3, 0, '', 'no')])\n"})
    project.settings('PLUGINS = ["strict"]')
    before = project.published()
    run = project.publish()
    assert (run.returncode, run.stderr) == (1, f"index.html:3:0: no\n{LEFT}\n")
    assert project.published() == before
    assert project.left_over() == ["publish.lock", "publish.log"]
