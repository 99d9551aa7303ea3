"""The film obeys the finger, and its end and its faults lead on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from kiosk.player.base import Fault, PlayerState
from kiosk.show.place import ATTRACT, Place, ScreenName
from tests.fakes.site import full_site
from tests.screens.harness import Glass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.screens.film import FilmScreen

pytestmark = pytest.mark.ui


@dataclass(frozen=True)
class _Cue:
    start: float
    end: float
    text: str


@pytest.fixture
def glass(tmp_path: Path) -> Iterator[Glass]:
    site = full_site()
    assert site.film is not None
    poster = tmp_path / site.film.poster
    poster.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (160, 90), (30, 90, 160)).save(poster)
    film = site.film.model_copy(update={"subtitles": {"zh-Hans": "zh.srt", "en": "en.srt"}})
    glass = Glass(site.model_copy(update={"film": film}), folder=tmp_path)
    glass.subtitles = {
        "zh.srt": (_Cue(2.0, 4.0, "天亮了"),),
        "en.srt": (_Cue(2.0, 4.0, "It is morning"),),
    }
    glass.go_home()
    glass.go(Place(ScreenName.FILM))
    yield glass
    glass.close()


def _screen(glass: Glass) -> FilmScreen:
    assert glass.place.screen is ScreenName.FILM
    return glass.screen  # type: ignore[return-value]


def _later(glass: Glass, seconds: float) -> None:
    """Let clock and film go on together, in steps of half a second with a few frames each."""
    for _ in range(round(seconds * 2)):
        glass.clock.advance(0.5)
        glass.player.advance(0.5)
        glass.step(8)
        glass.root.tick()


def test_the_film_plays_as_soon_as_one_comes_to_it(glass: Glass) -> None:
    assert glass.player.status.state is PlayerState.PLAYING
    assert _screen(glass)._poster.opacity < 1.0 or glass.step(30) is None


def test_the_poster_goes_when_the_first_picture_is_on_the_glass(glass: Glass) -> None:
    glass.step(60)
    assert _screen(glass)._poster.opacity == 0.0
    assert _screen(glass)._video.showing


def test_pause_holds_the_picture_and_play_goes_on(glass: Glass) -> None:
    glass.tap(glass.find("暂停"))
    assert glass.player.status.state is PlayerState.PAUSED
    glass.tap(glass.find("播放"))
    assert glass.player.status.state is PlayerState.PLAYING


def test_ten_seconds_back_and_on(glass: Glass) -> None:
    _later(glass, 1.0)
    glass.tap(glass.find("前进十秒"))
    assert glass.player.status.position == pytest.approx(11.0)
    glass.tap(glass.find("后退十秒"))
    assert glass.player.status.position == pytest.approx(1.0)


def test_a_finger_on_the_line_seeks_and_shows_the_place(glass: Glass, tmp_path: Path) -> None:
    small = tmp_path / "small.jpg"
    Image.new("RGB", (32, 18)).save(small)
    glass.previews.pictures = dict.fromkeys(range(601), small)
    line = _screen(glass).ids["controls"]._line
    left, length = line.span
    y = line.to_window(0, line.center_y)[1]
    glass.press((left + length * 0.25, y))
    glass.move((left + length * 0.5, y))
    assert glass.player.status.position == pytest.approx(300.0, abs=2.0)
    assert _screen(glass).preview_text.startswith(("4:59", "5:00"))
    assert _screen(glass).preview == small
    glass.step(2)
    assert line._above.opacity == 1.0
    glass.release((left + length * 0.5, y))
    glass.step(2)
    assert line._above.opacity == 0.0
    assert glass.player.status.state is PlayerState.PLAYING


def test_subtitles_come_and_go_with_the_film_and_with_the_button(glass: Glass) -> None:
    _later(glass, 2.5)
    assert "天亮了" in glass.texts()
    glass.tap(glass.find("字幕"))
    assert "天亮了" not in glass.texts()
    glass.tap(glass.find("字幕"))
    assert "天亮了" in glass.texts()
    _later(glass, 2.0)
    assert "天亮了" not in glass.texts()


def test_subtitles_follow_the_language(glass: Glass) -> None:
    _later(glass, 2.5)
    glass.session.speak("en")
    glass.step(20)
    assert "It is morning" in glass.texts()


def test_the_sound_can_be_switched_off_and_set(glass: Glass) -> None:
    glass.tap(glass.find("声音开关"))
    assert glass.player.status.muted
    loud = _screen(glass).ids["controls"]._loud
    left, length = loud.span
    glass.tap((left + length * 0.5, loud.to_window(0, loud.center_y)[1]))
    assert not glass.player.status.muted
    assert glass.player.status.volume == pytest.approx(0.5, abs=0.03)


def test_controls_leave_the_film_alone_and_come_back_at_a_touch(glass: Glass) -> None:
    _later(glass, 6.0)
    assert _screen(glass).shown == 0.0
    glass.tap((640.0, 360.0))
    glass.step(30)
    assert _screen(glass).shown == 1.0
    assert glass.player.status.state is PlayerState.PLAYING


def test_nobody_is_sent_away_while_it_plays_but_from_a_paused_film(glass: Glass) -> None:
    glass.clock.advance(300.0)
    glass.step(10)
    glass.root.tick()
    assert glass.place.screen is ScreenName.FILM
    _screen(glass).toggle()
    glass.step(10)
    for _ in range(130):
        glass.clock.advance(0.5)
        glass.root.tick()
    assert glass.place == ATTRACT


def test_it_goes_on_where_it_was_left_in_this_visit_only(glass: Glass) -> None:
    glass.player.seek(120.0)
    glass.go_home()
    glass.session.enter(ScreenName.FILM)
    glass.settle()
    assert glass.player.status.position == pytest.approx(120.0, abs=1.0)
    glass.session.leave()
    glass.settle()
    glass.session.enter(ScreenName.FILM)
    glass.settle()
    assert glass.player.status.position < 5.0


def test_a_chapter_in_the_list_leads_into_the_film(glass: Glass) -> None:
    film = glass.session.site.film
    assert film is not None
    glass.tap(glass.find("章节"))
    last = film.chapters[-1]
    glass.tap(glass.find(last.title.pick("zh-Hans")))
    assert glass.player.status.position == pytest.approx(last.at, abs=0.5)
    assert not _screen(glass).chapters_open


def test_the_end_holds_the_last_picture_and_leads_on(glass: Glass) -> None:
    glass.player.advance(700.0)
    glass.step(20)
    assert glass.find("影片放完了")
    glass.tap(glass.find("再看一遍"))
    glass.step(20)
    assert glass.player.status.state is PlayerState.PLAYING
    assert "影片放完了" not in glass.texts()
    glass.player.advance(700.0)
    glass.step(20)
    glass.tap(glass.find("接着听汇报"))
    assert glass.place.screen is ScreenName.REPORT


@pytest.mark.parametrize("fault", list(Fault))
def test_every_fault_is_told_in_words_over_the_poster(glass: Glass, fault: Fault) -> None:
    glass.player.fail(fault)
    glass.step(20)
    assert glass.find("影片暂时放不了")
    assert any("工作人员" in text for text in glass.texts())
    glass.tap(glass.find("首页"))
    assert glass.place.screen is ScreenName.HOME


def test_leaving_lets_the_film_go(glass: Glass) -> None:
    glass.go_home()
    assert glass.player.status.state is PlayerState.EMPTY
