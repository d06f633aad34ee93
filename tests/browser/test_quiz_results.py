"""Each quiz of the site taken in a browser: what it tells was worked out by hand, and `quiz score` tells the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from browser.quiz_walk import answer, by_command, finish, item, shown_results, start, take, told

WORRY = ["still-matter", "hidden-meaning", "proof", "slow-reply", "too-much"]
WORRY_REVERSED = ["settle", "apart", "disagree"]
DISTANCE = ["troubles", "lighter-talk", "alone", "own-air", "lean-on-me"]
DISTANCE_REVERSED = ["bad-day", "warmth", "say-it"]
MAP = [*WORRY, *WORRY_REVERSED, *DISTANCE, *DISTANCE_REVERSED]
SIGNS = ["openness", "quiet", "asking", "coming-back", "noticed", "growing"]
SCENES = ["late", "money", "relatives", "phone", "chores", "plans", "physical-closeness", "in-public"]
MYTHS = ["oxytocin-trust", "familiar-hand", "amygdala-fear", "mirror-neurons", "strangers-hand", "oxytocin-context",
         "dopamine-pleasure", "feeling-from-scan", "polyvagal", "fixed-by-two", "brain-talk-persuades", "rejection-pain"]  # fmt: skip
NEVER, SAFE = {"fear": 2}, {"fear": 2, "threats": 2}
NO_VOTES = {"reach-retreat": 0, "both-heat-up": 0, "both-go-quiet": 0, "slow-return": 0}


def each(items: list[str], *options: int | None) -> dict[str, int | None]:
    """One option for every item, or the same for all."""
    return dict(zip(items, options * len(items) if len(options) == 1 else options, strict=True))


# slug, responses (option indexes from 0), result, scores, flags
CASES: list[tuple[str, dict[str, Any], str, dict[str, float | None], list[str]]] = [
    # 5 items forward and 3 reversed: (5x5 + 3x1) / 8 = 3.5, which still lies in the middle
    ("closeness-map", {**each(MAP, 4), **NEVER}, "middle", {"worry": 3.5, "distance": 3.5}, []),
    # (5x1 + 3x5) / 8 = 2.5, the middle's other edge
    ("closeness-map", {**each(MAP, 0), **NEVER}, "middle", {"worry": 2.5, "distance": 2.5}, []),
    (
        "closeness-map",
        {**each(WORRY, 4), **each(WORRY_REVERSED, 0), **each(DISTANCE, 0), **each(DISTANCE_REVERSED, 4), **NEVER},
        "reaching",
        {"worry": 5, "distance": 1},
        [],
    ),
    # 3.0 on worry counts as low outside the middle; two skipped items leave (5+5+5+5+1+1)/6 = 3.666… for distance
    (
        "closeness-map",
        {**each([*WORRY, *WORRY_REVERSED], 2), **each(DISTANCE, 4, 4, 4, 4, None), **each(DISTANCE_REVERSED, 4, 4, None), **NEVER},
        "guarding",
        {"worry": 3, "distance": 3.6666666666666665},
        [],
    ),
    # five of eight answers are too few for a scale that needs six
    ("closeness-map", {**each(WORRY, 4), **each(DISTANCE, 0), **NEVER}, "incomplete", {"worry": None, "distance": None}, []),
    ("six-signs", {**each(SIGNS, 0, 0, 0, 0, 0, 2), **NEVER}, "much-is-here", {"often": 5, "unsure": 0}, []),
    ("six-signs", {**each(SIGNS, 3, 0, 3, 0, 3, 0), **NEVER}, "hard-to-tell", {"often": 3, "unsure": 3}, []),
    ("six-signs", {**each(SIGNS, 2), **NEVER}, "hard-going", {"often": 0, "unsure": 0}, []),
    ("six-signs", {**each(SIGNS, 0, 0, 0, 1, 1, 1), "fear": 0}, "base-to-build-on", {"often": 3, "unsure": 0}, ["safety"]),
    ("six-signs", {**each(SIGNS, 0, 1, 1, 1, 1, 1), "fear": None}, "few-threads", {"often": 1, "unsure": 0}, ["care"]),
    ("what-happens-when-you-disagree", {**each(SCENES, 2, 1, 0, 3, 0, 2, 3, 1), **SAFE}, "slow-return",
     {**NO_VOTES, "slow-return": 8}, []),
    # five to three is two votes ahead, which is just enough
    ("what-happens-when-you-disagree", {**each(SCENES, 1, 2, 3, 1, 2, 1, 0, 3), **SAFE}, "both-go-quiet",
     {**NO_VOTES, "reach-retreat": 3, "both-go-quiet": 5}, []),
    ("what-happens-when-you-disagree", {**each(SCENES, 2), **SAFE}, "it-depends",
     {"reach-retreat": 2, "both-heat-up": 2, "both-go-quiet": 2, "slow-return": 2}, []),
    ("what-happens-when-you-disagree", {**each(SCENES, 2, 1, 0, 3, 0, 2, 3, 1), "fear": 0, "threats": 2}, "withheld",
     {**NO_VOTES, "slow-return": 8}, ["safety"]),
    ("brain-facts-or-myths", each(MYTHS, 1, 0, 1, 2, 1, 0, 1, 1, 2, 1, 0, 1), "looks-twice", {"right": 12}, []),
    ("brain-facts-or-myths", each(MYTHS, 1), "good-doubter", {"right": 7}, []),
    ("brain-facts-or-myths", each(MYTHS, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1), "open-eyes", {"right": 1}, []),
    ("brain-facts-or-myths", each(MYTHS, *[1] * 8, None, None, None, None), "incomplete", {"right": None}, []),
]  # fmt: skip


@pytest.mark.parametrize(("slug", "responses", "result", "scores", "flags"), CASES)
def test_a_reader_is_told_what_was_worked_out_by_hand(
    page: Page, site: str, root: Path, slug: str, responses: dict[str, Any], result: str, scores: Any, flags: list[str]
) -> None:
    """Result, scores and notices in the page are the hand-computed ones, and `quiz score` agrees with both."""
    take(page, site, slug, responses)
    assert told(page) == {"scores": scores, "result": result, "flags": flags}
    assert shown_results(page) == ([] if result in {"withheld", "incomplete"} else [result])
    assert by_command(root, root / "quizzes" / f"{slug}.yaml", responses) == told(page)


def test_the_score_stands_in_words_with_its_range(page: Page, site: str) -> None:
    """A mean is shown with one decimal and its range; the attribute holds the exact decimal."""
    answers = {**each([*WORRY, *WORRY_REVERSED], 2), **each([*DISTANCE, *DISTANCE_REVERSED], 2), **NEVER, "still-matter": 3}
    take(page, site, "closeness-map", answers)
    assert page.locator("[data-scale=worry] .quiz-score").inner_text().strip() == "3.1, on a range from 1 to 5"
    assert page.locator("[data-scale=worry] [data-score]").get_attribute("data-score") == "3.125"


@pytest.mark.parametrize("slug", ["closeness-map", "six-signs"])
def test_fear_shows_the_notice_above_and_hides_app_and_exercise(page: Page, site: str, slug: str) -> None:
    """A reader who often holds back out of fear meets the notice before the scores, and neither the app nor an exercise."""
    take(page, site, slug, {**each(MAP if slug == "closeness-map" else SIGNS, 0), "fear": 0})
    notice, scores = page.locator("[data-notice=safety]"), page.locator("[data-scores]").first
    assert notice.is_visible()
    assert notice.bounding_box()["y"] < scores.bounding_box()["y"]  # type: ignore[index]
    assert page.locator("[data-app]:visible, [data-exercise]:visible").count() == 0
    assert page.locator("[data-app]").first.get_attribute("hidden") is not None


def test_without_fear_the_app_and_the_exercise_show_and_no_notice_does(page: Page, site: str) -> None:
    """The counterpart: nothing is hidden from a reader who answered "Never"."""
    take(page, site, "closeness-map", {**each(MAP, 0), **NEVER})
    assert page.locator("[data-notice]:visible").count() == 0
    assert page.locator("[data-app]:visible").count() == 1
    assert page.locator("[data-exercise]:visible").count() == 1


def test_a_result_that_tells_of_a_hard_time_has_no_app_panel(page: Page, site: str) -> None:
    """`app: no` under a result keeps the app away from it."""
    take(page, site, "six-signs", {**each(SIGNS, 2), **NEVER})
    assert page.locator("[data-app]:visible").count() == 0


def test_a_withheld_result_leaves_the_notice_alone(page: Page, site: str) -> None:
    """No result, no scores, no app: only the notice and the ways to help."""
    take(page, site, "what-happens-when-you-disagree", {**each(SCENES, 2), "fear": 1, "threats": 2})
    assert page.locator("[data-notice=safety]").is_visible()
    assert page.locator("[data-result]:visible, [data-scores]:visible, [data-app]:visible").count() == 0
    assert page.locator(".quiz-after a:has-text('Get help')").is_visible()


def test_too_few_answers_name_the_scale_and_lead_to_the_items_left_out(page: Page, site: str) -> None:
    """The reader learns which scale lacks what, goes to an item, answers it, and gets the result."""
    take(page, site, "closeness-map", {**each(MAP, 2), **each(["still-matter", "proof", "apart"], None), **NEVER})
    missing = page.locator("[data-missing]")
    assert "Worry about losing closeness: you answered 5 of its 8 questions; it needs at least 6." in missing.inner_text()
    assert "Guarding distance" not in missing.inner_text()
    assert missing.get_by_role("button").count() == 3
    missing.get_by_role("button").nth(1).click()
    assert item(page).get_attribute("data-item") == "apart"
    assert page.locator("form[data-quiz]").get_attribute("data-outcome") is None
    item(page).locator("label").nth(2).click()
    page.locator("[data-action=next]").click()
    finish(page)
    assert told(page)["result"] == "middle"


def test_a_knowledge_quiz_explains_each_answer_at_once_and_again_at_the_end(page: Page, site: str) -> None:
    """A press on an answer shows how it stands in words; it can't be changed then; the end lists all twelve."""
    start(page, site, "brain-facts-or-myths")
    item(page).locator("label").nth(0).click()
    box = item(page).locator("[data-explanation]")
    assert box.get_attribute("role") == "status"
    box.get_by_text("Not this time.").wait_for()
    assert "The answer: Not supported" in box.inner_text()
    item(page).locator("label").nth(1).click()
    assert item(page).locator("input").nth(0).is_checked()
    page.locator("[data-action=next]").click()
    answer(page, each(MYTHS[1:], 0))
    verdicts = [verdict.get_attribute("data-verdict") for verdict in page.locator("[data-key] [data-verdict]:visible").all()]
    assert verdicts == [
        "other",
        "right",
        "other",
        "other",
        "other",
        "right",
        "other",
        "other",
        "other",
        "other",
        "right",
        "other",
    ]
    # Those far below are not laid out, and `inner_text` has none of them.
    assert "You chose: Supported." in str(page.locator("[data-key=oxytocin-trust]").text_content())


