"""An agent killed at any instant: the next one completes, and nothing that is shown is harmed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from kiosk.content.store import Store
from tests.update.agency import Agency

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LONGEST = 4.0
"""Seconds; a whole visit with its trial takes less on a quiet machine."""


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    made = Agency(tmp_path)
    made.end()
    yield made
    made.stack.close()


def start(agency: Agency, folder: Path) -> subprocess.Popen[bytes]:
    """Have one check made by an agent of its own, with the trial that kiosks have."""
    root, settings = agency.folder / "root.json", agency.folder / "kiosk.yaml"
    root.write_bytes(agency.village.pinned)
    settings.write_text(
        f"site: local\ntheme: theme.yaml\ndata: {folder.parent}\n"
        f"update: {{server: '{agency.address}', site: heguang, root: root.json, store: {folder},"
        " sticks: [], reserve: 0}\n"
    )
    words = [sys.executable, "-m", "kiosk", "update", "now", "--settings", str(settings)]
    return subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def check_what_can_be_shown(store: Store) -> None:
    """See that what a display would show now is whole, and was ready."""
    shown = store.glass.start().number
    ready = store.agent.read().ready
    assert (shown is None) == (store.display.read().shown is None and ready is None)
    if ready is not None:
        assert not store.verify(ready)
    if shown is not None:
        assert not store.verify(shown)


def kill_now_and_then(agency: Agency, times: int) -> int:
    """Kill the agent at `times` random moments; return how often it was at work still."""
    chance = random.Random(times)  # noqa: S311  # chance, not a secret
    folder, killed, number = agency.folder / "kiosk/store", 0, 0
    for _ in range(times):
        store = Store.open(folder)
        if store.agent.read().ready == (number or None):
            number += 1
            agency.publish(number, **{"pictures/a.jpg": os.urandom(200_000)})
        process = start(agency, folder)
        try:
            process.wait(chance.uniform(0.2, LONGEST))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            killed += 1
        process.wait()
        check_what_can_be_shown(store)
        if number > 1 and store.glass.activate() is not None:
            store.glass.confirm(store.display.read().shown or 0)
    process = start(agency, folder)
    _, said = process.communicate(timeout=300)
    assert process.returncode == 0, said.decode()
    store = Store.open(folder)
    assert store.agent.read().ready == number
    assert not store.verify(number)
    assert not store.agent.read().refused, "a killed trial is no verdict"
    return killed


def test_an_agent_killed_at_random_moments_is_completed_by_the_next(agency: Agency) -> None:
    began = time.monotonic()
    assert kill_now_and_then(agency, 6), f"{time.monotonic() - began:.0f} s"


@pytest.mark.long
@pytest.mark.timeout(3_600)
def test_an_agent_killed_sixty_times_is_completed_by_the_next(agency: Agency) -> None:
    assert kill_now_and_then(agency, 60) >= 30
