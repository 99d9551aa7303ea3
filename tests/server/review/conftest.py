"""For the tests of the review: villages with pages of their own kinds, exported in no time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.server.accounts.roles import grant_site, grant_township
from kiosk.server.authoring.models import Township, VillageSite
from kiosk.server.review import exporting
from tests.fakes.site_exports import SiteExports
from tests.server.review.acts import Acts
from tests.server.villages import Villages

if TYPE_CHECKING:
    from tests.server.people import People


@pytest.fixture
def exports(monkeypatch: pytest.MonkeyPatch) -> SiteExports:
    made = SiteExports()
    monkeypatch.setattr(exporting, "export_site", made.export)
    monkeypatch.setattr(exporting, "_load", made.load)
    return made


@pytest.fixture
def acts(villages: Villages, people: People, exports: SiteExports) -> Acts:
    """What people do with Heguang, which has a notice beside its first page."""
    return Acts(villages, people, exports)


@pytest.fixture
def villages(db: None) -> Villages:
    """The township and its villages, of their real kinds."""
    del db
    from wagtail.models import Page  # noqa: PLC0415

    root = Page.get_first_root_node()
    township = root.add_child(instance=Township(title="晨溪乡", slug="chenxi", live=False))
    grant_township(township)
    sites = []
    for code, name in (("heguang", "禾光村"), ("lanxi", "兰溪村")):
        site = VillageSite(
            code=code,
            name={"zh-Hans": name},
            township_name={"zh-Hans": "晨溪乡"},
            languages=["zh-Hans"],
            live=False,
        )
        township.add_child(instance=site)
        grant_site(site, code)
        sites.append(site)
    return Villages(township, *sites)
