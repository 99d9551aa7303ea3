"""Which networks a phone may be in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.presenting.networks import for_phones, is_wireless


def test_a_wireless_network_comes_first_and_one_nobody_gave_out_last() -> None:
    found = for_phones(
        [
            ("eth0", "192.168.31.20"),
            ("eth1", "169.254.3.4"),
            ("enp3s0", "114.212.0.9"),
            ("wlan0", "10.42.0.1"),
        ]
    )
    assert [name for name, _ in found] == ["wlan0", "eth0", "enp3s0", "eth1"]


@pytest.mark.parametrize(
    "pair",
    [
        ("docker0", "172.17.0.1"),
        ("veth12ab", "172.18.0.2"),
        ("tun0", "10.8.0.2"),
        ("lo", "127.0.0.1"),
        ("eth0", "0.0.0.0"),  # noqa: S104  # no address yet
        ("eth0", "nonsense"),
    ],
)
def test_no_phone_is_sent_where_none_can_come(pair: tuple[str, str]) -> None:
    assert for_phones([pair]) == ()


def test_wireless_by_name() -> None:
    assert is_wireless("wlp2s0")
    assert is_wireless("ap0")
    assert not is_wireless("enp3s0")


@given(st.lists(st.tuples(st.text(max_size=8), st.ip_addresses(v=4).map(str)), max_size=8))
def test_what_is_left_was_there_and_none_is_lost_twice(pairs: list[tuple[str, str]]) -> None:
    found = for_phones(pairs)
    assert set(found) <= set(pairs)
    assert found == for_phones(reversed(pairs))
