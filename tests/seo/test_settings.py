"""The SEO_ settings: what each accepts, and what is said where it doesn't."""

from __future__ import annotations

import pytest

from problems import ContentError
from seo.settings import SeoSettings, read


def test_nothing_need_be_set() -> None:
    """The site's name and its page about/ stand in."""
    assert read({"SITENAME": "x"}) == SeoSettings(
        publisher="", contact="", policy="", tokens="base/tokens.css", mark="components/mark/chairs.svg"
    )


def test_each_setting_has_its_place() -> None:
    """By its name without SEO_."""
    found = read({"SEO_PUBLISHER": "Us & Co", "SEO_CONTACT": "mailto:us@there.test", "SEO_POLICY": "https://there.test/p"})
    assert (found.publisher, found.contact, found.policy) == ("Us & Co", "mailto:us@there.test", "https://there.test/p")


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("SEO_PUBLISER", "x", 'there is no such setting; did you mean "SEO_PUBLISHER"?'),
        ("SEO_PUBLISHER", 3, "must be text in quotation marks, not 3"),
        ("SEO_PUBLISHER", " x", '" x" is not a name; write the publisher\'s name on one line'),
        (
            "SEO_CONTACT",
            "us@there.test",
            '"us@there.test" is no place to report to; write an address that starts with https:// or mailto:',
        ),
        (
            "SEO_CONTACT",
            "http://x.test",
            '"http://x.test" is no place to report to; write an address that starts with https:// or mailto:',
        ),
        ("SEO_POLICY", "policy/", '"policy/" is no address of a policy; write one that starts with https://'),
        ("SEO_TOKENS", "/tokens.css", '"/tokens.css" is no style sheet; write its path below the theme\'s folder'),
        ("SEO_MARK", "mark.png", '"mark.png" is no drawing; write its path below the theme\'s folder'),
    ],
)
def test_a_mistake_is_told_with_a_way_out(name: str, value: object, message: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(ContentError) as error:
        read({name: value})
    assert str(error.value) == f"pelicanconf.py: {name}: {message}"


def test_all_mistakes_are_told_at_once() -> None:
    """In order of name."""
    with pytest.raises(ContentError) as error:
        read({"SEO_POLICY": "x", "SEO_CONTACT": "y"})
    assert [problem.path for problem in error.value.problems] == ["SEO_CONTACT", "SEO_POLICY"]
