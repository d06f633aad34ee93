"""What the page says: every rule in words, every end of a scale, and what a reader needs to score by hand."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from quiz import phrases
from quiz.build import BuiltQuiz
from quiz.table import Bound
from quiz.view import Link, QuizView, view
from words import Link as Address
from words import default

Build = Callable[[str], BuiltQuiz]


class Plain:
    """Marks what it was asked to write, so that a test sees which text went which way."""

    words = default()

    def block(self, markdown: str) -> str:
        return f"<p>{markdown.strip()}</p>"

    def inline(self, markdown: str) -> str:
        return f"<i>{markdown.strip()}</i>"

    def result(self, id: str) -> str:
        return f"results/{id}/"

    def link(self, target: str) -> Link:
        return target.title(), Address(f"../{target}/")


@pytest.fixture(scope="session")
def page(built: Build) -> Callable[[str], QuizView]:
    """The page of a quiz text."""
    return lambda text: view(built(text), Plain())


SPANS = [
    (("2.5", True), ("3.5", True), "from 2.5 to 3.5"),
    (("2.5", False), ("3.5", True), "more than 2.5 to 3.5"),
    (("2.5", True), ("3.5", False), "from 2.5 and less than 3.5"),
    (("2", False), ("3", False), "more than 2 and less than 3"),
    (("3", True), ("3", True), "exactly 3"),
    (("3", True), None, "3 or more"),
    (("3", False), None, "more than 3"),
    (None, ("3.25", True), "3.25 or less"),
    (None, ("3", False), "less than 3"),
    (("-2", True), ("0", True), "from -2 to 0"),
    (("999999", True), ("999999.5", True), "from 999999 to 999999.5"),
    (("0.0001", True), None, "0.0001 or more"),
    (None, None, "any score"),
]


@pytest.mark.parametrize(("low", "high", "words"), SPANS, ids=[case[2] for case in SPANS])
def test_ranges_in_words(low: tuple[str, bool] | None, high: tuple[str, bool] | None, words: str) -> None:
    """Whether an end belongs to the range can be heard, and no digit is lost."""
    bounds = [Bound(Fraction(end[0]), end[1]) if end else None for end in (low, high)]
    assert phrases.span(*bounds, default()) == words


MAP = """
    title: T
    kind: map
    article: closeness
    intro: Think of one person.
    answers: [No, Partly, Yes]
    scales:
      worry: {name: Worry, score: mean, low: Calm, high: Restless, bands: {low: {range: ..2, name: Low worry, text: Fine.}, rather-high: ">2"}}
      room: {name: Room, score: percent, needs: 100%}
    items:
      - {id: a, text: I *often* wonder., scale: worry, explain: Why we ask.}
      - {id: b, text: I settle., scale: worry, reverse: true}
      - {id: c, text: I step back., scale: room}
      - {id: d, text: Do you agree?, unscored: true, answers: [Left *side*, Right]}
    results:
      - {id: middle, when: {worry: 1.5..2, room: ">50"}, title: Middle, text: T, strength: S, limit: L, step: X, next: [closeness, get-help]}
      - {id: asked, when: {a: [Yes, skipped], worry: low}, title: Asked, app: no}
      - {id: left, when: {d: Left *side*}, title: Left}
      - {id: rest, title: Rest}
    notices:
      care: {place: below, hides: [app], title: Care, text: Take care., next: [get-help]}
