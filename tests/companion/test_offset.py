"""Another machine's clock, measured over a network."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.companion.offset import Exchange, Offset

delays = st.lists(
    st.tuples(st.floats(0.0005, 0.5), st.floats(0.0005, 0.5)), min_size=1, max_size=40
)


@given(delays, st.floats(-1e6, 1e6))
def test_the_estimate_is_never_further_off_than_it_says(
    ways: list[tuple[float, float]], ahead: float
) -> None:
    offset, now = Offset(), 1000.0
    for there, back in ways:
        offset.learn(Exchange(now, now + there + ahead, now + there + back))
        now += 1

    assert offset.ours(now + ahead) == pytest.approx(now, abs=offset.uncertainty + 1e-6)


def test_the_quickest_exchange_tells_best() -> None:
    offset = Offset()
    offset.learn(Exchange(0.0, 100.4, 0.5))
    offset.learn(Exchange(1.0, 101.001, 1.002))
    offset.learn(Exchange(2.0, 102.001, 2.9))

    assert offset.ours(103.0) == pytest.approx(3.0)
    assert offset.uncertainty == pytest.approx(0.001)


def test_nothing_is_said_before_anything_was_measured() -> None:
    offset = Offset()
    offset.learn(Exchange(2.0, 5.0, 1.0))

    assert not offset.known
    with pytest.raises(LookupError):
        offset.ours(1.0)


def test_a_machine_that_started_again_is_measured_anew() -> None:
    offset = Offset()
    offset.learn(Exchange(0.0, 100.0, 0.001))
    offset.forget()
    offset.learn(Exchange(5.0, 1.0, 5.001))

    assert offset.ours(2.0) == pytest.approx(6.0, abs=0.001)
