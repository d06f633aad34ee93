"""How the standards read a text: sentences, figures, syllables and days."""

from datetime import date
from decimal import Decimal

import pytest

from editorial.source import Text
from editorial.standards.counting import Counting
from editorial.standards.dates import today
from editorial.standards.numbers import find
from editorial.standards.passages import piece
from editorial.standards.reading import level, table

HEAD = "Title: A piece\n\n"
COUNTING = Counting(counted=frozenset({"people", "studies"}), time=frozenset({"years", "minutes"}))

SENTENCES = [  # (text, its sentences as words, the keys of each)
    ("One. {good} [@a2000] Two [@b2000]. Three?", ["One.", "Two .", "Three?"], [("a2000",), ("b2000",), ()]),
    ("It was .42 of them. “Was it?” Ada said.", ["It was .42 of them.", "“Was it?”", "Ada said."], [(), (), ()]),
    ("“Mm what?” she said. [See](article:y) *slow.* Yes", ["“Mm what?” she said.", "See slow.", "Yes"], [(), (), ()]),
    ("- A point. [@a2000; @b2000, p. 4]\n- Another", ["A point.", "Another"], [("a2000", "b2000"), ()]),
    ("1. First\n2. Second", ["First", "Second"], [(), ()]),
    ("![](diagram:x \"Words.\")", [""], [()]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "keys"), SENTENCES)
def test_a_citation_belongs_to_the_sentence_before_it(text: str, words: list[str], keys: list[tuple[str, ...]]) -> None:
    """And what is no prose is no word, yet keeps its place."""
    read = piece("x", Text("x.md", HEAD + text))
    sentences = [sentence for block in read.blocks for sentence in block.sentences]
    assert [" ".join(sentence.words.split()) for sentence in sentences] == words
    assert [sentence.keys for sentence in sentences] == keys
    assert all(read.source.text[each.at : each.at + len(each.raw)] == each.raw for each in sentences)


def test_headings_divide_a_text_into_sections() -> None:
    read = piece("x", Text("x.md", HEAD + "Before.\n\n## One\nText.\n\n### Two {: #two }\n\n- a\n- b\n"))
    assert [(section.title, len(section.blocks)) for section in read.sections] == [("", 1), ("One", 1), ("Two", 2)]


FIGURES = [  # (words, (number, is it about right) of each)
    ("about 1,044 people and 3 more", [("1044", True), ("3", False)]),
    ("about 56%, 25% and 19%", [("56", True), ("25", True), ("19", True)]),
    ("about 2 years 8 months", [("2", True), ("8", True)]),
    ("27 or so results from 23 papers", [("27", True), ("23", False)]),
    ("aged 13–72", [("13", False), ("72", False)]),
    ("d = −.49 and 0.60", [("0.49", False), ("0.60", False)]),
    ("a 45-minute talk", [("45", False)]),
    ("five studies, two people, two of us, three hats", [("5", False)]),
    ("within two years", [("2", False)]),
    ("two scales for seven well-read people", [("7", False)]),
    ("in 1987, the 1990s, on 29 October, May 3, at 18:20, the 3rd", []),
    ("B12 and 4th", []),
    ("2,092 couples", [("2092", False)]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "numbers"), FIGURES)
def test_figures_are_found_and_years_and_days_are_none(words: str, numbers: list[tuple[str, bool]]) -> None:
    found = find(words, COUNTING)
    assert [(each.value, each.about) for each in found] == [(Decimal(value), about) for value, about in numbers]
    assert all(words[each.at :].startswith(each.text) for each in found)


def test_the_level_of_a_text_is_worked_out_from_words_and_syllables() -> None:
    """Two sentences of five words; fourteen syllables in ten words: 0.39 × 5 + 11.8 × 1.4 − 15.59 = 2.88."""
    read = piece("bread", Text("bread.md", HEAD + "They bake bread every morning.\n\n- Her open window lets in.\n\n| a | b |\n"))
    assert level(read).grade == pytest.approx(2.88)
    assert list(table([read])) == [
        "grade 2.9  bread",
        "    bread.md:3:1: grade 3: They bake bread every morning.",
        "    bread.md:5:3: grade 3: Her open window lets in.",
    ]


@pytest.mark.parametrize(
    ("epoch", "day"), [("0", date(1970, 1, 1)), ("1795478399", date(2026, 11, 23)), ("1795478400", date(2026, 11, 24))]
)
def test_the_day_comes_from_the_build_where_it_says_one(epoch: str, day: date) -> None:
    assert today({"SOURCE_DATE_EPOCH": epoch}) == day
