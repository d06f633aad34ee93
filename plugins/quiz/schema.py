"""The JSON Schema of a quiz file, for completion and hints in editors' tools. `quizzes/quiz.schema.json` holds a copy."""

from __future__ import annotations

import json
from typing import Any

from quiz.model import Quiz


def schema_text() -> str:
    """The schema as indented JSON with a final newline; the same model always gives the same text."""
    schema: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Quiz.model_json_schema()}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