def test_a_checklist_says_which_signs_were_counted(page: Page, site: str) -> None:
    """Beside the count stand the statements that made it up."""
    take(page, site, "six-signs", {**each(SIGNS, 0, 1, 1, 1, 3, 0), **NEVER})
    counted = page.locator("[data-scale=often] [data-counted] li").all_inner_texts()
    signs = [page.locator(f"[data-item={sign}] [data-question]").text_content() for sign in ("openness", "growing")]
    assert counted == signs


def test_starting_again_forgets_every_answer(page: Page, site: str) -> None:
    """After "Start again" the introduction shows and nothing is chosen."""
    take(page, site, "brain-facts-or-myths", each(MYTHS, 1))
    page.locator("[data-action=restart]").click()
    assert page.locator("[data-action=start]").is_visible()
    assert page.locator("input:checked").count() == 0
    assert page.locator("form[data-quiz]").get_attribute("data-outcome") is None
    page.locator("[data-action=start]").click()
    assert item(page).locator("[data-explanation]").inner_text() == ""


def test_answers_survive_going_back(page: Page, site: str) -> None:
    """Back shows the item before with its answer; from the first item it leads to the introduction."""
    start(page, site, "closeness-map")
    item(page).locator("label").nth(3).click()
    page.locator("[data-action=next]").click()
    page.locator("[data-action=back]").click()
    assert item(page).get_attribute("data-item") == "still-matter"
    assert item(page).locator("input").nth(3).is_checked()
    page.locator("[data-action=back]").click()
    assert page.locator("[data-action=start]").is_visible()
