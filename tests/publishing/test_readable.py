"""What an editor sees of a log."""

import pytest

from building import readable

TRACE = 'Traceback (most recent call last):\n  File "x.py", line 1, in <module>\n    1 / 0\n    ~~^~~\n'

CASES = [  # (log, what is shown)
    ("", ""),
    ("a.md:1:2: wrong\n    text\n    ^\n", "a.md:1:2: wrong\n    text\n    ^"),
    (f"Skipping a.md\n{TRACE}RuntimeError: Warning or error encountered\n", "Skipping a.md"),
    (f"ValueError: oops\n{TRACE}ValueError: oops\n", "ValueError: oops"),
    (f"Cannot register\n{TRACE}ValueError: two\nlines\n", "Cannot register\nValueError: two\nlines"),
    (
        f"{TRACE}KeyError: 'a'\n\nDuring handling of the above exception, another exception occurred:\n\n{TRACE}OSError: b\n",
        "KeyError: 'a'\nOSError: b",
    ),
]


@pytest.mark.parametrize(("log", "shown"), CASES)
def test_messages_stay_whole_and_tracebacks_go(log: str, shown: str) -> None:
    assert readable(log) == shown
