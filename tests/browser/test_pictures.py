"""A picture in a text, before and after its file is there: nothing moves, and the browser takes the file that it needs."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown import Markdown
from PIL import Image
from playwright.sync_api import Browser, Route

from assets.bundle import read as read_assets
from pictures.encode import encode
from pictures.gallery import Picture
from pictures.markup import ROOT
from pictures.placing import Pictures
from pictures.source import GROUND

ADDRESS = "http://journal.test"
WIDE = Picture("wide.jpg", encode(Image.new("RGB", (2400, 1600), GROUND)))
TALL = Picture("tall.jpg", encode(Image.new("RGB", (1500, 2000), GROUND)))
TEXT = Markdown(extensions=[Pictures({"wide.jpg": WIDE, "tall.jpg": TALL}.get)]).convert(
    '![A wide one](images/wide.jpg "The caption")\n\n' + "Word. " * 3000 + "\n\n![A tall one](images/tall.jpg)\n"
)
CSS = read_assets(Path(__file__).parents[2] / "theme/static").files["css/article.css"].decode()
PAGE = (
    f"<!doctype html><style>{CSS}</style><main class=wrap><article class=piece><div class=prose>"
    f"{TEXT.replace(ROOT, ADDRESS)}</div></article></main>"
)
BOXES = """[...document.querySelectorAll(".picture img, figcaption")].map(each => each.getBoundingClientRect())
  .map(box => [box.x, box.y, box.width, box.height])"""
SHIFTS = """new Promise(tell => new PerformanceObserver(list => tell(list.getEntries().map(each => each.value)))
  .observe({type: "layout-shift", buffered: true}) ?? requestAnimationFrame(() => requestAnimationFrame(() => tell([]))))"""


@pytest.mark.parametrize(
    ("width", "density", "file", "room"),
    [
        (412, 1, "wide-400", (376, 251)),
        (412, 2.6, "wide-1140", (376, 251)),
        (1280, 1, "wide-600", (570, 380)),
        (1280, 2, "wide-1140", (570, 380)),
    ],
)
def test_nothing_moves_and_only_the_fitting_file_of_the_first_picture_is_loaded(
    browser: Browser, width: int, density: float, file: str, room: tuple[int, int]
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 700}, device_scale_factor=density)
    page = context.new_page()
    files = {f"{ADDRESS}/{address}": data for picture in (WIDE, TALL) for address, data in picture.files().items()}
    asked: list[Route] = []
    page.route(f"{ADDRESS}/", lambda route: route.fulfill(body=PAGE, content_type="text/html"))
    page.route(f"{ADDRESS}/pictures/**", lambda route: asked.append(route))  # playwright wants a function of its own
    with page.expect_request("**/pictures/**"):
        page.goto(ADDRESS, wait_until="commit")
    page.wait_for_function("document.querySelector('.picture-blur').complete")
    before = page.evaluate(BOXES)
    (route,) = asked
    assert route.request.url.startswith(f"{ADDRESS}/pictures/{file}-")
    assert route.request.url.endswith(".avif")
    route.fulfill(body=files[route.request.url], content_type="image/avif")
    page.wait_for_function("document.querySelector('picture img').complete")
    after = page.evaluate(BOXES)
    # Files have whole pixels, so that their shapes differ by less than one.
    assert [[abs(one - other) < 1 for one, other in zip(*boxes, strict=True)] for boxes in zip(before, after, strict=True)] == [
        [True] * 4
    ] * len(before)
    assert page.evaluate(SHIFTS) == []
    blur, picture, caption, *_ = after
    assert blur == picture
    assert tuple(int(side) for side in picture[2:]) == room
    assert caption[1] >= picture[1] + picture[3]
    assert len(asked) == 1
    context.close()
