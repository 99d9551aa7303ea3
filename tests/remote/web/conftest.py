"""Two phones with Chromium, in front of a served lectern."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.chromium import chromium
from tests.remote.conftest import PIN, Remote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


class Phones:
    """Opens phones, each a browser of its own, and notes what goes wrong on their pages."""

    def __init__(self, browser: Browser, remote: Remote) -> None:
        self._browser = browser
        self._remote = remote
        self._contexts: list[BrowserContext] = []
        self.errors: list[str] = []

    def new(self, language: str = "zh-CN", **options: Any) -> Page:
        """Return a phone that has scanned the code and stands before the PIN."""
        context = self._browser.new_context(
            viewport={"width": 390, "height": 844},
            has_touch=True,
            is_mobile=True,
            locale=language,
            **options,
        )
        context.set_default_timeout(20_000)
        self._contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(f"http://{self._remote.host}/#s={self._remote.open()}")
        page.wait_for_selector(".door")
        return page

    def let_in(self, language: str = "zh-CN") -> Page:
        """Return a phone that typed the PIN."""
        page = self.new(language)
        type_pin(page, PIN)
        page.wait_for_selector(".choice, .visit")
        return page

    def close(self) -> None:
        for context in self._contexts:
            context.close()


def type_pin(page: Page, pin: str) -> None:
    for digit in pin:
        page.get_by_role("button", name=digit, exact=True).tap()
    page.locator(".enter").tap()


@pytest.fixture
def phones(browser: Browser, remote: Remote) -> Iterator[Phones]:
    phones = Phones(browser, remote)
    yield phones
    phones.close()
    assert phones.errors == []
