from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.store.activation import (
    LONGEST_REASON,
    MOST_BAD,
    MOST_STARTS,
    DisplayState,
    confirmed,
    ended,
    may_try,
    recovered,
    rolled_back,
    started,
    tried,
    withdrawn,
)

FRESH = DisplayState()
SHOWN = DisplayState(current=4, previous=3)
ON_TRIAL = DisplayState(current=4, previous=3, trial=5)


@pytest.mark.parametrize(
    ("state", "ready", "may"),
    [
        (FRESH, None, False),
        (FRESH, 1, True),
        (SHOWN, 4, False),
        (SHOWN, 3, False),
        (SHOWN, 5, True),
        (ON_TRIAL, 5, False),
        (ON_TRIAL, 6, True),
        (DisplayState(current=4, bad=(5,)), 5, False),
        (DisplayState(current=4, bad=(5,)), 6, True),
    ],
)
def test_only_a_newer_release_that_never_failed_is_tried(
    state: DisplayState,
    ready: int | None,
    may: bool,  # noqa: FBT001
) -> None:
    assert may_try(state, ready) is may


def test_an_offer_is_tried_before_it_counts() -> None:
    state = tried(SHOWN, 5)
    assert (state.shown, state.current, state.previous) == (5, 4, 3)


def test_a_confirmed_trial_is_current_and_the_current_one_previous() -> None:
    state = confirmed(started(tried(SHOWN, 5), "why"))
    assert state == DisplayState(current=5, previous=4)


def test_what_is_current_is_confirmed_again_at_each_start() -> None:
    assert confirmed(started(SHOWN, "why")) == SHOWN


def test_three_starts_without_a_word_end_a_trial_for_good() -> None:
    state = tried(SHOWN, 5)
    for _ in range(MOST_STARTS):
        state = started(state, "it never lasted")
        assert state.shown == 5
    state = started(state, "it never lasted")
    assert state == DisplayState(
        current=4, previous=3, starts=1, bad=(5,), why={5: "it never lasted"}
    )
    assert not may_try(state, 5)


def test_a_current_release_that_fails_goes_back_and_is_not_bad() -> None:
    state = rolled_back(SHOWN, "crashed")
    assert (state.current, state.previous, state.bad) == (3, 4, ())
    assert state.why == {4: "crashed"}
    assert may_try(state, 4)


def test_one_that_fails_again_when_it_is_offered_again_is_bad() -> None:
    state = rolled_back(tried(rolled_back(SHOWN, "crashed"), 4), "again")
    assert (state.shown, state.previous, state.bad) == (3, None, (4,))
    assert state.why == {4: "again"}


def test_with_nothing_to_go_back_to_it_stays() -> None:
    alone = DisplayState(current=1, starts=3)
    assert rolled_back(alone, "crashed").shown == 1
    assert rolled_back(FRESH, "nothing") == FRESH


def test_the_first_trial_that_fails_leaves_nothing_and_is_bad() -> None:
    state = rolled_back(DisplayState(trial=1, starts=3), "crashed")
    assert (state.shown, state.bad) == (None, (1,))


def test_a_trial_whose_release_is_not_here_is_not_held_against_it() -> None:
    assert withdrawn(ON_TRIAL) == SHOWN


def test_reasons_and_bad_numbers_do_not_grow_for_ever() -> None:
    state = SHOWN
    for number in range(5, 5 + 2 * MOST_BAD):
        state = rolled_back(tried(state, number), "x" * 10_000)
    assert len(state.bad) == MOST_BAD
    assert set(state.why) == set(state.bad)
    assert all(len(reason) == LONGEST_REASON for reason in state.why.values())


@pytest.mark.parametrize(
    ("installed", "state"),
    [
        ((), DisplayState()),
        ((4,), DisplayState(current=4)),
        ((3, 4), DisplayState(trial=4, current=3)),
        ((5, 1, 4, 3), DisplayState(trial=5, current=4, previous=3)),
    ],
)
def test_after_a_loss_the_newest_is_tried_and_the_next_ones_stand_behind_it(
    installed: tuple[int, ...], state: DisplayState
) -> None:
    assert recovered(installed) == state


STEPS = st.lists(
    st.sampled_from(["start", "confirm", "fail", "withdraw"]) | st.integers(1, 9), max_size=40
)


@given(STEPS)
def test_whatever_happens_something_is_shown_once_something_worked(
    steps: list[str | int],
) -> None:
    state, worked = FRESH, False
    for step in steps:
        if isinstance(step, int):
            state = tried(state, step) if may_try(state, step) else state
        elif step == "start":
            state = started(state, "why")
        elif step == "confirm":
            worked = worked or state.shown is not None
            state = confirmed(state)
        elif step == "fail":
            state = rolled_back(state, "why")
        else:
            state = withdrawn(state)
        assert state.starts <= MOST_STARTS
        assert state.trial not in state.bad
        assert state.shown is not None or not worked
        assert state.current is not None or state.previous is None
        assert len({state.current, state.previous} - {None}) == len(
            [number for number in (state.current, state.previous) if number is not None]
        )


def test_a_start_that_ended_in_order_is_taken_back_and_no_more_than_it() -> None:
    assert ended(started(ON_TRIAL, "why")) == ON_TRIAL
    assert ended(ON_TRIAL) == ON_TRIAL
