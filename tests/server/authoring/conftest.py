"""For the tests of authoring: a township whose villages are sites."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from wagtail.models import Page

from kiosk.server.authoring.models import Township

if TYPE_CHECKING:
    from kiosk.server.authoring.models import VillageSite


@pytest.fixture
def township(db: None) -> Township:
    """An empty township."""
    del db
    root = Page.get_first_root_node()
    made = Township(title="晨溪乡", slug="chenxi-township")
    root.add_child(instance=made)
    return made


@pytest.fixture
def heguang(township: Township) -> VillageSite:
    """The demo site, imported."""
    from kiosk.server.authoring.importing import import_site  # noqa: PLC0415
    from tests.server.authoring.sites import DEMO, no_probe  # noqa: PLC0415

    return import_site(DEMO, township, probe=no_probe)
