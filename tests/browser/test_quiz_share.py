"""Sharing a result: what is shared is shown first, the link holds it and nothing else, and foreign links do no harm."""

from __future__ import annotations

import base64
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.barriers import no_barrier
from browser.quiz_walk import start, take
from browser.sharing import AFRAID, REACHING, SLUG, do, open_panel, own_link

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
ODD = [
    *(
        "",
        "%",
        "%E0%A4%A",
        "%00",
        "<img src=x onerror=alert(1)>",
        "javascript:alert(1)",
        "__proto__",
        "constructor",
        "null",
        "{}",
    ),
    *(
        "A" * 1024,
        "A" * 5000,
        "\u202e",
        "😀",
        "a=b&c=d",
        "#r=",
        "../../",
        "' onload='",
        "]]>",
        "NaN",
        "-1",
        "AAAA====",
        "🔗" * 400,
    ),
]


def shown(page: Page) -> dict[str, str]:
    """The list of all that a link tells."""
    rows = page.locator("[data-shown] > div:visible").all()
    return {row.locator("dt").inner_text(): row.locator("dd").inner_text() for row in rows}


ALL = {
    "Quiz": "The closeness map",
    "Result": "You reach out to make sure",
    "Worry about losing closeness": "4.0 on a range from 1 to 5",
    "Guarding distance": "1.6 on a range from 1 to 5",
}


def test_what_is_shared_is_shown_before_anything_can_be_shared(page: Page, site: str) -> None:
    """The scores and the result in words; the link appears with them, in a fragment of 26 letters."""
    take(page, site, SLUG, REACHING)
    assert "#" not in page.url
    panel = open_panel(page, "share")
    assert shown(page) == ALL
    assert "It does not hold your answers, your name or the date." in panel.inner_text()
    link = page.locator("[data-link]").input_value()
    assert link.startswith(f"{site}/quizzes/{SLUG}/#r=")
    assert len(link.partition("#r=")[2]) == 26


def test_a_shared_result_is_somebody_elses(page: Page, site: str, browser: Browser) -> None:
    """It opens as theirs, with picture and text, without any part that speaks to who took it; the quiz is one press away."""
    link = own_link(page, site, REACHING)
    reader = browser.new_context(reduced_motion="reduce").new_page()
    reader.goto(link)
    panel = reader.locator(".quiz-received")
    panel.wait_for()
    assert panel.locator("h2").inner_text().split() == "Somebody shared this result with you".split()
    expect(panel.locator("h2")).to_be_focused()
    assert shown(reader) == ALL
    assert panel.locator("svg[role=img]").count() == 1
    assert panel.locator("[data-told]").inner_text() == "You reach out to make sure"
    assert panel.locator("[data-text]").inner_text().startswith("You like to be close to this person")
    assert panel.locator("[data-exercise], [data-fit]").count() == 0
    assert reader.locator("form[data-outcome]").count() == 0
    assert reader.locator("input:checked").count() == 0
    do(reader, "take")
    assert reader.locator("fieldset[data-item]:visible").count() == 1
    assert "#" not in reader.url
    assert reader.locator(".quiz-received").count() == 0
    reader.context.close()


def test_a_shared_result_never_mixes_with_ones_own(page: Page, site: str, browser: Browser) -> None:
    """A reader in the middle of the quiz keeps the answers given, and what the link tells counts nowhere."""
    link = own_link(page, site, REACHING)
    reader = browser.new_context(reduced_motion="reduce").new_page()
    start(reader, site, SLUG)
    reader.locator("fieldset[data-item]:visible label").nth(2).click()
    before = reader.evaluate("JSON.stringify(sessionStorage)")
    reader.goto(link)
    reader.locator(".quiz-received").wait_for()
    assert reader.locator("input:checked").count() == 1
    do(reader, "close")
    assert reader.evaluate("JSON.stringify(sessionStorage)") == before
    assert reader.evaluate("localStorage.length") == 0
    reader.context.close()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda link: link[:-3], "This link can’t be read."),
        (lambda link: link.replace(SLUG, "six-signs"), "This link belongs to another quiz."),
    ],
    ids=["damaged", "of another quiz"],
)
def test_a_link_that_can_not_be_shown_says_so_and_offers_the_quiz(page: Page, site: str, change: Any, says: str) -> None:
    """A plain sentence, no result, the quiz."""
    link = own_link(page, site, REACHING)
    page.evaluate("sessionStorage.clear()")
    page.goto("about:blank")
    page.goto(change(link))
    panel = page.locator(".quiz-received")
    panel.wait_for()
    assert says in panel.inner_text()
    assert panel.locator("svg, [data-told]").count() == 0
    do(page, "take")
    assert page.locator("fieldset[data-item]:visible").count() == 1


