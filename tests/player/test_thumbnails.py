"""Small pictures of a film are made aside, once, and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image

from kiosk.errors import PlayerError
from kiosk.player import thumbnails
from kiosk.player.base import Fault
from kiosk.player.thumbnails import WIDTH, Thumbnails
from tests.fakes.player import FakePlayer, grey_picture

if TYPE_CHECKING:
    from pathlib import Path


class _Films:
    """Opens players whose pictures tell by their brightness where in the film they are."""

    def __init__(self, fault: Fault | None = None) -> None:
        self.players: list[FakePlayer] = []
        self._fault = fault

    def __call__(self) -> FakePlayer:
        player = _Brightening(duration=35.0)
        if self._fault is not None:
            player.load = lambda *_a, **_k: player.fail(self._fault)  # type: ignore[assignment,arg-type]
        self.players.append(player)
        return player


class _Brightening(FakePlayer):
    def _show(self, position: float) -> None:
        super()._show(position)
        luma = 16 + int(position) * 5
        self.slot.write(grey_picture(64, 36, luma=luma, time=position, load=self._load))


@pytest.fixture
def film(tmp_path: Path) -> Path:
    file = tmp_path / "film.mp4"
    file.write_bytes(b"a film")
    return file


def _made(tmp_path: Path, films: _Films, film: Path) -> Thumbnails:
    thumbnails = Thumbnails(films, tmp_path / "thumbnails", every=10.0, rest=0.0)
    thumbnails.prepare(film)
    assert thumbnails.wait(30.0)
    return thumbnails


def test_there_is_one_for_every_ten_seconds(tmp_path: Path, film: Path) -> None:
    thumbnails = _made(tmp_path, _Films(), film)
    files = [thumbnails.at(film, seconds) for seconds in (0.0, 9.9, 10.0, 34.0)]
    assert None not in files
    assert files[0] == files[1]
    assert len(set(files)) == 3


def test_each_shows_the_film_at_its_second(tmp_path: Path, film: Path) -> None:
    thumbnails = _made(tmp_path, _Films(), film)
    for second in (0, 10, 20, 30):
        file = thumbnails.at(film, second)
        assert file is not None
        with Image.open(file) as picture:
            assert picture.size == (WIDTH, 180)
            grey = picture.convert("L").getpixel((WIDTH // 2, 90))
        assert abs(float(grey) - second * 5 * 255 / 219) < 5  # type: ignore[arg-type]


def test_they_are_made_once_and_found_again_after_a_restart(tmp_path: Path, film: Path) -> None:
    _made(tmp_path, _Films(), film)
    films = _Films()
    assert _made(tmp_path, films, film).at(film, 20.0) is not None
    assert films.players == []


def test_another_film_of_the_same_name_gets_its_own(tmp_path: Path, film: Path) -> None:
    _made(tmp_path, _Films(), film)
    film.write_bytes(b"another film")
    films = _Films()
    _made(tmp_path, films, film)
    assert len(films.players) == 1


def test_the_second_player_is_silent_and_closed_in_the_end(tmp_path: Path, film: Path) -> None:
    films = _Films()
    _made(tmp_path, films, film)
    assert ("set_muted", True) in films.players[0].calls
    assert films.players[0].closed


def test_a_film_that_cannot_be_played_gets_none(tmp_path: Path, film: Path) -> None:
    films = _Films(Fault.UNREADABLE)
    thumbnails = _made(tmp_path, films, film)
    assert thumbnails.at(film, 0.0) is None
    assert films.players[0].closed


def test_before_they_are_asked_for_there_are_none(tmp_path: Path, film: Path) -> None:
    thumbnails = Thumbnails(_Films(), tmp_path / "thumbnails")
    assert thumbnails.at(film, 0.0) is None
    thumbnails.close()


def test_a_film_that_claims_to_last_for_years_does_not_fill_the_disk(
    tmp_path: Path, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thumbnails, "_MOST", 2)
    made = _made(tmp_path, _Films(), film)
    assert made.at(film, 10.0) is not None
    assert made.at(film, 20.0) is None


def test_a_machine_without_libvlc_has_none(
    tmp_path: Path, film: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def no_player() -> FakePlayer:
        raise PlayerError("没有 libVLC", "there is no libVLC")

    made = Thumbnails(no_player, tmp_path / "thumbnails")
    made.prepare(film)
    assert made.wait(30.0)
    assert made.at(film, 0.0) is None
    assert "there is no libVLC" in caplog.text
