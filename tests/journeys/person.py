"""Somebody at the console: a browser of their own, a password, and a phone that shows codes."""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.bench.program import wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Page

_PERIOD = 30
_DIGITS = 6


class Phone:
    """An authenticator app, as RFC 6238 has it; it says each code once, as the server takes it."""

    def __init__(self, secret: str) -> None:
        self._key = base64.b32decode(secret)
        self._said = 0

    def code(self) -> str:
        """Return a code that was not said yet, once there is one."""
        wait_until(lambda: _now() > self._said, "another code", timeout=2 * _PERIOD)
        self._said = _now()
        mac = hmac.new(self._key, struct.pack(">Q", self._said), hashlib.sha1).digest()
        at = mac[-1] & 15
        number = struct.unpack(">I", mac[at : at + 4])[0] & 0x7FFFFFFF
        return f"{number % 10**_DIGITS:0{_DIGITS}}"


def _now() -> int:
    return int(time.time()) // _PERIOD


@dataclass
class Person:
    """One of those who work for the township.

    Attributes:
        name: What they sign in as.
        password: What they sign in with.
        page: Their browser's page.
        phone: What they have connected; None before.
    """

    name: str
    password: str
    page: Page
    phone: Phone | None = None

    def begin(self, password: str) -> None:
        """Sign in for the first time: connect a phone, and choose a password of their own."""
        page = self.page
        self._say_who()
        page.locator(".secret").wait_for()
        self.phone = Phone(page.locator(".secret").inner_text().strip())
        page.locator("input[name=code]").fill(self.phone.code())
        page.get_by_role("button", name="绑定", exact=True).click()
        page.get_by_text("我已经抄好").click()
        page.locator("input[name=oldpassword]").fill(self.password)
        page.locator("input[name=password1]").fill(password)
        page.locator("input[name=password2]").fill(password)
        page.get_by_role("button", name="修改密码").click()
        page.get_by_text("密码修改成功").wait_for()
        self.password = password
        self.sign_in()

    def sign_in(self) -> None:
        """Sign in with the password and a code of the phone."""
        assert self.phone is not None
        self._say_who()
        self.page.locator("input[name=code]").fill(self.phone.code())
        self.page.get_by_role("button", name="登录", exact=True).click()
        self.page.wait_for_url("**/admin/")

    def _say_who(self) -> None:
        self.page.goto("/accounts/login/")
        self.page.locator("input[name=login]").fill(self.name)
        self.page.locator("input[name=password]").fill(self.password)
        self.page.get_by_role("button", name="登录", exact=True).click()
