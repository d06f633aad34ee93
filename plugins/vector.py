"""The theme's chairs and scenes as masks: the few parts of SVG that its mark is drawn with. Pure; a leaf.

Understood are paths of lines and cubic curves, `<use>` of a path by its id, and groups; moved and scaled, filled or stroked.
What a class or an id is coloured with is not looked up in style sheets: `COLOURS` says it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

from PIL import Image, ImageDraw

COLOURS: Mapping[str, str] = {
    "wooden": "one", "armchair": "two", "lamp": "lamp", "light": "light", "leaf": "ink", "stand": "ink",
}  # fmt: skip
STROKED: Mapping[str, float] = {"stand": 2}
"""The classes that are lines, and how thick these are."""
STEPS = 12  # straight pieces that stand for a curve: more can't be seen at the size of a card
SHARPNESS = 4  # shapes are drawn this much larger and then made smaller, which gives them smooth edges

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
_UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)
_TOKEN = re.compile(r"([a-zA-Z])|([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)")
_TRANSFORM = re.compile(r"(matrix|translate|scale)\(([^)]*)\)")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Z": 0}


class NotDrawn(ValueError):
    """The drawing uses something that is not among the few parts of SVG understood here."""


@dataclass(frozen=True)
class Shape:
    """Outlines of one colour. `thick` is how thick its lines are, or 0 where it is filled."""

    colour: str
    outlines: tuple[tuple[Point, ...], ...]
    thick: float = 0


@dataclass(frozen=True)
class Scene:
    """Shapes in drawing order, and a box: its left and top edge, width and height. Shapes may rise above it."""

    box: tuple[float, float, float, float]
    shapes: tuple[Shape, ...]

    @property
    def high(self) -> float:
        """From the lower edge of the box to the top of the highest shape."""
        tops = [y for shape in self.shapes for outline in shape.outlines for _, y in outline]
        return self.box[1] + self.box[3] - min(tops, default=self.box[1])


def read(svg: str, parts: str) -> Scene:
    """A scene out of SVG text; `parts` is the SVG with the paths that `<use>` names. Raises NotDrawn."""
    try:
        root, known = ElementTree.fromstring(svg), ElementTree.fromstring(parts)
    except ElementTree.ParseError as error:
        raise NotDrawn(f"the drawing is not well-formed: {error}") from None
    numbers = [float(each) for each in root.get("viewBox", "").split()]
    if len(numbers) != 4:
        raise NotDrawn('the drawing has no viewBox="left top width height"')
    paths = {path.get("id", ""): path for path in known.iter() if _name(path) == "path"}
    shapes = tuple(_shapes(root, _UNMOVED, paths))
    return Scene((numbers[0], numbers[1], numbers[2], numbers[3]), shapes)


def masks(scene: Scene, scale: float) -> Iterator[tuple[str, tuple[int, int], Image.Image]]:
    """Each shape's colour, the place of its mask from the upper left corner of the scene's box, and the mask."""
    left, top = scene.box[:2]
    for shape in scene.shapes:
        outlines = [[((x - left) * scale, (y - top) * scale) for x, y in outline] for outline in shape.outlines]
        thick = shape.thick * scale
        xs, ys = ([point[axis] for outline in outlines for point in outline] for axis in (0, 1))
        at = math.floor(min(xs) - thick), math.floor(min(ys) - thick)
        size = math.ceil(max(xs) + thick) - at[0], math.ceil(max(ys) + thick) - at[1]
        large = Image.new("L", (size[0] * SHARPNESS, size[1] * SHARPNESS))
        pen = ImageDraw.Draw(large)
        for outline in outlines:
            points = [((x - at[0]) * SHARPNESS, (y - at[1]) * SHARPNESS) for x, y in outline]
            if thick:
                pen.line(points, 255, round(thick * SHARPNESS))
            else:
                pen.polygon(points, 255)
        yield shape.colour, at, large.resize(size, Image.Resampling.BOX)


def _shapes(element: ElementTree.Element, moved: Matrix, paths: Mapping[str, ElementTree.Element]) -> Iterator[Shape]:
    here = _combined(moved, _matrix(element))
    name = _name(element)
    if name == "path":
        yield _shape(element, here)
    elif name == "use":
        named = element.get("href", "").removeprefix("#")
        if named not in paths:
            raise NotDrawn(f'the drawing uses "#{named}", which is not there')
        yield _shape(paths[named], here)
    elif name in {"svg", "g"}:
        for inner in element:
            yield from _shapes(inner, here, paths)
    elif name not in {"title", "desc"}:
        raise NotDrawn(f"the drawing has a <{name}>")


def _shape(path: ElementTree.Element, moved: Matrix) -> Shape:
    called = path.get("id") or path.get("class") or ""
    if called not in COLOURS:
        raise NotDrawn(f'the drawing has a part "{called}", whose colour is not known')
    outlines = tuple(tuple(_apply(moved, point) for point in outline) for outline in outlines_of(path.get("d", "")))
    return Shape(COLOURS[called], outlines, STROKED.get(called, 0) * (moved[0] ** 2 + moved[1] ** 2) ** 0.5)


def outlines_of(path: str) -> list[list[Point]]:
    """The outlines of a path's data, curves as short straight pieces. Raises NotDrawn."""
    outlines: list[list[Point]] = []
    x, y = 0.0, 0.0
    for command, values in _commands(path):
        lower = command.islower()
        if command in "Mm":
            x, y = (x + values[0], y + values[1]) if lower else (values[0], values[1])
            outlines.append([(x, y)])
            continue
        if not outlines:
            raise NotDrawn(f"a path begins with {command}, and not with M")
        if command in "Zz":
            x, y = outlines[-1][0]
            outlines[-1].append((x, y))
            outlines.append([(x, y)])  # what follows without a move begins here
            continue
        start = x, y
        if command in "Cc":
            points = [(values[at] + x * lower, values[at + 1] + y * lower) for at in (0, 2, 4)]
            outlines[-1] += _curve((start, *points))
            x, y = points[-1]
        else:
            if command not in "Vv":
                x = values[0] + x * lower
            if command not in "Hh":
                y = values[-1] + y * lower
            outlines[-1].append((x, y))
    return [outline for outline in outlines if len(outline) > 1]


