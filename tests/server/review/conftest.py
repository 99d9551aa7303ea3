"""For the tests of the review: villages that are exported in no time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from wagtail.models import Collection, Locale, Page

from kiosk.server.review import exporting
from tests.fakes.site_exports import SiteExports
from tests.server.review.acts import Acts
from tests.server.villages import Villages, make_villages

if TYPE_CHECKING:
    from tests.server.people import People


@pytest.fixture
def villages(db: None) -> Villages:
    """The township; what Wagtail's migrations made is made again after a test emptied all."""
    del db
    if not Locale.objects.exists():
        Locale.objects.create(language_code="zh-hans")
    if Page.get_first_root_node() is None:
        Page.add_root(title="Root", slug="root")
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
    return make_villages()


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
