"""The township of the tests, and its two villages, which show nothing yet."""

from __future__ import annotations

from dataclasses import dataclass

from wagtail.models import Page

from kiosk.server.authoring.models import Township, VillageSite


@dataclass(frozen=True)
class Villages:
    """Pages of the township and of its villages."""

    township: Township
    heguang: VillageSite
    lanxi: VillageSite


def make_villages() -> Villages:
    """Make them; their editors and reviewers have their rights at once."""
    root = Page.get_first_root_node()
    township = root.add_child(instance=Township(title="晨溪乡", slug="chenxi", live=False))
    return Villages(
        township, _village(township, "heguang", "禾光村"), _village(township, "lanxi", "兰溪村")
    )


def _village(township: Township, code: str, name: str) -> VillageSite:
    site = VillageSite(
        code=code,
        name={"zh-Hans": name},
        township_name={"zh-Hans": "晨溪乡"},
        languages=["zh-Hans"],
        live=False,
    )
    township.add_child(instance=site)
    return site
