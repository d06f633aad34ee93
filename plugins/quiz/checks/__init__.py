"""Cross references inside one quiz: every name that is used is defined, and means something where it is used.

Each rule is a generator of findings over the typed quiz, its items' response options, and what of them is in doubt. What a
quiz does to its readers (results that cannot be reached, gaps between bands) is proved later, on the compiled table, by
`analysis`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from quiz.checks import answers, flow, results, showing
from quiz.checks.answers import check_options
from quiz.doubt import Doubt
from quiz.model import Quiz
from quiz.source import Finding, Steps
from quiz.structure import Options

__all__ = ["check", "check_options"]

_RULES: tuple[Callable[[Quiz, Sequence[Options], Doubt], Iterable[Finding]], ...] = (
    *results.RULES,
    *answers.RULES,
    *flow.RULES,
    *showing.RULES,
)
_RULES_BY_KIND = (*results.RULES_BY_KIND, *answers.RULES_BY_KIND, *flow.RULES_BY_KIND)
"""Rules that mean nothing while the quiz's kind is in doubt."""


def check(quiz: Quiz, options: Sequence[Options], lost: tuple[Steps, ...] = ()) -> list[Finding]:
    """All findings. `options` holds each item's response options, in item order; none where they are unknown.

    `lost` are the places of a repaired quiz that hold nothing of the editor's; what rests on them is not found.
    """
    doubt = Doubt(lost)
    sure = [() if doubt.touches(_place_of_answers(quiz, index)) else each for index, each in enumerate(options)]
    rules = _RULES if doubt.touches(("kind",)) else (*_RULES, *_RULES_BY_KIND)
    return [finding for rule in rules for finding in rule(quiz, sure, doubt) if not doubt.touches(finding[0])]


def _place_of_answers(quiz: Quiz, index: int) -> Steps:
    return ("answers",) if quiz.items[index].answers is None else ("items", index, "answers")
