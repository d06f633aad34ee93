"""The whole journal as it is once the app is in both stores: every store link of every page, every code, every banner."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import zxingcpp
from bs4 import BeautifulSoup, Tag
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page

import app_cta
from audit import budgets, kinds, weight
from browser.barriers import no_barrier
from browser.quiz_walk import answer, start
from browser.serving import serve

PRINT = ":".join(["AB"] * 32)
SETTINGS = {
    "APP_APPLE_ID": "1234567890",
    "APP_BANNER": "panel",
    "APP_APPLE_PROVIDER": "118",
    "APP_APPLE_TEAM": "ABCDE12345",
    "APP_APPLE_BUNDLE": "org.example.app",
    "APP_GOOGLE_ID": "org.example.app",
    "APP_GOOGLE_FINGERPRINTS": [PRINT],
    "SITE_ADDRESS": "https://journal.test",
}
ARTICLE = "learn/attachment-map/index.html"
ANDROID = "Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1"


@dataclass(frozen=True)
class Site:
    """The built folder, and the pages of it that a reader can meet."""

    folder: Path
    pages: dict[str, BeautifulSoup]

    def links(self) -> Iterator[tuple[str, str, Tag]]:
        """Page, store and link."""
        for name, soup in self.pages.items():
            yield from ((name, str(link["data-store"]), link) for link in soup.select("[data-store]"))

    def banners(self) -> dict[str, dict[str, str]]:
        """What each page tells Safari, by page and key."""
        said = {name: soup.select_one("meta[name=apple-itunes-app]") for name, soup in self.pages.items()}
        return {
            name: dict(part.split("=", 1) for part in str(meta["content"]).split(", ")) for name, meta in said.items() if meta
        }


@pytest.fixture(scope="module")
def stores(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The journal with every setting of the app."""
    folder = tmp_path_factory.mktemp("stores")
    overrides = [f"{name}={json.dumps(value)}" for name, value in SETTINGS.items()]
    command = [sys.executable, "-m", "pelican", "content", "-s", "publishconf.py", "-o", str(folder), "--fatal=warnings", "-e", *overrides]
    environment = {key: value for key, value in os.environ.items() if key != "QUIZ_TRIAL"}
    run = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    return Site(folder, {name: BeautifulSoup((folder / name).read_bytes(), "lxml") for name in kinds.pages(folder)})


def query(address: str) -> dict[str, str]:
    """A query as a store reads it: each key once, nothing left out."""
    return {key: value for key, (value,) in parse_qs(urlsplit(address).query, keep_blank_values=True, strict_parsing=True).items()}


def campaign(store: str, link: Tag) -> str:
    """The campaign that a store reads in a link which has all that it should and nothing else."""
    said, address = query(str(link["href"])), str(link["href"]).partition("?")[0]
    if store == "apple":
        assert address == "https://apps.apple.com/app/id1234567890"
        assert said == {"pt": "118", "ct": said["ct"], "mt": "8"}
        return said["ct"]
    assert (store, address) == ("google", "https://play.google.com/store/apps/details")
    assert said == {"id": "org.example.app", "referrer": said["referrer"]}
    inner = query(f"?{said['referrer']}")
    assert inner == {"utm_source": "our2souls-journal", "utm_campaign": inner["utm_campaign"]}
    return inner["utm_campaign"]


def test_every_store_link_of_every_page_is_counted_and_each_placement_has_a_campaign_of_its_own(stores: Site) -> None:
    """Decoded here as the stores' documentation has it; a page's two links share its campaign, and its banner has another."""
    placements: dict[str, set[tuple[str, str]]] = {}
    for page, store, link in stores.links():
        placements.setdefault(campaign(store, link), set()).add((page, "panel"))
    for page, banner in stores.banners().items():
        said = query(f"?{banner['affiliate-data']}")
        assert (banner["app-id"], said) == ("1234567890", {"pt": "118", "ct": said["ct"], "mt": "8"})
        placements.setdefault(said["ct"], set()).add((page, "banner"))
    assert [name for name, places in placements.items() if len(places) > 1 or not re.fullmatch(r"[a-z0-9_-]{1,30}", name)] == []
    assert {"index.html", "get-help/index.html"}.isdisjoint(page for places in placements.values() for page, _ in places)
    panels = {page for page, _, _ in stores.links()}
    assert {ARTICLE, "de/learn/attachment-map/index.html", "app/index.html", "quizzes/closeness-map/index.html"} < panels
    assert "quizzes/closeness-map/results/easy/index.html" in panels


