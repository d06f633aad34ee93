"""The pages around the articles: what they lead to, and what they are for."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

PAGES = (
    "",
    "pillars/intimacy/",
    "practice/",
    "evidence/",
    "evidence/bibliography/",
    "editorial-policy/",
    "corrections/",
    "get-help/",
)


def shown(page: Page) -> list[str]:
    return [str(each.get_attribute("data-pillar")) for each in page.locator(".practice-group").all() if each.is_visible()]


def test_exercises_are_chosen_by_subject_without_script(page: Page, site: str) -> None:
    """The filter is a group of radio buttons that the style sheet reads; the keyboard works it too."""
    page.goto(f"{site}/practice/")
    assert page.locator("script:not([type='application/ld+json'])").count() == 0
    assert len(shown(page)) == 6
    page.get_by_role("radio", name="Everyday trust").check()
    assert shown(page) == ["trust"]
    page.keyboard.press("ArrowRight")
    assert shown(page) == ["conflict"]
    page.get_by_role("radio", name="Everything").check()
    assert len(shown(page)) == 6


def test_every_subject_of_the_filter_has_its_rule(page: Page, site: str) -> None:
    page.goto(f"{site}/practice/")
    for choice in page.locator(".practice-filter input").all()[1:]:
        choice.check()
        assert shown(page) == [str(choice.get_attribute("id")).removeprefix("show-")]


def test_printed_exercises_have_no_navigation_and_stay_whole(page: Page, site: str) -> None:
    page.goto(f"{site}/practice/")
    page.emulate_media(media="print")
    for part in (".site-head", ".site-foot", ".practice-filter", ".practice-jump"):
        assert not page.locator(part).is_visible()
    breaks = page.locator(".practice-card").evaluate_all("cards => cards.map(each => getComputedStyle(each).breakInside)")
    assert set(breaks) == {"avoid"}


def test_the_front_page_leads_to_every_article_and_the_three_doors(page: Page, site: str) -> None:
    page.goto(f"{site}/")
    assert page.locator(".door a").evaluate_all("links => links.map(each => each.getAttribute('href'))") == [
        "#articles",
        "#try",
        "./get-help/",
    ]
    assert len(set(page.locator(".titles a").evaluate_all("links => links.map(each => each.href)"))) == 21


@pytest.mark.parametrize("address", PAGES)
def test_help_is_the_last_word_of_the_navigation(page: Page, site: str, address: str) -> None:
    page.goto(f"{site}/{address}")
    assert page.locator(".site-nav a").last.inner_text() == "Get help"
    for words in ("How we edit", "Corrections", "Practice", "Get help"):
        assert page.locator(".foot-nav").get_by_role("link", name=words).count() == 1
