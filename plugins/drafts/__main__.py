"""python -m drafts article · quiz · show · check

article, quiz  start a draft. PILLAR or KIND, TITLE and SLUG come from the surroundings, as make hands them on; what is missing
               is asked for where somebody can answer
show           what the draft of the slug SLUG still lacks
check          an advice line for each draft; a problem for each place of the site itself that is still to be written
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pelican.settings import read_settings

import words
from drafts import starting
from drafts.files import MARK, SHARED, File, files
from drafts.unwritten import unwritten
from drafts.wishes import KINDS, Wish, granted, slug_of, wishes
from problems import ContentError, Problem, did_you_mean, fail

SETTINGS = "pelicanconf.py"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command on the site in the working folder. Returns its exit code; raises SystemExit on problems."""
    parser = argparse.ArgumentParser(prog="python -m drafts", description="Start articles and quizzes.")
    parser.add_argument("command", choices=["article", "quiz", "show", "check"])
    command = parser.parse_args(arguments).command
    if not Path(SETTINGS).is_file():
        parser.error(f"there is no {SETTINGS} here; run this in the folder of the site")
    settings = read_settings(SETTINGS)
    there = list(files(Path(settings["PATH"]), Path(settings["QUIZ_PATH"])))
    if command == "check":
        return _check(there)
    if command == "show":
        return _show([each for each in there if each.is_draft], os.environ.get("SLUG", "").strip())
    return _start(command, settings, there)


def _start(sort: str, settings: Mapping[str, Any], there: Sequence[File]) -> int:
    choices = tuple(settings["PILLARS"]) if sort == "article" else KINDS
    taken = {each.slug: each.shown for each in there if each.sort == sort}
    if sort == "quiz":
        taken[SHARED.removeprefix(MARK)] = f"{SHARED}.yaml, which has the shared answers"
    wanted = wishes(sort, choices, taken)
    given: Mapping[str, str] = os.environ
    if sys.stdin.isatty():
        given = _asked(wanted, given)
    values, problems = granted(wanted, given, sort)
    if problems:
        print("\n".join(problems), file=sys.stderr)
        return 1
    if sort == "article":
        folder = Path(settings["PATH"], "articles", values["PILLAR"])
        spoken = next(iter(words.of(settings).values()))
        text = starting.article(values["TITLE"], date.today(), str(settings.get("AUTHOR") or "TODO who wrote it"), spoken)
    else:
        folder = Path(settings["QUIZ_PATH"])
        text = starting.quiz(values["KIND"], values["TITLE"])
    path = folder / f"{MARK}{values['SLUG']}{'.md' if sort == 'article' else '.yaml'}"
    folder.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8") as file:  # never in the place of a file that is there
        file.write(text)
    shown = Path(os.path.relpath(path)).as_posix()
    print(
        f"Started {shown}. Its {MARK} keeps it out of the site.\n"
        f"1. Write where it says TODO. make draft SLUG={values['SLUG']} tells what it still lacks.\n"
        f"2. Take the {MARK} away from its name to look at it with make preview, and mend what make check tells then.\n"
        "docs/editors.md has the rest."
    )
    return 0


def _asked(wanted: Sequence[Wish], given: Mapping[str, str]) -> dict[str, str]:
    """What was given, and for everything that was not, what somebody answers. Raises SystemExit when they leave."""
    values = {each.name: given.get(each.name, "") for each in wanted}
    try:
        for each in wanted:
            while not values[each.name]:
                offered = slug_of(values["TITLE"]) if each.name == "SLUG" else ""
                answer = input(f"{each.asks}{f' [{offered}]' if offered else ''}: ").strip() or offered
                told = each.wrong(answer) if answer else f"{each.name} must be said"
                if told:
                    print(f"  {told}")
                else:
                    values[each.name] = answer
    except (EOFError, KeyboardInterrupt):
        raise SystemExit("\nStopped: nothing was written.") from None
    return values


def _show(drafts: Sequence[File], slug: str) -> int:
    known = sorted({each.slug for each in drafts})
    wanted = [each for each in drafts if each.slug == slug]
    if not wanted:
        near = did_you_mean(slug, known) if known else "; make new-article and make new-quiz start one"
        print(f'SLUG: there is no draft "{slug}"{near}', file=sys.stderr)
        return 1
    problems: list[Problem] = []
    for each in wanted:
        problems += unwritten(each.path.read_text(encoding="utf-8", errors="replace"), each.shown)
    if problems:
        print(ContentError(problems), file=sys.stderr)
    codes = [_other_check("quiz" if each.sort == "quiz" else "editorial", each.path) for each in wanted]
    return 1 if problems or any(codes) else 0


def _other_check(room: str, path: Path) -> int:
    # Rooms know nothing of each other; every check is a command.
    return subprocess.run([sys.executable, "-m", room, "check", str(path)]).returncode


def _check(there: Sequence[File]) -> int:
    problems: list[Problem] = []
    for each in there:
        if each.is_draft:
            print(f"advice: {each.shown}: a draft, which is not in the site; make draft SLUG={each.slug} tells what it lacks")
        else:
            problems += unwritten(each.path.read_text(encoding="utf-8", errors="replace"), each.shown)
    if problems:
        fail(problems)
    return 0


if __name__ == "__main__":
    sys.exit(main())
