"""The loop: it sleeps while nothing moves, and anything that happens wakes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from kivy.clock import Clock
from kivy.core.window import Window

from kiosk.screens import loop
from kiosk.screens.sdl import library, wait_for_event, wake
from kiosk.screens.window import once_at_rest

if TYPE_CHECKING:
    from tests.screens.harness import Glass

pytestmark = pytest.mark.ui


@pytest.fixture
def still(ui: Glass) -> Glass:
    """A home screen on which nothing moves any more."""
    ui.step(5)
    assert not Window.canvas.needs_redraw
    return ui


def test_while_nothing_moves_it_sleeps(still: Glass) -> None:
    assert loop._rest(0.001) > loop.FRAME
    assert still.place.screen.value == "home"


def test_it_never_sleeps_past_the_next_thing_to_do(still: Glass) -> None:
    event = Clock.schedule_once(lambda _: None, 0.1)
    assert loop._rest(0.001) <= 0.1 + 1e-6
    event.cancel()
    assert still.place.screen.value == "home"


def test_while_something_moves_it_draws_sixty_times_a_second(still: Glass) -> None:
    event = Clock.schedule_interval(lambda _: None, 0)
    assert 0 <= loop._rest(0.004) <= loop.FRAME
    event.cancel()
    assert still.place.screen.value == "home"


def test_a_picture_to_be_drawn_is_not_kept_waiting(still: Glass) -> None:
    still.session.speak("en")
    Clock.tick_draw()
    assert loop._rest(loop.FRAME * 2) == 0


def test_a_call_from_a_thread_ends_the_sleep(still: Glass) -> None:
    called: list[float] = []
    fire = loop.waking_trigger(called.append)
    library().SDL_FlushEvents(0, 0xFFFF)
    fire()
    wait_for_event(30)  # comes back at once, or the test runs out of time
    still.step()
    assert len(called) == 1


def test_waking_twice_is_no_matter(still: Glass) -> None:
    wake()
    wake()
    still.step(2)
    assert still.place.screen.value == "home"


def test_what_waits_for_rest_waits_from_the_last_time_it_was_asked_for(still: Glass) -> None:
    done: list[str] = []
    ask = once_at_rest(0.5, lambda: done.append("tidied"))
    ask()
    still.run(0.4)
    ask()
    still.run(0.4)
    assert done == []
    still.run(0.2)
    assert done == ["tidied"]
