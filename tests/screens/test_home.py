"""Home: four doors that lead, everything else below, nothing that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.content.model import Strand
from kiosk.screens.doors import doors, side_doors
from kiosk.screens.widgets.doors import GreatDoor, PlaqueBoard, SideDoorTile
from kiosk.screens.widgets.picture import Picture
from kiosk.show.place import ScreenName
from tests.fakes.site import bare_site, full_site
from tests.screens.harness import Glass

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

pytestmark = pytest.mark.ui

SIZES = [(1280, 720), (720, 1280)]
MANNERS = [(False, False), (True, False), (False, True), (True, True)]


def parts(ui: Glass, kind: type) -> list[Widget]:
    return [widget for widget in ui.widgets() if isinstance(widget, kind)]


def test_a_site_with_all_strands_has_four_doors_in_the_order_of_the_paper() -> None:
    assert [door.strand for door in doors(full_site())] == list(Strand)


def test_a_bare_site_has_no_doors() -> None:
    assert not [*doors(bare_site()), *side_doors(bare_site())]


@pytest.mark.parametrize("size", SIZES)
def test_a_site_that_has_nothing_yet_shows_its_picture_on_all_of_the_glass(
    size: tuple[int, int],
) -> None:
    site = bare_site().model_copy(update={"plaque": None})
    glass = Glass(site, size=size)
    glass.go_home()
    assert parts(glass, PlaqueBoard) == []
    (picture,) = parts(glass, Picture)
    assert (picture.y, picture.top) == (0, size[1])
    glass.close()


def test_the_report_door_leads_to_the_report(ui: Glass) -> None:
    door = next(d for d in parts(ui, GreatDoor) if d.seal == "听")
    ui.press(door)
    assert door.pressed
    ui.release(door)
    assert ui.place.screen is ScreenName.REPORT


def test_the_small_doors_lead_to_notices_and_take_away(ui: Glass) -> None:
    ui.tap(ui.find("公告公示"))
    assert ui.place.screen is ScreenName.NOTICES
    ui.go_home()
    ui.tap(ui.find("带回家"))
    assert ui.place.screen is ScreenName.TAKE_AWAY


def test_a_begun_strand_tells_the_time_left(ui: Glass) -> None:
    ui.session.enter(ScreenName.REPORT)
    for _ in range(2):
        ui.clock.advance(50)
        ui.session.touched()
        ui.session.tick()
    ui.go_home()
    assert "接着看，还剩8:20" in ui.texts()


def test_no_time_is_shown_that_cannot_be_trusted(ui: Glass) -> None:
    assert any("12:00" in text for text in ui.texts())
    ui.clock.date = None
    ui.root.tick()
    assert not any("12:00" in text for text in ui.texts())


@pytest.mark.parametrize("size", SIZES, ids=["wide", "tall"])
@pytest.mark.parametrize(("large", "low"), MANNERS)
@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_what_is_touched_is_large_enough_inside_the_glass_and_apart(
    size: tuple[int, int], language: str, *, large: bool, low: bool
) -> None:
    ui = Glass(size=size)
    ui.go_home()
    ui.prefer(language, large_type=large, low_reach=low)
    touchables = ui.touchables()
    assert len(touchables) >= 4 + 4 + 3
    ui.assert_touchable(touchables)
    ui.close()


def test_with_low_reach_every_door_is_in_the_lower_part() -> None:
    ui = Glass(size=(720, 1280))
    ui.go_home()
    ui.prefer("zh-Hans", low_reach=True)
    for widget in ui.touchables():
        assert widget.to_window(widget.x, widget.top)[1] <= ui.root.look.reach
    ui.close()


def test_words_stay_inside_their_doors() -> None:
    for size in SIZES:
        ui = Glass(size=size)
        ui.go_home()
        ui.prefer("en", large_type=True)
        for door in [*parts(ui, GreatDoor), *parts(ui, SideDoorTile)]:
            for word in door.children:
                if getattr(word, "text", "") and word.opacity:
                    assert word.y >= door.y - 1, f"{word.text} hangs out below"
                    assert word.top <= door.top + 1, f"{word.text} stands out above"
        ui.close()
