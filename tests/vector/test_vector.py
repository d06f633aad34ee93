"""The few parts of SVG that scenes are drawn with."""

from __future__ import annotations

import pytest

from vector import NotDrawn, masks, outlines_of, read

PARTS = '<svg><g transform="translate(27.3)"><path id="wooden" d="M0 0H2V4H0Z"/></g><path id="armchair" d="M0 0h6v6h-6z"/></svg>'


def corners(shape: str) -> list[tuple[float, float]]:
    scene = read(f'<svg viewBox="0 0 9 9">{shape}</svg>', PARTS)
    return [(round(x, 3), round(y, 3)) for x, y in scene.shapes[0].outlines[0]]


@pytest.mark.parametrize(
    ("path", "outlines"),
    [
        ("M1 2L3 4Z", [[(1, 2), (3, 4), (1, 2)]]),
        ("m1 2 2 2-1-1z", [[(1, 2), (3, 4), (2, 3), (1, 2)]]),
        ("M0 0H2V.5h-1v-.5z", [[(0, 0), (2, 0), (2, 0.5), (1, 0.5), (1, 0), (0, 0)]]),
        ("M-.4.4 1-2", [[(-0.4, 0.4), (1, -2)]]),
        ("M0 0h1M5 5v1", [[(0, 0), (1, 0)], [(5, 5), (5, 6)]]),
        ("M1 1zl1 0", [[(1, 1), (1, 1)], [(1, 1), (2, 1)]]),
    ],
)
def test_a_path_s_data_is_read_as_svg_has_it(path: str, outlines: list[list[tuple[float, float]]]) -> None:
    """Capital letters from the origin, small ones from where the pen is; what is repeated may be left out."""
    assert outlines_of(path) == outlines


def test_a_curve_becomes_short_pieces_that_end_where_it_does() -> None:
    """Half-way it is where its formula says: at (1/8, 3/8, 3/8, 1/8) of its four points."""
    [(start, *pieces)] = outlines_of("M0 0C0 4 8 4 8 0")
    assert start == (0, 0)
    assert pieces[-1] == (8, 0)
    assert pieces[len(pieces) // 2 - 1] == (4, 3)
    assert outlines_of("M1 1c0 4 8 4 8 0")[0][-1] == (9, 1)


@pytest.mark.parametrize(
    ("shape", "first"),
    [
        ('<use href="#wooden"/>', (0, 0)),
        ('<use href="#wooden" x="3" y="1"/>', (3, 1)),
        ('<use href="#wooden" transform="matrix(-1 0 0 1 27.5 0)"/>', (27.5, 0)),
        ('<use href="#wooden" transform="matrix(.5 0 0 .5 4 18)" x="2"/>', (5, 18)),
        ('<g transform="translate(5, 2) scale(2)"><path class="lamp" d="M1 1H2V2Z"/></g>', (7, 4)),
    ],
)
def test_shapes_stand_where_svg_puts_them(shape: str, first: tuple[float, float]) -> None:
    """A named path is moved by the one that names it, not by where it was drawn."""
    assert corners(shape)[0] == first


def test_a_mask_is_as_large_as_its_shape_and_says_where_it_is() -> None:
    """Also above and left of the box."""
    scene = read('<svg viewBox="1 0 9 9"><path class="lamp" d="M0-2H3V0H0Z"/><use href="#armchair" x="1"/></svg>', PARTS)
    assert scene.high == 11
    (lamp, at, mask), (two, there, square) = masks(scene, 2)
    assert (lamp, at, mask.size, mask.getextrema()) == ("lamp", (-2, -4), (6, 4), (255, 255))
    assert (two, there, square.size) == ("two", (0, 0), (12, 12))


@pytest.mark.parametrize(
    ("svg", "message"),
    [
        ("<svg", "the drawing is not well-formed: "),
        ('<svg viewBox="0 0 9">x</svg>', 'the drawing has no viewBox="left top width height"'),
        ('<svg viewBox="0 0 9 9"><text>x</text></svg>', "the drawing has a <text>"),
        ('<svg viewBox="0 0 9 9"><use href="#sofa"/></svg>', 'the drawing uses "#sofa", which is not there'),
        ('<svg viewBox="0 0 9 9"><path class="cat" d="M0 0"/></svg>', 'the drawing has a part "cat", whose colour is not known'),
        ('<svg viewBox="0 0 9 9"><path class="lamp" d="M0 0a1 1 0 0 1 2 2"/></svg>', 'a path has the command "a"'),
        ('<svg viewBox="0 0 9 9"><path class="lamp" d="M0 0L1"/></svg>', 'the command "L" of a path has not 2 numbers'),
        ('<svg viewBox="0 0 9 9"><path class="lamp" d="L1 1"/></svg>', "a path begins with L, and not with M"),
        ('<svg viewBox="0 0 9 9"><path class="lamp" d="M1 1z2"/></svg>', 'the command "z" of a path has not 0 numbers'),
    ],
)
def test_what_is_not_understood_is_told(svg: str, message: str) -> None:
    """Whoever changes the theme's drawing learns what cards can't show."""
    with pytest.raises(NotDrawn) as error:
        read(svg, PARTS)
    assert str(error.value).startswith(message)
