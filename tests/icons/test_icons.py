"""The site's icons: drawn from the chairs that pages show, and drawn anew when those change."""

from __future__ import annotations

import io
import math
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageChops, ImageColor

from icons import FOLDER, icons
from icons.chairs import HEIGHT, Chair, chairs, outline, silhouette
from icons.drawing import ARMCHAIR, FLOOR, FORMS, ROOM, WOODEN
from problems import ContentError


@pytest.fixture(scope="module")
def drawn() -> dict[str, bytes]:
    """Every icon as it is drawn now."""
    return icons()


@pytest.mark.parametrize("name", ["icon.svg", *FORMS])
def test_the_stored_icons_are_those_that_would_be_drawn(drawn: dict[str, bytes], name: str) -> None:
    """Whoever changes a chair or a colour runs `python -m icons`. Pictures are compared by their pixels."""
    stored = (FOLDER / name).read_bytes()
    if name.endswith(".svg"):
        assert stored == drawn[name]
    else:
        now, then = (Image.open(io.BytesIO(content)) for content in (drawn[name], stored))
        assert (now.mode, now.size) == (then.mode, then.size) == (now.mode, (FORMS[name].size,) * 2)
        assert ImageChops.difference(now, then).getbbox() is None


def test_the_icon_of_a_page_weighs_little(drawn: dict[str, bytes]) -> None:
    """Every page pays for it; it is well-formed and as high as it is wide."""
    assert len(drawn["icon.svg"]) <= 600
    _, _, width, height = ElementTree.fromstring(drawn["icon.svg"]).attrib["viewBox"].split()
    assert width == height


def test_the_chairs_survive_a_cut_to_a_circle(drawn: dict[str, bytes]) -> None:
    """Outside of the safe zone, four fifths of a maskable icon's side, there are only the wall and the floor."""
    image = Image.open(io.BytesIO(drawn["maskable-512.png"]))
    middle = image.width / 2
    outside = {
        image.getpixel((x, y))
        for x in range(image.width)
        for y in range(image.height)
        if math.hypot(x + 0.5 - middle, y + 0.5 - middle) > 0.4 * image.width
    }
    assert outside == {ImageColor.getrgb(ROOM), ImageColor.getrgb(FLOOR)}


@pytest.mark.parametrize("name", FORMS)
def test_only_icons_that_nobody_cuts_have_round_corners(drawn: dict[str, bytes], name: str) -> None:
    """A mask or a telephone rounds the others, and would show what shines through."""
    image = Image.open(io.BytesIO(drawn[name])).convert("RGBA")
    assert image.getpixel((0, 0))[3] == (255 if FORMS[name].bare else 0)


def test_icons_show_the_evening_room_of_the_front_page(root: Path) -> None:
    """The wall is that of the room in which there is something to try."""
    assert ROOM in re.findall(r"--room: (#\w+)", (root / "theme/static/css/start.css").read_text())


def test_both_chairs_are_on_every_icon(drawn: dict[str, bytes]) -> None:
    """The wooden one on the left, the armchair on the right, each in its colour, on one floor."""
    for name, form in FORMS.items():
        image = Image.open(io.BytesIO(drawn[name])).convert("RGB")
        columns = {colour: [] for colour in (WOODEN, ARMCHAIR)}
        for x in range(form.size):
            seen = {image.getpixel((x, y)) for y in range(form.size)}
            for colour, where in columns.items():
                if ImageColor.getrgb(colour) in seen:
                    where.append(x)
        assert columns[WOODEN][-1] < columns[ARMCHAIR][0], name
        assert columns[WOODEN][0] + columns[ARMCHAIR][-1] == pytest.approx(form.size, abs=form.size * 0.03), name


def test_chairs_stand_on_the_floor_and_begin_at_their_left() -> None:
    """So that whoever places one knows where it is."""
    assert set(chairs()) == {"wooden", "armchair"}
    for chair in chairs().values():
        assert min(x for x, _ in chair.outline) == pytest.approx(0, abs=0.2)
        assert max(y for _, y in chair.outline) == HEIGHT


def test_a_silhouette_is_filled_smoothly() -> None:
    """A square of half the height, at the left: half of what it covers is filled; its edge is neither full nor empty."""
    square = Chair("", outline("M0 23H23V46H0Z"))
    mask = silhouette(square, 45)
    assert mask.size == (23, 45)
    assert (mask.getpixel((5, 40)), mask.getpixel((5, 5))) == (255, 0)
    assert 0 < mask.getpixel((5, 22)) < 255


def test_a_drawing_that_cannot_be_filled_is_told(tmp_path: Path) -> None:
    """Arcs, for instance; the file is named."""
    (tmp_path / "a.svg").write_text('<svg><path id="stool" d="M0 0a5 5 0 0 1 9 9Z"/></svg>')
    with pytest.raises(ContentError) as error:
        chairs(tmp_path / "a.svg")
    assert str(error.value) == f'{tmp_path.as_posix()}/a.svg: a path has the command "a"'
