"""What editors are told when a quiz file is wrong.

Each tests/cases/errors/<name>.yaml is broken in the way its name says; <name>.txt is the whole report, as it is printed.
`tests/quiz/regenerate.py` writes the reports anew.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from quiz import analysis, reading, values, yaml_advice
from quiz.__main__ import main
from quiz.checks import answers, flow, results, showing, words

CASES = Path(__file__).resolve().parents[1] / "cases" / "errors"
NAMES = [path.stem for path in sorted(CASES.glob("[!_]*.yaml"))]
QUIZ = """title: Small quiz
kind: scale
answers: [Never, Sometimes, Often]
scales:
  calm: {name: Calm, score: mean}
items:
  - {id: slow, text: I breathe slowly., scale: calm}
results:
  - {id: all, title: You breathe}
"""

# File name, its bytes, the whole report (without its last line break).
BYTES: dict[str, tuple[str, bytes, str]] = {
    "UTF-16, little end first": (
        "quiz.yaml",
        b"\xff\xfe" + QUIZ.encode("utf-16-le"),
        "quiz.yaml: the file is saved as UTF-16; save it again with the encoding UTF-8",
    ),
    "UTF-16, big end first": (
        "quiz.yaml",
        b"\xfe\xff" + QUIZ.encode("utf-16-be"),
        "quiz.yaml: the file is saved as UTF-16; save it again with the encoding UTF-8",
    ),
    "UTF-16 without a mark": (
        "quiz.yaml",
        QUIZ.encode("utf-16-le"),
        "quiz.yaml: the file is saved as UTF-16; save it again with the encoding UTF-8",
    ),
    "UTF-32, little end first": (
        "quiz.yaml",
        b"\xff\xfe\0\0" + QUIZ.encode("utf-32-le"),
        "quiz.yaml: the file is saved as UTF-32; save it again with the encoding UTF-8",
    ),
    "UTF-32 without a mark": (
        "quiz.yaml",
        QUIZ.encode("utf-32-be"),
        "quiz.yaml: the file is saved as UTF-32; save it again with the encoding UTF-8",
    ),
    "Latin-1": (
        "quiz.yaml",
        QUIZ.replace("slowly", "gemächlich").encode("latin-1"),
        """quiz.yaml:7:35: byte 0xE4 is not UTF-8; save the file again with the encoding UTF-8
      - {id: slow, text: I breathe gem\N{REPLACEMENT CHARACTER}chlich., scale: calm}
                                      ^""",
    ),
    "Latin-1 after line ends of Windows": (
        "quiz.yaml",
        QUIZ.replace("slowly", "gemächlich").replace("\n", "\r\n").encode("latin-1"),
        """quiz.yaml:7:35: byte 0xE4 is not UTF-8; save the file again with the encoding UTF-8
      - {id: slow, text: I breathe gem\N{REPLACEMENT CHARACTER}chlich., scale: calm}
                                      ^""",
    ),
    "Latin-1 in a file that begins with a byte order mark": (
        "quiz.yaml",
        b"\xef\xbb\xbftitle: \xe4\n",
        """quiz.yaml:1:8: byte 0xE4 is not UTF-8; save the file again with the encoding UTF-8
    title: \N{REPLACEMENT CHARACTER}
           ^""",
    ),
    "NUL": (
        "quiz.yaml",
        QUIZ.replace("Small", "Sm\0all").encode(),
        """quiz.yaml:1:10: the invisible character U+0000 (a control character) is not allowed; delete it
    title: Sm\N{REPLACEMENT CHARACTER}all quiz
             ^""",
    ),
    "NUL before anything else": (
        "quiz.yaml",
        b"\0" + QUIZ.encode(),
        """quiz.yaml:1:1: the invisible character U+0000 (a control character) is not allowed; delete it
    \N{REPLACEMENT CHARACTER}title: Small quiz
    ^""",
    ),
    "a control character, and what else is wrong": (
        "quiz.yaml",
        QUIZ.replace("Small", "Sm\x0ball").replace("scale: calm", "scale: clam").encode(),
        """quiz.yaml:1:10: the invisible character U+000B (a control character) is not allowed; delete it
    title: Sm\N{REPLACEMENT CHARACTER}all quiz
             ^
