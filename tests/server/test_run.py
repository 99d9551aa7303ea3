"""The server as it is started: a process, with processes of its own."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest

from kiosk.server.run import PrepareError, alone, environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PATIENCE = 240.0
_ROOT = Path(__file__).resolve().parents[2]


def _until(true: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + _PATIENCE
    while not true():
        assert time.monotonic() < until, what
        time.sleep(0.2)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


class Server:
    """One that runs on a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = _free_port()
        self.settings = folder / "server.yaml"
        self.settings.write_text(
            f"address: http://127.0.0.1:{self.port}\nlisten: 127.0.0.1:{self.port}\n"
            "processes: 1\nthreads: 2\ndemo: false\n",
            "utf-8",
        )
        self.said = (folder / "said").open("wb")
        self.process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "kiosk",
                "server",
                "run",
                "--settings",
                str(self.settings),
                "--data",
                str(folder / "data"),
            ],
            stdout=self.said,
            stderr=subprocess.STDOUT,
            cwd=_ROOT,
            env={**os.environ, "PYTHONPATH": str(_ROOT)},
        )

    def answers(self) -> bool:
        assert self.process.poll() is None, self.read()
        try:
            address = f"http://127.0.0.1:{self.port}/accounts/login/"
            with urllib.request.urlopen(address, timeout=5) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def read(self) -> str:
        return (self.folder / "said").read_text("utf-8", "replace")

    def worker(self) -> psutil.Process | None:
        for child in psutil.Process(self.process.pid).children(recursive=True):
            try:
                if child.cmdline()[-2:] == ["kiosk.server.jobs.worker", "default"]:
                    return child
            except psutil.Error:
                continue
        return None

    def enqueue(self, code: str) -> None:
        subprocess.run(
            [sys.executable, "-c", f"import django; django.setup(); {code}"],
            check=True,
            cwd=_ROOT,
            env={
                **environment(self.settings, self.folder / "data"),
                "PYTHONPATH": str(_ROOT),
            },
        )

    def end(self) -> int:
        if self.process.poll() is None:
            self.process.terminate()
        return self.process.wait(_PATIENCE)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    running = Server(tmp_path)
    try:
        _until(running.answers, "the server answers")
        yield running
    finally:
        running.end()
        running.said.close()


@pytest.mark.timeout(900)
def test_it_runs_recovers_a_killed_workers_job_and_ends_in_order(
    server: Server, tmp_path: Path
) -> None:
    said = server.read()
    assert "admin" in said
    assert "DJANGO" not in said

    # a worker is killed in the middle of a job; the next one does it
    notes = tmp_path / "notes"
    job = "from tests.server.jobs.tasks import note_and_hang_once as job"
    server.enqueue(f"{job}; job.enqueue({str(notes)!r})")
    _until(notes.exists, "the job begins")
    first = server.worker()
    assert first is not None
    first.send_signal(signal.SIGKILL)
    _until(lambda: notes.read_text("utf-8").endswith("done\n"), "the job is done again")
    assert server.answers()

    # it ends in order, and leaves nobody behind
    children = psutil.Process(server.process.pid).children(recursive=True)
    assert children
    assert server.end() == 0, server.read()
    assert not [child for child in children if child.is_running() and child.status() != "zombie"]


@pytest.mark.timeout(900)
def test_a_server_that_is_killed_leaves_nobody_behind_and_starts_again(tmp_path: Path) -> None:
    running = Server(tmp_path)
    try:
        _until(running.answers, "the server answers")
        told = running.read()
        children = psutil.Process(running.process.pid).children(recursive=True)
        running.process.kill()
        running.process.wait()
        _until(
            lambda: not [c for c in children if c.is_running() and c.status() != "zombie"],
            "its processes end with it",
        )
    finally:
        running.end()
        running.said.close()
    again = Server(tmp_path)
    try:
        _until(again.answers, "the server answers again")
        password = next(line for line in told.splitlines() if line.strip().startswith("admin"))
        assert password not in again.read()  # it was told once
    finally:
        again.end()
        again.said.close()
    shutil.rmtree(tmp_path / "data")


def test_a_second_server_on_the_same_folder_says_so(tmp_path: Path) -> None:
    with alone(tmp_path), pytest.raises(PrepareError, match="already"), alone(tmp_path):
        pass
    with alone(tmp_path):
        pass  # the first one has ended
