"""Who may come in to a visit."""

from __future__ import annotations

import pytest

from kiosk.remote.entrance import MOST_PASSES, SECRET_LIVES, Entrance, Refusal

PIN = "2468"


@pytest.fixture
def entrance() -> Entrance:
    return Entrance(lambda pin: pin == PIN)


def test_a_closed_door_lets_nobody_in(entrance: Entrance) -> None:
    assert entrance.knock("", PIN, 0).refusal is Refusal.CLOSED
    assert not entrance.is_open


def test_who_saw_the_screen_and_knows_the_pin_comes_in(entrance: Entrance) -> None:
    answer = entrance.knock(entrance.open(0), PIN, 10)

    assert answer.refusal is None
    assert entrance.admits(answer.key)


@pytest.mark.parametrize("secret", ["", "guess", "\ud800", "x" * 10_000])
def test_who_did_not_see_the_screen_cannot_even_guess_the_pin(
    entrance: Entrance, secret: str
) -> None:
    good = entrance.open(0)

    for _ in range(20):
        assert entrance.knock(secret, "0000", 1).refusal is Refusal.SECRET
    assert entrance.knock(good, PIN, 1).refusal is None


def test_guessing_the_pin_is_made_slow(entrance: Entrance) -> None:
    secret = entrance.open(0)
    refusals = [entrance.knock(secret, f"{n:04}", 1).refusal for n in range(8)]

    assert refusals == [Refusal.PIN] * 5 + [Refusal.WAIT] * 3
    assert entrance.knock(secret, PIN, 1).refusal is Refusal.WAIT
    assert entrance.knock(secret, PIN, 40).refusal is None


def test_a_secret_is_good_for_a_while_only(entrance: Entrance) -> None:
    secret = entrance.open(0)

    assert entrance.knock(secret, PIN, SECRET_LIVES + 1).refusal is Refusal.SECRET


def test_the_secret_changes_and_the_one_before_serves_its_time(entrance: Entrance) -> None:
    first = entrance.open(0)
    second = entrance.open(SECRET_LIVES / 2 + 1)

    assert first != second
    assert entrance.knock(first, PIN, SECRET_LIVES - 1).refusal is None
    assert entrance.knock(first, PIN, SECRET_LIVES + 1).refusal is Refusal.SECRET
    assert entrance.knock(second, PIN, SECRET_LIVES + 1).refusal is None


def test_a_pass_is_gone_with_the_visit(entrance: Entrance) -> None:
    key = entrance.knock(entrance.open(0), PIN, 0).key
    entrance.close()

    assert not entrance.admits(key)
    assert not entrance.is_open


def test_who_is_in_stays_when_nobody_else_is_let_in(entrance: Entrance) -> None:
    key = entrance.knock(entrance.open(0), PIN, 0).key
    entrance.stop_showing()

    assert entrance.admits(key)
    assert entrance.knock("x", PIN, 0).refusal is Refusal.CLOSED


@pytest.mark.parametrize("key", ["", "x", "\ud800", "0" * 64])
def test_a_key_nobody_gave_is_no_pass(entrance: Entrance, key: str) -> None:
    entrance.knock(entrance.open(0), PIN, 0)

    assert not entrance.admits(key)


def test_passes_are_not_endless(entrance: Entrance) -> None:
    secret = entrance.open(0)
    for _ in range(MOST_PASSES):
        assert entrance.knock(secret, PIN, 0).refusal is None

    assert entrance.knock(secret, PIN, 0).refusal is Refusal.FULL
