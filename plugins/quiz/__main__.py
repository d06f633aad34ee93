"""python -m quiz check [FILE…] · report [FILE…] · score FILE RESPONSES · schema

Without files, `check` reads every quiz of the site and also proves that what they link to exists. RESPONSES is JSON such as
{"item id": option index or null}, or the name of a file that holds it, or - for standard input.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from catalogue import scan
from problems import fail
from quiz.build import BuiltQuiz, Loaded, load, load_all
from quiz.report import as_data, as_text, report
from quiz.schema import schema_text
from quiz.scoring import Outcome, decimal, score
from quiz.table import Response

CONTENT, QUIZZES = Path("content"), Path("quizzes")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m quiz", description="Check, score and describe quiz files.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="report every problem, or say that there is none")
    check.add_argument("files", nargs="*", type=Path, metavar="FILE", help="quiz files; all of the site's when none is named")
    about = commands.add_parser("report", help="tell what a quiz does to its readers")
    about.add_argument("files", nargs="*", type=Path, metavar="FILE", help="quiz files; all of the site's when none is named")
    about.add_argument("--json", action="store_true", help="as JSON")
    one = commands.add_parser("score", help="score one set of responses")
    one.add_argument("file", type=Path, metavar="FILE")
    one.add_argument("responses", metavar="RESPONSES", help='JSON {"item id": option index or null}, a file, or -')
    commands.add_parser("schema", help="the JSON Schema that editors' tools complete from")
    options = parser.parse_args(arguments)
    if options.command == "check":
        return _check(options.files)
    if options.command == "report":
        return _report(options.files, options.json)
    if options.command == "score":
        return _score(options.file, options.responses)
    sys.stdout.write(schema_text())
    return 0


def _check(files: Sequence[Path]) -> int:
    count = len(_built(files))
    print(f"{count} {'quiz' if count == 1 else 'quizzes'}, no problems")
    return 0


def _report(files: Sequence[Path], as_json: bool) -> int:
    reports = [report(built) for built in _built(files)]
    print(json.dumps(as_data(reports), ensure_ascii=False, indent=2) if as_json else "\n\n".join(map(as_text, reports)))
    return 0


def _built(files: Sequence[Path]) -> list[BuiltQuiz]:
    loaded = _load(files)
    if problems := [problem for each in loaded for problem in each.problems]:
        fail(problems)
    return [each.built for each in loaded if each.built]


def _load(files: Sequence[Path]) -> list[Loaded]:
    trial = os.environ.get("QUIZ_TRIAL")
    folders = [QUIZZES, *([Path(trial)] if trial else [])]
    if missing := [folder for folder in folders if not files and not folder.is_dir()]:
        raise SystemExit(f"there is no folder {missing[0]}; run this in the journal's folder, or name the files")
    catalogue = scan(CONTENT, folders) if CONTENT.is_dir() else None
    if not files:
        return load_all(folders, catalogue)
    return [load(file, QUIZZES, catalogue if _belongs_to_site(file) else None) for file in files]


def _belongs_to_site(file: Path) -> bool:
    """A file on trial elsewhere has no articles beside it, so its links are not looked up."""
    try:
        return QUIZZES.resolve() in file.resolve().parents
    except (OSError, RuntimeError):  # a link that leads to itself
        return False


def _score(file: Path, given: str) -> int:
    loaded = load(file, QUIZZES)
    if loaded.problems:
        fail(loaded.problems)
    if loaded.built is None:
        raise SystemExit(f"{file}: these are answers that quizzes share, and no quiz")
    try:
        outcome = score(loaded.built.table, _responses(given))
    except OSError as error:
        raise SystemExit(f"responses: {given} cannot be read: {error.strerror}") from None
    except ValueError as error:
        raise SystemExit(f"responses: {error}") from None
    print(json.dumps(_plain(outcome), ensure_ascii=False))
    return 0


def _responses(given: str) -> dict[str, Response]:
    text = given
    if given == "-":
        text = sys.stdin.read()
    elif given.strip() and given.lstrip()[0] not in "{[":
        text = Path(given).read_text(encoding="utf-8")
    try:
        data = json.loads(text.removeprefix("\ufeff"), object_pairs_hook=_once, parse_int=_short)
    except json.JSONDecodeError as error:
        raise ValueError(f"this is not JSON: {error}") from None
    except RecursionError:
        raise ValueError("this is nested too deeply to be responses") from None
    if not isinstance(data, dict):
        raise ValueError('write a JSON object such as {"item id": 0}')
    return data


def _short(digits: str) -> int:
    """Python refuses to read very long numbers; none of them is the number of an answer."""
    return int(digits[:20])


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """JSON lets a name stand twice; which answer was meant, nobody can tell."""
    names = [name for name, _ in pairs]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise ValueError(f'the item "{twice}" is answered twice')
    return dict(pairs)


def _plain(outcome: Outcome) -> dict[str, Any]:
    scores = {name: None if value is None else json.loads(decimal(value)) for name, value in outcome.scores.items()}
    tied = {"tied": list(outcome.tied)} if outcome.tied else {}
    return {"scores": scores, "result": outcome.result, "flags": list(outcome.flags), **tied}


if __name__ == "__main__":
    sys.exit(main())
