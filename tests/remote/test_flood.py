"""Thousands of connections that mean harm, while a narrator leads."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.remote.guarded import MOST_FROM_ONE

if TYPE_CHECKING:
    from tests.remote.conftest import Remote

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("connections", [1_000, pytest.param(10_000, marks=pytest.mark.long)])
def test_a_flood_of_slow_connections_keeps_no_narrator_from_leading(
    remote: Remote, connections: int
) -> None:
    phone = remote.phone()
    phone.say(say="choose", visit="town")
    phone.hear_until(lambda said: said["state"]["phase"] == "welcome")
    port = str(remote.serving.port)
    flood = subprocess.Popen(
        [sys.executable, "-m", "kiosk.bench.flood", "127.0.0.1", port, str(connections)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert flood.stdout is not None
        acts = 0
        for leg in range(40):
            phone.do(do="jump", leg=leg % 4, beat=0)
            phone.hear_until(lambda said, leg=leg: said["state"]["shown"][0] == leg % 4)
            acts += 1
        opened = int(flood.stdout.readline())
        held = remote.serving.connections
        phone.do(do="end")
        phone.hear_until(lambda said: said["state"]["phase"] == "ended")
    finally:
        flood.kill()
        flood.wait()
        assert flood.stdin is not None
        assert flood.stdout is not None
        flood.stdin.close()
        flood.stdout.close()

    assert (acts, opened) == (40, connections)
    assert held <= MOST_FROM_ONE