"""
MAP = MAP.replace("answers: [Left *side*, Right]}", "answers: [Left *side*, Right], flags: {Left *side*: care}}")


def test_when_a_result_applies_is_said_in_words(page: Callable[[str], QuizView]) -> None:
    """Scales by their names, answers and questions by their words, and the last result by what is left."""
    assert [result.applies for result in page(MAP).results] == [
        "Worry is from 1.5 to 2 and Room is more than 50.",
        "Your answer to “I often wonder.” is “Yes” or left out and Worry is 2 or less.",
        "Your answer to “Do you agree?” is “Left side”.",
        "Nothing above applies.",
    ]


def test_scales_carry_their_ends_bands_and_how_to_work_them_out(page: Callable[[str], QuizView]) -> None:
    """A mean from 1 to 3, a percentage from 0 to 100; a band without a name is called by its id."""
    worry, room = page(MAP).scales
    assert (worry.id, worry.name, worry.low, worry.high, worry.score) == ("worry", "Worry", "Calm", "Restless", "mean")
    assert (worry.minimum, worry.maximum, worry.needs, worry.items) == ("1", "3", 2, 2)
    assert [(band.id, band.name, band.range, band.text_html) for band in worry.bands] == [
        ("low", "Low worry", "2 or less", "<p>Fine.</p>"),
        ("rather-high", "rather high", "more than 2", None),
    ]
    assert worry.how == (
        "Add up the points of your answers and divide by how many of these items you answered. It takes at least 2 answers out of 2."
    )
    assert (room.minimum, room.maximum, room.low, room.bands) == ("0", "100", None, ())
    assert room.how == (
        "Add up the points of your answers and take away the lowest total that the items you answered allow; divide by the "
        "distance between their lowest and highest total, and multiply by 100."
    )


def test_items_carry_the_points_of_each_option(page: Callable[[str], QuizView]) -> None:
    """Reversed ones as they count; unscored ones none."""
    items = page(MAP).items
    assert [(item.id, item.number, item.scored, item.several) for item in items] == [
        ("a", 1, True, False),
        ("b", 2, True, False),
        ("c", 3, True, False),
        ("d", 4, False, False),
    ]
    assert [option.points for option in items[0].options] == [(("Worry", "1"),), (("Worry", "2"),), (("Worry", "3"),)]
    assert [option.points for option in items[1].options] == [(("Worry", "3"),), (("Worry", "2"),), (("Worry", "1"),)]
    assert [option.points for option in items[3].options] == [(), ()]
    assert (items[0].text_html, items[0].explain_html, items[1].explain_html) == (
        "<i>I *often* wonder.</i>",
        "<p>Why we ask.</p>",
        None,
    )


def test_results_and_notices_carry_their_texts_and_links(page: Callable[[str], QuizView]) -> None:
    """What was not written is None; links are title and address."""
    shown = page(MAP)
    first, second = shown.results[:2]
    assert (first.text_html, first.strength_html, first.limit_html, first.step_html) == (
        "<p>T</p>",
        "<p>S</p>",
        "<p>L</p>",
        "<p>X</p>",
    )
    assert first.next == (("Closeness", "../closeness/"), ("Get-Help", "../get-help/"))
    assert (second.text_html, second.next, first.app, second.app) == (None, (), True, False)
    (notice,) = shown.notices
    assert (notice.flag, notice.place, notice.hides, notice.title) == ("care", "below", ("app",), "Care")
    assert (notice.text_html, notice.next) == ("<p>Take care.</p>", (("Get-Help", "../get-help/"),))
    assert (shown.intro_html, shown.article, shown.ties) == ("<p>Think of one person.</p>", ("Closeness", "../closeness/"), "")


def test_the_table_of_the_page_is_the_table_that_was_proved(built: Build) -> None:
    """The script reads what the build checked."""
    quiz = built(MAP)
    assert view(quiz, Plain()).table_json == quiz.table.to_json()


VOTES = """
    title: T
    kind: outcome
    HEAD
    items:
      - {id: a, text: A, answers: [{text: X, votes: tea}, {text: Y, votes: {milk: 1.5, tea: 0.5}}, {text: Z}]}
      - {id: b, text: B, answers: [{text: X, votes: tea}, {text: Y, votes: milk}]}
    results:
      - {id: tea, title: Tea it is}
      - {id: milk, title: Milk it is}