def test_publishing_finds_nothing_wrong_with_it(stores: Site) -> None:
    app_cta.finish(SETTINGS, stores.folder)


def pixels(svg: str) -> tuple[Image.Image, int]:
    """A code as a browser paints it, four pixels a module; and how many modules its edge is."""
    drawing = BeautifulSoup(svg, "xml").svg
    assert drawing is not None
    left, top, width, height = map(int, str(drawing["viewBox"]).split())
    assert (left, top, width) == (0, 0, height)
    ground, dark = drawing.find_all("path")
    assert (ground["fill"], re.findall(r"\d+", str(ground["d"])), dark["stroke"]) == ("#fff", ["0", "0", *[str(width)] * 3], "#000")
    image = Image.new("1", (width, height), 1)
    pen = ImageDraw.Draw(image)
    x, y = 0.0, 0.0
    for letter, numbers in re.findall(r"([Mmh])([^Mmh]+)", str(dark["d"])):
        values = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        if letter == "h":
            pen.line((x, int(y), x + values[0] - 1, int(y)), 0)
            x += values[0]
        else:
            x, y = (values[0], values[1]) if letter == "M" else (x + values[0], y + values[1])
    return image.resize((4 * width, 4 * height)), width


def test_every_code_reads_as_the_link_beside_it(stores: Site) -> None:
    """Dark on white whatever the theme, with a quiet zone of four modules; and there is no code that no page shows."""
    shown = set()
    for page, _, link in stores.links():
        image = link.find_previous_sibling("img")
        assert isinstance(image, Tag)
        file = Path(os.path.normpath((stores.folder / page).parent / str(image["src"])))
        picture, edge = pixels(file.read_text())
        dark = picture.convert("L").point([255 - value for value in range(256)]).getbbox()
        assert dark == (16, 16, 4 * edge - 16, 4 * edge - 16)
        (found,) = zxingcpp.read_barcodes(picture.convert("L"))
        assert (found.format, found.text) == (zxingcpp.BarcodeFormat.QRCode, link["href"])
        shown.add(file)
    assert shown == set((stores.folder / "qr").iterdir())


def test_safari_is_told_only_where_the_panel_stands_and_no_notice_can(stores: Site) -> None:
    """A quiz whose notice may take the panel away has no banner either: the banner would be there before any answer."""
    panels = {name for name, soup in stores.pages.items() if soup.select("[data-app]")}
    unsure = {name for name, soup in stores.pages.items() if soup.select("form[data-quiz]") and soup.select("[hidden] [data-app]")}
    assert "quizzes/closeness-map/index.html" in unsure
    assert stores.banners().keys() == panels - unsure
    for name in panels:
        assert not stores.pages[name].select("#safety-top, .leave"), name
    told = {name: banner["app-argument"] for name, banner in stores.banners().items() if "app-argument" in banner}
    assert told == {"app/index.html": "https://journal.test/app/"}


def test_the_apps_page_says_what_the_app_is_and_where_it_is_had(stores: Site) -> None:
    """Its publisher is the site's; nobody has rated it, and no price is known."""
    script = stores.pages["app/index.html"].select_one("script[type='application/ld+json']")
    assert script is not None
    (app,) = (thing for thing in json.loads(script.text)["@graph"] if thing["@type"] == "MobileApplication")
    assert app == {
        "@type": "MobileApplication",
        "name": "Our2Souls",
        "operatingSystem": "iOS, Android",
        "installUrl": ["https://apps.apple.com/app/id1234567890", "https://play.google.com/store/apps/details?id=org.example.app"],
        "publisher": {"@type": "Organization", "name": "Our2Souls"},
    }


