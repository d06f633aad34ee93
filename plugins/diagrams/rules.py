"""What is wrong with a drawing: one small function for each rule, all run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from problems import Problem, did_you_mean

from .colours import CLASSES, FILLS, GROUND
from .svg import Element, Picture

Finding = tuple[int, str]
NAMESPACE = "http://www.w3.org/2000/svg"
NARROWEST, SMALLEST = 280, 14
"""A drawing is shown at least this wide, and its words at least this large, both in CSS pixels."""

WORDS = frozenset({"title", "desc"})
SHAPES = frozenset({"circle", "ellipse", "line", "path", "polygon", "polyline", "rect", "text", "tspan"})
TAGS = WORDS | SHAPES | {"svg", "g"}
ATTRIBUTES = frozenset(
    "class cx cy d dx dy fill font-family font-size font-style font-weight height letter-spacing points r rx ry stroke "
    "stroke-dasharray stroke-linecap stroke-linejoin stroke-width text-anchor transform viewBox width x x1 x2 xmlns y y1 "
    "y2".split()
)
REASONS = {
    "style": "the site's security headers block it; use a class",
    "id": "another drawing on the page may have the same",
    "href": "a drawing is whole without other files or parts",
    "xlink:href": "a drawing is whole without other files or parts",
    "opacity": "its colours would not be those of the theme",
    "fill-opacity": "its colours would not be those of the theme",
    "stroke-opacity": "its colours would not be those of the theme",
}
_VIEW_BOX = re.compile(r"0 0 ([1-9]\d*) ([1-9]\d*)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
# Scaling would make words smaller than their font size says.
_TRANSFORM = re.compile(r"(?:\s*(?:translate|rotate)\([^()]*\))+\s*")


def check(picture: Picture) -> list[Problem]:
    """The problems of one drawing, in order of place."""
    found = {finding for rule in RULES for finding in rule(picture)}
    return [picture.source.problem(at, f"diagram: {message}") for at, message in sorted(found)]


def size(picture: Picture) -> tuple[int, int] | None:
    """Width and height of the view box, or None when it is not `0 0 width height`."""
    match = _VIEW_BOX.fullmatch(picture.root.attributes.get("viewBox", ""))
    return (int(match[1]), int(match[2])) if match else None


def is_svg(picture: Picture) -> Iterator[Finding]:
    """The root is an <svg> of the SVG namespace with a view box, by which it scales."""
    root = picture.root
    if root.tag != "svg" or root.attributes.get("xmlns") != NAMESPACE:
        yield root.at, f'a drawing starts with <svg xmlns="{NAMESPACE}" viewBox="0 0 360 …">'
    elif size(picture) is None:
        yield picture.attribute_at(root, "viewBox"), 'viewBox= is missing or not whole numbers like viewBox="0 0 360 400"'


def has_words(picture: Picture) -> Iterator[Finding]:
    """A title and a description, right below the root, for readers who can't see the drawing."""
    uses = {"title": "names the drawing", "desc": "tells what it shows"}
    for tag, use in uses.items():
        found = [each for each in picture.elements if each.tag == tag]
        if not found:
            yield picture.root.at, f"<{tag}> is missing: it {use} to readers who can't see it"
        for element in found[:1]:
            if not element.text.strip() or element.children:
                yield element.at, f"<{tag}> has no words: it {use} to readers who can't see it"
            elif element.parent is not picture.root:
                yield element.at, f"<{tag}> stands too deep inside; put it right below <svg>"
        for element in found[1:]:
            yield element.at, f"<{tag}> is here twice; keep one"


