"""What went wrong in a YAML file, in an editor's words, and at the line where it really went wrong.

Parsers notice an unclosed quote, a missing space after a colon or a full-width colon lines later than it was typed; these
functions look at the text itself to find the real place. Everything here is about words: no file is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import yaml

_CONFLICT = re.compile(r"^(<{7} |={7}$|>{7} )")
_HIDDEN_INDENT = re.compile(r"^[ \t]*[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]")
_TAB_INDENT = re.compile(r"^ *\t")
_WIDE_COLON = re.compile(r"^\s*(?:- )*([\w-]+)\s*(：)")
_TIGHT_COLON = re.compile(r"^\s*(?:- )*([A-Za-z][\w-]*)(:)[^\s:/]")
_STARRED = re.compile(r"^\s*(?:- )*(?:[\w-]+:\s+)?(\*[^\s,]+)")
_OPEN_RANGE = re.compile(r":\s+([>|][^\s+-]*)")
_OPEN_VALUE = re.compile(r"""^\s*(?:- )*(?:[\w-]+:\s+)?(['"])""")

Place = tuple[int, int]


def refused(line: str) -> Iterator[tuple[int, str]]:
    """(column, message) for what no line of a quiz file may contain, whatever YAML makes of it."""
    if _CONFLICT.match(line):
        yield 1, "a merge conflict was left in the file; keep one of the two versions and delete the marker lines"
    if match := _HIDDEN_INDENT.match(line):
        yield (
            match.end(),
            f"the line is indented with the invisible U+{ord(line[match.end() - 1]):04X}; replace it with ordinary spaces",
        )
    if (match := _TAB_INDENT.match(line)) and line.strip():
        yield match.end(), "the line is indented with a tab; use spaces"


def alias(name: str) -> str:
    return f"*{name} refers to an anchor, which quiz files do not use; write the value out, or quote a text that begins with *"


def anchor(name: str) -> str:
    return f"&{name} sets an anchor, which quiz files do not use; remove it, or put a text that begins with & in quotes"


def tag(name: str) -> str:
    name = name.replace("tag:yaml.org,2002:", "!!")
    return f"{name} is a YAML tag, which quiz files do not use; remove it, or put a text that begins with ! in quotes"


def missing_space(text: str) -> str:
    """Advice for a text where keys were expected, when the space after its colon is missing; otherwise nothing."""
    match = re.match(r"([A-Za-z][\w-]*)[:：](\S.*)", text)
    return f'; there is no space after the colon: write "{match[1]}: {match[2]}"' if match else ""


def explain(error: yaml.MarkedYAMLError, lines: Sequence[str], quoted: Sequence[tuple[int, int, int]]) -> tuple[Place, str]:
    """The real place (line, column) of a syntax error, and what to do about it.

    `quoted` lists the quoted texts read so far that span lines: (line, column, last line).
    """
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem = error.problem or ""
    if "quoted scalar" in (error.context or "") and error.context_mark and "end of stream" in problem:
        return _unclosed((error.context_mark.line + 1, error.context_mark.column + 1), lines)
    for first, start, last in reversed(quoted):
        if last == line and first < line:
            return _unclosed((first, start), lines)
    for number in range(min(line, len(lines)), max(line - 3, 0), -1):
        if match := _WIDE_COLON.match(lines[number - 1]):
            return (
                number,
                match.start(2) + 1,
            ), f'this is a full-width colon; write "{match[1]}: " with an ordinary colon and a space'
        if (match := _TIGHT_COLON.match(lines[number - 1])) and not lines[number - 1].strip().startswith(("'", '"')):
            return (number, match.start(2) + 1), f'there is no space after the colon; write "{match[1]}: "'
    if "flow" in (error.context or "") and error.context_mark:
        return _in_brackets((error.context_mark.line + 1, error.context_mark.column + 1), line, lines)
    return _by_message(problem, line, column, lines)


def _in_brackets(place: Place, noticed: int, lines: Sequence[str]) -> tuple[Place, str]:
    here = lines[place[0] - 1][place[1] - 1]
    if here in ",:":
        name = "comma" if here == "," else "colon"
        return place, f"this {name} has nothing to separate; remove it, or put the text that it belongs to in quotes"
    if here not in "[{":
        # The parser blames what follows; the bracket stands before it, perhaps hidden by a # that begins a comment.
        before = "\n".join([*lines[: place[0] - 1], lines[place[0] - 1][: place[1] - 1]])
        at = max(before.rfind("{"), before.rfind("["))
        place = before.count("\n", 0, at) + 1, at - before.rfind("\n", 0, at)
        here = before[at]
    return place, f"this {here} is never closed, or a comma is missing after it (noticed on line {noticed})"


def _unclosed(place: Place, lines: Sequence[str]) -> tuple[Place, str]:
    quote = lines[place[0] - 1][place[1] - 1]
    return place, f"this quotation mark is never closed on its line; end the text with {quote}"


def _by_message(problem: str, line: int, column: int, lines: Sequence[str]) -> tuple[Place, str]:
    text = lines[line - 1] if line <= len(lines) else ""
    here = text[column - 1 : column]
    if match := _STARRED.match(text):
        return (line, match.start(1) + 1), alias(match[1][1:])
    if "alphabetic or numeric" in problem:
        return (line, column - 1), f"a value cannot begin with {text[column - 2]}; remove it, or put the text in quotes"
    if "escape" in problem:
        return (line, column), "a backslash inside double quotes must be doubled (\\\\)"
    if text.startswith("%"):
        return (line, 1), "a line cannot begin with %; remove it, or put the text in quotes"
    if match := _OPEN_RANGE.search(text[: column - 1]):
        return (line, match.start(1) + 1), "a value that begins with > or | goes in quotes, or on the lines below"
    if "mapping values are not allowed" in problem:
        return (line, column), (
            "a colon followed by a space begins a value, but one has begun already; put a text that contains “: ” in quotes, "
            "or check the indentation"
        )
    if "cannot start any token" in problem:
        if here == "\t":
            return (line, column), "the line is indented with a tab; use spaces"
        return (line, column), f"a value cannot begin with {here}; put it in quotes"
    if match := _OPEN_VALUE.match(text):
        if match[1] == "'":
            return (
                line,
                match.start(1) + 1,
            ), "the text in single quotes ends early; double the apostrophes inside it ('') or use double quotes"
        return (line, match.start(1) + 1), 'the text in quotes ends early; write \\" for a quotation mark inside it'
    if "unexpected ':'" in problem:
        return (line, column), "this colon follows no key; put a space after it, or put the text that it belongs to in quotes"
    if "block sequence entries" in problem:
        return (line, column), "a list begins on the line below its key; move this “- ” there"
    if text[: column - 1].rstrip().endswith(("}", "]")):
        return (line, column), "this stands after a closing bracket; put texts that contain {, }, [ or ] in quotes"
    if "could not find expected ':'" in problem:
        number = next((at for at in range(min(line, len(lines)), 0, -1) if _bare(lines[at - 1])), line)
        return (number, 1), "this line has no colon, so it is not a key; write “key: value”, or indent it if it continues a text"
    if any(words in problem for words in ("expected <block end>", "'-' indicator", "expected key")):
        return (
            line,
            column,
        ), "the indentation does not fit the lines above; things that belong together begin in the same column"
    return (line, column), f"this line, or the one above, is not spelled as “key: value” ({problem})"


def _bare(line: str) -> bool:
    return bool(line.strip()) and ":" not in line and not line.lstrip().startswith(("#", "-"))
