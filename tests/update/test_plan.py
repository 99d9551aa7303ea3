"""What an agent makes of what it knows."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.release import Manifest, Offer, Offers
from kiosk.content.store.activation import AgentState, DisplayState
from kiosk.update.accept import Kiosk
from kiosk.update.clock import Reading, Standing
from kiosk.update.plan import (
    MOST_TRIES,
    kept_back,
    kiosk_now,
    made_ready,
    moment,
    refused,
    tried_in_vain,
    waiting,
    wanted,
)
from tests.content.store.village import manifest_of

if TYPE_CHECKING:
    from collections.abc import Collection

NOW = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
LATER, SOONER = NOW + dt.timedelta(days=9), NOW - dt.timedelta(days=9)
KIOSK = Kiosk("k1", "0.1.0")

numbers = st.sets(st.integers(1, 30), max_size=8)


def offers(numbers: Collection[int]) -> Offers:
    found = (Offer(number=n, percent=100) for n in sorted(numbers, reverse=True))
    return Offers(site="heguang", offers=tuple(found))


def release(number: int) -> Manifest:
    return manifest_of(number, {"site.yaml": b"x"})


@given(numbers, numbers, st.integers(0, 30))
def test_what_can_be_shown_now_comes_first_and_nothing_that_is_not_newer(
    on_offer: set[int], later: set[int], newest: int
) -> None:
    kiosk = Kiosk("k1", "0.1.0", newest=newest)
    found = wanted(offers(on_offer), kiosk, release, lambda m: m.number not in later)
    taken = [manifest.number for manifest in found.take]
    may = sorted(n for n in on_offer if n > newest)
    due = [n for n in may if n not in later]
    assert taken == sorted(taken)
    assert set(taken) == {n for n in may if not due or n >= due[-1]}
    assert not set(taken[1:]) & set(due), "of what is due only the highest"


@given(st.one_of(st.none(), st.integers(1, 9)), numbers, numbers, numbers)
def test_a_kiosk_knows_what_it_has_and_what_failed(
    ready: int | None, shown: set[int], refusals: set[int], bad: set[int]
) -> None:
    agent = AgentState(ready=ready, refused=dict.fromkeys(refusals, "no"))
    trial = max(shown, default=None)
    display = DisplayState(current=min(shown, default=None), trial=trial, bad=tuple(bad))
    kiosk = kiosk_now(KIOSK, agent, display)
    assert kiosk.newest == max(ready or 0, trial or 0)
    assert kiosk.bad == refusals | bad


@given(st.sets(st.integers(1, 99)), st.integers(1, 99))
def test_what_waits_is_above_what_is_ready(numbers: set[int], ready: int) -> None:
    state = kept_back(AgentState(), numbers)
    assert waiting(state) == tuple(sorted(numbers, reverse=True))
    after = made_ready(state, ready, at_once=False)
    assert waiting(after) == tuple(n for n in waiting(state) if n > ready)


def test_a_trial_without_a_verdict_is_repeated_so_many_times() -> None:
    state, tries = AgentState(), 0
    while True:
        state, again = tried_in_vain(state, 7)
        tries += 1
        if not again:
            break
    assert tries == MOST_TRIES
    assert tried_in_vain(state, 8)[1], "another release begins anew"
    assert tried_in_vain(refused(state, 7, "no"), 7)[1]


def test_only_so_many_refusals_are_remembered() -> None:
    state = AgentState()
    for number in range(1, 300):
        state = refused(state, number, "x" * 10_000)
    assert max(state.refused) == 299
    assert len(state.refused) == 100
    assert all(len(why) <= 2_000 for why in state.refused.values())


def test_a_clock_that_nothing_speaks_against_is_believed_for_the_hour_of_a_release() -> None:
    assert moment(Reading(SOONER, Standing.UNSURE), NOW) == NOW
    assert moment(Reading(NOW, Standing.SURE), NOW) == NOW


def test_a_clock_that_is_known_to_be_wrong_is_not() -> None:
    assert moment(Reading(NOW, Standing.AHEAD), LATER) == NOW
    assert moment(Reading(NOW, Standing.BEHIND), SOONER) == NOW
