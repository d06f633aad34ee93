"""What went wrong in a YAML file, in an editor's words, and at the line where it really went wrong.

Parsers notice an unclosed quote, a missing space after a colon or a full-width colon lines later than it was typed; these
functions look at the text itself to find the real place. Where it is plain what was meant, they also mend the line, so that
the rest of the file can be read and its mistakes be told in the same go. Everything here is about words: no file is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml

_CONFLICT = re.compile(r"^(<{7}|>{7}|\|{7})(\s|$)|^={7}$")
_BLANKS = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000"
"""Blanks that look like spaces and are none to YAML."""
_HIDDEN_INDENT = re.compile(rf"^[ \t]*[{_BLANKS}]")
_HIDDEN_BLANK = re.compile(rf"^ *(?:- +)*(?:-|[\w-]+:)([{_BLANKS}])")
_TAB_INDENT = re.compile(r"^ *\t")
_WIDE_COLON = re.compile(r"^\s*(?:- )*([\w-]+)\s*(：)")
_TIGHT_COLON = re.compile(r"^\s*(?:- )*([A-Za-z][\w-]*)(:)[^\s:/]")
_BULLET = re.compile(r"^ *([–—‒−•·‣◦])\s")
_TIGHT_DASH = re.compile(r"^ *(-)[A-Za-z{\[\"']")
_STARRED = re.compile(r"^\s*(?:- )*(?:[\w-]+:\s+)?(\*[^\s,]+)")
_OPEN_RANGE = re.compile(r":\s+([>|][^\s+-]*)")
_OPEN_VALUE = re.compile(r"""^\s*(?:- )*(?:[\w-]+:\s+)?(['"])""")
_COMMENT = re.compile(r"[ \t]+(#[\w“\"'(].*)")

_AFTER_BRACKET = "this stands after a closing bracket; put texts that contain {, }, [ or ] in quotes"

Place = tuple[int, int]


@dataclass(frozen=True)
class Slip:
    """A slip of spelling: its line and column, what to do about it, and the line as it was meant, where that is plain."""

    place: Place
    message: str
    mended: str | None = None


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


def with_spaces(line: str) -> str | None:
    """A refused line with ordinary spaces before its text; None where nobody can tell how far it should be indented."""
    if _CONFLICT.match(line) or _TAB_INDENT.match(line):
        return None
    text = line.lstrip()
    return " " * (len(line) - len(text)) + text


def swallowed(rest: str) -> tuple[int, str] | None:
    """(offset, message) when what follows a text on its line is a comment by YAML's rules, but hardly meant as one."""
    match = _COMMENT.match(rest)
    if match is None:
        return None
    return match.start(1), (
        "the text ends here, since a # after a space begins a comment; put the text in quotes, "
        "or write a space after the # of a comment"
    )


def alias(name: str) -> str:
    return f"*{name} refers to an anchor, which quiz files do not use; write the value out, or quote a text that begins with *"


def anchor(name: str) -> str:
    return f"&{name} sets an anchor, which quiz files do not use; remove it, or put a text that begins with & in quotes"


def tag(name: str) -> str:
    name = name.replace("tag:yaml.org,2002:", "!!")
    return f"{name} is a YAML tag, which quiz files do not use; remove it, or put a text that begins with ! in quotes"


def missing_space(text: str) -> str:
    """Advice for a text where keys were expected, when the space after its colon is missing; otherwise nothing."""
    if match := re.match(r"([A-Za-z][\w-]*)\s*：\s*(\S.*)", text):
        return f'; its colon is a full-width one: write "{match[1]}: {match[2]}"'
    match = re.match(rf"([A-Za-z][\w-]*):[{_BLANKS}]*(\S.*)", text)
    return f'; there is no space after the colon: write "{match[1]}: {match[2]}"' if match else ""


def explain(error: yaml.MarkedYAMLError, lines: Sequence[str], quoted: Sequence[tuple[int, int, int]]) -> Slip:
    """Where a syntax error really is, and what to do about it.

    `quoted` lists the quoted texts read so far that span lines: (line, column, last line).
    """
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem, context = error.problem or "", error.context or ""
    began = (error.context_mark.line + 1, error.context_mark.column + 1) if error.context_mark else (line, column)
    if "quoted scalar" in context and "end of stream" in problem:
        return _unclosed(began, lines)
    for first, start, last in reversed(quoted):
        if last == line and first < line:
            return _unclosed((first, start), lines)
    for number in range(min(line, len(lines)), max(line - 3, 0), -1):
        if slip := _typed(number, lines[number - 1]):
            return slip
    if "flow" in context:
        return _in_brackets(began, (line, column), lines)
    if "could not find expected ':'" in problem:
        return Slip(began, "this line has no colon, so it is not a key; write “key: value”, or indent it if it continues a text")
    return _by_message(problem, line, column, lines)


def _typed(number: int, line: str) -> Slip | None:
    """A character that looks right and is not, or that is missing, at the beginning of a line."""
    if match := _WIDE_COLON.match(line):
        mended = f"{line[: match.start(2)].rstrip()}: {line[match.end() :].lstrip()}"
        return Slip(
            (number, match.start(2) + 1),
            f'this is a full-width colon; write "{match[1]}: " with an ordinary colon and a space',
            mended,
        )
    if match := _HIDDEN_BLANK.match(line):
        at = match.start(1)
        return Slip(
            (number, at + 1),
            f"the blank here is the invisible U+{ord(line[at]):04X}; replace it with an ordinary space",
            f"{line[:at]} {line[at + 1 :]}",
        )
    if match := _TIGHT_COLON.match(line):
        at = match.end(2)
        return Slip((number, at), f'there is no space after the colon; write "{match[1]}: "', f"{line[:at]} {line[at:]}")
    if match := _BULLET.match(line):
        at = match.start(1)
        return Slip(
            (number, at + 1),
            f"this “{match[1]}” is no hyphen; begin each entry of a list with “- ”",
            f"{line[:at]}-{line[at + 1 :]}",
        )
    if match := _TIGHT_DASH.match(line):
        at = match.end(1)
        return Slip((number, at), "there is no space after the hyphen; write “- ”", f"{line[:at]} {line[at:]}")
    return None


def _in_brackets(place: Place, noticed: Place, lines: Sequence[str]) -> Slip:
    here = lines[place[0] - 1][place[1] - 1]
    if here in ",:":
        name = "comma" if here == "," else "colon"
        return Slip(place, f"this {name} has nothing to separate; remove it, or put the text that it belongs to in quotes")
    line = lines[noticed[0] - 1] if noticed[0] <= len(lines) else ""
    before, there = line[: noticed[1] - 1].rstrip(), line[noticed[1] - 1 : noticed[1]]
    if there in ("{", "[") and before and before[-1] not in ",:[{":
        return Slip(noticed, f"this {there} stands inside a text; put texts that contain {{, }}, [ or ] in quotes")
    if before.endswith(("}", "]")) and there.isalnum():
        return Slip(noticed, _AFTER_BRACKET)
    if (wide := line.find("，")) >= 0 and here in "[{":
        return Slip((noticed[0], wide + 1), "this is a full-width comma; write an ordinary comma and a space")
    if here not in "[{":
        # The parser blames what follows; the bracket stands before it, perhaps hidden by a # that begins a comment.
        text = "\n".join([*lines[: place[0] - 1], lines[place[0] - 1][: place[1] - 1]])
        at = max(text.rfind("{"), text.rfind("["))
        place = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        here = text[at]
    return Slip(place, f"this {here} is never closed, or a comma is missing after it (noticed on line {noticed[0]})")


def _unclosed(place: Place, lines: Sequence[str]) -> Slip:
    line, at = lines[place[0] - 1], place[1] - 1
    alone = _OPEN_VALUE.match(line)
    # On a line of its own the text ends with the line; between brackets nobody can tell where, so the mark is left out.
    mended = line.rstrip() + line[at] if alone and alone.start(1) == at else f"{line[:at]} {line[at + 1 :]}"
    return Slip(place, f"this quotation mark is never closed on its line; end the text with {line[at]}", mended)


def _by_message(problem: str, line: int, column: int, lines: Sequence[str]) -> Slip:
    text = lines[line - 1] if line <= len(lines) else ""
    here = text[column - 1 : column]
    place = line, column
    if match := _STARRED.match(text):
        return Slip((line, match.start(1) + 1), alias(match[1][1:]))
    if "alphabetic or numeric" in problem:
        return Slip((line, column - 1), f"a value cannot begin with {text[column - 2]}; remove it, or put the text in quotes")
    if "escape" in problem:
        return Slip(place, "a backslash inside double quotes must be doubled (\\\\)")
    if "<document start>" in problem:
        ended = next((number for number in range(line - 1, 0, -1) if lines[number - 1].startswith("...")), None)
        if ended:
            return Slip((ended, 1), "the ... here ends the quiz, but the file goes on; remove this line")
        return Slip(place, "the quiz has ended above, but the file goes on; move this inside, or remove it")
    if text.startswith("%"):
        return Slip((line, 1), "a line cannot begin with %; remove it, or put the text in quotes")
    if match := _OPEN_RANGE.search(text[: column - 1]):
        return Slip((line, match.start(1) + 1), "a value that begins with > or | goes in quotes, or on the lines below")
    if "mapping values are not allowed" in problem:
        return Slip(
            place,
            "a colon followed by a space begins a value, but one has begun already; put a text that contains “: ” in quotes, "
            "or check the indentation",
        )
    if "mapping keys are not allowed" in problem:
        return Slip(place, "a value cannot begin with “? ”; put it in quotes")
    if "cannot start any token" in problem:
        if here == "\t":
            return Slip(place, "the line is indented with a tab; use spaces")
        return Slip(place, f"a value cannot begin with {here}; put it in quotes")
    if match := _OPEN_VALUE.match(text):
        message = 'the text in quotes ends early; write \\" for a quotation mark inside it'
        if match[1] == "'":
            message = "the text in single quotes ends early; double the apostrophes inside it ('') or use double quotes"
        return Slip((line, match.start(1) + 1), message)
    if "unexpected ':'" in problem:
        return Slip(place, "this colon follows no key; put a space after it, or put the text that it belongs to in quotes")
    if "block sequence entries" in problem:
        return Slip(place, "a list begins on the line below its key; move this “- ” there")
    if text[: column - 1].rstrip().endswith(("}", "]")):
        return Slip(place, _AFTER_BRACKET)
    if any(words in problem for words in ("expected <block end>", "'-' indicator", "expected key")):
        return Slip(place, "the indentation does not fit the lines above; things that belong together begin in the same column")
    return Slip(place, f"this line, or the one above, is not spelled as “key: value” ({problem})")
