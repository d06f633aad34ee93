"""The app's settings: defaults, what is refused, and what is still to set."""

from typing import Any

import pytest

from app_cta.settings import AppSettings, missing, read
from problems import ContentError


def test_nothing_set_gives_the_defaults_and_no_store() -> None:
    app = read({"SITENAME": "Journal"})
    assert app == AppSettings()
    assert (app.name, app.apple_id, app.google_id, app.landing) == ("Our2Souls", "", "", "app/")


def test_ids_are_read_as_text_or_as_the_numbers_that_a_command_line_makes_of_them() -> None:
    app = read({"APP_APPLE_ID": 1234567890, "APP_APPLE_PROVIDER": "118", "APP_GOOGLE_ID": "org.example.app"})
    assert (app.apple_id, app.apple_provider, app.google_id) == ("1234567890", "118", "org.example.app")


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        (
            "APP_APPLE_ID",
            "id1234567890",
            'pelicanconf.py: APP_APPLE_ID: "id1234567890" is not an App Store id; write its digits only, '
            "those after “id” in https://apps.apple.com/app/id…",
        ),
        (
            "APP_APPLE_ID",
            "1234567890\n",
            'pelicanconf.py: APP_APPLE_ID: "1234567890\ufffd" is not an App Store id; write its digits only, '
            "those after “id” in https://apps.apple.com/app/id…",
        ),
        ("APP_APPLE_ID", True, "pelicanconf.py: APP_APPLE_ID: must be text in quotation marks, not True"),
        (
            "APP_APPLE_PROVIDER",
            "pt=118",
            'pelicanconf.py: APP_APPLE_PROVIDER: "pt=118" is not a provider token; '
            "write the digits that App Store Connect shows as pt=",
        ),
        (
            "APP_GOOGLE_ID",
            "our2souls",
            'pelicanconf.py: APP_GOOGLE_ID: "our2souls" is not a package name; '
            "write the one after “id=” in https://play.google.com/store/apps/details?id=…",
        ),
        (
            "APP_LANDING",
            "javascript:alert(1)",
            'pelicanconf.py: APP_LANDING: "javascript:alert(1)" is no landing page; '
            "write a page of this site, such as app/, or an address that starts with https://",
        ),
        (
            "APP_APPLE_TEAM",
            "abc",
            'pelicanconf.py: APP_APPLE_TEAM: "abc" is not a team id; '
            "write the ten letters and digits that App Store Connect calls Team ID",
        ),
        (
            "APP_APPLE_BUNDLE",
            "our app",
            'pelicanconf.py: APP_APPLE_BUNDLE: "our app" is not a bundle id; '
            "write the one that App Store Connect shows, such as org.example.app",
        ),
        (
            "APP_GOOGLE_FINGERPRINTS",
            ["14:6D:E9"],
            'pelicanconf.py: APP_GOOGLE_FINGERPRINTS: "14:6D:E9" is not a SHA-256 fingerprint; '
            "write the 32 pairs with colons that Play Console shows under App integrity",
        ),
        (
            "APP_GOOGLE_FINGERPRINTS",
            "14:6D:E9",
            "pelicanconf.py: APP_GOOGLE_FINGERPRINTS: must be a list of texts in quotation marks, not '14:6D:E9'",
        ),
        (
            "APP_APPLE_TEAM",
            "ABCDE12345",
            "pelicanconf.py: APP_APPLE_TEAM: has no effect without APP_APPLE_BUNDLE: set both or neither",
        ),
        (
            "APP_APPLE_BUNDLE",
            "org.example.app",
            "pelicanconf.py: APP_APPLE_BUNDLE: has no effect without APP_APPLE_TEAM: set both or neither",
        ),
        (
            "APP_GOOGLE_FINGERPRINTS",
            [":".join(["aF"] * 32)],
            "pelicanconf.py: APP_GOOGLE_FINGERPRINTS: has no effect without APP_GOOGLE_ID: set both or neither",
        ),
        ("APP_BANNER", "all", 'pelicanconf.py: APP_BANNER: "all" is no place for Safari\'s banner; write app, panel or no'),
        ("APP_NAME", "", 'pelicanconf.py: APP_NAME: "" is not a name; write the app\'s name on one line'),
        ("APP_SLOGAN", "", 'pelicanconf.py: APP_SLOGAN: "" is not a slogan; write the app\'s brand line on one line'),
        (
            "APP_APPEL_ID",
            "1234567890",
            'pelicanconf.py: APP_APPEL_ID: there is no such setting; did you mean "APP_APPLE_ID"?',
        ),
    ],
)
def test_a_malformed_setting_is_refused_with_one_sentence(name: str, value: Any, message: str) -> None:
    with pytest.raises(ContentError) as caught:
        read({name: value})
    assert str(caught.value) == message


def test_all_malformed_settings_are_told_at_once() -> None:
    with pytest.raises(ContentError) as caught:
        read({"APP_APPLE_ID": "x", "APP_GOOGLE_ID": "x", "APP_LANDING": ""})
    assert [problem.path for problem in caught.value.problems] == ["APP_APPLE_ID", "APP_GOOGLE_ID", "APP_LANDING"]


@pytest.mark.parametrize(
    ("settings", "lines"),
    [
        (
            {},
            [
                "The app panel has no store link yet: set APP_APPLE_ID or APP_GOOGLE_ID in pelicanconf.py (docs/app.md). "
                "Until then it leads to app/"
            ],
        ),
        (
            {"APP_APPLE_ID": "1234567890"},
            ["Apple counts no visits from the app panel yet: set APP_APPLE_PROVIDER in pelicanconf.py"],
        ),
        ({"APP_APPLE_ID": "1234567890", "APP_APPLE_PROVIDER": "118"}, []),
        ({"APP_GOOGLE_ID": "org.example.app"}, []),
    ],
)
def test_publishing_learns_what_is_left_to_set(settings: dict[str, Any], lines: list[str]) -> None:
    assert missing(settings) == lines