def has_ground(picture: Picture) -> Iterator[Finding]:
    """A ground behind everything, so that a reader with dark pages and no style sheet can read it."""
    if (shown := size(picture)) is None:
        return
    width, height = map(str, shown)
    first = next((each for each in picture.root.children if each.tag not in WORDS), None)
    given = first.attributes if first else {}
    as_needed = {"class": GROUND, "width": width, "height": height}
    if first is None or first.tag != "rect" or any(given.get(name) != value for name, value in as_needed.items()):
        ground = f'<rect class="{GROUND}" width="{width}" height="{height}" fill="{FILLS[GROUND]}"/>'
        yield (first or picture.root).at, f"the ground is missing: draw {ground} before anything else"


def nothing_else(picture: Picture) -> Iterator[Finding]:
    """Only elements and attributes that can't run, load or clash with anything."""
    for element in picture.elements:
        if element.tag not in TAGS or (element.tag == "svg" and element is not picture.root):
            yield element.at, f"<{element.tag}> is not allowed in a drawing"
            continue
        for name in element.attributes:
            if name not in ATTRIBUTES or (element.tag in WORDS):
                reason = REASONS.get(name, "")
                yield picture.attribute_at(element, name), f"{name}= is not allowed in a drawing" + (reason and f": {reason}")


def colours_follow_the_theme(picture: Picture) -> Iterator[Finding]:
    """Every colour is one of ours, as a class and as an attribute."""
    for element in picture.elements:
        at, classes = picture.attribute_at(element, "class"), element.attributes.get("class", "").split()
        for name in classes:
            if name not in CLASSES:
                yield at, f'there is no class "{name}" for drawings{did_you_mean(name, CLASSES)}'
            elif element.attributes.get(CLASSES[name][0]) != CLASSES[name][1]:
                attribute, colour = CLASSES[name]
                yield at, f'"{name}" needs {attribute}="{colour}" beside it, for readers without styles'
        for attribute in ("fill", "stroke"):
            colour = element.attributes.get(attribute, "none")
            if colour == "none" or any(CLASSES.get(name) == (attribute, colour) for name in classes):
                continue
            fitting = [name for name, each in CLASSES.items() if each == (attribute, colour)]
            hint = f'add class="{fitting[0]}"' if fitting else "use one of ours, with its class"
            yield picture.attribute_at(element, attribute), f'{attribute}="{colour}" stays the same in both themes; {hint}'


def nothing_is_black(picture: Picture) -> Iterator[Finding]:
    """What has no fill is black in SVG, and black is not among our colours."""
    for element in picture.elements:
        if element.tag in SHAPES - {"line", "tspan"} and element.inherited("fill") is None:
            yield element.at, f'<{element.tag}> has no fill= and would be black; give it a colour, or fill="none"'


def words_can_be_read(picture: Picture) -> Iterator[Finding]:
    """Words are large enough where the drawing is at its smallest."""
    if (shown := size(picture)) is None:
        return
    least = shown[0] * SMALLEST / NARROWEST
    for element in picture.elements:
        if element.tag in ("text", "tspan"):
            given = element.inherited("font-size") or ""
            if not _NUMBER.fullmatch(given) or float(given) < least:
                at = picture.attribute_at(element, "font-size")
                yield at, f'font-size="{given}" is less than {least:g}: below {SMALLEST} pixels on a small phone'
        if (family := element.attributes.get("font-family", "serif")) not in ("serif", "sans-serif"):
            yield picture.attribute_at(element, "font-family"), f'font-family="{family}" is neither serif nor sans-serif'
        if (transform := element.attributes.get("transform")) is not None and not _TRANSFORM.fullmatch(transform):
            yield picture.attribute_at(element, "transform"), "only translate() and rotate() are allowed in transform="


RULES: tuple[Callable[[Picture], Iterator[Finding]], ...] = (
    is_svg,
    has_words,
    has_ground,
    nothing_else,
    colours_follow_the_theme,
    nothing_is_black,
    words_can_be_read,
)


def title_and_description(root: Element) -> tuple[Element, Element]:
    """The two elements with words of a drawing that keeps the rules."""
    by_tag = {child.tag: child for child in root.children}
    return by_tag["title"], by_tag["desc"]