def test_phones_find_that_app_and_site_belong_together(stores: Site) -> None:
    """As files that a phone asks for at fixed places; Apple reads no more than 128 KB."""
    known = stores.folder / ".well-known"
    apple = (known / "apple-app-site-association").read_bytes()
    assert len(apple) <= 128 * 1024
    components = json.loads(apple)["applinks"]["details"][0]["components"]
    assert components == [{"/": "/app/*"}, {"/": "/de/app/*"}]
    assert json.loads((known / "assetlinks.json").read_bytes())[0]["target"]["sha256_cert_fingerprints"] == [PRINT]


def test_what_the_stores_add_to_a_page_keeps_its_budget(stores: Site, root: Path) -> None:
    """Bytes and requests, beside the page without them; no quiz loads one file more."""
    allowed, over = budgets.read(root / "budgets.toml"), []
    for page in stores.pages:
        budget, weighed = allowed.of(kinds.kind_of(page)), weight.weigh(stores.folder, page)
        most = budget.kib_for(weighed.words, weighed.items) + allowed.in_stores_kib
        if weighed.total > most * budgets.KIB or weighed.requests > budget.requests:
            over.append(f"{page}: {weighed.total / budgets.KIB:.2f} of {most:.2f} KiB, {weighed.requests} requests")
    assert over == []


def test_without_a_store_there_is_nothing_of_all_that(built_site: Path) -> None:
    """No script, no code, no banner, no file for phones: nothing is invented."""
    known = {path.name for path in (built_site / ".well-known").iterdir() if not path.name.endswith((".gz", ".br"))}
    assert (known, (built_site / "qr").exists()) == ({"security.txt"}, False)
    for name in kinds.pages(built_site):
        page = (built_site / name).read_text(encoding="utf-8")
        assert not re.search(r"apple-itunes-app|data-store|stores\.js|MobileApplication", page), name


@pytest.mark.parametrize(
    ("agent", "script", "first"),
    [(ANDROID, True, ["google", "apple"]), (IPHONE, True, ["apple", "google"]), (ANDROID, False, ["apple", "google"])],
    ids=["android", "iphone", "without script"],
)
def test_a_phone_sees_its_own_store_first_and_loads_no_code(
    browser: Browser, site: str, stores: Site, agent: str, script: bool, first: list[str]
) -> None:
    """Both are there in any case. Where scripts are off, browsers load lazy pictures at once, as the HTML standard has it."""
    context = browser.new_context(
        user_agent=agent, java_script_enabled=script, viewport={"width": 412, "height": 900}, is_mobile=True, has_touch=True
    )
    page, loaded = serve(context.new_page(), site, stores.folder), []
    page.on("request", lambda made: loaded.append(made.url))
    page.goto(f"{site}/learn/attachment-map/")
    page.locator("[data-app]").scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert [str(link.get_attribute("data-store")) for link in page.locator("[data-app] a").all()] == first
    assert page.locator("[data-app] img:visible").count() == 0
    assert [address for address in loaded if "/qr/" in address and script] == []
    context.close()


def test_below_a_result_too_a_phone_sees_its_own_store_first(browser: Browser, site: str, stores: Site) -> None:
    """A quiz loads the script for it with the result, and not before."""
    context = browser.new_context(user_agent=ANDROID)
    page, loaded = serve(context.new_page(), site, stores.folder), []
    page.on("request", lambda made: loaded.append(made.url))
    start(page, site, "pick-a-conversation")
    page.wait_for_load_state("networkidle")
    assert not any(address.endswith("stores.js") for address in loaded)
    answer(page, {"who": 0, "honest": 0, "time": 2, "energy": 1, "mood": 4, "wish": 4, "depth": 1})
    page.locator("[data-app]:visible li:first-child [data-store=google]").wait_for()
    context.close()


def test_a_desk_shows_a_code_beside_each_link_and_no_barrier(page: Page, site: str, stores: Site) -> None:
    serve(page, site, stores.folder)
    page.goto(f"{site}/app/")
    codes = page.locator("[data-app] li:has(a[data-store]) > img")
    codes.last.scroll_into_view_if_needed()
    page.wait_for_function("[...document.querySelectorAll('[data-app] img')].every((image) => image.naturalWidth > 0)")
    widths: list[Any] = codes.evaluate_all("images => images.map((image) => image.getBoundingClientRect().width)")
    assert widths == [176, 176]
    no_barrier(page)
