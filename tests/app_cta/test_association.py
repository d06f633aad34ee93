"""The two files by which a phone knows that the app and the site belong together."""

import json

import pytest

from app_cta.association import files
from app_cta.settings import AppSettings

PRINT = ":".join(["ab"] * 32)
APPLE = AppSettings(apple_team="ABCDE12345", apple_bundle="org.example.app")
GOOGLE = AppSettings(google_id="org.example.app", google_fingerprints=(PRINT,))


@pytest.mark.parametrize(
    ("languages", "below", "paths"),
    [
        ([], "", ["/app/*"]),
        # a translated site, and one below another
        (["de", "pt-br"], "/journal", ["/journal/app/*", "/journal/de/app/*", "/journal/pt-br/app/*"]),
    ],
)
def test_apples_file_lets_the_apps_own_page_open_in_the_app_and_no_other(languages: list[str], below: str, paths: list[str]) -> None:
    ((name, text),) = files(APPLE, languages, below)
    assert name == ".well-known/apple-app-site-association"
    assert json.loads(text) == {
        "applinks": {"details": [{"appIDs": ["ABCDE12345.org.example.app"], "components": [{"/": path} for path in paths]}]}
    }


def test_googles_file_names_the_package_and_the_certificates() -> None:
    ((name, text),) = files(GOOGLE)
    assert name == ".well-known/assetlinks.json"
    assert json.loads(text) == [
        {
            "relation": ["delegate_permission/common.handle_all_urls"],
            "target": {
                "namespace": "android_app",
                "package_name": "org.example.app",
                "sha256_cert_fingerprints": [PRINT.upper()],
            },
        }
    ]


def test_without_the_settings_there_is_no_file() -> None:
    """Store ids alone say nothing about who may open what."""
    assert [*files(AppSettings(apple_id="1234567890", google_id="org.example.app"))] == []
