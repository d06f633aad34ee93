"""What the page says about the way through the items: piped words, conditions, what must be answered, order, pictures."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

import prose
from catalogue import Catalogue
from quiz import pipes
from quiz.build import BuiltQuiz, load
from quiz.model import Image
from quiz.structure import otherwise
from quiz.view import Link, QuizView, view
from words import Link as Address
from words import default

Build = Callable[[str], BuiltQuiz]
PERSON = '<span data-pipe="person">this person</span>'


class Writer:
    """Writes texts as the site does."""

    words = default()

    def __init__(self, built: BuiltQuiz):
        self.otherwise = otherwise(built.quiz)

    def block(self, markdown: str) -> str:
        return pipes.fill(prose.render(pipes.shield(markdown)), self.otherwise)

    def inline(self, markdown: str) -> str:
        return pipes.fill(prose.Renderer().inline(pipes.shield(markdown)), self.otherwise)

    def link(self, target: str) -> Link:
        return target, Address(target)

    def result(self, result: str) -> str:
        return f"results/{result}/"

    def image(self, image: Image) -> str:
        return f"[{image.src}: {image.alt}]"


@pytest.fixture
def page(built: Build) -> Callable[[str], QuizView]:
    """The page of a quiz text."""

    def of(text: str) -> QuizView:
        quiz = built(text)
        return view(quiz, Writer(quiz))

    return of


QUIZ = r"""
    title: T
    kind: scale
    answers: [No, Partly, Yes]
    ties: [sleep, calm]
    HEAD
    scales: {calm: {name: Calm, score: mean, bands: {any: {range: 1..4, text: "Calm with {person}."}}}, sleep: {name: Sleep, score: mean}}
    items:
      - id: person
        text: Whom do you think of?
        unscored: true
        otherwise: this person
        ITEM
        answers: [{text: "My *partner*", piped: your partner}, "A good *friend*", {text: "Someone (\\{you} know)", piped: "a <b>"}]
        flags: {"A good *friend*": care, skipped: care}
      - {id: b, text: "How is it with {person}?", scale: calm, explain: "With {person}.", flags: {Yes: care, No: care}}
      - {id: c, text: "And \\{person}?", scale: sleep, only_if: {person: ["A good *friend*", skipped], b: [Yes]}}
      - {id: d, text: D, scale: sleep}
    results:
      - {id: tired, when: {b: No, d: No}, title: "Tired with {person}", text: "Talk to {person}.", fit: {yes: "Ask {person}.", no: Wait.}}
      - {id: calm, highest: calm, title: "Calm near {person}"}
      - {id: sleep, highest: sleep, title: "Sleep \\{well}"}
    notices:
      care: {text: "Take care of {person}."}
    pairs:
      - {of: [calm, sleep], text: "Two of {person}."}
      - {of: any, text: Any two.}
