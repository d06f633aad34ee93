"""What the app's page says of the app to programs."""

import pytest

from app_cta.settings import AppSettings
from app_cta.structured import things

APPLE, GOOGLE = "https://apps.apple.com/app/id1234567890", "https://play.google.com/store/apps/details?id=org.example.app"


@pytest.mark.parametrize(
    ("app", "system", "install"),
    [
        (AppSettings(apple_id="1234567890"), "iOS", APPLE),
        (AppSettings(google_id="org.example.app"), "Android", GOOGLE),
        (AppSettings(apple_id="1234567890", google_id="org.example.app"), "iOS, Android", [APPLE, GOOGLE]),
    ],
)
def test_it_says_what_is_known_and_no_rating_or_price(app: AppSettings, system: str, install: str | list[str]) -> None:
    expected = {"@type": "MobileApplication", "name": "Our2Souls", "operatingSystem": system, "installUrl": install}
    assert things(app) == [expected]


def test_an_app_in_no_store_is_nothing_to_tell_of() -> None:
    assert things(AppSettings()) == []
