"""The township of the tests, and its two villages."""

from __future__ import annotations

from dataclasses import dataclass

from wagtail.models import Page

from kiosk.server.accounts.roles import grant_site, grant_township


@dataclass(frozen=True)
class Villages:
    """Pages of the township and of its villages."""

    township: Page
    heguang: Page
    lanxi: Page


def make_villages() -> Villages:
    root = Page.get_first_root_node()
    township = root.add_child(instance=Page(title="晨溪乡", slug="chenxi", live=False))
    heguang = township.add_child(instance=Page(title="禾光村", slug="heguang", live=False))
    lanxi = township.add_child(instance=Page(title="兰溪村", slug="lanxi", live=False))
    grant_township(township)
    grant_site(heguang, "heguang")
    grant_site(lanxi, "lanxi")
    return Villages(township, heguang, lanxi)
