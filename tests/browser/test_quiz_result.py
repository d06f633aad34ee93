"""A result as readers meet it: the picture says what the words say, and the words say how sure they are."""

from __future__ import annotations

import functools
import http.server
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from browser.conftest import Handler
from browser.quiz_walk import finish, skip_to_review, start, take

WORRY = ["still-matter", "hidden-meaning", "proof", "slow-reply", "too-much"]
WORRY_REVERSED = ["settle", "apart", "disagree"]
DISTANCE = ["troubles", "lighter-talk", "alone", "own-air", "lean-on-me"]
DISTANCE_REVERSED = ["bad-day", "warmth", "say-it"]
MAP = {
    # worry: 4+5+3+4+4 and, reversed, 4+3+4 = 31/8; distance: 2+3+1+2+3 and 2+3+2 = 18/8
    **dict(zip(WORRY, [3, 4, 2, 3, 3], strict=True)),
    **dict(zip(WORRY_REVERSED, [1, 2, 1], strict=True)),
    **dict(zip(DISTANCE, [1, 2, 0, 1, 2], strict=True)),
    **dict(zip(DISTANCE_REVERSED, [3, 2, 3], strict=True)),
    "fear": 2,
}
MIDDLE = {**dict.fromkeys([*WORRY, *WORRY_REVERSED, *DISTANCE, *DISTANCE_REVERSED], 2), "fear": 2}
SIGNS = {"openness": 0, "quiet": 0, "asking": 1, "coming-back": 0, "noticed": 1, "growing": 3, "fear": 2}
SCENES = ["late", "money", "relatives", "phone", "chores", "plans", "physical-closeness", "in-public"]
VOTES = {**dict(zip(SCENES, [1, 2, 3, 1, 2, 1, 0, 3], strict=True)), "fear": 2, "threats": 2}
PROFILE = {"a": 3, "b": 3, "c": 1, "d": 2, "e": 3, "f": 3}
BANDS = {"one": 2, "two": 3, "three": 1, "four": 2, "five": 3}
MYTHS = ["oxytocin-trust", "familiar-hand", "amygdala-fear", "mirror-neurons", "strangers-hand", "oxytocin-context",
         "dopamine-pleasure", "feeling-from-scan", "polyvagal", "fixed-by-two", "brain-talk-persuades", "rejection-pain"]  # fmt: skip
ANSWERS = dict(zip(MYTHS, [1, 0, 1, 0, 1, 0, 0, 1, 2, 1, None, 1], strict=True))

# quiz, responses, kind of picture
PICTURES = [
    ("closeness-map", MAP, "map"),
    ("six-signs", SIGNS, "bars"),
    ("what-happens-when-you-disagree", VOTES, "votes"),
    ("brain-facts-or-myths", ANSWERS, "strip"),
    ("profile", PROFILE, "bars"),
    ("three-bands", BANDS, "band"),
]