def test_a_link_from_before_an_edit_shows_the_result_without_scores(page: Page, site: str) -> None:
    """The digest of the page is another one than the link's."""
    link = own_link(page, site, REACHING)
    page.goto("about:blank")
    page.route(
        f"**/quizzes/{SLUG}/",
        lambda route: route.fulfill(body=edited(route.fetch().text()), content_type="text/html; charset=utf-8"),
    )
    page.goto(link)
    panel = page.locator(".quiz-received")
    panel.wait_for()
    assert "We have changed this quiz since the link was made." in panel.inner_text()
    assert panel.locator("[data-told]").inner_text() == "You reach out to make sure"
    assert panel.locator("svg, [data-shown]").count() == 0


def edited(html: str) -> str:
    """The page of a quiz whose scoring has changed."""
    before, digest, rest = html.partition("data-digest=")
    quote = rest[0] if rest[0] == '"' else ""
    return before + digest + quote + "00000000" + rest[len(quote) + 8 :]


def test_the_link_is_copied_on_request(page: Page, site: str) -> None:
    """Copying says that it was done; where the browser refuses, the link is selected instead."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    link = own_link(page, site, REACHING)
    do(page, "copy")
    expect(page.locator(".quiz-panel [data-said]")).to_have_text("The link is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == link
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    do(page, "copy")
    expect(page.locator(".quiz-panel [data-said]")).to_contain_text("did not copy the link")
    assert page.evaluate("getSelection().toString() || document.activeElement.value") == link


def test_the_share_sheet_is_offered_where_there_is_one(page: Page, site: str) -> None:
    """Without one, no button; with one, it gets the title and the link."""
    take(page, site, SLUG, REACHING)
    open_panel(page, "share")
    assert page.locator("[data-do=send]:visible").count() == 0
    page.evaluate(
        "Object.defineProperties(navigator, { canShare: { value: () => true }, share: { value: async (data) => { window.sent = data } } })"
    )
    open_panel(page, "share")
    do(page, "send")
    assert page.evaluate("sent") == {"title": "The closeness map", "url": page.locator("[data-link]").input_value()}


def test_a_picture_is_drawn_in_the_browser(page: Page, site: str, tmp_path: Path) -> None:
    """A PNG of 1080 by 1080 with several colours in it; no request is made for it but for the script that draws."""
    take(page, site, SLUG, REACHING)
    open_panel(page, "share")
    with page.expect_download() as waited:
        do(page, "picture")
    assert waited.value.suggested_filename == f"{SLUG}.png"
    file = tmp_path / "card.png"
    waited.value.save_as(file)
    content = file.read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(content[16:20]), int.from_bytes(content[20:24])) == (1080, 1080)
    data = "data:image/png;base64," + base64.b64encode(content).decode()
    colours = page.evaluate(
        """async (src) => {
          const image = new Image(); image.src = src; await image.decode();
          const pen = Object.assign(document.createElement('canvas'), { width: 1080, height: 1080 }).getContext('2d');
          pen.drawImage(image, 0, 0);
          const pixels = new Uint32Array(pen.getImageData(0, 250, 1080, 600).data.buffer);
          return new Set(pixels).size;
        }""",
        data,
    )
    assert colours > 50
    expect(page.locator(".quiz-panel [data-said]")).to_have_text("The picture is saved.")


def test_nothing_is_offered_where_a_notice_or_a_gap_stands_in_the_way(page: Page, site: str) -> None:
    """A safety notice takes sharing and comparing away; without a result nothing at all is offered."""
    take(page, site, SLUG, AFRAID)
    assert page.locator("[data-action=share]:visible, [data-action=compare]:visible").count() == 0
    page.evaluate("sessionStorage.clear()")
    take(page, site, SLUG, {})
    assert page.locator("[data-actions] button:visible").count() == 0


def test_foreign_links_do_no_harm(page: Page, site: str) -> None:
    """12,000 random and changed texts are decoded, 300 shown: no exception, no markup, no result, memory flat."""
    good = own_link(page, site, REACHING).partition("#r=")[2]
    page.goto(f"{site}/quizzes/{SLUG}/")
    address = page.locator("link[rel=modulepreload]").first.evaluate("link => link.href").rpartition("/")[0]
    random = Random(11)

    def text() -> str:
        if random.random() < 0.4:
            return "".join(random.choices(LETTERS, k=random.randint(0, 60)))
        if random.random() < 0.1:
            return random.choice(ODD)
        letters = list(good)
        for _ in range(random.randint(1, 4)):
            at = random.randrange(len(letters) + 1)
            letters[at : at + random.choice([0, 1, 1, 2])] = random.choice(
                [random.choice(LETTERS), "", chr(random.randint(1, 0x2FFF))]
            )
        return "".join(letters)

    texts = [other for other in ODD + [text() for _ in range(12_400)] if other != good]
    assert len(texts) >= 12_000
    believed = page.evaluate(
        """async ([address, texts]) => {
          const { decode } = await import(address + '/codec.js');
          const table = JSON.parse(document.querySelector('[data-table]').textContent);
          const digest = document.querySelector('form[data-digest]').getAttribute('data-digest');
          return texts.filter((text) => decode(table, digest, text).ok);
        }""",
        [address, texts],
    )
    assert believed == []

    devtools = page.context.new_cdp_session(page)

    def heap() -> float:
        devtools.send("HeapProfiler.collectGarbage")
        size: float = devtools.send("Runtime.getHeapUsage")["usedSize"]
        return size

    def receive(some: list[str]) -> None:
        page.evaluate(
            """async ([address, texts]) => {
              const modules = { r: await import(address + '/share.js'), c: await import(address + '/compare.js') };
              const page = document.querySelector('[data-quiz-page]');
              const form = page.querySelector('form');
              const table = JSON.parse(document.querySelector('[data-table]').textContent);
              const context = { page, form, table, digest: form.getAttribute('data-digest'), outcome: () => null };
              for (const [index, text] of texts.entries()) {
                const kind = index % 2 ? 'r' : 'c';
                try { history.replaceState(null, '', '#' + kind + '=' + text); } catch { continue; }
                modules[kind].receive(context);
              }
            }""",
            [address, some],
        )

    receive(texts[:100])
    before, elements = heap(), page.evaluate("document.querySelectorAll('*').length")
    receive(texts[100:400])
    assert page.locator(".quiz-received").count() == 1
    assert page.evaluate("document.querySelectorAll('*').length") == elements
    assert page.locator(".quiz-received :is(img, script, iframe, svg)").count() == 0
    assert heap() - before < 1_000_000


def test_no_barrier_in_what_is_shared_and_received(page: Page, site: str) -> None:
    """axe finds nothing in the panel, in a shared result and in a refusal; nothing scrolls sideways."""
    link = own_link(page, site, REACHING)
    no_barrier(page)
    for address in (link, link[:-2]):
        page.goto("about:blank")
        page.goto(address)
        page.locator(".quiz-received").wait_for()
        no_barrier(page)


def test_sharing_with_the_keyboard_alone(page: Page, site: str) -> None:
    """Enter opens the panel and moves into it; Tab reaches everything; Close leads back to the button."""
    take(page, site, SLUG, REACHING)
    page.locator("[data-action=share]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#share-title")).to_be_focused()
    reached = []
    for _ in range(4):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.dataset.do ?? Object.keys(document.activeElement.dataset)[0]"))
    assert reached == ["link", "copy", "picture", "close"]
    page.keyboard.press("Enter")
    expect(page.locator("[data-action=share]")).to_be_focused()
    assert page.locator(".quiz-panel").count() == 0