quiz.yaml:7:41: items[0].scale: there is no scale "clam"; did you mean "calm"?
      - {id: slow, text: I breathe slowly., scale: clam}
                                            ^""",
    ),
    "control characters that would colour the terminal": (
        "quiz.yaml",
        QUIZ.replace("Small", "\x1b[31mSmall\x07").encode(),
        """quiz.yaml:1:8: the invisible character U+001B (a control character) is not allowed; delete it
    title: \N{REPLACEMENT CHARACTER}[31mSmall\N{REPLACEMENT CHARACTER} quiz
           ^
quiz.yaml:1:18: the invisible character U+0007 (a control character) is not allowed; delete it
    title: \N{REPLACEMENT CHARACTER}[31mSmall\N{REPLACEMENT CHARACTER} quiz
                     ^""",
    ),
    "a line break that only YAML knows": (
        "quiz.yaml",
        QUIZ.replace("Small", "Sm\x85all").encode(),
        """quiz.yaml:1:10: the invisible character U+0085 (a control character) is not allowed; delete it
    title: Sm\N{REPLACEMENT CHARACTER}all quiz
             ^""",
    ),
    "half a surrogate pair": (
        "quiz.yaml",
        b"title: \xed\xa0\x80\n",
        """quiz.yaml:1:8: byte 0xED is not UTF-8; save the file again with the encoding UTF-8
    title: \N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}
           ^""",
    ),
    "two byte order marks": (
        "quiz.yaml",
        b"\xef\xbb\xbf\xef\xbb\xbf" + QUIZ.encode(),
        """quiz.yaml:1:1: the invisible character U+FEFF (zero width no-break space) is not allowed; delete it
    \N{REPLACEMENT CHARACTER}title: Small quiz
    ^""",
    ),
    "a byte order mark and nothing else": (
        "quiz.yaml",
        b"\xef\xbb\xbf",
        "quiz.yaml: the file is empty; write title:, kind:, items: and results:",
    ),
    "more than 1 MiB": (
        "quiz.yaml",
        QUIZ.encode() + b"#" * 1024 * 1024,
        "quiz.yaml: the file is larger than 1 MiB; a quiz is a few pages of text",
    ),
    "100,000 brackets": (
        "quiz.yaml",
        b"[" * 100_000,
        "quiz.yaml:1:51: nested deeper than 50 levels; a quiz needs about six\n    " + "[" * 100 + "\n    " + " " * 49 + "^",
    ),
    "50,000 lists in lists": (
        "quiz.yaml",
        b"- " * 50_000,
        "quiz.yaml:1:101: nested deeper than 50 levels; a quiz needs about six\n    " + " -" * 50 + "\n    " + " " * 49 + "^",
    ),
    "a reserved file name": (
        "con.yaml",
        QUIZ.encode(),
        'con.yaml: the file name becomes the quiz\'s address: "con" is a reserved file name; choose another id',
    ),
    "a file name with capitals and a space": (
        "Big Quiz.yaml",
        QUIZ.encode(),
        "Big Quiz.yaml: the file name becomes the quiz's address: an id is made of a-z, 0-9 and hyphens; "
        '"Big Quiz" has “B”; write "big-quiz"',
    ),
    "a file name of 65 characters": (
        f"{'a' * 65}.yaml",
        QUIZ.encode(),
        f"{'a' * 65}.yaml: the file name becomes the quiz's address: an id has at most 64 characters; this one has 65",
    ),
}


def report(file: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What `python -m quiz check` prints about a file that it refuses."""
    with pytest.raises(SystemExit) as left:
        main(["check", file])
    printed = capsys.readouterr()
    assert left.value.code == 1
    assert printed.out == ""
    return printed.err


@pytest.mark.parametrize("name", NAMES)
def test_the_report_is_exactly_this(name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(CASES)
    assert report(f"{name}.yaml", capsys) == (CASES / f"{name}.txt").read_text(encoding="utf-8")


def test_no_report_is_left_without_its_case() -> None:
    assert [path.stem for path in sorted(CASES.glob("*.txt"))] == NAMES


@pytest.mark.parametrize("name", BYTES)
def test_files_that_no_editor_shows_well(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Encodings, control characters, sizes and names that would not survive in a repository."""
    file, content, expected = BYTES[name]
    (tmp_path / file).write_bytes(content)
    monkeypatch.chdir(tmp_path)
    assert report(file, capsys) == f"{expected}\n"


def test_a_file_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert report("gone.yaml", capsys) == "gone.yaml: the file cannot be read: No such file or directory\n"


def test_a_folder_in_place_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "folder.yaml").mkdir()
    monkeypatch.chdir(tmp_path)
    assert report("folder.yaml", capsys) == "folder.yaml: the file cannot be read: Is a directory\n"


def test_the_command_reports_all_files_and_leaves_with_1() -> None:
    """As editors run it: no traceback, nothing on standard output, every case's report once."""
    files = [f"{name}.yaml" for name in NAMES]
    run = subprocess.run([sys.executable, "-m", "quiz", "check", *files], cwd=CASES, capture_output=True, encoding="utf-8")
    assert run.returncode == 1
    assert run.stdout == ""
    assert "Traceback" not in run.stderr
    assert run.stderr == "".join((CASES / f"{name}.txt").read_text(encoding="utf-8") for name in NAMES)


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith("tells-nothing-false")])
def test_what_follows_from_a_mistake_is_not_reported_again(name: str) -> None:
    """One slip that much rests on is one mistake; where the same slip is made twice, it is two."""
    slips = {"misspelt-votes-tells-nothing-false": 2, "wrong-kind-tells-nothing-false": 2}
    assert (CASES / f"{name}.txt").read_text(encoding="utf-8").count(f"{name}.yaml:") == slips.get(name, 1)


@pytest.mark.parametrize("name", NAMES)
def test_problems_stand_in_file_order(name: str) -> None:
    places = re.findall(rf"^{re.escape(name)}\.yaml:(\d+):(\d+): ", (CASES / f"{name}.txt").read_text(encoding="utf-8"), re.M)
    numbers = [(int(line), int(column)) for line, column in places]
    assert numbers == sorted(numbers)


def _messages(module: object) -> list[str]:
    """The wordings in a module: every text of four words or more that is no docstring."""
    tree = ast.parse(Path(str(getattr(module, "__file__", ""))).read_text(encoding="utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    compared = (node.left for node in ast.walk(tree) if isinstance(node, ast.Compare))
    docstrings |= {id(node) for node in compared}  # the parser's words, looked for and not told
    texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docstrings)
    return [text for text in texts if isinstance(text, str) and len(re.findall(r"[a-z]+", text)) >= 4 and "\\" not in text]


# Told only of what `check` does not read here, of quizzes too large for a case, or where the parser has no better words.
ELSEWHERE = {
    "write a name and a list of options": "about _answers.yaml; see test_documents",
    " (there are too many combinations to be sure)": "of very large quizzes; see the tests of the proofs",
    "the scale never has a score": "a net below the checks, which refuse such a scale before",
    "perhaps some readers get no result; add a last result without when:": "of very large quizzes",
}


TELLING = [analysis, answers, flow, reading, results, showing, values, words, yaml_advice]


@pytest.mark.parametrize("module", TELLING, ids=lambda module: module.__name__)
def test_every_wording_is_shown_by_a_case(module: object) -> None:
    shown = "".join(path.read_text(encoding="utf-8") for path in CASES.glob("*.txt"))
    assert [text for text in _messages(module) if text not in shown and text not in ELSEWHERE] == []
