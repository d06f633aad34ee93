"""Waiting for a page, under a policy that refuses to evaluate text."""

from __future__ import annotations

from playwright.sync_api import Page

_WAIT = """() => new Promise((done, fail) => {
  const last = performance.now() + 20000;
  const look = () => (CONDITION ? done() : performance.now() > last ? fail(new Error('never came true')) : setTimeout(look, 20));
  look();
})"""


def until(page: Page, condition: str) -> None:
    """Wait until a condition in JavaScript holds, 20 s at most.

    Playwright's own way evaluates text in the page, which the policy refuses.
    """
    page.evaluate(_WAIT.replace("CONDITION", condition))
