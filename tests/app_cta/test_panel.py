"""Where the panel shows, what it says, and the markup that carries it."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from jinja2 import Environment, FileSystemLoader

import app_cta
from app_cta.panel import Button, banner_for, panel_for
from app_cta.settings import AppSettings
from languages.speaker import Speaker
from words import default

THEME = Path(__file__).parents[2] / "theme"
STORES = AppSettings(apple_id="1234567890", apple_provider="118", google_id="org.example.app")
BANNERS = replace(STORES, banner="panel")
SLOGAN = AppSettings().slogan


def article(**metadata: str) -> Any:
    return SimpleNamespace(slug="attachment-map", metadata=metadata)


def page(slug: str, **metadata: str) -> Any:
    return SimpleNamespace(slug=slug, metadata=metadata)


def quiz(app: Any = None) -> Any:
    """As the quiz plugin hands it over: a Pelican page, with metadata that say nothing about the app."""
    return SimpleNamespace(slug="closeness-map", app=app, metadata={"title": "The closeness map"})


def html(content: Any, placement: str, settings: dict[str, Any] | None = None, root: str = "../..") -> str:
    """The panel as a template of the theme prints it."""
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, loader=FileSystemLoader(THEME))
    environment.globals["app_panel"] = app_cta.AppRun(app_cta.settings.read(settings or {}), {"en": default()}).panel
    environment.globals["t"] = Speaker({"en": default()})
    template = environment.from_string("{{ app_panel(content, placement) }}")
    return template.render(content=content, placement=placement, SITEURL=root)


@pytest.mark.parametrize(
    ("content", "placement", "shown"),
    [
        (article(), "article", True),
        (article(app="yes"), "article", True),
        (article(app="no"), "article", False),
        (article(app="No "), "article", False),
        # a safety notice opens the page, or readers may need to leave it in a hurry
        (article(safety_top="S2"), "article", False),
        (article(leave="yes"), "article", False),
        (article(leave="no"), "article", True),
        # notes that close an article stand apart from the panel
        (article(safety="S3 S2"), "article", True),
        (page("app"), "page", True),
        (page("app", app="no"), "page", False),
        (page("about"), "page", False),
        (page("get-help"), "page", False),
        (page("privacy"), "page", False),
        (quiz(), "quiz", True),
        (quiz("no"), "quiz", False),
        (quiz({"heading": "Talk about it"}), "quiz", True),
    ],
)
def test_where_the_panel_shows(content: Any, placement: str, shown: bool) -> None:
    assert (panel_for(content, placement, STORES, default()) is not None) == shown


@pytest.mark.parametrize(
    ("content", "placement", "heading", "texts"),
    [
        (article(), "article", "Meet Our2Souls", ["Our2Souls on the App Store", "Our2Souls on Google Play"]),
        (
            article(app_heading="Questions for two", app_button="Look inside"),
            "article",
            "Questions for two",
            ["Look inside – the App Store", "Look inside – Google Play"],
        ),
        (
            quiz({"heading": "Questions for two", "button": "Look inside"}),
            "quiz",
            "Questions for two",
            ["Look inside – the App Store", "Look inside – Google Play"],
        ),
        (
            quiz(SimpleNamespace(heading="Questions for two", button=None)),
            "quiz",
            "Questions for two",
            ["Our2Souls on the App Store", "Our2Souls on Google Play"],
        ),
    ],
)
def test_an_editor_may_choose_heading_and_button(content: Any, placement: str, heading: str, texts: list[str]) -> None:
    panel = panel_for(content, placement, STORES, default())
    assert panel is not None
    assert panel.heading == heading
    assert [button.text for button in panel.buttons] == texts


def test_without_a_store_the_one_button_leads_to_the_sites_own_page() -> None:
    panel = panel_for(article(), "article", AppSettings(), default(), root="../..")
    assert panel is not None
    assert panel.buttons == (Button("About Our2Souls", "../../app/"),)
    assert panel.note == ""


def test_without_a_store_the_apps_own_page_says_so_and_has_no_button() -> None:
    panel = panel_for(page("app"), "page", AppSettings(), default(), root="..")
    assert panel is not None
    assert panel.buttons == ()
    assert panel.note == "The app’s store pages will be linked here. We have no link to give you yet."


def test_one_store_alone_gets_one_button() -> None:
    panel = panel_for(quiz(), "quiz", AppSettings(google_id="org.example.app"), default())
    assert panel is not None
    assert [button.store for button in panel.buttons] == ["google"]


def test_an_outside_landing_page_takes_the_place_of_our_own() -> None:
    panel = panel_for(page("app"), "page", AppSettings(landing="https://example.org/app"), default())
    assert panel is not None
    assert panel.buttons == (Button("About Our2Souls", "https://example.org/app", code="qr/landing.svg"),)


def test_a_placement_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 (the whole text is compared below)
        panel_for(article(), "footer", STORES, default())
    assert str(caught.value) == 'there is no placement "footer" for the app panel; there are article, quiz, result, page'


def test_the_panel_is_one_labelled_aside_with_our_app_slogan_and_disclosure() -> None:
    soup = BeautifulSoup(html(article(), "article"), "lxml")
    (panel,) = soup.body.find_all(recursive=False)  # type: ignore[union-attr]
    assert panel.name == "aside"
    assert panel["class"] == ["panel", "app-panel"]
    assert panel.has_attr("data-app")
    assert soup.find(id=str(panel["aria-labelledby"])).get_text() == "Meet Our2Souls"  # type: ignore[union-attr]
    assert [p.get_text() for p in panel.find_all("p")] == [
        "Our app",
        SLOGAN,
        "Our2Souls is our own app: the publisher of this journal publishes it too. "
        "The line above is its slogan, not a research finding.",
    ]
    assert [(a["href"], a.get_text()) for a in panel.find_all("a")] == [("../../app/", "About Our2Souls")]


def test_store_links_reach_the_page_whole() -> None:
    """Escaping for HTML neither breaks nor doubles the addresses."""
    settings = {"APP_APPLE_ID": "1234567890", "APP_APPLE_PROVIDER": "118", "APP_GOOGLE_ID": "org.example.app"}
    soup = BeautifulSoup(html(quiz(), "quiz", settings), "lxml")
    assert {a["data-store"]: a["href"] for a in soup.find_all("a")} == {
        "apple": "https://apps.apple.com/app/id1234567890?pt=118&ct=quiz-closeness-map&mt=8",
        "google": "https://play.google.com/store/apps/details?id=org.example.app"
        "&referrer=utm_source%3Dour2souls-journal%26utm_campaign%3Dquiz-closeness-map",
    }


def test_each_store_link_has_a_code_beside_it_that_loads_only_where_it_shows() -> None:
    """Beside the link, which says it all: the picture has no name of its own. A link that stays on this site has no code."""
    settings = {"APP_APPLE_ID": "1234567890", "APP_GOOGLE_ID": "org.example.app"}
    soup = BeautifulSoup(html(quiz(), "quiz", settings), "lxml")
    assert [(img["src"], img["loading"], img["alt"]) for img in soup.select("li > img:has(+ a)")] == [
        ("../../qr/apple-quiz-closeness-map.svg", "lazy", ""),
        ("../../qr/google-quiz-closeness-map.svg", "lazy", ""),
    ]
    assert "<img" not in html(quiz(), "quiz")


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ({"APP_APPLE_ID": "1234567890"}, "App Store is a service mark of Apple Inc."),
        ({"APP_GOOGLE_ID": "org.example.app"}, "Google Play is a trademark of Google LLC."),
        (
            {"APP_APPLE_ID": "1234567890", "APP_GOOGLE_ID": "org.example.app"},
            "App Store is a service mark of Apple Inc. Google Play is a trademark of Google LLC.",
        ),
    ],
)
def test_the_trademarks_of_the_named_stores_close_the_panel(settings: dict[str, Any], line: str) -> None:
    soup = BeautifulSoup(html(article(), "article", settings), "lxml")
    assert soup.select("aside > :last-child")[0].get_text() == line


@pytest.mark.parametrize(
    ("content", "placement", "app", "address", "expected"),
    [
        (article(), "article", BANNERS, "https://there.test/learn/x/", "app-id=1234567890, affiliate-data=pt=118&ct=top-article-attachment-map&mt=8"),
        # the app's own page may open in the app, once the app belongs to this site
        (page("app"), "page", STORES, "https://there.test/app/", "app-id=1234567890, affiliate-data=pt=118&ct=top-page-app&mt=8"),
        (
            page("app"),
            "page",
            AppSettings(apple_id="1234567890", apple_team="ABCDE12345", apple_bundle="org.example.app"),
            "https://there.test/app/",
            "app-id=1234567890, affiliate-data=ct=top-page-app&mt=8, app-argument=https://there.test/app/",
        ),
        # wherever the panel has no place
        (article(app="no"), "article", BANNERS, "", ""),
        (article(safety_top="S2"), "article", BANNERS, "", ""),
        (page("get-help"), "page", BANNERS, "", ""),
        (quiz("no"), "quiz", BANNERS, "", ""),
        # where the settings don't ask for it
        (article(), "article", STORES, "", ""),
        (page("app"), "page", replace(STORES, banner="no"), "", ""),
        # without an App Store id
        (article(), "article", AppSettings(google_id="org.example.app", banner="panel"), "", ""),
    ],
)  # fmt: skip
def test_safari_is_told_of_the_app_under_the_conditions_of_the_panel(
    content: Any, placement: str, app: AppSettings, address: str, expected: str
) -> None:
    assert banner_for(content, placement, app, default(), address) == expected


def test_ids_differ_between_placements() -> None:
    soup = BeautifulSoup(html(article(), "article") + html(quiz(), "quiz") + html(page("app"), "page"), "lxml")
    ids = [str(tag["id"]) for tag in soup.find_all(id=True)]
    assert len(ids) == len(set(ids)) == 3


def test_an_editors_words_are_text_and_not_markup() -> None:
    assert "<b>" not in html(article(app_heading="<b>Now</b>", app_button='"><b>x'), "article")


def test_a_removed_panel_leaves_nothing_behind() -> None:
    assert html(article(app="no"), "article") == ""


@pytest.mark.parametrize("content", [article(), quiz(), page("app")])
def test_the_slogan_appears_once_and_only_as_the_slogan(content: Any) -> None:
    placement = "quiz" if hasattr(content, "app") else "page" if content.slug == "app" else "article"
    soup = BeautifulSoup(html(content, placement), "lxml")
    assert [p.get_text() for p in soup.select(".app-panel-slogan")] == [SLOGAN]
    assert soup.get_text().count(SLOGAN) == 1
