"""The publisher's guide names every setting of the app, and none that does not exist."""

import re
from dataclasses import fields
from pathlib import Path

from app_cta.settings import AppSettings

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "app.md").read_text(encoding="utf-8")


def test_the_guide_names_every_setting() -> None:
    assert set(re.findall(r"`(APP_[A-Z_]+)`", GUIDE)) == {f"APP_{field.name.upper()}" for field in fields(AppSettings)}


def test_the_five_settings_stand_in_the_settings_file() -> None:
    """A publisher finds each of them there, and fills in what is empty."""
    five = re.findall(r"^\| `(APP_[A-Z_]+)` \|", GUIDE.partition("## What it adds")[0], re.MULTILINE)
    settings = (ROOT / "pelicanconf.py").read_text(encoding="utf-8")
    assert len(five) == 5
    assert set(re.findall(r"^(APP_[A-Z_]+) = ", settings, re.MULTILINE)) == set(five)
