"""The real film, on the real glass: its pictures come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.journeys.conftest import Start

pytestmark = [pytest.mark.ui, pytest.mark.film]

RATE = 25
WATCHED = 20.0
"""Seconds of the film."""

LEAST = 0.1
"""The part of its pictures that must come on a machine that others use; `kiosk bench film --whole`
counts them all on a quiet one."""


def test_twenty_seconds_of_the_film_are_shown_in_time(start: Start) -> None:
    kiosk = start(size=(1280, 720), at="film")
    kiosk.wait_for(lambda: kiosk.health.position > 1.0, "the film")
    first = kiosk.health
    kiosk.wait_for(lambda: kiosk.health.position > first.position + WATCHED, "twenty seconds of it")
    last = kiosk.health
    passed, played = last.at - first.at, last.position - first.position
    assert played == pytest.approx(passed, abs=2.0), "the film keeps time"
    assert last.shown - first.shown >= LEAST * RATE * played
    assert last.shown <= last.pictures
