"""Parts of the format that no published quiz uses yet, on pages built from tests/cases/quizzes/."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from browser.quiz_walk import answer, by_command, item, start, take, told


@pytest.fixture(scope="module")
def trial_site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with the trial quizzes."""
    folder = tmp_path_factory.mktemp("trial")
    run = subprocess.run(
        [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", str(folder), "--fatal=errors"],
        cwd=root,
        env={**os.environ, "QUIZ_TRIAL": "tests/cases/quizzes"},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return folder


@pytest.fixture
def trial(page: Page, site: str, trial_site: Path) -> Page:
    """A page to which the trial site answers at the site's own address."""

    def serve(route: Route) -> None:
        path = trial_site / route.request.url.removeprefix(f"{site}/")
        file = path / "index.html" if path.is_dir() else path
        kind = {".html": "text/html; charset=utf-8", ".js": "text/javascript"}.get(file.suffix)
        route.fulfill(path=file, **({"content_type": kind} if kind else {}))

    page.route(f"{site}/**", serve)
    return page


def test_the_reader_chooses_between_level_results(trial: Page, site: str, root: Path) -> None:
    """Two results lead: both are offered, the chosen one shows, and the choice can be changed. Items named like the
    form's own properties do no harm."""
    responses = {"dataset": [2], "reset": 2}
    take(trial, site, "every-part", responses)
    assert told(trial) == {"scores": {"reset": 0.5, "hidden": 0.5}, "result": "tied", "flags": []}
    assert by_command(root, root / "tests/cases/quizzes/every-part.yaml", responses) == told(trial)
    assert trial.locator("[data-result]:visible, [data-app]:visible").count() == 0
    choices = trial.locator("[data-missing]").get_by_role("button")
    assert choices.all_inner_texts() == ["Tea it is", "Coffee it is"]
    choices.nth(1).click()
    trial.locator("form[data-outcome=hidden]").wait_for()
    assert trial.locator("[data-result=hidden]").is_visible()
    assert trial.locator("[data-app]:visible").count() == 0
    choices.nth(0).click()
    trial.locator("form[data-outcome=reset]").wait_for()
    assert trial.locator("[data-result=hidden]").is_hidden()
    assert trial.locator("[data-app]:visible").count() == 1


def test_several_boxes_can_be_ticked_and_all_count(trial: Page, site: str) -> None:
    """Checkboxes: tea, and both at once, are 1.5 votes for tea and 0.5 for coffee; giving up coffee is one more for tea."""
    take(trial, site, "every-part", {"dataset": [0, 2], "reset": 1})
    assert told(trial) == {"scores": {"reset": 2.5, "hidden": 0.5}, "result": "reset", "flags": []}
    trial.locator("[data-action=restart]").click()
    assert trial.locator("input:checked").count() == 0


def test_each_option_keeps_its_own_explanation(trial: Page, site: str) -> None:
    """At the end the explanation of the chosen option shows, and no other."""
    take(trial, site, "every-part", {"dataset": [0], "reset": 1})
    assert trial.locator("[data-key=reset]").get_by_text("Fewer say so.").is_visible()
    assert trial.locator("[data-key=reset]").get_by_text("Many say so.").is_hidden()


def test_part_of_a_point_is_said_to_be_partly_right(trial: Page, site: str) -> None:
    """Half a point is "partly right"; two of two right boxes are right; the score is 2.5."""
    start(trial, site, "part-marks")
    item(trial).locator("label").nth(1).click()
    box = item(trial).locator("[data-explanation]")
    box.get_by_text("That is partly right.").wait_for()
    assert "Closer than most people think." in box.inner_text()
    trial.locator("[data-action=next]").click()
    answer(trial, {"even": [1, 3]})
    assert trial.locator("[data-key=even] [data-verdict]").get_attribute("data-verdict") == "right"
    assert told(trial) == {"scores": {"right": 2.5}, "result": "most", "flags": []}


def test_bands_stand_beside_the_score(trial: Page, site: str) -> None:
    """A percentage is shown whole, with the named stretches of its scale."""
    take(trial, site, "bands", {"one": 1, "two": 2})
    assert told(trial) == {"scores": {"calm": 25}, "result": "low", "flags": []}
    assert trial.locator("[data-scale=calm] .quiz-score").inner_text().strip() == "25, on a range from 0 to 100"
    assert trial.locator("[data-scale=calm] dt").all_inner_texts() == ["less than 50", "50 or more"]


def test_what_a_quiz_leaves_out_leaves_no_trace(trial: Page, site: str) -> None:
    """Without introduction, summary and texts the page has no empty or stray words in their place."""
    take(trial, site, "bands", {"one": 2, "two": 0})
    assert told(trial)["result"] == "high"
    assert trial.locator("[data-result=high]").inner_text() == "High"
    assert "None" not in (trial.locator("main").text_content() or "")
    assert trial.locator("meta[name=description]").get_attribute("content") == "Bands"
