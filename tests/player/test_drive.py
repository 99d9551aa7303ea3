"""The drive with a decoder made of paper: what is told to it, and what is told outside."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from kiosk.errors import PlayerError
from kiosk.player.around import Around
from kiosk.player.base import Fault, PlayerState
from kiosk.player.drive import Begin, Drive
from kiosk.player.engine import Happening, Look
from kiosk.player.frames import FrameSlot
from kiosk.player.gate import Count
from kiosk.player.sound import Sound
from kiosk.player.wish import Wish
from tests.fakes.clock import FakeClock
from tests.fakes.engine import PaperEngine, PaperReel

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.player.gate import Gate

P = PlayerState


class Stage:
    """A drive, its engine, and a visitor who wishes."""

    def __init__(self, folder: Path) -> None:
        self.clock = FakeClock()
        self.slot = FrameSlot()
        self.engine = PaperEngine()
        self.ways: tuple[str, ...] = ("alsa",)
        sound = Sound(lambda: self.ways, self.clock.seconds)
        self.around = Around(self.slot, self.clock.seconds, lambda: None, sound)
        self.drive = Drive(self.engine, self.around)
        self.wish_ = Wish()
        self.film = folder / "film.mp4"
        self.film.write_bytes(b"film")
        self.patience: float | None = None

    @property
    def reel(self) -> PaperReel:
        return self.engine.reel

    @property
    def state(self) -> PlayerState:
        return self.drive.scene.state

    def step(self, after: float = 0.0) -> None:
        self.clock.advance(after)
        self.patience = self.drive.step(self.wish_)

    def wish(self, **changes: Any) -> None:
        self.wish_ = replace(self.wish_, **changes)
        self.step()

    def load(self, **changes: Any) -> None:
        self.wish(film=self.film, load=self.wish_.load + 1, **{"play": True, **changes})

    def seek(self, target: float) -> None:
        self.wish(target=target, seek=self.wish_.seek + 1)

    def order(self, *, play: bool) -> None:
        self.wish(play=play, order=self.wish_.order + 1)

    def show(self, times: int = 1, *, after: float = 0.04) -> None:
        for _ in range(times):
            self.clock.advance(after)
            self.reel.show()
            self.step()

    def report(self, happening: Happening) -> None:
        self.reel.gate.report(happening)
        self.step()

    def play_film(self, **changes: Any) -> None:
        """Load a film and see its first three pictures."""
        self.load(**changes)
        self.report(Happening.RUNNING)
        self.show(3)


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


# --- loading ---------------------------------------------------------------------------


def test_a_film_plays_from_its_first_picture_on(stage: Stage) -> None:
    stage.load(at=4.0)
    assert (stage.state, stage.reel.at, stage.reel.calls) == (P.OPENING, 4.0, [("start",)])
    stage.report(Happening.RUNNING)
    assert stage.state is P.OPENING
    stage.show(2)
    assert stage.state is P.PLAYING
    assert stage.drive.scene.duration == 10.0


def test_a_film_loaded_to_be_held_is_silent_and_stops_on_its_first_picture(stage: Stage) -> None:
    stage.load(play=False)
    stage.report(Happening.RUNNING)
    stage.show()
    assert stage.state is P.PAUSED
    assert stage.reel.calls == [("start",), ("hold",)]
    assert set(stage.reel.volumes) == {0.0}


def test_a_film_that_waits_in_its_middle_is_sent_on(stage: Stage) -> None:
    stage.load(at=5.0)
    stage.report(Happening.RUNNING)
    stage.report(Happening.WAITING)
    assert (stage.state, stage.reel.calls) == (P.OPENING, [("start",), ("go_on",)])
    stage.report(Happening.RUNNING)
    stage.show(2)
    assert (stage.state, stage.slot.written) == (P.PLAYING, 2)


def test_a_film_held_in_its_middle_runs_until_its_picture_is_there(stage: Stage) -> None:
    stage.load(play=False, at=5.0)
    stage.report(Happening.RUNNING)
    stage.report(Happening.WAITING)
    stage.show()
    assert (stage.state, stage.slot.written) == (P.PAUSED, 1)
    assert stage.reel.calls == [("start",), ("go_on",), ("hold",)]


def test_another_film_takes_the_place_of_the_one_before(stage: Stage) -> None:
    stage.play_film()
    first = stage.reel
    stage.load()
    assert first.closed
    assert stage.engine.reel is not first
    assert stage.state is P.OPENING


def test_nothing_of_the_film_before_reaches_the_slot(stage: Stage) -> None:
    stage.play_film()
    first, written = stage.reel, stage.slot.written
    stage.load()
    first.show()
    assert stage.slot.written == written


def test_unloading_lets_go_of_the_film_and_keeps_its_picture(stage: Stage) -> None:
    stage.play_film()
    last = stage.slot.latest
    stage.wish(film=None, load=2)
    assert stage.state is P.EMPTY
    assert stage.reel.closed
    assert stage.slot.latest is last
    assert stage.patience is None


def test_a_film_that_is_not_there_is_missing(stage: Stage) -> None:
    stage.film.unlink()
    stage.load()
    assert (stage.state, stage.drive.scene.fault) == (P.FAILED, Fault.MISSING)
    assert not stage.engine.reels


# --- holding and going on --------------------------------------------------------------


def test_a_pause_holds_and_play_goes_on(stage: Stage) -> None:
    stage.play_film()
    stage.order(play=False)
    assert (stage.state, stage.reel.calls[-1]) == (P.PAUSED, ("hold",))
    assert stage.patience is None
    stage.order(play=True)
    assert (stage.state, stage.reel.calls[-1]) == (P.PLAYING, ("go_on",))


def test_the_decoder_that_confirms_a_pause_does_not_end_the_film(stage: Stage) -> None:
    stage.play_film()
    stage.order(play=False)
    stage.report(Happening.HELD)
    assert stage.state is P.PAUSED


def test_the_picture_after_a_pause_follows_the_one_before(stage: Stage) -> None:
    stage.play_film()
    position = stage.reel.gate.count.position
    stage.order(play=False)
    stage.step(after=60)
    stage.order(play=True)
    stage.show()
    assert stage.reel.gate.count.position == pytest.approx(position + 0.04)


def test_play_pressed_before_the_first_picture_counts(stage: Stage) -> None:
    stage.load(play=False)
    stage.order(play=True)
    stage.show()
    assert stage.state is P.PLAYING
    assert ("hold",) not in stage.reel.calls
    assert stage.reel.volumes[-1] == 1.0


# --- seeking ---------------------------------------------------------------------------


def test_a_playing_film_jumps_and_plays_on(stage: Stage) -> None:
    stage.play_film()
    stage.seek(6.0)
    assert stage.reel.calls[-1] == ("jump", 6.0)
    stage.show()
    assert stage.state is P.PLAYING
    assert stage.reel.gate.count.position == 6.0


def test_a_held_film_runs_silently_to_the_picture_and_holds(stage: Stage) -> None:
    stage.play_film()
    stage.order(play=False)
    stage.seek(6.0)
    assert stage.reel.calls[-2:] == [("jump", 5.96), ("go_on",)]
    assert stage.reel.volumes[-1] == 0.0
    assert stage.state is P.PAUSED
    stage.show(2, after=0.01)  # one from before the jump, one from before the place
    assert stage.reel.calls[-1] == ("go_on",)
    stage.show()
    assert stage.reel.calls[-1] == ("hold",)
    stage.order(play=True)
    assert stage.reel.volumes[-1] == 1.0


def test_a_dragging_finger_sends_only_the_latest_place(stage: Stage) -> None:
    stage.play_film()
    for target in (1.0, 2.0, 3.0, 4.0):
        stage.seek(target)
    assert [call for call in stage.reel.calls if call[0] == "jump"] == [("jump", 1.0)]
    stage.show()
    assert [call for call in stage.reel.calls if call[0] == "jump"] == [
        ("jump", 1.0),
        ("jump", 4.0),
    ]


def test_a_place_that_shows_nothing_does_not_stop_the_next_one(stage: Stage) -> None:
    stage.play_film()
    stage.seek(1.0)
    stage.seek(2.0)
    assert stage.patience is not None
    stage.step(after=1.0)
    assert stage.reel.calls[-1] == ("jump", 2.0)


def test_a_seek_while_opening_waits_for_the_first_picture(stage: Stage) -> None:
    stage.load()
    stage.seek(5.0)
    assert stage.reel.calls == [("start",)]
    stage.show()
    stage.step()
    assert stage.reel.calls[-1] == ("jump", 5.0)


def test_a_seek_beyond_the_end_shows_the_last_picture(stage: Stage) -> None:
    stage.play_film()
    stage.seek(99.0)
    assert stage.reel.calls[-1] == ("jump", 9.96)


def test_a_held_film_that_shows_nothing_stands_still_again(stage: Stage) -> None:
    stage.play_film()
    stage.order(play=False)
    stage.seek(6.0)
    stage.step(after=2.1)
    assert stage.reel.calls[-1] == ("hold",)
    assert stage.state is P.PAUSED


# --- the end ---------------------------------------------------------------------------


def end_film(stage: Stage) -> None:
    stage.play_film(at=9.8)
    stage.show(2)
    stage.report(Happening.HELD)


def test_a_film_ends_on_its_last_picture(stage: Stage) -> None:
    end_film(stage)
    stage.step(after=0.1)
    assert stage.state is P.ENDED
    assert not stage.reel.closed


def test_play_begins_an_ended_film_again(stage: Stage) -> None:
    end_film(stage)
    stage.step(after=0.1)
    stage.order(play=True)
    assert stage.state is P.PLAYING
    assert stage.reel.calls[-2:] == [("jump", 0.0), ("go_on",)]


def test_a_seek_in_an_ended_film_holds_there(stage: Stage) -> None:
    end_film(stage)
    stage.step(after=0.1)
    stage.seek(3.0)
    assert stage.state is P.PAUSED
    stage.show(2, after=0.01)  # one from before the jump, one from before the place
    assert stage.reel.calls[-1] == ("go_on",)
    stage.show()
    assert stage.reel.calls[-1] == ("hold",)


def test_play_after_a_seek_in_an_ended_film_goes_on_from_there(stage: Stage) -> None:
    end_film(stage)
    stage.step(after=0.1)
    stage.wish(target=3.0, seek=1, play=True, order=1)
    assert stage.reel.calls[-2:] == [("jump", 3.0), ("go_on",)]
    assert stage.state is P.PLAYING


def test_a_film_that_was_taken_down_is_opened_anew(stage: Stage) -> None:
    stage.play_film(at=9.8)
    stage.report(Happening.OVER)
    stage.step(after=0.1)
    assert stage.state is P.ENDED
    first = stage.reel
    stage.order(play=True)
    assert first.closed
    assert (stage.reel.at, stage.state) == (0.0, P.PLAYING)
    assert stage.drive.scene.gate is stage.reel.gate
    assert stage.reel.gate.count.pictures == first.gate.count.pictures


def test_a_loop_begins_again_one_step_after_the_last_picture(stage: Stage) -> None:
    stage.play_film(at=9.8, loop=True)
    stage.show(2)
    assert stage.reel.gate.count.at_end
    assert stage.patience == pytest.approx(0.036)
    stage.step(after=0.037)
    assert stage.reel.calls == [("start",), ("jump", 0.0)]
    assert stage.state is P.PLAYING


def test_a_loop_goes_on_from_where_the_decoder_stood_still(stage: Stage) -> None:
    stage.play_film(at=9.8, loop=True)
    stage.report(Happening.HELD)  # before the last picture was shown
    assert stage.reel.calls[-2:] == [("jump", 0.0), ("go_on",)]
    assert stage.state is P.PLAYING


def test_the_end_met_during_a_jump_is_left_at_once(stage: Stage) -> None:
    stage.play_film(at=9.8)
    stage.seek(2.0)
    stage.report(Happening.HELD)
    assert stage.reel.calls[-2:] == [("jump", 2.0), ("go_on",)]
    assert stage.state is P.PLAYING


def test_a_held_loop_does_not_begin_again(stage: Stage) -> None:
    stage.play_film(at=9.8, loop=True)
    stage.show(1)
    stage.order(play=False)
    stage.show(1)
    stage.step(after=5)
    assert ("jump", 0.0) not in stage.reel.calls


# --- sound -----------------------------------------------------------------------------


def test_volume_fades_in_small_steps(stage: Stage) -> None:
    stage.play_film()
    stage.wish(volume=0.0, fade=1.0, level=1)
    assert stage.patience == pytest.approx(0.025)
    stage.step(after=0.5)
    assert stage.reel.volumes[-1] == 0.5
    stage.step(after=0.6)
    assert stage.reel.volumes[-1] == 0.0


def test_a_fade_goes_on_while_no_film_is_loaded(stage: Stage) -> None:
    stage.wish(volume=0.0, fade=1.0, level=1)
    assert stage.patience is not None
    stage.step(after=2)
    stage.load()
    assert stage.reel.volumes == [0.0]


def test_a_muted_film_makes_no_sound_and_keeps_its_volume(stage: Stage) -> None:
    stage.wish(muted=True)
    stage.play_film()
    assert set(stage.reel.volumes) == {0.0}
    stage.wish(muted=False)
    assert stage.reel.volumes[-1] == 1.0


def test_a_machine_without_sound_opens_films_silently(stage: Stage) -> None:
    stage.ways = ()
    stage.load()
    assert stage.reel.sound is None


def test_a_sound_card_unplugged_and_back_opens_the_film_where_it_is(stage: Stage) -> None:
    stage.play_film(at=4.0)
    for ways, sound in (((), None), (("alsa",), "alsa")):
        before = stage.reel
        position = before.gate.count.position
        stage.ways = ways
        stage.step(after=0.6)
        assert before.closed
        assert (stage.reel.at, stage.reel.sound) == (position, sound)
        assert stage.state is P.PLAYING
        stage.report(Happening.RUNNING)
        stage.show(3)


def test_a_way_that_takes_no_sound_gives_place_to_the_next(stage: Stage) -> None:
    stage.ways = ("pulse", "alsa")
    stage.play_film()
    for sound in ("alsa", None):
        stage.reel.known = replace(stage.reel.known, sound_lost=True)
        stage.step(after=0.6)
        assert stage.reel.sound == sound
        stage.show(3)
    stage.reel.known = replace(stage.reel.known, sound_lost=True)
    stage.step(after=5)
    assert len(stage.engine.reels) == 3


def test_a_way_that_failed_is_tried_again_with_a_film_much_later(stage: Stage) -> None:
    stage.play_film()
    stage.reel.known = replace(stage.reel.known, sound_lost=True)
    stage.step(after=0.6)
    stage.load()
    assert stage.reel.sound is None
    stage.clock.advance(400)
    stage.load()
    assert stage.reel.sound == "alsa"


def test_a_film_without_sound_does_not_mind_the_card(stage: Stage) -> None:
    stage.play_film()
    stage.reel.known = replace(stage.reel.known, has_audio=False)
    stage.step(after=0.6)
    stage.ways = ()
    stage.step(after=0.6)
    assert len(stage.engine.reels) == 1


# --- sound alone -----------------------------------------------------------------------

SPEECH = Look(duration=4.0, has_video=False, has_audio=True)


def load_speech(stage: Stage, **changes: Any) -> None:
    stage.engine.prepare = lambda reel: setattr(reel, "known", SPEECH)
    stage.load(**changes)
    stage.report(Happening.RUNNING)


def test_speech_plays_without_pictures(stage: Stage) -> None:
    load_speech(stage)
    assert stage.state is P.PLAYING


def test_speech_loaded_to_be_held_is_held_at_once(stage: Stage) -> None:
    load_speech(stage, play=False)
    assert (stage.state, stage.reel.calls[-1]) == (P.PAUSED, ("hold",))


def test_speech_held_before_it_waits_in_its_middle_is_not_sent_on(stage: Stage) -> None:
    load_speech(stage, play=False, at=2.0)
    stage.report(Happening.WAITING)
    assert (stage.state, stage.reel.calls) == (P.PAUSED, [("start",), ("hold",)])


def test_speech_read_faster_than_it_sounds_ends_when_it_would_have_sounded(stage: Stage) -> None:
    load_speech(stage)
    stage.clock.advance(2.0)
    stage.reel.gate.hear(2.0)
    stage.report(Happening.HELD)
    assert stage.state is P.PLAYING
    stage.step(after=1.9)
    assert stage.state is P.PLAYING
    stage.step(after=0.2)
    assert stage.state is P.ENDED


# --- faults ----------------------------------------------------------------------------


@pytest.mark.parametrize("happening", [Happening.BROKEN, Happening.OVER])
def test_a_file_with_nothing_to_decode_is_unreadable(stage: Stage, happening: Happening) -> None:
    stage.engine.prepare = lambda reel: setattr(reel, "known", Look())
    stage.load()
    stage.report(happening)
    assert (stage.state, stage.drive.scene.fault) == (P.FAILED, Fault.UNREADABLE)
    assert stage.reel.closed
    assert stage.patience is None


def test_a_file_the_engine_refuses_is_unreadable_whenever_it_is_opened(stage: Stage) -> None:
    def refuse(_reel: PaperReel) -> None:
        raise PlayerError("不是影片", "no film")

    stage.play_film()
    stage.report(Happening.OVER)
    assert stage.state is P.ENDED
    stage.engine.prepare = refuse  # swapped meanwhile
    stage.seek(2.0)
    assert (stage.state, stage.drive.scene.fault) == (P.FAILED, Fault.UNREADABLE)
    stage.load()
    assert (stage.state, stage.drive.scene.fault) == (P.FAILED, Fault.UNREADABLE)
    assert stage.patience is None


def test_a_film_that_ends_without_a_picture_shows_none(stage: Stage) -> None:
    stage.load()
    stage.report(Happening.RUNNING)
    stage.report(Happening.OVER)
    assert (stage.state, stage.drive.scene.fault) == (P.FAILED, Fault.NO_PICTURE)


def test_time_that_goes_on_without_a_picture_is_a_fault(stage: Stage) -> None:
    stage.load()
    stage.report(Happening.RUNNING)
    for second in range(1, 7):
        stage.reel.gate.hear(float(second))
        stage.step(after=1.0)
    assert (stage.state, stage.drive.scene.fault) == (P.FAILED, Fault.NO_PICTURE)


def test_a_decoder_that_stands_still_is_found_stuck(stage: Stage) -> None:
    stage.play_film()
    for _ in range(20):
        stage.step(after=0.5)
    assert stage.drive.stuck


def test_a_held_film_is_never_found_stuck(stage: Stage) -> None:
    stage.play_film()
    stage.order(play=False)
    for _ in range(100):
        stage.step(after=5)
    assert not stage.drive.stuck


def test_an_engine_that_hangs_with_the_sound_server_does_without_it(stage: Stage) -> None:
    opened = stage.engine.open

    def hang(film: Path, gate: Gate, *, at: float, sound: str | None) -> PaperReel:
        if sound is not None:
            raise TimeoutError  # stands for a call that does not return
        return opened(film, gate, at=at, sound=sound)

    stage.engine.open = hang  # type: ignore[method-assign]
    with pytest.raises(TimeoutError):
        stage.load()
    begin = stage.drive.give_up()
    stage.drive = Drive(stage.engine, stage.around, begin)
    stage.step()
    assert stage.reel.sound is None
    assert stage.state is P.OPENING


# --- taking over -----------------------------------------------------------------------


def test_a_drive_that_is_given_up_tells_where_it_was(stage: Stage) -> None:
    stage.play_film(at=4.0)
    begin = stage.drive.give_up()
    assert (begin.load, begin.at, begin.count.pictures) == (1, pytest.approx(4.08), 3)
    stage.reel.show()
    assert stage.slot.written == 3


def test_a_drive_given_up_during_a_jump_tells_where_it_was_going(stage: Stage) -> None:
    stage.play_film()
    stage.seek(7.0)
    begin = stage.drive.give_up()
    assert (begin.at, begin.seek) == (7.0, 1)


def test_another_drive_goes_on_where_the_first_was(stage: Stage) -> None:
    stage.wish_ = Wish(film=stage.film, load=5, play=True, seek=3, target=1.0)
    begin = Begin(load=5, at=6.5, seek=3, count=Count(pictures=100, position=6.5))
    stage.drive = Drive(stage.engine, stage.around, begin)
    stage.step()
    assert stage.reel.at == 6.5
    stage.show(2)
    assert stage.reel.gate.count.pictures == 102
    assert stage.state is P.PLAYING


def test_a_film_that_cost_too_many_decoders_is_not_tried_again(stage: Stage) -> None:
    stage.wish_ = Wish(film=stage.film, load=5, play=True)
    begin = Begin(load=5, at=6.5, seek=0, count=Count(), failed=True)
    stage.drive = Drive(stage.engine, stage.around, begin)
    stage.step()
    assert (stage.state, stage.drive.scene.fault) == (P.FAILED, Fault.STUCK)
    stage.load()
    assert stage.state is P.OPENING
