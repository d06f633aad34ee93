"""What the build proves about a quiz, held against trying every way to answer; and how it says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz import reach
from quiz.analysis import Finding, prove
from quiz.build import Loaded
from quiz.scoring import scales_used, score, within
from quiz.source import Steps
from quiz.table import Response, ScaleCondition, Table, Ties

Ways = Callable[[Table], Iterator[dict[str, Response]]]


@dataclass
class Tried:
    """What happens over every way to answer, by the reference scorer."""

    told: set[str] = field(default_factory=set)
    level: bool = False
    uncovered: bool = False
    values: dict[int, set[Fraction]] = field(default_factory=dict)


def every_answer(table: Table, ways: Ways) -> Tried:
    """Score them all. Where no tie rule is declared, all that lead count as told."""
    tried = Tried()
    asking = replace(table, ties=table.ties or Ties(Fraction(0), "reader"))
    for responses in ways(table):
        outcome = score(asking, responses)
        scores = list(outcome.scores.values())
        for scale, value in enumerate(scores):
            if value is not None:
                tried.values.setdefault(scale, set()).add(value)
        if any(scores[scale] is None for scale in scales_used(table)):
            continue
        tried.uncovered |= outcome.result == "incomplete"
        tried.level |= bool(outcome.tied)
        tried.told |= set(outcome.tied) if outcome.result == "tied" else {outcome.result}
    return tried


def crossing(table: Table, values: dict[int, set[Fraction]]) -> set[int]:
    """Results whose only condition crosses an earlier one's on the same scale, neither inside the other."""
    alone = [
        (index, result.when[0])
        for index, result in enumerate(table.results)
        if result.when and len(result.when) == 1 and isinstance(result.when[0], ScaleCondition)
    ]
    found = set()
    for (_, one), (index, other) in combinations(alone, 2):
        assert isinstance(one, ScaleCondition)
        assert isinstance(other, ScaleCondition)
        mine, yours = ({value for value in values.get(one.scale, ()) if within(each, value)} for each in (one, other))
        if one.scale == other.scale and mine & yours and not mine <= yours and not yours <= mine:
            found.add(index)
    return found


def wrong_bands(table: Table, values: dict[int, set[Fraction]]) -> list[Steps]:
    """Where a band is wrong: a scale's bands leave a score out, a band meets an earlier one, or holds no score."""
    wrong: list[Steps] = []
    for index, scale in enumerate(table.scales):
        reached = values.get(index, set())
        spans = [ScaleCondition(index, band.low, band.high) for band in scale.bands]
        holding = [{number for number, span in enumerate(spans) if within(span, value)} for value in reached]
        at: Steps = ("scales", scale.id, "bands")
        wrong += [at] * (bool(spans) and set() in holding)
        for (one, _), (other, band) in combinations(enumerate(scale.bands), 2):
            wrong += [(*at, band.id)] * any({one, other} <= each for each in holding)
        wrong += [(*at, band.id) for number, band in enumerate(scale.bands) if not any(number in each for each in holding)]
    return wrong


def about_one(findings: list[Finding], length: int) -> set[str | int]:
    """The results (by index) that findings are about, at places this deep."""
    return {steps[1] for steps, _ in findings if steps[0] == "results" and len(steps) == length}


def about(findings: list[Finding], words: str) -> bool:
    """Whether a finding about the results as a whole has these words."""
    return any(steps == ("results",) and words in message for steps, message in findings)


@settings(max_examples=250)
@given(data=st.data())
def test_all_that_is_reported_is_true_and_all_that_is_true_is_reported(
    small_tables: st.SearchStrategy[Table], every_way: Ways, data: st.DataObject
) -> None:
    """Gaps, results that nobody gets, level votes without a rule and ranges that cross: exactly those."""
    table = data.draw(small_tables)
    tried = every_answer(table, every_way)
    findings = prove(table)
    assert about(findings, "no result is told when") == tried.uncovered
    assert about(findings, "can be level") == (tried.level and table.ties is None)
    never = {index for index, result in enumerate(table.results) if result.id not in tried.told}
    assert about_one(findings, 2) == never
    assert about_one(findings, 4) == crossing(table, tried.values)
    assert sorted(steps for steps, _ in findings if steps[0] == "scales") == sorted(wrong_bands(table, tried.values))