@pytest.fixture(scope="module")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site with the trial quizzes beside its own, at an address."""
    folder = tmp_path_factory.mktemp("results")
    run = subprocess.run(
        [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", str(folder), "--fatal=errors"],
        cwd=root,
        env={**os.environ, "QUIZ_TRIAL": "tests/cases/quizzes"},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def scores(page: Page) -> list[tuple[str, str, str]]:
    """(name, score as told, exact score) of every scale with a score."""
    told = [
        (
            place.locator("[data-name]").first.inner_text(),
            place.locator("[data-score]").inner_text(),
            place.locator("[data-score]").get_attribute("data-score") or "",
        )
        for place in page.locator("[data-scale]").all()
    ]
    return [each for each in told if each[2]]


@pytest.mark.parametrize(("slug", "responses", "kind"), PICTURES, ids=[case[0] for case in PICTURES])
def test_the_picture_has_the_numbers_of_the_text(page: Page, site: str, slug: str, responses: dict[str, Any], kind: str) -> None:
    """Name and description for those who hear it, numbers for those who see it, marks at the exact scores."""
    take(page, site, slug, responses)
    picture = page.locator(f"[data-picture] svg.chart-{kind}")
    assert picture.get_attribute("role") == "img"
    title, description = (picture.locator(part).text_content() or "" for part in ("title", "desc"))
    assert title
    assert picture.get_attribute("aria-labelledby") == " ".join(
        str(picture.locator(part).get_attribute("id")) for part in ("title", "desc")
    )
    assert scores(page)
    for name, told, _ in scores(page):
        assert f"{name}: {told} on a range from " in description
    if kind == "strip":
        return
    seen = picture.locator("text.chart-number").all_text_contents()
    marked = [value for mark in picture.locator("[data-at]").all() for value in (mark.get_attribute("data-at") or "").split()]
    assert sorted(seen) == sorted(told for _, told, _ in scores(page))
    assert sorted(map(float, marked)) == sorted(float(exact) for _, _, exact in scores(page))


def test_the_dot_lies_where_the_scores_are(page: Page, site: str) -> None:
    """Across and up, in proportion to the scale's range from 1 to 5; the region around it is the result's."""
    take(page, site, "closeness-map", MAP)
    ground, dot, here = (page.locator(f".chart-{part}").first for part in ("ground", "dot", "region.chart-here"))
    x, y, width, height = (float(ground.get_attribute(name) or "") for name in ("x", "y", "width", "height"))
    assert float(dot.get_attribute("cx") or "") == pytest.approx(x + width * (31 / 8 - 1) / 4, abs=0.01)
    assert float(dot.get_attribute("cy") or "") == pytest.approx(y + height * (1 - (18 / 8 - 1) / 4), abs=0.01)
    assert here.get_attribute("data-region") == page.locator("form[data-quiz]").get_attribute("data-outcome") == "reaching"
    blur = page.locator(".chart-blur")
    assert float(blur.get_attribute("rx") or "") == pytest.approx(width / 32, abs=0.01)


def test_the_blur_of_one_answer_is_told_beside_the_score(page: Page, site: str) -> None:
    """31/8 could have been 30/8 or 32/8."""
    take(page, site, "closeness-map", MAP)
    assert page.locator("[data-scale=worry] [data-blur]").inner_text() == "One answer more or less could have made it 3.8 to 4.0."
    assert "One answer more or less: 3.8 to 4.0." in (page.locator("[data-picture] desc").text_content() or "")


def test_the_strip_shows_how_each_answer_stands(page: Page, site: str) -> None:
    """Right, not this time, skipped: the same for each question in the picture, its description and the list below."""
    take(page, site, "brain-facts-or-myths", ANSWERS)
    listed = [verdict.get_attribute("data-verdict") for verdict in page.locator("[data-key] [data-verdict]:visible").all()]
    drawn = [(mark.get_attribute("class") or "").split("-")[-1] for mark in page.locator(".chart-mark").all()]
    assert drawn[:12] == listed
    assert drawn[12:] == ["right", "other", "skipped"]
    description = page.locator("[data-picture] desc").text_content() or ""
    assert "Right: 9 (1, 2, 3, 5, 6, 8, 9, 10, 12). Not this time: 2 (4, 7). Skipped: 1 (11)." in description


def test_near_a_line_the_neighbour_is_named_and_linked(page: Page, site: str) -> None:
    """Both scores at 3.5, the edge of the middle: one answer more and another text would have come."""
    responses = {**dict.fromkeys([*WORRY, *DISTANCE], 4), **dict.fromkeys([*WORRY_REVERSED, *DISTANCE_REVERSED], 4), "fear": 2}
    take(page, site, "closeness-map", responses)
    near = page.locator("[data-near]")
    assert near.locator("h3").inner_text() == "Near the line"
    assert near.get_by_role("link").all_inner_texts() == ["You feel pulled both ways"]
    near.get_by_role("link").click()
    assert page.url == f"{site}/quizzes/closeness-map/results/both/"
    assert page.locator("h1").inner_text() == "You feel pulled both ways"


def test_far_from_every_line_nothing_is_said_of_it(page: Page, site: str) -> None:
    """A dot in the heart of its region has no neighbour."""
    take(page, site, "closeness-map", MIDDLE)
    assert page.locator("[data-near]").inner_text() == ""
    assert page.locator("[data-near]").is_hidden()


def test_does_this_fit_changes_the_next_step_and_is_kept_nowhere(page: Page, site: str) -> None:
    """Yes keeps the step, no replaces it; what is said is announced, can be changed, and leaves no trace."""
    take(page, site, "closeness-map", MAP)
    kept = page.evaluate("[JSON.stringify(sessionStorage), JSON.stringify(localStorage), location.href, history.length]")
    result = page.locator("[data-result=reaching]")
    said, step = result.locator("[data-fit-said]"), result.locator("[data-exercise]")
    assert said.get_attribute("role") == "status"
    assert said.inner_text() == ""
    texts = []
    for answer, step_shows in [("No", False), ("Partly", True), ("Yes", True)]:
        result.get_by_role("button", name=answer, exact=True).click()
        assert step.is_visible() is step_shows
        pressed = result.locator("[data-fit-answer][aria-pressed=true]").all_inner_texts()
        assert pressed == [answer]
        texts.append(said.inner_text())
    assert len(set(texts)) == 3
    assert all(texts)
    assert page.evaluate("[JSON.stringify(sessionStorage), JSON.stringify(localStorage), location.href, history.length]") == kept


def test_a_quiz_has_its_own_words_when_a_result_does_not_fit(page: Page, site: str) -> None:
    """`fit` in the file takes the place of the usual next step."""
    take(page, site, "profile", {**PROFILE, "c": 0})
    page.locator("[data-result=rely]").get_by_role("button", name="Partly", exact=True).click()
    usual = page.locator("[data-result=rely] [data-fit-said]").inner_text()
    assert usual.startswith("That is usual.")
    page.evaluate("sessionStorage.clear()")
    take(page, site, "profile", {**PROFILE, "a": 0, "b": 0})
    page.locator("[data-result=turn]").get_by_role("button", name="No", exact=True).click()
    assert page.locator("[data-result=turn] [data-fit-said]").inner_text() == "Then choose another of the three."


def test_where_a_notice_hides_the_exercise_nothing_asks_whether_it_fits(page: Page, site: str) -> None:
    """Fear shows the notice before score and picture; exercise and the question go together."""
    take(page, site, "closeness-map", {**MAP, "fear": 0})
    notice, picture = page.locator("[data-notice=safety]").bounding_box(), page.locator("[data-picture]").bounding_box()
    assert notice is not None
    assert picture is not None
    assert notice["y"] < picture["y"]
    assert page.locator("[data-fit]:visible, [data-exercise]:visible, [data-hides=share]:visible").count() == 0


def test_the_band_that_applies_is_marked_in_words(page: Page, site: str) -> None:
    """2 of 5 options etc. add up to 18, in the second of three bands; the arch of that band stands out."""
    take(page, site, "three-bands", BANDS)
    assert page.locator("[data-band] .quiz-here:visible").count() == 1
    assert "Your score lies here." in page.locator("dl [data-band=middle]").inner_text()
    assert page.locator("svg .chart-here").get_attribute("data-band") == "middle"
    assert "It lies in: Now and then together." in (page.locator("[data-picture] desc").text_content() or "")


def test_the_answers_are_listed_on_request(page: Page, site: str) -> None:
    """Closed at first; each question with what was answered, and what was skipped."""
    take(page, site, "six-signs", {**SIGNS, "asking": None})
    answers = page.locator("details.quiz-answers")
    assert answers.locator("li").first.is_hidden()
    answers.locator("summary").click()
    said = answers.locator("li strong").all_inner_texts()
    assert said == ["Often", "Often", "Skipped", "Often", "Now and then", "Not sure", "Never"]


def test_too_few_answers_have_no_picture_and_no_result(page: Page, site: str) -> None:
    """Nothing is drawn of what is not known; where one scale is known, that one is told."""
    start(page, site, "closeness-map")
    skip_to_review(page)
    finish(page)
    assert page.locator("[data-picture] svg").count() == 0
    assert page.locator("[data-fit]:visible, [data-near]:visible, [data-hides=share]:visible").count() == 0
    assert page.locator("[data-missing]").get_by_role("button").count() == 16


def test_on_paper_a_result_is_the_result(page: Page, site: str) -> None:
    """Printing from the result gives its picture and text, and nothing to score by hand or to press."""
    take(page, site, "closeness-map", MAP)
    page.emulate_media(media="print")
    printed = page.locator("main").inner_text()
    assert "You reach out to make sure" in printed
    assert "You keep some room for yourself" not in printed
    assert "What each answer counts" not in printed
    assert page.locator("[data-picture] svg").is_visible()
    assert page.locator("main button:visible").count() == 0
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf())) in {2, 3}


def test_on_paper_before_the_result_it_is_the_sheet(page: Page, site: str) -> None:
    """Also in the middle of the walk: all questions, points, results, when a notice is meant, and what two results mean."""
    start(page, site, "closeness-map")
    page.emulate_media(media="print")
    printed = page.locator("main").inner_text()
    assert "What each answer counts" in printed
    assert "You keep some room for yourself" in printed
    assert (
        "For you if: Your answer to “I hold back because I am afraid of what they might do.” is “Often” or “Sometimes”."
        in printed
    )
    assert "If two of you took it" in printed
    assert page.locator("[data-pair='reaching guarding']").is_visible()
    assert page.locator("[data-picture]").is_hidden()
    assert page.locator("[data-fit]:visible").count() == 0


def test_without_script_the_sheet_has_it_all(browser: Browser, site: str) -> None:
    """Every result with its condition, every notice with its own, pairs with their default."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/quizzes/profile/")
    assert page.locator("[data-result]:visible").count() == 3
    assert page.locator(".quiz-pair").inner_text().startswith("Any other two results")
    assert "When two or more are level, choose the one that fits you better." in page.locator("main").inner_text()
    assert page.locator("[data-fit]:visible, [data-picture]:visible, .quiz-here:visible").count() == 0
    context.close()


@pytest.mark.parametrize(("slug", "responses", "kind"), PICTURES, ids=[case[0] for case in PICTURES])
def test_a_picture_stays_inside_its_page(page: Page, site: str, slug: str, responses: dict[str, Any], kind: str) -> None:
    """No sideways scroll, and every word of the picture lies within the window, however narrow."""
    take(page, site, slug, responses)
    for width in (320, 412, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") == width
        boxes = page.locator(f".chart-{kind} text").evaluate_all("all => all.map(e => e.getBoundingClientRect().toJSON())")
        assert min(box["left"] for box in boxes) >= 0
        assert max(box["right"] for box in boxes) <= width