"""
DEPENDS = "  - {id: both, title: It depends}\n"
TIES = [
    ("ties: reader", "When two or more are level, choose the one that fits you better.", None),
    (
        "ties: [milk, tea]",
        "When two or more are level, the first of these that is among them counts: “Milk it is”, “Tea it is”.",
        None,
    ),
    (
        "ties: both",
        "When two or more are level, read “It depends”.",
        "Two or more are level.",
    ),
    (
        "ties: both\n    lead: 0.5",
        "When two or more are level, read “It depends”.",
        "Two or more are level.",
    ),
    ("ties: both\n    lead: 1", "When none is at least 1 vote ahead, read “It depends”.", "None is at least 1 vote ahead."),
    ("ties: both\n    lead: 2", "When none is at least 2 votes ahead, read “It depends”.", "None is at least 2 votes ahead."),
    (
        "ties: both\n    lead: 1.5",
        "When none is at least 1.5 votes ahead, read “It depends”.",
        "None is at least 1.5 votes ahead.",
    ),
]


@pytest.mark.parametrize(("head", "words", "last"), TIES, ids=[case[0] for case in TIES])
def test_ties_in_words(page: Callable[[str], QuizView], head: str, words: str, last: str | None) -> None:
    """Who decides, and from which lead on; the votes here come in halves, so that a lead of 1 is more than not being level."""
    shown = page(VOTES.replace("HEAD", head) + (f"    {DEPENDS}" if last else ""))
    assert shown.ties == words
    applies = [result.applies for result in shown.results]
    assert applies[:2] == ["More of your answers point here than anywhere else."] * 2
    assert applies[2:] == ([last] if last else [])


def test_votes_stand_beside_their_options(page: Callable[[str], QuizView]) -> None:
    """By the titles of the results; an option gives no points, and one without votes says nothing."""
    shown = page(VOTES.replace("HEAD", "ties: reader"))
    first = shown.items[0]
    assert [option.votes for option in first.options] == [
        (("Tea it is", "1"),),
        (("Tea it is", "0.5"), ("Milk it is", "1.5")),
        (),
    ]
    assert {option.points for option in first.options} == {()}
    assert [(scale.name, scale.minimum, scale.maximum) for scale in shown.scales] == [
        ("Tea it is", "0", "2"),
        ("Milk it is", "0", "2.5"),
    ]
    assert shown.scales[0].how == "Count the votes that your answers give to each pattern. It takes at least 2 answers out of 2."


def test_a_checklist_is_called_by_what_counts(page: Callable[[str], QuizView]) -> None:
    """The implicit scale has no name of its own."""
    shown = page("""
        title: T
        kind: checklist
        counts: [Often, Sometimes]
        needs: 1
        answers: [Often, Sometimes, Never]
        items: [{id: a, text: A}, {id: b, text: B}]
        results: [{id: some, when: {count: 1..}, title: Some}, {id: none, title: None}]
    """)
    (scale,) = shown.scales
    assert (scale.name, scale.minimum, scale.maximum) == ("“Often” or “Sometimes”", "0", "2")
    assert scale.how == "Count how often you answered “Often” or “Sometimes”."
    assert shown.results[0].applies == "“Often” or “Sometimes” is 1 or more."


def test_right_answers_are_marked(page: Callable[[str], QuizView]) -> None:
    """Those worth most are right; one with part of the points is not, but says what it is worth."""
    shown = page("""
        title: T
        kind: knowledge
        items:
          - {id: a, text: A, answers: [X, Y, Z], right: [X, Z], explain: So it is.}
          - {id: b, text: B, answers: [{text: X, points: 1}, {text: Y, points: 0.5, explain: Nearly.}, {text: Z, points: 0}]}
          - {id: c, text: C, unscored: true, answers: [X, Y]}
        results: [{id: all, title: All}]
    """)
    assert [item.right for item in shown.items] == [(0, 2), (0,), ()]
    assert [option.right for option in shown.items[1].options] == [True, False, False]
    assert [option.points for option in shown.items[1].options] == [
        (("Right answers", "1"),),
        (("Right answers", "0.5"),),
        (("Right answers", "0"),),
    ]
    assert shown.items[1].options[1].explain_html == "<p>Nearly.</p>"
    assert shown.scales[0].how == "Count your right answers, or add up their points. It takes at least 2 answers out of 2."


ENDS = [
    # score     points of two items              minimum, maximum
    ("sum",     ([1, 2, 3], [0, 5]),             "1",    "8"),
    ("mean",    ([1, 2, 3], [0, 5]),             "0.5",  "4"),
    ("mean",    ([1, 2], [1, 2]),                "1",    "2"),
    ("percent", ([1, 2, 3], [0, 5]),             "0",    "100"),
    ("sum",     ([-2, 3], [0, 0.5]),             "-2",   "3.5"),
]  # fmt: skip


@pytest.mark.parametrize(("how", "lists", "minimum", "maximum"), ENDS)
def test_the_ends_of_a_scale(
    page: Callable[[str], QuizView], how: str, lists: list[list[float]], minimum: str, maximum: str
) -> None:
    """The lowest and highest score with every item answered, as a reader would write them."""
    items = ", ".join(
        f"{{id: i{n}, text: I, answers: [{', '.join(f'{{text: O{k}, points: {value}}}' for k, value in enumerate(of))}]}}"
        for n, of in enumerate(lists)
    )
    shown = page(f"""
        title: T
        kind: scale
        scales: {{s: {{name: S, score: {how}}}}}
        items: [{items}]
        results: [{{id: all, title: All}}]
    """)
    assert (shown.scales[0].minimum, shown.scales[0].maximum) == (minimum, maximum)