@settings(max_examples=100)
@given(data=st.data(), work=st.sampled_from([0, 30]))
def test_what_could_not_be_tried_is_never_claimed(
    small_tables: st.SearchStrategy[Table], every_way: Ways, data: st.DataObject, work: int
) -> None:
    """With no time to try it all, a report says perhaps or is still true; a gap or a tie is never passed over."""
    table = data.draw(small_tables)
    tried = every_answer(table, every_way)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reach, "WORK", work)
        findings = prove(table)
    told = {index for index, result in enumerate(table.results) if result.id in tried.told}
    assert not told & about_one(findings, 2)
    assert about_one(findings, 4) <= crossing(table, tried.values)
    wrong = wrong_bands(table, tried.values)
    reported = [(steps, message) for steps, message in findings if steps[0] == "scales"]
    assert all(steps in wrong or "perhaps " in message for steps, message in reported)
    assert {steps for steps in wrong if len(steps) == 3} <= {steps for steps, _ in reported}
    for words, true in (("no result is told when", tried.uncovered), ("can be level", tried.level)):
        assert about(findings, words) or not true or (table.ties and "level" in words)
        assert not about(findings, words) or true or about(findings, "perhaps ")


SCALE = """
    title: T
    kind: scale
    answers: [No, Partly, Yes]
    scales:
      calm: {name: Calm, score: SCORE}
    items:
      - {id: one, text: One}
      - {id: two, text: Two}
    results:
"""
VOTES = """
    title: T
    kind: outcome
    HEAD
    items:
      - {id: one, text: One, answers: [{text: A, votes: tea}, {text: B, votes: milk}]}
      - {id: two, text: Two, answers: [{text: A, votes: tea}, {text: B, votes: milk}]}
    results:
"""


def scale(score: str, *results: str) -> str:
    return SCALE.replace("SCORE", score) + "".join(f"      - {each}\n" for each in results)


def votes(head: str, *results: str) -> str:
    return VOTES.replace("HEAD", head) + "".join(f"      - {each}\n" for each in results)


