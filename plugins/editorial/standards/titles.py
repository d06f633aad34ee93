"""The headings that articles share, in the words of a language."""

from __future__ import annotations

from dataclasses import dataclass

from words import Words

NONE = "none"


@dataclass(frozen=True)
class Titles:
    """`practice` is the usual heading of an exercise, `questions` the other one."""

    short: str = "In short"
    unknown: str = "What we don't know"
    practice: str = "Try this"
    questions: str = "Questions to try"
    not_for_you: str = "When this is not for you"

    def exercise(self, planned: str) -> str:
        """The heading that the plan gives an exercise in English, in this language; empty for no exercise."""
        english = Titles()
        known = {NONE: "", english.practice: self.practice, english.questions: self.questions}
        return known.get(planned, planned)


def titles(words: Words) -> Titles:
    """The headings in the language of these words."""
    return Titles(*(words(f"sections.{key}") for key in ("short", "unknown", "practice", "questions", "not-for-you")))
