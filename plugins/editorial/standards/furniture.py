"""What every article has besides its story: dates and roles, the standard sections in order, notes as planned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from editorial.fields import BY_NAME
from editorial.standards.evidence import NEEDS_NO_SOURCE, Finding
from editorial.standards.passages import Piece, Section, plain
from editorial.standards.plan import ANY, Plan, Planned
from editorial.standards.titles import Titles

REQUIRED = ("Question", "Summary", "Author", "Next_review", "Evidence_to")
BULLETS = 3
_LINK = re.compile(r"(?:article|page|quiz):")


def front(piece: Piece, planned: Planned) -> Iterator[Finding]:
    """Front matter that is missing, or that the plan wants otherwise."""
    for key in REQUIRED:
        if not piece.front.get(key):
            yield 0, f"{key} is missing; add a line “{key}: {BY_NAME[key.lower()].example}”"
    for key, wanted in planned.front.items():
        entry = piece.front.get(key)
        if wanted == ANY and not entry:
            yield 0, f"{key} is missing; the plan asks for it"
        elif wanted != ANY and (not entry or entry.value != wanted):
            yield entry.value_at if entry else 0, f"the plan asks for “{key}: {wanted}”"
    quiz = piece.front.get("Quiz")
    if quiz and quiz.value not in planned.quizzes:
        wanted = " or ".join(planned.quizzes) or "no quiz"
        yield quiz.value_at, f'the plan gives this article {wanted}, not "{quiz.value}"'
    elif planned.quizzes and not quiz:
        yield 0, f"Quiz is missing; the plan gives this article {' or '.join(planned.quizzes)}"


def safety(piece: Piece, planned: Planned) -> Iterator[Finding]:
    """Safety notes of the plan that are missing, or that don't stand at the top."""
    top, below = _codes(piece, "Safety_top"), _codes(piece, "Safety")
    for note in planned.safety:
        key = "Safety_top" if note in planned.top else "Safety"
        if note in top or (note in below and note not in planned.top):
            continue
        entry = piece.front.get("Safety") if note in below else None
        place = "stands before the text; move it to" if entry else "is missing; add it to"
        yield entry.value_at if entry else 0, f"the plan's safety note {note} {place} the key {key}"


def says(piece: Piece, planned: Planned) -> Iterator[Finding]:
    """Words or links of the plan that the text doesn't have. Links are the same in every language."""
    text = plain(piece.source.text[piece.front.body_at :]).casefold()
    translated = planned.says_in.get(piece.language, {})
    for english, why in planned.says.items():
        words = translated.get(english, english)
        if piece.language and words == english and not _LINK.match(english):
            yield (
                0,
                f'the plan wants "{english}" in the text; say it in its entry: says_in: {{{piece.language}: …}}',
            )
            continue
        if plain(words).casefold() not in text:
            yield piece.front.body_at, f'the text must have "{words}": {why}'


def sections(piece: Piece, planned: Planned, plan: Plan, titles: Titles) -> Iterator[Finding]:
    """Standard sections that are missing, out of order or not filled as they must be."""
    practice = titles.exercise(planned.practice)
    wanted = tuple(filter(None, (titles.short, titles.unknown, practice, titles.not_for_you)))
    order = {plain(title): place for place, title in enumerate(wanted)}
    present = [section for section in piece.sections if plain(section.title) in order]
    for title in wanted:
        if not piece.section(title):
            yield piece.front.body_at, f"the section “## {title}” is missing"
    for before, after in pairwise(present):
        if order[plain(after.title)] <= order[plain(before.title)]:
            yield after.at, f"“{after.title}” stands in the wrong place; the order is: {', '.join(wanted)}"
    if (first := piece.sections[1:2]) and plain(first[0].title) != plain(titles.short) and piece.section(titles.short):
        yield first[0].at, f"“{titles.short}” comes before all other sections"
    for section in present:
        if not section.blocks:
            yield section.at, f"“{section.title}” is empty"
    if short := piece.section(titles.short):
        yield from _in_short(short, titles.short)
    if practice and (exercise := piece.section(practice)):
        yield from _opt_out(exercise, plan)
    elif not practice and (stray := piece.section(titles.practice)):
        yield stray.at, "the plan gives this article no exercise"


def _in_short(section: Section, title: str) -> Iterator[Finding]:
    points = [block for block in section.blocks if block.is_item]
    if len(points) != BULLETS:
        yield section.at, f"“{title}” has {len(points)} points, and must have {BULLETS}"
    for point in points:
        labels = [label.text for label in point.labels]
        if not labels or (not point.keys and labels != [NEEDS_NO_SOURCE]):
            yield point.at, f"a point of “{title}” has an evidence label and a key: claim. {{good}} [@key]"


def _opt_out(section: Section, plan: Plan) -> Iterator[Finding]:
    first = plain(section.blocks[0].words) if section.blocks else ""
    if section.blocks and not first.startswith(plain(plan.opt_out)):
        yield section.blocks[0].at, f"an exercise starts with: {plan.opt_out}"


def _codes(piece: Piece, key: str) -> list[str]:
    return re.findall(r"[^\s,]+", piece.value(key))