"""


def quiz(head: str = "", item: str = "") -> str:
    return QUIZ.replace("HEAD", head).replace("ITEM", item)


def test_piped_words_stand_in_every_text(page: Callable[[str], QuizView]) -> None:
    """As elements for the script to fill, which hold the words to use while nothing is answered."""
    shown = page(quiz())
    assert shown.items[1].text_html == f"How is it with {PERSON}?"
    assert shown.items[1].explain_html == f"<p>With {PERSON}.</p>"
    assert shown.items[2].text_html == "And {person}?"
    assert shown.scales[0].bands[0].text_html == f"<p>Calm with {PERSON}.</p>"
    tired = shown.results[0]
    assert (tired.title, tired.title_html) == ("Tired with this person", f"Tired with {PERSON}")
    assert tired.text_html == f"<p>Talk to {PERSON}.</p>"
    assert (tired.fit.yes_html, tired.fit.partly_html, tired.fit.no_html) == (f"<p>Ask {PERSON}.</p>", None, "<p>Wait.</p>")
    assert (shown.results[2].title, shown.results[2].title_html) == ("Sleep {well}", "Sleep {well}")
    assert shown.notices[0].text_html == f"<p>Take care of {PERSON}.</p>"
    assert [(pair.of, pair.text_html) for pair in shown.pairs] == [
        (("calm", "sleep"), f"<p>Two of {PERSON}.</p>"),
        ((), "<p>Any two.</p>"),
    ]


def test_each_option_carries_its_words_for_other_texts(page: Callable[[str], QuizView]) -> None:
    """Its `piped`, otherwise its own text without markup; plain words, which only the page escapes."""
    shown = page(quiz())
    assert [option.piped for option in shown.items[0].options] == ["your partner", "A good friend", "a <b>"]
    assert shown.items[0].options[2].text_html == "Someone ({you} know)"


def test_when_an_item_is_asked_is_said_in_words(page: Callable[[str], QuizView]) -> None:
    """Questions and answers without markup, with the piped words that stand while nothing is answered."""
    assert [item.only_if for item in page(quiz()).items] == [
        "",
        "",
        "Only if your answer to “Whom do you think of?” is “A good friend” or left out and your answer to "
        "“How is it with this person?” is “Yes”.",
        "",
    ]


def test_what_raises_a_notice_is_said_in_words(page: Callable[[str], QuizView]) -> None:
    """Every answer that does, item by item."""
    assert page(quiz()).notices[0].applies == (
        "Your answer to “Whom do you think of?” is “A good friend” or left out or your answer to "
        "“How is it with this person?” is “Yes” or “No”."
    )


TIES = [
    ("", "two or more are level"),
    ("lead: 0.5", "none is at least 0.5 points ahead"),
    ("lead: 1", "none is at least 1 point ahead"),
]


@pytest.mark.parametrize(("lead", "words"), TIES)
def test_profiles_in_words(page: Callable[[str], QuizView], lead: str, words: str) -> None:
    """Who leads, what happens at a tie, and by how much one must be ahead."""
    shown = page(quiz(lead))
    assert [result.applies for result in shown.results] == [
        "Your answer to “How is it with this person?” is “No” and your answer to “D” is “No”.",
        "Calm is your highest.",
        "Sleep is your highest.",
    ]
    assert shown.ties == (
        f"When {words}, the first of these that is among them counts: “Sleep {{well}}”, “Calm near this person”."
    )


MUST = [
    ("", "", [False] * 4),
    ("", "required: true", [True, False, False, False]),
    ("skip: no", "", [True] * 4),
]


@pytest.mark.parametrize(("head", "item", "required"), MUST)
def test_what_must_be_answered(page: Callable[[str], QuizView], head: str, item: str, required: list[bool]) -> None:
    """One item, or with `skip: no` all of them."""
    text = quiz(head, item).replace(", skipped: care", "")
    assert [each.required for each in page(text).items] == required


@pytest.mark.parametrize(
    ("head", "item", "items", "options"),
    [("", "", False, False), ("shuffle: items", "", True, False), ("", "shuffle: true", False, True)],
)
def test_what_is_shuffled(page: Callable[[str], QuizView], head: str, item: str, items: bool, options: bool) -> None:
    """The items of the quiz, or the options of an item."""
    shown = page(quiz(head, item))
    assert (shown.shuffle, shown.items[0].shuffle, shown.items[1].shuffle) == (items, options, False)


def png(width: int, height: int) -> bytes:
    """A black picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = b"".join(b"\0" + bytes(width) for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


PICTURES = {
    "cup.svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80"><title>Cup</title></svg>',
    "deep/cup.png": png(33, 7),
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with two pictures, and files that are none."""
    for name, data in {**PICTURES, "cup.gif": b"GIF89a\x01\x00\x01\x00", "words.png": b"no picture", "open.svg": b"<svg"}.items():
        file = tmp_path / "images" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return tmp_path


def test_a_picture_is_written_where_there_is_one(page: Callable[[str], QuizView]) -> None:
    shown = page(quiz(item="image: {src: cup.svg, alt: A cup}"))
    assert [item.image_html for item in shown.items[:2]] == ["[cup.svg: A cup]", None]


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_a_picture_that_is_there_is_no_problem(content: Path, name: str) -> None:
    file = content / "quiz.yaml"
    file.write_text(quiz(item=f"image: {{src: {name}, alt: A cup}}"), encoding="utf-8")
    assert load(file, catalogue=Catalogue(content=content)).problems == ()


NO_PICTURES = [
    ("cup.pgn", 'there is no picture "cup.pgn" in {folder}/; did you mean "cup.svg"?'),
    (
        "../images/cup.svg",
        'there is no picture "../images/cup.svg" in {folder}/; known here: cup.gif, cup.svg, deep/cup.png, open.svg, words.png',
    ),
    ("cup.gif", 'the size of "cup.gif" cannot be told; use SVG with width and height, PNG, JPEG, WebP or AVIF'),
    ("words.png", 'the size of "words.png" cannot be told; use SVG with width and height, PNG, JPEG, WebP or AVIF'),
    ("open.svg", 'the size of "open.svg" cannot be told; use SVG with width and height, PNG, JPEG, WebP or AVIF'),
]


@pytest.mark.parametrize(("name", "message"), NO_PICTURES)
def test_what_is_no_picture_is_reported_where_it_is_named(content: Path, name: str, message: str) -> None:
    """With the folder that was looked in, and a name that is close."""
    file = content / "quiz.yaml"
    file.write_text(quiz(item=f"image: {{src: {name}, alt: A cup}}"), encoding="utf-8")
    found = load(file, catalogue=Catalogue(content=content)).problems
    told = message.format(folder=(content / "images").as_posix())
    assert [(problem.path, problem.message) for problem in found] == [("items[0].image.src", told)]


SAME = [
    ("other words", "Whom do you think of?", "Who is it?"),
    ("another title", "Calm near", "At ease near"),
    ("another text of a band", "Calm with", "At ease with"),
    ("an item that must be answered", "id: d, text: D", "id: d, text: D, required: true"),
    ("another order of the items", "ties: [sleep, calm]", "ties: [sleep, calm]\n    shuffle: items"),
    ("other words for a piped answer", "piped: your partner", "piped: my partner"),
    ("another pair", "Any two.", "Two of any kind."),
]
OTHER = [
    ("one more option", "answers: [No, Partly, Yes]", "answers: [No, Partly, Mostly, Yes]"),
    ("a reversed item", "id: d, text: D, scale: sleep", "id: d, text: D, scale: sleep, reverse: true"),
    ("another condition", "b: [Yes]", "b: [Yes, Partly]"),
    ("no condition", ", only_if: {person", ", flags: {}, explain: X}\n      - {id: e, text: E, scale: sleep, only_if: {person"),
    ("another share", "sleep: {name: Sleep, score: mean", "sleep: {name: Sleep, score: mean, needs: 100%"),
    ("another score", "score: mean", "score: sum"),
    ("another end of a band", "range: 1..4", "range: 1..3"),
    ("lowest for highest", "highest: ", "lowest: "),
    ("another order of precedence", "ties: [sleep, calm]", "ties: [calm, sleep]"),
    ("a lead", "ties: [sleep, calm]", "ties: [sleep, calm]\n    lead: 0.5"),
    ("another rule", "when: {b: No, d: No}", "when: {b: No, d: Yes}"),
    ("another flag", "flags: {Yes: care, No: care}", "flags: {Yes: care}"),
    ("a notice that hides", "care: {text", "care: {hides: share, text"),
    ("another id", "id: d, ", "id: dd, "),
]


@pytest.mark.parametrize(("before", "after"), [case[1:] for case in SAME], ids=[case[0] for case in SAME])
def test_the_digest_outlives_other_words(page: Callable[[str], QuizView], before: str, after: str) -> None:
    """A shared result still fits when nothing that scores has changed."""
    assert before in quiz()
    assert page(quiz().replace(before, after)).digest == page(quiz()).digest


@pytest.mark.parametrize(("before", "after"), [case[1:] for case in OTHER], ids=[case[0] for case in OTHER])
def test_the_digest_changes_with_the_scoring(page: Callable[[str], QuizView], before: str, after: str) -> None:
    """Eight hexadecimal digits, others whenever the same answers might mean something else."""
    text = quiz().replace(before, after)
    if "id: dd" in text:
        text = text.replace("d: No}", "dd: No}")
    changed = page(text).digest
    assert changed != page(quiz()).digest
    assert len(changed) == 8
    assert set(changed) <= set("0123456789abcdef")
