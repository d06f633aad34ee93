"""A browser is found, or its absence is said loudly; it is never a reason to skip."""

from __future__ import annotations

import sys

import pytest

import chromium


def test_a_browser_that_is_named_but_does_not_run_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing else is taken in its place, and nothing is installed."""
    monkeypatch.setenv("CHROMIUM", "/no/such/browser")
    assert chromium.find() is None
    with pytest.raises(RuntimeError) as error:
        chromium.find_or_install()
    assert str(error.value) == (
        "The browser tests need a browser, and none could be found or installed. "
        "Install Chromium or Chrome, or name the program of one: CHROMIUM=/path/to/chromium make test"
    )


def test_what_answers_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", sys.executable)
    assert chromium.find_or_install() == sys.executable
