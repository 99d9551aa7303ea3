from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.player.sound import Sound, ways_at_hand
from tests.fakes.clock import FakeClock

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PULSE_SERVER", raising=False)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)


def test_a_machine_without_a_sound_card_makes_no_sound(tmp_path: Path) -> None:
    assert ways_at_hand(tmp_path) == ()
    assert ways_at_hand(tmp_path / "none") == ()


def test_a_card_that_only_records_makes_no_sound(tmp_path: Path) -> None:
    (tmp_path / "pcmC0D0c").touch()
    assert ways_at_hand(tmp_path) == ()


def test_a_card_that_plays_is_found(tmp_path: Path) -> None:
    (tmp_path / "pcmC0D0p").touch()
    assert ways_at_hand(tmp_path) == ("alsa",)


def test_a_sound_server_comes_before_the_card(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pcmC0D0p").touch()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert ways_at_hand(tmp_path) == ("alsa",)
    (tmp_path / "pulse").mkdir()
    (tmp_path / "pulse/native").touch()
    assert ways_at_hand(tmp_path) == ("pulse", "alsa")


def test_a_sound_server_elsewhere_is_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PULSE_SERVER", "tcp:somewhere")
    assert ways_at_hand(tmp_path) == ("pulse",)


def test_a_way_that_failed_is_left_alone_longer_each_time() -> None:
    clock = FakeClock()
    sound = Sound(lambda: ("pulse", "alsa"), clock.seconds)
    for minutes in (5, 10, 20):
        sound.refuse("pulse")
        clock.advance(minutes * 60 - 1)
        sound.forgive()
        assert sound.best() == "alsa"
        clock.advance(2)
        assert sound.best() == "alsa"  # not within a film
        sound.forgive()
        assert sound.best() == "pulse"
