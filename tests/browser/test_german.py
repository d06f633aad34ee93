"""The quiz in German: its own words, its own numbers, and one result in both languages."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from browser.barriers import no_barrier
from browser.quiz_walk import answer
from browser.sharing import REACHING, open_panel

GERMAN, ENGLISH = "de/quizzes/closeness-map/", "quizzes/closeness-map/"


def test_a_german_result_can_be_shared_with_an_english_reader_and_compared(page: Page, site: str) -> None:
    """The link holds no words: each page tells the result in its own language, and writes numbers as it does."""
    page.goto(f"{site}/{GERMAN}")
    page.get_by_role("button", name="Anfangen").click()
    answer(page, REACHING)
    expect(page.locator("[data-scale=worry] .quiz-score")).to_have_text("4,0, auf einer Skala von 1 bis 5 ")
    expect(page.locator("[data-scale=worry] [data-score]")).to_have_attribute("data-score", "4")
    expect(page.locator(".chart desc")).to_contain_text("Sorge um die Nähe: 4,0 auf einer Skala von 1 bis 5.")
    assert "4,0" in page.locator(".chart text").all_text_contents()

    open_panel(page, "share")
    shown = [row.inner_text() for row in page.locator("[data-shown] dd").all()]
    assert shown == [
        "Die Karte der Nähe",
        "Du suchst ein Zeichen, dass es hält",
        "4,0 auf einer Skala von 1 bis 5",
        "1,6 auf einer Skala von 1 bis 5",
    ]
    shared = page.locator("[data-link]").input_value().partition("#")[2]
    open_panel(page, "compare")
    assert page.locator(".quiz-panel a").get_attribute("href") == page.locator(".to-help").get_attribute("href")
    page.get_by_role("button", name="Wir wollen es beide").click()
    to_compare = page.locator("[data-link]").input_value().partition("#")[2]
    no_barrier(page, (320,))

    page.goto(f"{site}/{ENGLISH}#{shared}")
    received = page.locator(".quiz-received")
    expect(received.locator("[data-told]")).to_have_text("You reach out to make sure")
    expect(received.locator("[data-shown]")).to_contain_text("4.0 on a range from 1 to 5")
    page.goto(f"{site}/{GERMAN}#{to_compare}")
    page.locator("[data-action=start]").click()
    page.locator("form[data-outcome=reaching]").wait_for()
    expect(page.locator("[data-waiting]")).to_have_text("Der Link der anderen Person wartet hier, noch ungeöffnet.")
    page.get_by_role("button", name="Wir wollen es beide").click()
    expect(page.locator("[data-both] tr").first).to_contain_text("Du suchst ein Zeichen, dass es hält")
    expect(page.locator("[data-two] [data-text]")).to_contain_text("Ihr nehmt es beide wichtig")
