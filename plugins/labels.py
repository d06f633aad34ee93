"""The seven evidence labels of the editorial plan, as editors write them in braces; `evidence` in the catalogues has their words.

A leaf, because articles and quizzes both use them.
"""

from __future__ import annotations

LABELS = ("strong", "good", "mixed", "early", "contested", "not-supported", "practice-wisdom")
