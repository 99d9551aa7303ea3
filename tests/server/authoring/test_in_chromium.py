"""The forms in a real browser: written in, tapped and left to save themselves."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from wagtail.models import Collection, Locale, Page

from kiosk.server.accounts.second_factor import mark
from kiosk.server.authoring.models import EntryPage, LedgerPage, RoutePage, VillageSite
from tests.server.authoring.films import make_film
from tests.server.authoring.sites import make_picture
from tests.server.people import People, make_people
from tests.server.villages import Villages, make_villages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab
    from pytest_django.live_server_helper import LiveServer

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's chromium"),
]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
WAIT = 30_000


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def village(transactional_db: None) -> tuple[Villages, People]:
    """The township, made anew: a test with a live server leaves an empty database behind."""
    del transactional_db
    Locale.objects.get_or_create(language_code="zh-hans")
    if not Page.objects.filter(depth=1).exists():
        Page.add_root(instance=Page(title="Root", slug="root"))
    if not Collection.objects.filter(depth=1).exists():
        Collection.add_root(name="Root")
    villages = make_villages()
    return villages, make_people(villages)


@pytest.fixture
def tab(
    browser: Browser, live_server: LiveServer, village: tuple[Villages, People]
) -> Iterator[Tab]:
    """A tab in which alice has signed in."""
    from django.test import Client  # noqa: PLC0415

    client = Client()
    client.force_login(village[1].alice)
    session = client.session
    mark(session, village[1].alice)
    session.save()
    context = browser.new_context(
        base_url=live_server.url, locale="zh-CN", viewport={"width": 1400, "height": 1100}
    )
    context.add_cookies(
        [
            {
                "name": settings.SESSION_COOKIE_NAME,
                "value": str(session.session_key),
                "url": live_server.url,
            }
        ]
    )
    context.add_init_script(
        "document.addEventListener('w-unsaved:watch-edits', () => { window.watched = true; })"
    )
    page = context.new_page()
    page.set_default_timeout(WAIT)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


def draft(kind: type[Page], pk: int) -> Page:
    return kind.objects.get(pk=pk).get_latest_revision_as_object()


def saved(tab: Tab) -> None:
    """Wait until the page has saved itself."""
    tab.wait_for_function("() => window.savedDrafts > 0")


def watch_saving(tab: Tab) -> None:
    """Count the drafts from when the form looks out for changes."""
    tab.wait_for_function("() => window.watched")
    tab.evaluate(
        "() => { window.savedDrafts = 0; document.addEventListener("
        "'w-autosave:success', () => { window.savedDrafts += 1; }); }"
    )


def test_what_is_written_saves_itself_and_the_desk_follows(
    tab: Tab, village: tuple[Villages, People]
) -> None:
    site = village[0].heguang
    tab.goto(f"/admin/pages/{site.pk}/edit/")
    tab.wait_for_selector(".kiosk-verdict")
    watch_saving(tab)
    tab.fill("#id_welcome-words", "欢迎来到禾光村")
    saved(tab)
    assert draft(VillageSite, site.pk).welcome == {"zh-Hans": "欢迎来到禾光村"}
    tab.check("input[name=languages][value=en]")
    tab.wait_for_selector("textarea#id_welcome-en-words")
    tab.fill("textarea#id_welcome-en-words", "Welcome")
    tab.wait_for_function("() => window.savedDrafts > 1")
    written = draft(VillageSite, site.pk)
    assert written.languages == ["zh-Hans", "en"]
    assert written.welcome == {"zh-Hans": "欢迎来到禾光村", "en": "Welcome"}
    assert tab.is_visible(".kiosk-mending")


def test_stops_are_placed_by_tapping_the_map(tab: Tab, village: tuple[Villages, People]) -> None:
    site = village[0].heguang
    picture = make_picture(site, "map.jpg")
    stop: dict[str, Any] = {"number": None, "name": {}, "at": None, "minutes": 1, "commentary": {}}
    route = RoutePage(
        heading={"zh-Hans": "路线"},
        map=picture,
        stops=json.dumps([{"type": "stop", "value": stop} for _ in range(2)]),
        live=False,
    )
    site.add_child(instance=route)
    route.save_revision()

    tab.goto(f"/admin/pages/{route.pk}/edit/")
    sheet = tab.locator(".kiosk-map__sheet")
    sheet.locator("img").wait_for()
    tab.wait_for_function("() => document.querySelector('.kiosk-map__sheet img').naturalWidth > 0")
    watch_saving(tab)
    box = sheet.bounding_box()
    assert box is not None

    def tap(x: float, y: float) -> None:
        sheet.click(position={"x": box["width"] * x, "y": box["height"] * y})

    tap(0.25, 0.5)  # the first stop; the second one is chosen by itself
    tap(0.75, 0.25)
    tab.click("[data-tool=here]")
    tap(0.5, 0.9)
    tab.click("[data-tool=line]")
    tab.click("text=按点位顺序连线")
    mark_of_first = tab.locator("[data-mark='0']")
    mark_of_first.focus()
    mark_of_first.press("ArrowRight")
    tab.wait_for_function("() => window.savedDrafts > 0")
    tab.wait_for_timeout(1500)  # of the page: it saves half a second after the last change

    found = draft(RoutePage, route.pk)
    stops = [item["value"] for item in found.stops.get_prep_value()]
    assert [s["number"] for s in stops] == [1, 2]
    assert stops[0]["at"]["x"] == pytest.approx(0.254, abs=0.01)
    assert stops[0]["at"]["y"] == pytest.approx(0.5, abs=0.01)
    assert stops[1]["at"]["x"] == pytest.approx(0.75, abs=0.01)
    assert found.you_are_here["y"] == pytest.approx(0.9, abs=0.01)
    assert len(found.line) == 2
    assert tab.locator(".kiosk-map__stop").count() == 2


def test_a_table_is_pasted_from_a_spreadsheet(tab: Tab, village: tuple[Villages, People]) -> None:
    site = village[0].heguang
    ledger = LedgerPage(heading={"zh-Hans": "台账"}, live=False)
    site.add_child(instance=ledger)
    ledger.save_revision()
    entry = EntryPage(heading={"zh-Hans": "积分榜"}, live=False)
    ledger.add_child(instance=entry)
    entry.save_revision()

    tab.goto(f"/admin/pages/{entry.pk}/edit/")
    watch_saving(tab)
    tab.click("text=做一张表格")
    tab.locator(".kiosk-grid textarea").first.focus()
    tab.evaluate(
        """(text) => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            const how = { clipboardData: data, bubbles: true, cancelable: true };
            document.activeElement.dispatchEvent(new ClipboardEvent("paste", how));
        }""",
        '户主\t合计\r\n"卢\n茶香"\t98\r\n石广林\t007\r\n',
    )
    tab.wait_for_function("() => window.savedDrafts > 0")
    tab.wait_for_timeout(1500)  # of the page: it saves half a second after the last change
    table = draft(EntryPage, entry.pk).table
    assert [next(iter(c.values())) for c in table["columns"][:2]] == ["户主", "合计"]
    assert table["rows"][0][:2] == ["卢\n茶香", 98]
    assert table["rows"][1][:2] == ["石广林", "007"]


def test_a_link_of_the_desk_leads_to_the_very_field(
    tab: Tab, village: tuple[Villages, People]
) -> None:
    site = village[0].heguang
    said = {"zh-Hans": "村口"}
    stop = {"number": 1, "name": said, "minutes": 1, "commentary": said}
    route = RoutePage(
        heading={"zh-Hans": "路线"},
        stops=json.dumps([{"type": "stop", "value": stop}, {"type": "stop", "value": stop}]),
        live=False,
    )
    site.add_child(instance=route)
    route.save_revision()
    tab.goto(f"/admin/pages/{site.pk}/edit/")
    tab.click("a[href$='#field=stops.1.at']")
    tab.wait_for_selector(".kiosk-mend")
    mended = tab.locator(".kiosk-mend")
    assert mended.get_attribute("data-contentpath") == "at"
    tab.wait_for_function(
        "() => { const box = document.querySelector('.kiosk-mend').getBoundingClientRect();"
        " return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight; }"
    )


def test_a_film_is_sent_from_the_browser(
    tab: Tab, village: tuple[Villages, People], tmp_path: Path
) -> None:
    film = make_film(tmp_path / "村口.mp4")
    tab.goto(f"/authoring/films/{village[0].heguang.pk}/")
    tab.set_input_files("#kiosk-file", os.fspath(film))
    tab.wait_for_selector("text=✓ 好了")
    assert tab.is_visible("strong:has-text('村口')")
