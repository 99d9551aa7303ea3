"""The fleet in a real browser: it keeps itself up to date; commands go out and come back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from kiosk.link.messages import Glass
from kiosk.server.devices.keeping import keep_screenshot
from kiosk.server.devices.models import KioskCommand
from kiosk.server.fleet.models import Alert
from tests.chromium import chromium
from tests.server.fleet.test_pages import jpeg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.server.conftest import SignIn
    from tests.server.fleet.conftest import Fleet
    from tests.server.people import People

pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def tab(browser: Browser, live_server: Any, sign_in: SignIn, people: People) -> Iterator[Page]:
    """The administrator's browser; nothing may go wrong in it."""
    wrong: list[str] = []
    context = browser.new_context(
        locale="zh-CN", viewport={"width": 1366, "height": 768}, base_url=live_server.url
    )
    context.set_default_timeout(60_000)
    cookies = sign_in(people.administrator).cookies
    context.add_cookies(
        [{"name": n, "value": m.value, "url": live_server.url} for n, m in cookies.items()]
    )
    page = context.new_page()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
    yield page
    context.close()
    assert [one for one in wrong if "ERR_INTERNET_DISCONNECTED" not in one] == []


@pytest.mark.timeout(600)
def test_the_list_keeps_itself_up_to_date_and_keeps_what_is_marked(fleet: Fleet, tab: Page) -> None:
    well, sick = fleet.hear(fleet.kiosk("活动室")), fleet.hear(fleet.kiosk("食堂"))
    tab.goto("/fleet/")
    tab.get_by_label("选中 活动室").check()
    tab.get_by_text("已选中： 1").wait_for()
    assert tab.locator("tr[data-key]").first.get_attribute("data-key") == str(well.pk)
    fleet.hear(sick, glass=None)
    tab.locator(".fleet-row--failing", has_text="食堂").wait_for()
    tab.get_by_text("显示程序没在运行").wait_for()
    assert tab.locator("tr[data-key]").first.get_attribute("data-key") == str(sick.pk)
    assert tab.get_by_label("选中 活动室").is_checked()
    fleet.hear(fleet.kiosk("新屏"))
    tab.get_by_role("link", name="新屏").wait_for()
    assert tab.get_by_label("选中 活动室").is_checked()
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.timeout(600)
def test_a_lost_line_is_said_and_found_again(fleet: Fleet, tab: Page) -> None:
    fleet.hear(fleet.kiosk("活动室"))
    tab.goto("/fleet/")
    tab.context.set_offline(True)
    tab.get_by_text("网络断了").wait_for()
    assert tab.get_by_role("link", name="活动室").is_visible()
    tab.context.set_offline(False)
    tab.get_by_text("网络断了").wait_for(state="hidden")


@pytest.mark.timeout(600)
def test_a_picture_is_asked_for_and_comes(fleet: Fleet, tab: Page) -> None:
    kiosk = fleet.hear(fleet.kiosk("活动室"))
    tab.goto(f"/fleet/kiosk/{kiosk.pk}/")
    tab.get_by_text("还没有收到屏幕画面").wait_for()
    tab.get_by_role("button", name="看现在的画面…").click()
    tab.get_by_role("button", name="确定，就这样做").click()
    tab.get_by_text("已发给 1 台屏幕").first.wait_for()
    command = KioskCommand.objects.get()
    assert (command.kind, command.state) == ("screenshot", "waiting")
    keep_screenshot(kiosk, jpeg())
    KioskCommand.objects.update(
        state="done", answered=timezone.now(), result_zh="画面已发送", result_en="sent"
    )
    tab.get_by_text("画面已发送").wait_for()
    picture = tab.locator(".fleet-glass img")
    picture.wait_for()
    picture.evaluate("i => i.complete || new Promise(r => i.onload = r)")
    assert picture.evaluate("i => i.naturalWidth") == 640


@pytest.mark.timeout(600)
def test_all_that_the_list_shows_are_commanded(fleet: Fleet, tab: Page) -> None:
    for number in range(3):
        fleet.hear(fleet.kiosk(f"屏 {number}"), glass=Glass(age=1, touched=5))
    tab.goto("/fleet/")
    tab.get_by_label("选中本页全部").check()
    tab.get_by_text("已选中： 3").wait_for()
    tab.get_by_role("button", name="音量…").click()
    tab.get_by_label(re.compile("音量，0 到 100")).fill("30")
    tab.get_by_role("button", name="确定，就这样做").click()
    tab.get_by_text("已发给 3 台屏幕").first.wait_for()
    assert KioskCommand.objects.filter(kind="volume").count() == 3
    assert Alert.objects.count() == 0