TEA, MILK = "{id: tea, title: Tea}", "{id: milk, title: Milk}"
REPORTS = {
    "a gap": (
        scale("sum", "{id: low, when: {calm: ..3}, title: L}", "{id: high, when: {calm: 5..}, title: H}"),
        "results: no result is told when calm is 4; widen a range or add a last result without when:",
    ),
    "several gaps": (
        scale("mean", "{id: low, when: {calm: 1}, title: L}"),
        "results: no result is told when calm is 1.5; widen a range or add a last result without when:",
    ),
    "a gap, whatever was asked on the way": (
        scale("mean", "{id: low, when: {calm: ..2.5}, title: L}").replace(
            "{id: two, text: Two}", "{id: two, text: Two, only_if: {one: [No, Yes]}}"
        ),
        "results: no result is told when calm is 3; widen a range or add a last result without when:",
    ),
    "out of reach": (
        scale("sum", "{id: far, when: {calm: 7..}, title: F}", "{id: rest, title: R}"),
        'results[0]: "far" can never be reached: on calm, scores run from 2 to 6',
    ),
    "never together": (
        scale("sum", "{id: odd, when: {calm: 6, one: No}, title: O}", "{id: rest, title: R}"),
        'results[0]: "odd" can never be reached: its conditions are never met together',
    ),
    "hidden": (
        scale("sum", "{id: all, when: {calm: ..6}, title: A}", "{id: some, when: {calm: 3..5}, title: S}"),
        'results[1]: "some" is never told: all it applies to meets results[0] ("all") before it',
    ),
    "hidden by two": (
        scale("sum", "{id: low, when: {calm: ..4}, title: L}", "{id: high, when: {calm: 5..}, title: H}", "{id: rest, title: R}"),
        'results[2]: "rest" is never told: all it applies to meets results[0] ("low"), results[1] ("high") before it',
    ),
    "crossing": (
        scale("sum", "{id: low, when: {calm: ..4}, title: L}", "{id: high, when: {calm: 4..}, title: H}"),
        'results[1].when.calm: overlaps with results[0] ("low"): both hold the score 4',
    ),
    "level": (
        votes("needs: 2", TEA, MILK),
        'results: "tea" and "milk" can be level; say what happens then, with ties: reader, the id of a result, '
        "or a list of ids",
    ),
    "a tie that cannot happen": (
        """
        title: T
        kind: outcome
        ties: both
        items:
          - {id: one, text: One, answers: [{text: A, votes: tea}, {text: B, votes: milk}]}
        results:
          - {id: tea, title: Tea}
          - {id: milk, title: Milk}
          - {id: both, title: Both}
        """,
        'results[2]: "both" is told only at a tie, and scores can never be level',
    ),
    "never enough votes": (
        """
        title: T
        kind: outcome
        items:
          - {id: one, text: One, answers: [{text: A, votes: {tea: 2, milk: 1}}, {text: B, votes: {tea: 3}}]}
        results:
          - {id: tea, title: Tea}
          - {id: milk, title: Milk}
        """,
        'results[1]: "milk" can never win: whatever is answered, another result is ahead',
    ),
    "never in front": (
        """
        title: T
        kind: scale
        scales: {calm: {name: Calm, score: mean}, near: {name: Near, score: mean}}
        items:
          - {id: one, text: One, scale: calm, answers: [{text: A, points: 1}, {text: B, points: 2}]}
          - {id: two, text: Two, scale: near, answers: [{text: A, points: 3}, {text: B, points: 4}]}
        results:
          - {id: calm, lowest: calm, title: C}
          - {id: near, lowest: near, title: N}
        """,
        'results[1]: "near" can never win: whatever is answered, another result is ahead',
    ),
    "level scales": (
        """
        title: T
        kind: scale
        answers: [No, Yes]
        scales: {calm: {name: Calm, score: mean}, near: {name: Near, score: mean}}
        items: [{id: one, text: One, scale: calm}, {id: two, text: Two, scale: near}]
        results:
          - {id: calm, highest: calm, title: C}
          - {id: near, highest: near, title: N}
        """,
        'results: "calm" and "near" can be level; say what happens then, with ties: reader, the id of a result, '
        "or a list of ids",
    ),
    "out of reach, since not all are asked all": (
        scale("sum", "{id: low, when: {calm: ..4}, title: L}", "{id: high, when: {calm: 5..}, title: H}").replace(
            "{id: two, text: Two}", "{id: two, text: Two, only_if: {one: No}}"
        ),
        'results[1]: "high" can never be reached: on calm, scores run from 2 to 4',
    ),
    "no percentage": (
        """
        title: T
        kind: scale
        scales: {calm: {name: Calm, score: percent}}
        items:
          - {id: one, text: One, answers: [{text: A, points: 1}, {text: B, points: 1}]}
        results:
          - {id: all, title: All}
        """,
        'items[0]: all answers give the same points on "calm", so no percentage can be told',
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "message"), REPORTS.values(), ids=REPORTS)
def test_what_is_wrong_is_said_in_full(messages: Callable[[str], list[str]], text: str, message: str) -> None:
    """One mistake, one message, at its place."""
    assert messages(text) == [message]


BANDS = {
    "a gap": ("{low: ..3, high: 5..}", ["scales.calm.bands: no band holds the score 4; scores run from 2 to 6"]),
    "an overlap": (
        "{low: ..4, high: 4..}",
        ['scales.calm.bands.high: the bands "low" and "high" overlap: both hold the score 4'],
    ),
    "out of reach": ("{low: ..6, high: 7..}", ["scales.calm.bands.high: no answers lead to this band; scores run from 2 to 6"]),
    "a gap that no score falls into": ("{low: ..3.5, high: 3.7..}", []),
    "edges that meet": ('{low: "<4", high: 4..}', []),
}


