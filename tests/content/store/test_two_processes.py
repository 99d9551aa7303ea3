from __future__ import annotations

import os
import signal
import sys
import traceback
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.content.store.village import offer, opened, take

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.content.store import Store

LAST = 60


def show_whatever_is_offered(folder: Path) -> None:
    """Be a display in a hurry; see that all it holds on to is whole."""
    store = opened(folder)
    while store.display.read().current != LAST:
        number = store.glass.activate()
        if number is not None:
            assert not store.verify(number)
            assert store.glass.start().number == number
            store.glass.confirm(number)
        for kept in store.display.read().kept:
            assert not store.verify(kept)


@contextmanager
def a_display(folder: Path) -> Iterator[None]:
    child = os.fork()
    if child == 0:
        try:
            show_whatever_is_offered(folder)
        except BaseException:  # noqa: BLE001  # this process must not go on as a second pytest
            traceback.print_exc(file=sys.__stderr__)
            os._exit(1)
        os._exit(0)
    try:
        yield
    except BaseException:
        os.kill(child, signal.SIGKILL)
        raise
    finally:
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status == 0


def test_a_display_and_an_agent_never_stand_in_each_others_way(store: Store) -> None:
    with a_display(store.folder), store.lock():
        for number in range(1, LAST + 1):
            take(store, number)
            offer(store, number)
            store.collect(room=1)
    assert store.display.read().current == LAST
    assert not store.display.read().bad
