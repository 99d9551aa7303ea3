"""What the central server bears: heartbeats, and the page of all screens.

The server is the real one, started as people start it. Those who send are processes of this
machine and take their part of it: processor time is told beside the rate, for it holds elsewhere.
"""

from __future__ import annotations

import datetime as dt
import http.client
import json
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.bench.processes import ProcessTree
from kiosk.bench.report import Figure
from kiosk.link.keys import PrivateKey
from kiosk.link.messages import Heartbeat
from kiosk.link.parts import API
from kiosk.link.signature import sign_request

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

KIOSKS = 3_000
"""So many that none comes more often than it may."""
SENDERS = 4
FLEETS = (100, 10_000, 100_000)
_START = 180.0
_MEGA, _MILLI = 1_000_000, 1_000


def measure(seconds: float, database: str = "") -> tuple[dict[str, str], list[Figure]]:
    """Measure; return what the figures hold for, and the figures.

    Args:
        seconds: How long heartbeats are sent.
        database: What stands under `database:` in the settings; nothing for SQLite.
    """
    figures = []
    with tempfile.TemporaryDirectory(prefix="kiosk-bench.") as folder:
        place = Path(folder)
        port = _free_port()
        settings = place / "server.yaml"
        settings.write_text(
            f"address: http://127.0.0.1:{port}\nlisten: 127.0.0.1:{port}\ndemo: false\n"
            + (f"database: {database}\n" if database else ""),
            "utf-8",
        )
        environ = {
            **os.environ,
            "KIOSK_SERVER_SETTINGS": str(settings),
            "KIOSK_SERVER_DATA": str(place / "data"),
        }
        with _server(environ, port) as tree:
            _measuring(environ, "kiosks", str(KIOSKS), str(place / "keys"))
            figures += _heartbeats(place / "keys", port, seconds, tree)
            figures.append(
                Figure("server: memory of all its processes", "MB", tree.memory() / _MEGA)
            )
        for size in FLEETS:
            said = json.loads(_measuring(environ, "page", str(size)))
            of = f"fleet page, {size:,} kiosks"
            figures.append(Figure(f"{of}: processor", "ms", said["ms"]))
            figures.append(Figure(f"{of}: queries", "", said["queries"]))
    kind = "PostgreSQL" if database else "SQLite in WAL"
    return {"server": f"Granian, 2 processes of 4 threads, {kind}"}, figures


def _measuring(environ: dict[str, str], *words: str) -> str:
    command = [sys.executable, "-m", "kiosk.server.measure", *words]
    done = subprocess.run(command, env=environ, check=True, stdout=subprocess.PIPE)  # noqa: S603
    return done.stdout.decode().splitlines()[-1] if done.stdout else ""


@contextmanager
def _server(environ: dict[str, str], port: int) -> Iterator[ProcessTree]:
    command = [sys.executable, "-m", "kiosk", "server", "run"]
    process = subprocess.Popen(  # noqa: S603  # our own program, no shell
        command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        until = time.monotonic() + _START
        while not _listens(port):
            if process.poll() is not None or time.monotonic() > until:
                message = "the server did not start"
                raise RuntimeError(message)
            time.sleep(0.2)
        yield ProcessTree(process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def _listens(port: int) -> bool:
    with socket.socket() as trial:
        return trial.connect_ex(("127.0.0.1", port)) == 0


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _heartbeats(keys: Path, port: int, seconds: float, tree: ProcessTree) -> list[Figure]:
    seeds = keys.read_text("ascii").split()
    before = tree.seconds()
    with multiprocessing.get_context("spawn").Pool(SENDERS) as senders:
        parts = [(port, seeds[n::SENDERS], seconds) for n in range(SENDERS)]
        taken = sorted(each for part in senders.starmap(_send, parts) for each in part)
    spent = tree.seconds() - before
    return [
        Figure("heartbeats answered", "/s", len(taken) / seconds),
        Figure("heartbeat: processor of the server", "ms", spent / len(taken) * _MILLI),
        Figure("heartbeat: half are answered within", "ms", _at(taken, 0.5) * _MILLI),
        Figure("heartbeat: 99 in 100 are answered within", "ms", _at(taken, 0.99) * _MILLI),
    ]


def _at(taken: Sequence[float], part: float) -> float:
    return taken[min(int(len(taken) * part), len(taken) - 1)]


def _send(port: int, seeds: Sequence[str], seconds: float) -> list[float]:
    """Send heartbeats of many kiosks over one connection; return how long each took."""
    keys = [PrivateKey(bytes.fromhex(seed)) for seed in seeds]
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    path, taken, number = f"{API}heartbeat", [], 0
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        number += 1
        for key in keys:
            said = Heartbeat(at=dt.datetime.now(dt.UTC))
            body = said.model_dump_json(exclude_defaults=True).encode()
            headers = sign_request(key, "POST", path, body, number)
            begun = time.monotonic()
            connection.request("POST", path, body, {**headers, "Content-Type": "application/json"})
            answer = connection.getresponse()
            answer.read()
            if answer.status != http.client.OK:
                message = f"a heartbeat was answered with {answer.status}"
                raise RuntimeError(message)
            taken.append(time.monotonic() - begun)
            if time.monotonic() >= until:
                break
    return taken