@pytest.mark.parametrize(("bands", "expected"), BANDS.values(), ids=BANDS)
def test_bands_hold_every_score_once(messages: Callable[[str], list[str]], bands: str, expected: list[str]) -> None:
    """Two items of three answers add up to 2 to 6."""
    text = scale("sum", "{id: all, title: All}").replace("score: sum", f"score: sum, bands: {bands}")
    assert messages(text) == expected


def test_a_gap_at_zero_is_a_gap(messages: Callable[[str], list[str]]) -> None:
    """Zero is a score like any other."""
    text = """
        title: T
        kind: checklist
        answers: [Often, Rarely]
        scales: {often: {name: Often, counts: [Often], bands: {some: 1..}}}
        items: [{id: one, text: One}]
        results: [{id: all, title: All}]
    """
    assert messages(text) == ["scales.often.bands: no band holds the score 0; scores run from 0 to 1"]


def large(scales: int, points: Callable[[int, int], int], results: str) -> str:
    """Sixty items of seven answers, all of them on every scale."""
    head = "title: T\nkind: scale\nscales:\n" + "".join(f"  s{n}: {{name: S{n}, score: mean}}\n" for n in range(scales))
    keys = ", ".join(f"s{n}: {'reverse' if n else 'forward'}" for n in range(scales))
    body = "items:\n"
    for item in range(60):
        options = ", ".join(f"{{text: O{option}, points: {points(item, option)}}}" for option in range(7))
        body += f"  - {{id: i{item}, text: I, scale: {{{keys}}}, answers: [{options}]}}\n"
    return head + body + "results:\n" + results


QUARTERS = "".join(
    f"  - {{id: r{a}{b}, when: {{s0: '{one}', s1: '{other}'}}, title: R}}\n"
    for a, one in enumerate(("..400", ">400"))
    for b, other in enumerate(("..400", ">400"))
)


def odd_points(item: int, option: int) -> int:
    return (item * 37 + option * option * 53) % 997


def test_rules_that_leave_no_number_out_pass_however_large_the_quiz(load_text: Callable[[str], Loaded]) -> None:
    """Sixty items with points of no order, on two scales: no false alarm."""
    text = large(2, odd_points, QUARTERS)
    assert load_text(text).problems == ()


def test_a_quiz_too_large_to_prove_is_told_so(messages: Callable[[str], list[str]]) -> None:
    """It asks for a last result as a precaution, and says that it is one."""
    (found,) = messages(large(2, odd_points, "\n".join(QUARTERS.splitlines()[:3]) + "\n"))
    assert found.startswith("results: perhaps no result is told when s0 is ")
    assert found.endswith("; widen a range or add a last result without when: (there are too many combinations to be sure)")


def scenes(head: str, weighted: bool) -> str:
    """Twelve scenes with eight answers, each with one vote or with three of different weight."""
    random = Random(7)
    text = f"title: T\nkind: outcome\n{head}items:\n"
    for scene in range(12):
        text += f"  - id: i{scene}\n    text: I\n    answers:\n"
        for option in range(8):
            others = random.sample([each for each in range(8) if each != option], 2)
            votes = f"{{r{option}: 2, r{others[0]}: 1, r{others[1]}: 0.5}}" if weighted else f"r{option}"
            text += f"      - {{text: O{option}, votes: {votes}}}\n"
    return text + "results:\n" + "".join(f"  - {{id: r{each}, title: R}}\n" for each in range(8))


@pytest.mark.parametrize("weighted", [False, True])
def test_twelve_scenes_for_eight_outcomes_are_proved(load_text: Callable[[str], Loaded], weighted: bool) -> None:
    """With a rule for ties there is nothing to report, however the votes are weighted."""
    text = scenes("ties: reader\n", weighted)
    assert load_text(text).problems == ()


def test_a_rule_for_ties_is_wanted_when_nobody_can_rule_them_out(messages: Callable[[str], list[str]]) -> None:
    """Too many ways to vote to try them all: the tie rule is asked for as a precaution."""
    assert messages(scenes("", weighted=True)) == [
        'results: perhaps "r0" and "r1" can be level; say what happens then, with ties: reader, the id of a '
        "result, or a list of ids (there are too many combinations to be sure)"
    ]
