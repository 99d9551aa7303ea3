"""What a phone may send."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.remote.messages import LONGEST, Choose, Do, Make, Ping, read_message
from kiosk.show.presenter.acts import Jump

JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)


def test_an_act_is_read() -> None:
    message = read_message('{"say": "do", "act": {"do": "jump", "leg": 2}}')

    assert message == Do(act=Jump(leg=2))


def test_a_visit_made_on_the_spot_is_read() -> None:
    text = json.dumps(
        {
            "say": "make",
            "delegation": "清水镇考察团",
            "segments": [{"stop": 1, "minutes": 2}],
        }
    )

    message = read_message(text)

    assert isinstance(message, Make)
    assert message.segments[0].stop == 1


def test_choosing_and_measuring_are_read() -> None:
    assert read_message('{"say": "choose", "visit": "town"}') == Choose(visit="town")
    assert read_message('{"say": "ping", "number": 3}') == Ping(number=3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{}",
        '{"say": "sudo"}',
        '{"say": "do"}',
        '{"say": "do", "act": {"do": "next"}, "also": 1}',
        '{"say": "make", "delegation": ""}',
        '{"say": "ping", "number": Infinity}',
        "[" * 10_000,
        '{"say": "choose", "visit": "' + "x" * LONGEST + '"}',
    ],
)
def test_anything_else_is_none(text: str) -> None:
    assert read_message(text) is None


@given(JSON)
def test_no_value_breaks_the_reader(value: object) -> None:
    assert read_message(json.dumps(value)) is None


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    assert read_message(text) is None
