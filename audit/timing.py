"""Taking a quiz on a slow phone: how long a reader waits, and what is loaded by the time the result shows."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from audit.budgets import Phone

RUNS = 3
"""Times are the middle one of so many runs."""

# Presses Start as soon as that can be done, and notes when the first question stood on the screen.
WATCH = """
(() => {
  const shown = (part) => part && part.offsetParent !== null;
  const look = () => {
    const start = document.querySelector('[data-action=start]');
    const items = [...document.querySelectorAll('fieldset[data-item]')].filter(shown);
    const state = document.querySelector('[data-quiz-page]')?.dataset.state;
    if (shown(start) && !start.disabled) start.click();
    else if (state && state !== 'sheet' && items.length === 1 && shown(items[0].querySelector('label'))) {
      requestAnimationFrame(() => setTimeout(() => { document.documentElement.dataset.answerable = performance.now(); }));
      return;
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
"""
# Presses “See my result”; when the result, and then its picture, stood on the screen. No picture after five seconds: null.
FINISH = """
() => new Promise((done) => {
  const shown = (part) => part && part.getClientRects().length > 0;
  const began = performance.now();
  let result = null;
  const look = () => requestAnimationFrame(() => setTimeout(() => {
    const now = performance.now() - began;
    if (result === null && document.querySelector('form[data-outcome]')) result = now;
    const picture = [...document.querySelectorAll('[data-quiz-page] svg[role=img]')].some(shown);
    if (result !== null && (picture || now > 5000)) done([result, picture ? now : null]);
    else if (now > 20000) done([null, null]);
    else look();
  }));
  document.querySelector('[data-action=finish]').click();
  look();
})
"""
THINKING_MS = 1500
"""A reader looks at the last page before the result at least so long; what loads meanwhile is there."""


@dataclass(frozen=True)
class Taken:
    """One quiz, taken. `files` are the names of all files loaded, relative to the site."""

    answerable_s: float
    result_ms: float
    picture_ms: float | None
    files: tuple[str, ...]


def take(browser: Browser, url: str, phone: Phone, slowdown: int) -> Taken:
    """A quiz from its address to its result, the middle of several runs. Raises RuntimeError when no result comes."""
    runs = [_once(browser, url, phone, slowdown) for _ in range(RUNS)]
    pictures = [run.picture_ms for run in runs if run.picture_ms is not None]
    return Taken(
        statistics.median(run.answerable_s for run in runs),
        statistics.median(run.result_ms for run in runs),
        statistics.median(pictures) if pictures else None,
        runs[0].files,
    )


def _once(browser: Browser, url: str, phone: Phone, slowdown: int) -> Taken:
    screen: Any = {"viewport": {"width": 412, "height": 823}, "device_scale_factor": 1.75}
    context = browser.new_context(**screen, is_mobile=True, has_touch=True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.add_init_script(WATCH)
    _slow_down(page, phone, slowdown)
    page.goto(url, wait_until="commit")
    # The site's security policy keeps Playwright from polling an expression; it does not keep it from reading the page.
    ready = page.locator("html[data-answerable]")
    ready.wait_for(timeout=60_000)
    answerable = float(ready.get_attribute("data-answerable") or 0) / 1000
    _answer_all(page)
    page.wait_for_timeout(THINKING_MS)
    result, picture = page.evaluate(FINISH)
    context.close()
    if result is None:
        raise RuntimeError(f"no result came at {url}")
    names = (path.lstrip("/") + ("index.html" if path.endswith("/") else "") for path in asked)
    return Taken(answerable, result, picture, tuple(dict.fromkeys(names)))


def _slow_down(page: Page, phone: Phone, slowdown: int) -> None:
    tools = page.context.new_cdp_session(page)
    line: dict[str, Any] = {
        "offline": False,
        "latency": phone.latency_ms,
        "downloadThroughput": phone.down_kbit_s * 1000 / 8,
        "uploadThroughput": phone.up_kbit_s * 1000 / 8,
    }
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", line)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": slowdown})


def _answer_all(page: Page) -> None:
    """The first answer to every question, up to where the result can be asked for."""
    forward, finish = page.locator("[data-action=next]"), page.locator("[data-action=finish]")
    for _ in range(1000):
        if page.locator("fieldset[data-item]:visible").count() == 1:
            page.locator("fieldset[data-item]:visible label").first.dispatch_event("click")
        if finish.is_visible():
            return
        forward.dispatch_event("click")
    raise RuntimeError("the quiz has no end")
