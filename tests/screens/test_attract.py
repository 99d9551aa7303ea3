"""The attract loop: something is always on the glass, silently, and it goes on where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image

from kiosk.player.base import Fault, PlayerState
from kiosk.show.place import ScreenName
from tests.fakes.player import FakePlayer, grey_picture
from tests.fakes.site import full_site
from tests.screens.harness import Glass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.ui


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The pictures of the small site: the cover blue, the slides green."""
    site = full_site()
    for name, colour in [(site.cover, "#203080")] + [
        (slide.picture, "#208040") for deck in site.decks for slide in deck.slides
    ]:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (320, 180), colour).save(file)
    return tmp_path


@pytest.fixture
def loop(folder: Path) -> Iterator[Glass]:
    """A kiosk with nobody in front of it."""
    ui = Glass(folder=folder)
    yield ui
    ui.close()


def middle(ui: Glass) -> tuple[int, int, int]:
    return ui.pixel(640, 500)


def is_blue(colour: tuple[int, int, int]) -> bool:
    return colour[2] > colour[0] + 30 and colour[2] > colour[1] + 20


def is_green(colour: tuple[int, int, int]) -> bool:
    return colour[1] > colour[0] + 30 and colour[1] > colour[2] + 20


def test_it_says_whose_it_is_and_asks_to_be_touched(loop: Glass) -> None:
    assert {"禾谷村", "轻触屏幕开始"} <= set(loop.texts())


class SlowPlayer(FakePlayer):
    """Has no picture yet when it has loaded."""

    def _show(self, position: float) -> None:
        del position


def test_until_the_film_has_a_picture_the_cover_is_shown(folder: Path) -> None:
    player = SlowPlayer()
    ui = Glass(folder=folder, player=player)
    ui.run(2)
    assert is_blue(middle(ui))
    player.slot.write(grey_picture(luma=200, serial=1, load=1))
    ui.step(2)
    assert not is_blue(middle(ui))
    ui.close()


def test_the_film_plays_in_silence(loop: Glass) -> None:
    assert not is_blue(middle(loop))
    assert loop.player.status.muted
    assert loop.player.status.file is not None


def test_after_the_film_come_the_slides(loop: Glass) -> None:
    loop.player.advance(600)
    loop.run(1)
    loop.settle()
    assert is_green(middle(loop))


def test_a_film_that_cannot_be_played_is_passed_over(loop: Glass) -> None:
    loop.player.fail(Fault.UNREADABLE)
    loop.run(1)
    loop.settle()
    assert is_green(middle(loop))


def test_slides_change_and_the_film_comes_again(loop: Glass) -> None:
    loop.player.advance(600)
    slides = [slide for deck in loop.session.site.decks for slide in deck.slides]
    for slide in slides:
        loop.run(1)
        loop.settle()
        assert loop.root.stage.loop.current.file == slide.picture
        loop.run(slide.seconds)
    loop.run(1)
    assert loop.player.status.state in {PlayerState.OPENING, PlayerState.PLAYING}


def test_a_visitor_gets_the_sound_back(loop: Glass) -> None:
    loop.tap((640, 360))
    assert loop.place.screen is ScreenName.HOME
    assert not loop.player.status.muted


def test_the_film_goes_on_where_the_visitor_came(loop: Glass) -> None:
    loop.player.advance(42)
    loop.tap((640, 360))
    loop.session.leave()
    loop.settle()
    loads = [call for call in loop.player.calls if call[0] == "load"]
    assert loop.root.stage.loop.at == pytest.approx(42)
    assert loads[-1] != loads[0]


def test_a_site_with_nothing_to_play_shows_its_cover(folder: Path) -> None:
    site = full_site(film=None, decks=[])
    ui = Glass(site, folder=folder)
    ui.run(30)
    assert is_blue(middle(ui))
    ui.close()


def test_the_player_is_another_one_for_each_kiosk(folder: Path) -> None:
    player = FakePlayer()
    ui = Glass(folder=folder, player=player)
    ui.close()
    assert player.status.state is PlayerState.EMPTY
