"""Who watches and who holds control."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.remote.room import LET_GO_AFTER, MOST_WATCHING, Room


@pytest.fixture
def room() -> Room:
    return Room()


def enter(room: Room, key: str, now: float = 0) -> int:
    number = room.enter(key, key, now)
    assert number is not None
    return number


def test_the_first_phone_holds_control_and_the_second_watches(room: Room) -> None:
    first, second = enter(room, "a"), enter(room, "b")

    assert room.holder == first
    assert not room.ask(second, 0, knows_the_pin=False)


def test_control_is_taken_with_the_pin(room: Room) -> None:
    enter(room, "a")
    second = enter(room, "b")

    assert room.ask(second, 0, knows_the_pin=True)
    assert room.holder == second


def test_control_that_is_given_is_free_for_who_asks(room: Room) -> None:
    first, second = enter(room, "a"), enter(room, "b")
    room.give(first)

    assert room.ask(second, 0, knows_the_pin=False)


def test_a_phone_that_lost_the_network_has_control_again(room: Room) -> None:
    first, second = enter(room, "a"), enter(room, "b")
    room.leave(first, 10)

    assert not room.ask(second, 11, knows_the_pin=False)
    assert room.holder is None
    assert enter(room, "a", 12) == room.holder


def test_control_of_a_phone_that_is_gone_for_good_is_free(room: Room) -> None:
    first, second = enter(room, "a"), enter(room, "b")
    room.leave(first, 10)

    assert room.ask(second, 10 + LET_GO_AFTER, knows_the_pin=False)


def test_a_full_room_lets_nobody_in(room: Room) -> None:
    for n in range(MOST_WATCHING):
        enter(room, str(n))

    assert room.enter("late", "late", 0) is None


def test_who_is_not_in_the_room_gets_no_control(room: Room) -> None:
    assert not room.ask(7, 0, knows_the_pin=True)


acts = st.lists(
    st.tuples(
        st.sampled_from(["enter", "leave", "ask", "take", "give"]),
        st.integers(0, 5),
        st.floats(0, 30),
    ),
    max_size=60,
)


@given(acts)
def test_whoever_holds_control_is_in_the_room(todo: list[tuple[str, int, float]]) -> None:
    room, now, inside = Room(), 0.0, set[int]()
    for act, which, passed in todo:
        now += passed
        if act == "enter":
            inside.add(enter(room, str(which), now))
            continue
        number = sorted(inside)[which % len(inside)] if inside else which
        if act == "leave":
            room.leave(number, now)
            inside.discard(number)
        elif act == "give":
            room.give(number)
        else:
            room.ask(number, now, knows_the_pin=act == "take")
        assert room.holder is None or room.holder in inside
        assert set(room.names) == inside
