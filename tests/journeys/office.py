"""What an administrator does once: a village that is new, and accounts for its people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


def found_village(page: Page, code: str, name: str) -> int:
    """Make a village without anything in it; return the number of its page."""
    page.goto("/admin/")
    page.get_by_role("link", name="新建示范点").click()
    page.locator("#id_name-words").fill(name)
    page.locator("#id_township_name-words").fill("晨溪乡")
    page.locator("input[name=code]").fill(code)
    save(page)
    return int(page.url.rstrip("/").split("/")[-2])


def make_account(page: Page, name: str, person: tuple[str, str], work: str, password: str) -> None:
    """Make an account.

    Args:
        page: The administrator's.
        name: What they sign in as.
        person: Family name and given name.
        work: What they do, as the form has it.
        password: The first one, told them on paper.
    """
    page.goto("/admin/users/new/")
    page.locator("input[name=username]").fill(name)
    page.locator("input[name=last_name]").fill(person[0])
    page.locator("input[name=first_name]").fill(person[1])
    page.locator("input[name=password1]").fill(password)
    page.locator("input[name=password2]").fill(password)
    page.get_by_label(work, exact=True).check()
    page.get_by_role("button", name="创建", exact=True).click()
    page.wait_for_url("**/admin/users/")


def save(page: Page) -> None:
    """Save the draft that is open, and wait until its page is there again."""
    draft = page.get_by_role("button", name="保存草稿")
    if not draft.is_visible():  # behind the button that hands in
        page.locator("footer [data-w-dropdown-target=toggle]").last.click()
    draft.click()
    page.get_by_text(re.compile("已创建|已被更新")).first.wait_for()
    assert page.url.rstrip("/").endswith("/edit"), page.locator("main").inner_text()
