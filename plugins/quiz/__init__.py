"""Quiz YAML in, quiz pages out.

`build` takes a file to a `BuiltQuiz`; `generator` is Pelican's side, `__main__` the command line.
"""

from __future__ import annotations


def register() -> None:
    """Pelican's entry point."""
    from pelican.plugins import signals

    signals.get_generators.connect(_generator)


def _generator(_: object) -> type:
    # Imported here so that the command line starts without Pelican.
    from quiz.generator import QuizGenerator

    return QuizGenerator
