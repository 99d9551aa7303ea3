"""How a display comes to its end."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

from kiosk.desk.ending import Ending, Ends

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def ends() -> Iterator[Ends]:
    before = signal.getsignal(signal.SIGTERM)
    yield Ends()
    signal.signal(signal.SIGTERM, before)


def test_it_goes_on_until_somebody_says_so(ends: Ends) -> None:
    assert not ends.come


def test_the_system_ends_it_in_order(ends: Ends) -> None:
    os.kill(os.getpid(), signal.SIGTERM)
    assert ends.come
    assert ends.how is Ending.TOLD


@pytest.mark.parametrize("how", [Ending.AGAIN, Ending.LEFT])
def test_the_staff_end_it_with_what_they_want(ends: Ends, how: Ending) -> None:
    ends.come_by(how)
    assert ends.come
    assert ends.how is how
