"""The PIN: kept so that it cannot be read, and slow to guess."""

from __future__ import annotations

import pytest

from kiosk.show.pin import FREE_TRIES, LONGEST_WAIT, Attempts, Weakness, fits, sealed, weakness


def test_the_right_pin_fits_and_no_other() -> None:
    kept = sealed("270418", b"salt of 16 bytes")
    assert fits("270418", kept)
    assert not fits("270419", kept)
    assert not fits("", kept)


def test_what_is_kept_does_not_show_the_pin_nor_that_two_are_the_same() -> None:
    one, other = sealed("270418", b"a" * 16), sealed("270418", b"b" * 16)
    assert "270418" not in one
    assert one.split(":")[-1] != other.split(":")[-1]


@pytest.mark.parametrize(
    "spoilt",
    ["", "270418", "scrypt:14:zz:00", "scrypt:14:00", "md5:14:00:00", "scrypt:40:00:00",
     "scrypt:x:00:00", "scrypt:14:00:0"],
)  # fmt: skip
def test_nothing_fits_what_was_spoilt(spoilt: str) -> None:
    assert not fits("270418", spoilt)
    assert not fits("", spoilt)


@pytest.mark.parametrize(
    ("pin", "why"),
    [
        ("271", Weakness.LENGTH),
        ("2" * 13, Weakness.LENGTH),
        ("27a4", Weakness.DIGITS),
        ("２７０４", Weakness.DIGITS),
        ("", Weakness.DIGITS),
        ("0000", Weakness.REPEATED),
        ("1234", Weakness.IN_A_ROW),
        ("8901", Weakness.IN_A_ROW),
        ("987654", Weakness.IN_A_ROW),
        ("2704", None),
        ("1213", None),
    ],
)
def test_what_everybody_tries_first_is_no_pin(pin: str, why: Weakness | None) -> None:
    assert weakness(pin) is why


def test_a_few_mistakes_cost_nothing() -> None:
    attempts = Attempts()
    for _ in range(FREE_TRIES - 1):
        attempts.wrong(100.0)
    assert attempts.wait(100.0) == 0.0


def test_the_fifth_costs_a_wait_and_each_further_one_twice_as_long() -> None:
    attempts, now, waits = Attempts(), 0.0, []
    for _ in range(FREE_TRIES - 1):
        attempts.wrong(now)
    for _ in range(8):
        attempts.wrong(now)
        waits.append(attempts.wait(now))
        now += waits[-1]
        assert attempts.wait(now) == 0.0
    assert waits == [30, 60, 120, 240, 480, LONGEST_WAIT, LONGEST_WAIT, LONGEST_WAIT]


def test_a_wait_runs_down() -> None:
    attempts = Attempts()
    for _ in range(FREE_TRIES):
        attempts.wrong(0.0)
    assert attempts.wait(12.0) == 18.0


def test_the_right_pin_forgets_the_wrong_ones() -> None:
    attempts = Attempts()
    for _ in range(FREE_TRIES):
        attempts.wrong(0.0)
    attempts.right()
    assert attempts.wait(0.0) == 0.0
    for _ in range(FREE_TRIES - 1):
        attempts.wrong(1.0)
    assert attempts.wait(1.0) == 0.0


def test_an_hour_of_quiet_forgets_them_too() -> None:
    attempts = Attempts()
    for _ in range(FREE_TRIES + 3):
        attempts.wrong(0.0)
    attempts.wrong(4000.0)
    assert attempts.wait(4000.0) == 0.0
