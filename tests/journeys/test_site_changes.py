"""While the kiosk runs its site may be broken, mended and exchanged; visitors never notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.content.builder import SITE, SiteBuilder
from tests.journeys.eye import coarse, picture

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.conftest import Start
    from tests.journeys.kiosk import Kiosk

pytestmark = pytest.mark.ui

NOTICES = "notices:\n  - {id: water, title: 停水通知, text: 明天停水, from: 2026-01-01}\n"


@pytest.fixture
def site(tmp_path: Path) -> SiteBuilder:
    site = SiteBuilder(tmp_path / "site")
    site.picture("pictures/cover.jpg", (320, 180))
    site.add(NOTICES)
    return site


def shows(kiosk: Kiosk) -> tuple[int, int, int]:
    """Return the colour in the upper middle of the glass."""
    image = coarse(picture(kiosk.hand))
    red, green, blue = image.getpixel((image.width // 2, image.height // 4))  # type: ignore[misc]
    return red, green, blue


def test_a_broken_site_is_told_of_and_not_shown_and_a_mended_one_waits_for_the_visitor_to_go(
    start: Start, site: SiteBuilder
) -> None:
    kiosk = start(site.folder, size=(640, 360), idle="{after: 30, warning: 2}")
    kiosk.come_to("attract")

    site.write("site.yaml", "id: [nonsense\n")
    kiosk.wait_for(lambda: "site.yaml:" in kiosk.words, "the complaint")
    assert "Traceback" not in kiosk.words
    kiosk.wake()
    assert kiosk.health.release == "heguang"

    site.write("site.yaml", SITE.replace("id: heguang", "id: mended") + NOTICES)
    before = kiosk.health
    kiosk.wait_for(lambda: kiosk.health.at > before.at + 1, "a later status")
    assert (kiosk.screen, kiosk.health.release) == ("home", "heguang"), "a visitor is here"

    kiosk.wait_for(lambda: kiosk.health.release == "mended", "the mended site, when he has gone")
    assert kiosk.screen == "attract"
    assert "Traceback" not in kiosk.words


def test_a_site_whose_folder_goes_away_is_shown_on(start: Start, site: SiteBuilder) -> None:
    kiosk = start(site.folder, size=(640, 360))
    kiosk.come_to("attract")
    away = site.folder.with_name("away")
    site.folder.rename(away)
    kiosk.wait_for(lambda: "site.yaml" in kiosk.words, "the complaint")
    kiosk.wake()
    away.rename(site.folder)
    assert "Traceback" not in kiosk.words


def test_a_new_cover_is_on_the_glass_as_soon_as_nobody_is_there(
    start: Start, site: SiteBuilder
) -> None:
    from PIL import Image  # noqa: PLC0415

    Image.new("RGB", (320, 180), (200, 60, 60)).save(site.folder / "pictures/cover.jpg")
    kiosk = start(site.folder, size=(640, 360))
    kiosk.wait_for(lambda: shows(kiosk)[0] > shows(kiosk)[1] + 60, "the red cover")
    Image.new("RGB", (320, 180), (60, 200, 60)).save(site.folder / "pictures/new.jpg")
    site.write("site.yaml", SITE.replace("cover.jpg", "new.jpg") + NOTICES)
    kiosk.wait_for(lambda: shows(kiosk)[1] > shows(kiosk)[0] + 60, "the green cover")
