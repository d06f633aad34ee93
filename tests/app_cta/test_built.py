"""Publishing decodes every store link of a built site, and refuses one that a store would not count."""

from pathlib import Path

import pytest

import app_cta
from app_cta import built, links
from app_cta.__main__ import main
from app_cta.settings import AppSettings
from problems import ContentError

SETTINGS = {"APP_APPLE_ID": "1234567890", "APP_APPLE_PROVIDER": "118", "APP_GOOGLE_ID": "org.example.app"}
APP = app_cta.settings.read(SETTINGS)
APPLE = "https://apps.apple.com/app/id1234567890?pt=118&amp;ct=article-x&amp;mt=8"
GOOGLE = "https://play.google.com/store/apps/details?id=org.example.app&amp;referrer=utm_source%3Dour2souls-journal%26utm_campaign%3Darticle-x"
BANNER = "app-id=1234567890, affiliate-data=pt=118&amp;ct=top-article-x&amp;mt=8, app-argument=https://there.test/app/"


def page(apple: str = APPLE, google: str = GOOGLE, banner: str = BANNER) -> str:
    return (
        f'<!doctype html><head><meta name="apple-itunes-app" content="{banner}"></head>\n'
        f'<a data-store="apple" href="{apple}">a</a>\n<a data-store="google" href="{google}">g</a>'
    )


def said(tmp_path: Path, text: str, app: AppSettings = APP) -> list[str]:
    (tmp_path / "x.html").write_text(text)
    return [str(problem) for problem in built.check(built.read(tmp_path), app)]


def test_links_that_count_pass(tmp_path: Path) -> None:
    assert said(tmp_path, page()) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (page(APPLE.replace("&amp;mt=8", "")), "x.html:2:1: apple: the App Store reads ct=article-x, pt=118, and should read ct=article-x, mt=8, pt=118"),
        (page(APPLE.replace("pt=118", "pt=119")), "x.html:2:1: apple: the App Store reads ct=article-x, mt=8, pt=119, and should read ct=article-x, mt=8, pt=118"),
        (page(APPLE.replace("id1234567890", "id1")), "x.html:2:1: apple: leads to https://apps.apple.com/app/id1?pt=118&ct=article-x&mt=8, and should lead to https://apps.apple.com/app/id1234567890"),
        (page(APPLE.replace("article-x", "article-" + "x" * 23)), f'x.html:2:1: apple: "article-{"x" * 23}" is no campaign: a store counts at most 30 letters, digits, - and _'),
        # an inner = or & that is not encoded ends the referrer
        (page(google=GOOGLE.replace("%26utm_campaign%3D", "&amp;utm_campaign=")), "x.html:3:1: google: Google Play reads id=org.example.app, referrer=utm_source=our2souls-journal, utm_campaign=article-x, and should read id=org.example.app, referrer=utm_source=our2souls-journal"),
        (page(google=GOOGLE.replace("our2souls-journal", "me")), "x.html:3:1: google: the app reads utm_campaign=article-x, utm_source=me, and should read utm_campaign=article-x, utm_source=our2souls-journal"),
        (page(banner=BANNER.replace("pt=118&amp;", "")), "x.html:1:1: banner: the App Store reads ct=top-article-x, mt=8, and should read ct=top-article-x, mt=8, pt=118"),
        (page(banner=BANNER.replace("top-", "")), 'x.html:2:1: apple: the campaign "article-x" is that of x.html, too: nobody could tell their visits apart'),
    ],
)  # fmt: skip
def test_a_link_that_a_store_would_not_count_is_told_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    assert message in said(tmp_path, text)


def test_two_pages_never_share_a_campaign(tmp_path: Path) -> None:
    """Publishing stops, and names both."""
    (tmp_path / "a.html").write_text(page())
    (tmp_path / "b.html").write_text(page(banner=BANNER.replace("top-article-x", "top-article-y")))
    with pytest.raises(ContentError) as caught:
        app_cta.finish(SETTINGS, tmp_path)
    assert str(caught.value).splitlines() == [
        f'b.html:{line}:1: {store}: the campaign "article-x" is that of a.html, too: nobody could tell their visits apart'
        for line, store in ((2, "apple"), (3, "google"))
    ]


def test_what_the_room_builds_is_what_it_checks_for(tmp_path: Path) -> None:
    """Without a provider token, too, which Apple needs to count and a publisher may not have yet."""
    app = AppSettings(apple_id="1234567890", google_id="org.example.app")
    campaign = links.campaign("article", "x" * 40, "de")
    apple, google = (link.replace("&", "&amp;") for link in (links.apple(app, campaign), links.google(app, campaign)))
    assert said(tmp_path, page(apple, google, BANNER.replace("pt=118&amp;", "")), app) == []


def test_a_publisher_can_look_up_what_a_campaign_stands_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "learn").mkdir()
    (tmp_path / "learn/x.html").write_text(page())
    main(["campaigns", str(tmp_path)])
    assert capsys.readouterr().out.splitlines() == [
        "article-x                       panel   learn/x.html",
        "top-article-x                   banner  learn/x.html",
    ]


def test_a_site_without_store_links_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["campaigns", str(tmp_path)])
    assert capsys.readouterr().out == f"{tmp_path}: no page has a store link; docs/app.md says what to set\n"