def _commands(path: str) -> Iterator[tuple[str, list[float]]]:
    """Each command with its numbers; a command that is left out is the one before it, and a line after a move."""
    tokens = [(found[1], found[2]) for found in _TOKEN.finditer(path)]
    at, command = 0, ""
    while at < len(tokens):
        letter, _ = tokens[at]
        if letter:
            command, at = letter, at + 1
        elif command in "Mm":
            command = "l" if command == "m" else "L"
        takes = _TAKES.get(command.upper())
        if takes is None:
            raise NotDrawn(f'a path has the command "{command}"')
        values = [number for _, number in tokens[at : at + takes]]
        if "" in values or len(values) < takes or (not takes and not letter):
            raise NotDrawn(f'the command "{command}" of a path has not {takes} numbers')
        yield command, [float(value) for value in values]
        at += takes


def _curve(points: tuple[Point, ...]) -> Iterator[Point]:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = points
    for step in range(1, STEPS + 1):
        t = step / STEPS
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
        yield a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy


def _matrix(element: ElementTree.Element) -> Matrix:
    matrix = _UNMOVED
    for kind, text in _TRANSFORM.findall(element.get("transform", "")):
        n = [float(each) for each in re.split(r"[\s,]+", text.strip())]
        if kind == "matrix":
            step: Matrix = (n[0], n[1], n[2], n[3], n[4], n[5])
        elif kind == "translate":
            step = (1, 0, 0, 1, n[0], n[1] if len(n) > 1 else 0)
        else:
            step = (n[0], 0, 0, n[-1], 0, 0)
        matrix = _combined(matrix, step)
    if _name(element) == "use":
        matrix = _combined(matrix, (1, 0, 0, 1, float(element.get("x", 0)), float(element.get("y", 0))))
    return matrix


def _combined(outer: Matrix, inner: Matrix) -> Matrix:
    a, b, c, d = outer[:4]
    x, y = _apply(outer, (inner[4], inner[5]))
    return (
        a * inner[0] + c * inner[1], b * inner[0] + d * inner[1],
        a * inner[2] + c * inner[3], b * inner[2] + d * inner[3], x, y,
    )  # fmt: skip


def _apply(matrix: Matrix, point: Point) -> Point:
    a, b, c, d, e, f = matrix
    return a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]
