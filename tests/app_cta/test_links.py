"""Store links: one campaign for each placement, within what the stores accept."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app_cta.links import CAMPAIGN_MAX, apple, campaign, google, landing
from app_cta.settings import AppSettings

SAFE = re.compile(r"[a-z0-9_-]+")
PLACEMENT = st.sampled_from(["article", "quiz", "result", "page", "top-article", "top-quiz", "top-result", "top-page"])
LANGUAGE = st.sampled_from(["", "de", "pt-br"])
SLUG = st.one_of(st.from_regex(r"[a-z0-9-]{1,40}", fullmatch=True), st.text(min_size=1, max_size=60))


@pytest.mark.parametrize(
    ("placement", "slug", "expected"),
    [
        ("article", "attachment-map", "article-attachment-map"),
        ("quiz", "closeness-map", "quiz-closeness-map"),
        # exactly 30 characters stay as they are
        ("article", "a" * 22, "article-" + "a" * 22),
        # one more is shortened; the digest is what `printf article-aaa… | sha256sum` prints
        ("article", "a" * 23, "article-aaaaaaaaaaa_4f23a0223d"),
        # characters outside a-z, 0-9 and the hyphen
        ("page", "été", "page-t_e739719dc0"),
        # a result of a quiz: `printf result-map/easy | sha256sum`
        ("result", "map/easy", "result-map-easy_6a8f24404a"),
    ],
)
def test_campaign_names_the_placement_and_the_page(placement: str, slug: str, expected: str) -> None:
    assert campaign(placement, slug) == expected


@given(PLACEMENT, SLUG)
def test_campaign_always_fits_the_store(placement: str, slug: str) -> None:
    """At most 30 characters, and none that needs encoding in an address."""
    name = campaign(placement, slug)
    assert len(name) <= CAMPAIGN_MAX
    assert SAFE.fullmatch(name)


def test_a_translation_names_its_language() -> None:
    assert campaign("article", "attachment-map", "de") == "de-article-attachment-map"


@given(st.tuples(PLACEMENT, SLUG, LANGUAGE), st.tuples(PLACEMENT, SLUG, LANGUAGE))
def test_two_placements_never_share_a_campaign(one: tuple[str, str, str], other: tuple[str, str, str]) -> None:
    assert (campaign(*one) == campaign(*other)) == (one == other)


def test_a_page_named_like_a_shortened_campaign_keeps_its_own() -> None:
    shortened = campaign("article", "a" * 40)
    assert campaign("article", shortened.removeprefix("article-")) != shortened


@pytest.mark.parametrize(
    ("provider", "expected"),
    [
        ("118", "https://apps.apple.com/app/id1234567890?pt=118&ct=quiz-six-signs&mt=8"),
        # without a provider token the campaign still stands in the link
        ("", "https://apps.apple.com/app/id1234567890?ct=quiz-six-signs&mt=8"),
    ],
)
def test_app_store_link(provider: str, expected: str) -> None:
    app = AppSettings(apple_id="1234567890", apple_provider=provider)
    assert apple(app, campaign("quiz", "six-signs")) == expected


def test_google_play_link_encodes_its_inner_query() -> None:
    """Decoded once, the referrer is a whole query of its own; decoded twice, it names source and campaign."""
    link = google(AppSettings(google_id="org.example.our2souls"), "article-attachment-map")
    assert link == (
        "https://play.google.com/store/apps/details?id=org.example.our2souls"
        "&referrer=utm_source%3Dour2souls-journal%26utm_campaign%3Darticle-attachment-map"
    )
    outer = parse_qs(urlsplit(link).query)
    assert outer["id"] == ["org.example.our2souls"]
    assert parse_qs(outer["referrer"][0]) == {
        "utm_source": ["our2souls-journal"],
        "utm_campaign": ["article-attachment-map"],
    }


def test_no_id_makes_no_link() -> None:
    assert apple(AppSettings(apple_provider="118"), "quiz-x") == ""
    assert google(AppSettings(), "quiz-x") == ""


@pytest.mark.parametrize(
    ("setting", "root", "expected"),
    [
        ("app/", "../..", "../../app/"),
        ("app/", "", "/app/"),
        ("https://example.org/get", "../..", "https://example.org/get"),
    ],
)
def test_landing_page_is_reached_from_any_page(setting: str, root: str, expected: str) -> None:
    assert landing(AppSettings(landing=setting), root) == expected
