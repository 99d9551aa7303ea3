from __future__ import annotations

from kiosk.player.engine import Look
from kiosk.player.gate import Count
from kiosk.player.health import OPENING_PATIENCE, PICTURE_PATIENCE, Health, Verdict

FILM = Look(duration=60.0, rate=25.0, has_video=True, has_audio=True)
START = 100.0


def test_a_film_that_shows_pictures_is_well() -> None:
    health = Health(0.0, START)
    for second in range(30):
        now = START + second
        count = Count(pictures=second, newest=now, latest=now, heard=second, heard_at=now)
        assert health.judge(FILM, count, now) is Verdict.WELL


def test_time_without_a_picture_is_a_fault() -> None:
    health = Health(0.0, START)
    count = Count(heard=PICTURE_PATIENCE, heard_at=START + 5)
    assert health.judge(FILM, count, START + 5) is Verdict.NO_PICTURE


def test_a_film_begun_in_the_middle_is_given_the_same_patience() -> None:
    health = Health(30.0, START)
    count = Count(heard=32.0, heard_at=START + 2)
    assert health.judge(FILM, count, START + 2) is Verdict.WELL


def test_a_film_that_is_slow_to_begin_is_waited_for() -> None:
    almost = START + OPENING_PATIENCE - 0.1
    assert Health(0.0, START).judge(Look(), Count(), almost) is Verdict.WELL
    assert Health(0.0, START).judge(FILM, Count(), almost) is Verdict.WELL


def test_what_is_not_known_to_be_a_film_is_unreadable_and_not_stuck() -> None:
    late = START + OPENING_PATIENCE
    assert Health(0.0, START).judge(Look(), Count(), late) is Verdict.UNREADABLE
    assert Health(0.0, START).judge(FILM, Count(), late) is Verdict.STUCK


def test_a_decoder_that_stands_still_is_stuck() -> None:
    health = Health(0.0, START)
    count = Count(pictures=9, newest=START + 1, latest=START + 1, heard=1.0, heard_at=START + 1)
    assert health.judge(FILM, count, START + 5.9) is Verdict.WELL
    assert health.judge(FILM, count, START + 6.0) is Verdict.STUCK


def test_one_picture_shown_over_and_over_while_time_stands_is_stuck() -> None:
    health = Health(0.0, START)
    count = Count(pictures=9, newest=START, latest=START + 20, heard=1.0, heard_at=START)
    assert health.judge(FILM, count, START + 20) is Verdict.STUCK


def test_a_film_that_shows_one_picture_for_long_is_well() -> None:
    health = Health(0.0, START)
    now = START + 20
    count = Count(pictures=9, newest=START, latest=now, heard=20.0, heard_at=now)
    assert health.judge(FILM, count, now) is Verdict.WELL


def test_sound_that_goes_on_after_the_last_picture_is_well() -> None:
    health = Health(0.0, START)
    for second in range(20):
        now = START + second
        count = Count(pictures=9, newest=START, latest=START, heard=second, heard_at=now)
        assert health.judge(FILM, count, now) is Verdict.WELL


def test_decoding_without_showing_is_stuck() -> None:
    health = Health(0.0, START)
    verdict = Verdict.WELL
    for second in range(20):
        now = START + second
        look = Look(duration=60.0, rate=25.0, has_video=True, decoded=100 + 25 * second)
        count = Count(pictures=9, newest=START, latest=START, heard=second, heard_at=now)
        verdict = health.judge(look, count, now)
    assert verdict is Verdict.STUCK


def test_after_a_pause_the_full_patience_is_granted_again() -> None:
    health = Health(0.0, START)
    count = Count(pictures=9, newest=START, latest=START, heard=1.0, heard_at=START)
    health.begin(START + 600)
    assert health.judge(FILM, count, START + 604.9) is Verdict.WELL
    assert health.judge(FILM, count, START + 605.0) is Verdict.STUCK


def test_sound_alone_needs_no_picture_but_must_go_on() -> None:
    sound = Look(duration=60.0, has_video=False, has_audio=True)
    health = Health(0.0, START)
    assert health.judge(sound, Count(heard=8, heard_at=START + 8), START + 9) is Verdict.WELL
    assert health.judge(sound, Count(heard=8, heard_at=START + 8), START + 18) is Verdict.STUCK
