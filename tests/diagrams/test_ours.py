"""The journal's own drawings: their colours, and what can be counted in them."""

import math
import re
from pathlib import Path

import pytest

from diagrams.colours import CLASSES, LINES
from diagrams.library import read
from diagrams.svg import Element, Picture

ROOT = Path(__file__).parents[2]
LIBRARY = read(ROOT / "content")
CSS = "".join((ROOT / "theme" / name).read_text(encoding="utf-8") for name in ("base/tokens.css", "components/diagram/style.css"))
NAMES = (
    "hand-holding help-ladder kinds-of-closeness oxytocin-timeline reach-retreat-loop reveal-respond-feel stability-dots "
    "two-scale-map"
).split()


def tokens(css: str) -> dict[str, str]:
    return dict(re.findall(r"(--[a-z-]+):\s*([^;]+);", css))


DARK_PART = re.search(r"prefers-color-scheme: dark\) \{(.*?)\n\}", CSS, re.DOTALL)
assert DARK_PART
LIGHT = tokens(CSS.replace(DARK_PART[0], ""))
THEMES = {"light": LIGHT, "dark": LIGHT | tokens(DARK_PART[1])}
# Only the plain rules: those of forced colours name several classes at once.
RULES = dict(re.findall(r"^\.(d-[a-z-]+) \{ (?:fill|stroke): var\((--[a-z-]+)\); \}", CSS, re.MULTILINE))


def colour(name: str, theme: str) -> str:
    value = f"var({RULES[name]})"
    while value.startswith("var("):
        value = THEMES[theme][value[4:-1]]
    return value


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def circles(name: str, shape: str) -> list[Element]:
    picture: Picture = LIBRARY.pictures[name]
    return [
        each
        for each in picture.elements
        if each.tag == "circle" and shape in (each.parent.attributes if each.parent else {}).get("class", "").split()
    ]


def test_all_eight_keep_every_rule() -> None:
    assert [str(problem) for problem in LIBRARY.problems] == []
    assert sorted(LIBRARY.pictures) == NAMES


@pytest.mark.parametrize("name", CLASSES)
def test_the_colour_beside_a_class_is_that_of_the_light_theme(name: str) -> None:
    assert colour(name, "light") == CLASSES[name][1]


def test_the_style_sheet_has_no_class_that_drawings_do_not_know() -> None:
    assert RULES.keys() == CLASSES.keys()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    "name", ["d-mark-one", "d-mark-two", "d-soft", "d-accent", *sorted(LINES.keys() - {"d-line-shared", "d-line-ground"})]
)
def test_lines_and_marks_stand_out_from_the_ground(name: str, theme: str) -> None:
    assert min(contrast(colour(name, theme), colour(ground, theme)) for ground in ("d-ground", "d-sunk")) >= 3


def test_each_person_of_the_two_studies_is_a_dot() -> None:
    dots = [float(each.attributes["cx"]) for each in circles("hand-holding", "d-accent")]
    assert (sum(x < 180 for x in dots), sum(x > 180 for x in dots)) == (16, 110)


def test_the_dots_have_the_links_that_are_written_on_them() -> None:
    """Positions are rounded to tenths of a unit, which moves the large cloud's link by less than .005."""
    picture = LIBRARY.pictures["stability-dots"]
    points = [(float(each.attributes["cx"]), -float(each.attributes["cy"])) for each in picture.elements if each.tag == "circle"]
    small, large = [p for p in points if p[1] > -150], [p for p in points if p[1] < -150]
    line, cloud = [p for p in small if p[0] < 190], [p for p in small if p[0] > 190]
    assert (len(line), len(cloud), len(large)) == (40, 40, 100)
    assert [round(correlation(dots), 2) for dots in (line, cloud, large)] == [1, 0, 0.39]


def correlation(points: list[tuple[float, float]]) -> float:
    x_mean, y_mean = (sum(values) / len(points) for values in zip(*points, strict=True))
    products = sum((x - x_mean) * (y - y_mean) for x, y in points)
    return products / math.sqrt(sum((x - x_mean) ** 2 for x, _ in points) * sum((y - y_mean) ** 2 for _, y in points))
