"""The console in a real browser: three reviewers in three sessions, a release, and back again."""

from __future__ import annotations

import re
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pytest

from kiosk.server.releases.models import Release
from kiosk.server.review.models import Submission
from kiosk.server.review.submitting import prepare
from tests.chromium import chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.server.conftest import SignIn
    from tests.server.releases.desk import Desk

pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


class Desks:
    """Opens a browser for each person, signed in; notes what goes wrong on their pages."""

    def __init__(self, browser: Browser, address: str, sign_in: SignIn, people: Any) -> None:
        self.errors: list[str] = []
        self._browser, self._address = browser, address
        self._sign_in, self._people = sign_in, people
        self._pages: dict[str, Page] = {}
        self.stack = ExitStack()

    def of(self, who: str) -> Page:
        if who not in self._pages:
            cookies = self._sign_in(getattr(self._people, who)).cookies
            context = self._browser.new_context(
                locale="zh-CN", viewport={"width": 1366, "height": 850}, base_url=self._address
            )
            self.stack.callback(context.close)
            context.add_cookies(
                [{"name": n, "value": m.value, "url": self._address} for n, m in cookies.items()]
            )
            context.set_default_timeout(60_000)
            page = context.new_page()
            page.on("pageerror", lambda error: self.errors.append(f"{who}: {error}"))
            page.on(
                "console",
                lambda told: self.errors.append(told.text) if told.type == "error" else None,
            )
            self._pages[who] = page
        return self._pages[who]


@pytest.fixture
def desks(browser: Browser, live_server: Any, sign_in: SignIn, desk: Desk) -> Iterator[Desks]:
    made = Desks(browser, live_server.url, sign_in, desk.acts.people)
    with made.stack:
        yield made


def approve(page: Page, step: str, words: str) -> None:
    page.goto("/admin/")
    page.get_by_role("link", name=f"开始{step}").click()
    page.get_by_label("审核意见").fill(words)
    page.get_by_role("button", name="通过", exact=True).click()
    page.get_by_text(re.compile("已通过，下一位|三审全部通过")).first.wait_for()


@pytest.mark.timeout(900)
def test_three_people_approve_an_administrator_publishes_compares_and_rolls_back(
    desks: Desks, desk: Desk
) -> None:
    first = desk.publish_new()
    desk.acts.edit(desk.acts.notice, "雨季防汛通知")

    alice = desks.of("alice")
    alice.goto(f"/admin/pages/{desk.acts.site.pk}/edit/")
    alice.get_by_role("link", name="送审…").click()
    alice.get_by_label("给审核人的话").fill("换了通知，请审。")
    alice.get_by_role("button", name="送审").click()
    alice.get_by_text("已送审").first.wait_for()
    submission = Submission.objects.latest("pk")
    prepare(submission.pk)

    for who, step in (("first", "初审"), ("second", "复审"), ("final", "终审")):
        page = desks.of(who)
        approve(page, step, f"{step}意见：内容真实，同意。")
        page.goto(f"/review/{submission.pk}/")
        assert page.locator(".review-lines ins").count() >= 1
        assert page.get_by_role("button", name="通过", exact=True).count() == 0
    submission.refresh_from_db()
    assert submission.state == Submission.State.APPROVED

    admin = desks.of("administrator")
    admin.goto("/releases/")
    admin.get_by_role("link", name=re.compile("个示范点待发布")).click()
    assert admin.get_by_label("发布时间").is_hidden()
    admin.get_by_role("button", name="发布", exact=True).click()
    admin.get_by_text("正在发布").first.wait_for()
    second = Release.objects.latest("pk")
    desk.work(second)
    admin.goto(f"/releases/{second.pk}/")
    admin.get_by_role("link", name="第 1 版", exact=True).click()
    admin.get_by_text("逐页对比").wait_for()
    assert admin.locator(".review-pictures img").count() == 2
    for picture in admin.locator(".review-pictures img").all():
        picture.scroll_into_view_if_needed()
        picture.evaluate("i => i.complete || new Promise(r => i.onload = r)")
        assert picture.evaluate("i => i.naturalWidth") > 0

    admin.goto(f"/releases/{second.pk}/")
    admin.get_by_role("link", name="回退到第 1 版…").click()
    admin.get_by_role("button", name="确定回退").click()
    admin.get_by_text("回退到第 1 版的内容").wait_for()
    back = Release.objects.latest("pk")
    desk.work(back)
    assert (back.number, back.content_hash) == (3, first.content_hash)
    assert desk.look()[1][0].number == 3

    auditor = desks.of("auditor")
    auditor.goto(f"/review/{submission.pk}/sheet/")
    assert auditor.locator(".sheet-step").count() == 3
    for name in ("first", "second", "final"):
        auditor.get_by_text(name).first.wait_for()
    assert desks.errors == []


@pytest.mark.timeout(600)
def test_an_urgent_notice_is_written_confirmed_and_taken_back(desks: Desks, desk: Desk) -> None:
    desk.kiosk("村委会大厅")
    alice, first = desks.of("alice"), desks.of("first")
    alice.goto("/review/urgent/")
    alice.get_by_role("link", name="写紧急通知").click()
    alice.get_by_label("标题", exact=False).first.fill("停水通知")
    alice.get_by_label("正文", exact=False).first.fill("今天下午两点到五点停水。")
    alice.get_by_label(re.compile("村委会大厅")).check()
    alice.get_by_role("button", name="交审核人确认").click()
    alice.get_by_text("等待确认").first.wait_for()
    first.goto("/admin/")
    first.get_by_role("link", name="去确认").click()
    first.get_by_role("button", name="确认，马上展示").click()
    first.get_by_text("等屏幕来取").first.wait_for()
    alice.reload()
    alice.get_by_role("button", name="从所有屏幕撤回").click()
    alice.get_by_text("已撤回").first.wait_for()
    assert desks.errors == []
