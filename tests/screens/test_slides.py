"""Slide shows: chosen, turned by hand, turned by themselves, with a clip in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.content.model import Deck
from kiosk.player.base import PlayerState
from kiosk.show.place import ATTRACT, Place, ScreenName
from tests.fakes.site import full_site
from tests.screens.harness import Glass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.ui


def _deck(name: str, clip_on: int | None = None) -> Deck:
    slides = [
        {
            "picture": "slide.png",
            "title": f"{name}{n}",
            "words": f"解说{n}",
            "seconds": 5,
            "clip": "clip.mp4" if n == clip_on else None,
        }
        for n in range(3)
    ]
    return Deck.model_validate({"id": name, "title": f"《{name}》", "slides": slides})


@pytest.fixture
def glass(tmp_path: Path) -> Iterator[Glass]:
    from PIL import Image  # noqa: PLC0415

    Image.new("RGB", (320, 180), (90, 120, 60)).save(tmp_path / "slide.png")
    decks = (_deck("work"), _deck("film", clip_on=1))
    glass = Glass(full_site().model_copy(update={"decks": decks}), folder=tmp_path)
    glass.go_home()
    glass.go(Place(ScreenName.SLIDES))
    yield glass
    glass.close()


def _later(glass: Glass, seconds: float) -> None:
    for _ in range(round(seconds * 2)):
        glass.clock.advance(0.5)
        glass.step()
        glass.root.tick()
    glass.step(8)  # the line of a slide moves every fourth frame


def test_a_deck_is_chosen_by_its_card(glass: Glass) -> None:
    glass.tap(glass.find("《work》"))
    assert glass.place == Place(ScreenName.SLIDES, "work")
    assert "1 / 3" in glass.texts()


def test_back_leads_from_a_deck_to_the_choice(glass: Glass) -> None:
    glass.tap(glass.find("《work》"))
    glass.tap(glass.find("返回"))
    assert glass.place == Place(ScreenName.SLIDES)


def test_buttons_turn_for_those_who_have_never_pushed_a_picture(glass: Glass) -> None:
    glass.tap(glass.find("《work》"))
    assert glass.find("上一张") not in glass.touchables()
    glass.tap(glass.find("下一张"))
    glass.tap(glass.find("下一张"))
    assert glass.place.index == 2
    assert glass.find("下一张") not in glass.touchables()
    glass.tap(glass.find("上一张"))
    assert glass.place.index == 1


def test_what_is_put_away_takes_no_touch(glass: Glass) -> None:
    glass.tap(glass.find("《work》"))
    where = glass.find("下一张")
    spot = where.to_window(*where.center)
    pager = glass.screen.view.pager  # type: ignore[attr-defined]
    glass.tap(pager.to_window(*pager.center))
    glass.tap(spot)
    assert glass.place.index == 0


def test_slides_turn_by_themselves_to_the_last_and_rest_there(glass: Glass) -> None:
    glass.tap(glass.find("《work》"))
    glass.tap(glass.find("自动播放"))
    _later(glass, 6.0)
    assert glass.place.index == 1
    _later(glass, 12.0)
    assert glass.place.index == 2
    assert glass.find("自动播放")


def test_a_finger_on_the_slide_stops_the_turning(glass: Glass) -> None:
    glass.tap(glass.find("《work》"))
    glass.tap(glass.find("自动播放"))
    pager = glass.screen.view.pager  # type: ignore[attr-defined]
    glass.tap(pager.to_window(*pager.center))
    _later(glass, 12.0)
    assert glass.place.index == 0


def test_nobody_is_sent_home_while_slides_turn_but_afterwards(glass: Glass) -> None:
    glass.tap(glass.find("《work》"))
    glass.tap(glass.find("自动播放"))
    _later(glass, 14.0)
    assert glass.place.screen is ScreenName.SLIDES
    _later(glass, 65.0)
    assert glass.place == ATTRACT


def test_the_words_stand_beside_the_slide_when_asked_for(glass: Glass) -> None:
    glass.tap(glass.find("《work》"))
    view = glass.screen.view  # type: ignore[attr-defined]
    whole = view.pager.width
    glass.tap(glass.find("解说词"))
    assert view.pager.width < whole
    assert "解说0" in glass.texts()


def test_a_clip_plays_on_its_slide_and_the_turning_waits_for_its_end(glass: Glass) -> None:
    glass.tap(glass.find("《film》"))
    glass.tap(glass.find("自动播放"))
    _later(glass, 6.0)
    assert glass.place.index == 1
    assert glass.player.status.state is PlayerState.PLAYING
    _later(glass, 20.0)
    assert glass.place.index == 1
    glass.player.advance(600.0)
    assert glass.player.status.state is PlayerState.ENDED
    _later(glass, 6.0)
    assert glass.place.index == 2
    assert glass.player.status.state is PlayerState.EMPTY
