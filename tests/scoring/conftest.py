"""The browser's scorer, minified as it ships, behind one long-lived node process."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assets.bundle import read

# One line of JSON in, one line out. The module under test is the last argument.
LOOP = """
import { createInterface } from 'node:readline';
const { score, decimal, readable } = await import(process.argv.at(-1));
for await (const line of createInterface({ input: process.stdin })) {
  const { table, responses } = JSON.parse(line);
  const outcome = score(table, responses);
  const shown = table.scales.map(({ id, score: how }) => {
    const value = outcome.scores[id];
    return value && { ...value, decimal: decimal(value), readable: readable(value, how) };
  });
  console.log(JSON.stringify({ ...outcome, scores: shown }));
}
"""


@pytest.fixture(scope="session")
def in_browser(root: Path, node: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str, Any], Any]]:
    """Score with the JavaScript that ships: table as JSON text, responses -> outcome, its scores in table order."""
    folder = tmp_path_factory.mktemp("shipped")
    files = read(root / "theme" / "static").files
    script, loop = folder / "score.js", folder / "loop.js"
    (folder / "package.json").write_text('{"type": "module"}')
    for name in ("score.js", "steps.js"):
        (folder / name).write_bytes(files[f"js/quiz/{name}"])
    loop.write_text(LOOP)
    with subprocess.Popen([node, loop, script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        to_node, from_node = process.stdin, process.stdout
        assert to_node is not None
        assert from_node is not None

        def ask(table: str, responses: Any) -> Any:
            to_node.write(f'{{"table":{table},"responses":{json.dumps(responses)}}}\n')
            to_node.flush()
            answer = from_node.readline()
            assert answer, "the browser's scorer stopped; its error stands above"
            return json.loads(answer)

        yield ask
        to_node.close()
