"""How the time of a visit stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.show.presenter.pace import Colour, Shortening, pace

TEN = [600.0, 600.0, 600.0, 600.0]


def test_a_visit_in_time_is_calm() -> None:
    now = pace(TEN, [600, 100, 0, 0], 1)

    assert (now.colour, now.whole_colour) == (Colour.CALM, Colour.CALM)
    assert now.ends == 2400
    assert now.shorten == ()


@pytest.mark.parametrize(("spent", "colour"), [(500, "calm"), (530, "soon"), (601, "over")])
def test_a_segment_is_coloured_by_its_own_time(spent: float, colour: str) -> None:
    assert pace(TEN, [spent, 0, 0, 0], 0).colour == colour


@pytest.mark.parametrize(("spent", "colour"), [(650, "calm"), (700, "soon"), (800, "over")])
def test_the_whole_is_coloured_by_when_it_will_end(spent: float, colour: str) -> None:
    assert pace(TEN, [spent, 0, 0, 0], 1).whole_colour == colour


def test_time_saved_before_makes_good_for_time_lost() -> None:
    assert pace(TEN, [400, 800, 0, 0], 1).whole_colour is Colour.CALM


def test_the_longest_segment_is_shortened_first_and_a_film_never() -> None:
    now = pace([600, 300, 600, 600], [900, 0, 0, 0], 1, fixed=frozenset({3}))

    assert now.shorten == (Shortening(2, 300),)


def test_what_one_segment_cannot_give_the_next_one_gives() -> None:
    now = pace(TEN, [1100, 0, 0, 0], 1)

    assert now.shorten == (Shortening(1, 300), Shortening(2, 200))


segments = st.lists(st.tuples(st.floats(30, 1200), st.floats(0, 3000)), min_size=1, max_size=12)


@given(segments, st.data())
def test_advice_never_takes_more_than_is_late_nor_from_what_is_behind(
    parts: list[tuple[float, float]], data: st.DataObject
) -> None:
    leg = data.draw(st.integers(0, len(parts) - 1))
    targets, spent = [one[0] for one in parts], [one[1] for one in parts]

    now = pace(targets, spent, leg)

    assert sum(one.seconds for one in now.shorten) <= max(0.0, now.ends - now.whole_target) + 1e-6
    for one in now.shorten:
        assert one.leg >= leg
        assert one.seconds <= max(0.0, targets[one.leg] - spent[one.leg]) / 2 + 1e-6
