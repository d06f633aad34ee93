"""What a quiz file may look like: every spelling that is accepted, and that it says the same as the plain one."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.build import load
from quiz.source import EMPTY, Mark, read

PLAIN = """title: Small quiz
kind: scale
intro: Two lines.
answers: [Never, Sometimes, Often]
scales:
  calm: {name: Calm, score: mean}
items:
  - {id: slow, text: I breathe slowly., scale: calm}
  - {id: rush, text: I rush., scale: calm, reverse: true}
results:
  - {id: low, when: {calm: "<2"}, title: You are in a hurry}
  - {id: high, when: {calm: 2..}, title: You take your time}
"""
BLOCK = """# A comment.
title: Small quiz        # and another
kind: scale

intro: Two lines.
answers:
- Never
- Sometimes
- Often
scales:
    calm:
        name: Calm
        score: mean
items:
  -
    id: slow
    text: I breathe slowly.
    scale: calm
  - id: rush
    # in the middle
    text: I rush.
    scale: calm
    reverse: true
results:
  - id: low
    when:
      calm: "<2"
    title: You are in a hurry
  - id: high
    when:
      calm: 2..
    title: You take your time
"""
FLOW = """{title: Small quiz, kind: scale, intro: Two lines., answers: [Never, Sometimes, Often,],
 scales: {calm: {name: Calm, score: mean}}, items: [
  {id: slow, text: I breathe slowly., scale: calm},
  {id: rush, text: I rush., scale: calm, reverse: true},
 ], results: [{id: low, when: {calm: "<2"}, title: You are in a hurry},
  {id: high, when: {calm: 2..}, title: You take your time}]}
"""
QUOTED = (
    PLAIN.replace("Small quiz", '"Small quiz"')
    .replace("kind: scale", "'kind': 'scale'")
    .replace("Two lines.", '"Two\\x20lines."')
    .replace("reverse: true", 'reverse: "true"')
    .replace("[Never, Sometimes, Often]", "['Never', \"Sometimes\", Often]")
)
SPELLINGS = {
    "a byte order mark": b"\xef\xbb\xbf" + PLAIN.encode(),
    "line ends of Windows": PLAIN.replace("\n", "\r\n").encode(),
    "line ends of old Macs": PLAIN.replace("\n", "\r").encode(),
    "both, and the mark": b"\xef\xbb\xbf" + PLAIN.replace("\n", "\r\n").encode(),
    "no line end at the end": PLAIN.rstrip().encode(),
    "blank lines and blanks at line ends": PLAIN.replace("\n", "  \n\n").encode(),
    "blocks and comments": BLOCK.encode(),
    "braces and brackets": FLOW.encode(),
    "quotes": QUOTED.encode(),
    "one document between its marks": f"---\n{PLAIN}...\n".encode(),
    "the editors' tool comment": b"# yaml-language-server: $schema=./quiz.schema.json\n" + PLAIN.encode(),
    "keys in another order": "".join(reversed(PLAIN.splitlines(keepends=True)[:3])).encode()
    + "".join(PLAIN.splitlines(keepends=True)[3:]).encode(),
    "a tab between words and before a comment": PLAIN.replace("kind: scale", "kind:\tscale\t# a tab").encode(),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_says_the_same_as_the_plain_spelling(spelling: str, tmp_path: Path) -> None:
    files = {"plain": PLAIN.encode(), "other": SPELLINGS[spelling]}
    quizzes = {}
    for name, content in files.items():
        (tmp_path / name).mkdir()
        path = tmp_path / name / "small.yaml"
        path.write_bytes(content)
        loaded = load(path)
        assert loaded.problems == ()
        assert loaded.built is not None
        quizzes[name] = (loaded.built.quiz, loaded.built.table)
    assert quizzes["plain"] == quizzes["other"]


# As typed after `title: `, and the text that it is.
TEXTS = [
    ("1.10", "1.10"),
    ("12:30", "12:30"),
    ("007", "007"),
    ("0x1F", "0x1F"),
    ("1e3", "1e3"),
    ("1_000", "1_000"),
    (".inf", ".inf"),
    ("2026-11-23", "2026-11-23"),
    ("NO", "NO"),
    ("no", "no"),
    ("yes", "yes"),
    ("on", "on"),
    ("true", "true"),
    ("null", "null"),
    ("~", "~"),
    ("y", "y"),
    ('""', ""),
    ("''", ""),
    ('"no"', "no"),
    ("it's", "it's"),
    ("'it''s'", "it's"),
    ('"a \\"word\\""', 'a "word"'),
    ("100 % sure?", "100 % sure?"),
    ("a#b", "a#b"),
    ("http://example.org/a:b", "http://example.org/a:b"),
    ("-5", "-5"),
    ("<3", "<3"),
    ("=", "="),
    ("هل ما زلتُ مهمًّا؟", "هل ما زلتُ مهمًّا؟"),
    ("שָׁלוֹם", "שָׁלוֹם"),
    ("你好，世界：早", "你好，世界：早"),
    ("नमस्ते", "नमस्ते"),
    ("👩🏽‍❤️‍👨🏻 and 🏳️‍🌈", "👩🏽‍❤️‍👨🏻 and 🏳️‍🌈"),
    ("می‌خواهم", "می‌خواهم"),
    ("soft\u00adhyphen and no\u00a0break", "soft\u00adhyphen and no\u00a0break"),
    ("e\u0301 stays as typed", "e\u0301 stays as typed"),
    (">\n  two\n  lines\n\n  more", "two lines\nmore\n"),
    ("|\n  two\n    lines\n", "two\n  lines\n"),
    ("|-\n  one", "one"),
    ("two\n  lines", "two lines"),
    ("x" * 100_000, "x" * 100_000),
]


@pytest.mark.parametrize(("typed", "text"), TEXTS, ids=lambda text: ascii(text[:20]))
def test_a_text_stays_what_was_typed(typed: str, text: str, tmp_path: Path) -> None:
    """No word becomes a truth value, no digits become a number, and no letter is changed."""
    path = tmp_path / "text.yaml"
    path.write_text(f"title: {typed}\n", encoding="utf-8")
    document = read(path)
    assert document.problems == []
    assert document.data == {"title": text}


@pytest.mark.parametrize("typed", ["", "   ", "# a comment", ">3", "|"])
def test_what_leaves_a_key_without_a_value(typed: str, tmp_path: Path) -> None:
    path = tmp_path / "text.yaml"
    path.write_text(f"title: {typed}\nkind: map\n", encoding="utf-8")
    document = read(path)
    assert document.problems == []
    assert document.data == {"title": EMPTY, "kind": "map"}


@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_count_from_1_whatever_ends_the_lines(end: str, start: str, tmp_path: Path) -> None:
    """Columns count characters, so that an emoji is one and a byte order mark none."""
    path = tmp_path / "places.yaml"
    path.write_bytes((start + end.join(["title: x", "items:", "  - {id: a, text: 👩🏽, scale: b}", ""])).encode())
    document = read(path)
    places = [(), ("title",), ("items",), ("items", 0), ("items", 0, "id"), ("items", 0, "scale")]
    assert [document.marks[place] for place in places] == [
        Mark(1, 1),
        Mark(1, 1),
        Mark(2, 1),
        Mark(3, 5),
        Mark(3, 6),
        Mark(3, 23),
    ]


def test_a_place_that_is_not_in_the_file_is_the_nearest_around_it(tmp_path: Path) -> None:
    path = tmp_path / "places.yaml"
    path.write_text("items:\n  - id: a\n", encoding="utf-8")
    assert read(path).mark(("items", 0, "scale", "b")) == Mark(2, 5)


def test_no_alias_is_followed(tmp_path: Path) -> None:
    """Ten levels of tenfold aliases stay ten short lines."""
    path = tmp_path / "aliases.yaml"
    levels = [
        "a: &a [x]",
        *(f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]" for before, name in zip("abcdefghi", "bcdefghij", strict=True)),
    ]
    path.write_text("\n".join(levels), encoding="utf-8")
    document = read(path)
    assert document.data == {"a": ["x"], **{name: [EMPTY] * 10 for name in "bcdefghij"}}
    assert len(document.problems) == 10 + 9  # each anchor, and each line's aliases once
