from __future__ import annotations

import base64
import hashlib
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest
import requests

from tests.server.authoring.films import make_film

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.long
REPOSITORY = Path(__file__).parents[3]
TUS = {"Tus-Resumable": "1.0.0"}
PIECE = 1 << 20
KILLS = 5


class Server:
    """A real server of one process, which may be killed and started again."""

    def __init__(self, data: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self.address = f"http://127.0.0.1:{self.port}"
        settings = data / "server.yaml"
        settings.write_text(f"address: {self.address}\nlisten: 127.0.0.1:{self.port}\n", "utf-8")
        self.environ = {
            **os.environ,
            "KIOSK_SERVER_SETTINGS": str(settings),
            "KIOSK_SERVER_DATA": str(data / "kept"),
            "DJANGO_SETTINGS_MODULE": "kiosk.server.project.settings",
        }
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws",
            "--host", "127.0.0.1", "--port", str(self.port), "--workers", "1",
            "kiosk.server.project.wsgi:application",
        ]  # fmt: skip
        self.process = subprocess.Popen(command, cwd=REPOSITORY, env=self.environ)
        while True:
            try:
                requests.get(f"{self.address}/accounts/login/", timeout=60)
            except requests.ConnectionError:
                assert self.process.poll() is None
                time.sleep(0.2)  # of the server: it says nothing when it listens
            else:
                return

    def kill(self) -> None:
        """End it and its children at once, as the power does."""
        if self.process is None:
            return
        parent = psutil.Process(self.process.pid)
        for one in (*parent.children(recursive=True), parent):
            one.kill()
        self.process.wait()
        self.process = None


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(tmp_path)
    yield made
    made.kill()


def test_an_upload_goes_on_where_a_killed_server_left_it(server: Server, tmp_path: Path) -> None:
    made = subprocess.run(
        [sys.executable, "-m", "tests.server.authoring.killed_server"],
        cwd=REPOSITORY,
        env=server.environ,
        capture_output=True,
        text=True,
        check=True,
    )
    cookie, key, site = made.stdout.split()
    film = make_film(tmp_path / "film.mp4", seconds=20, size="1280x720")
    with film.open("ab") as opened:  # a box that players pass over makes it large
        opened.write((24 << 20).to_bytes(4, "big") + b"free" + os.urandom((24 << 20) - 8))
    data = film.read_bytes()

    server.start()
    browser = requests.Session()
    browser.cookies.set(cookie, key, domain="127.0.0.1")
    browser.get(f"{server.address}/authoring/films/{site}/", timeout=60)
    guard = {"X-CSRFToken": browser.cookies["csrftoken"], "Referer": server.address}
    name = base64.b64encode("村口.mp4".encode()).decode()
    begun = browser.post(
        f"{server.address}/authoring/uploads/{site}/",
        headers={
            **TUS,
            **guard,
            "Upload-Length": str(len(data)),
            "Upload-Metadata": f"filename {name}",
        },
        timeout=60,
    )
    assert begun.status_code == 201
    place = f"{server.address}{begun.headers['Location']}"

    def stands() -> int:
        answer = browser.head(place, headers={**TUS, **guard}, timeout=60)
        return int(answer.headers["Upload-Offset"])

    def pieces(offset: int, until: int) -> Iterator[bytes]:
        """Yield the film from `offset`, and kill the server on the way."""
        while offset < len(data):
            yield data[offset : offset + PIECE]
            offset += PIECE
            if offset > until:
                server.kill()

    offsets = [0]
    for kill in range(KILLS):
        until = len(data) * (kill + 1) // (KILLS + 2)
        with pytest.raises(requests.ConnectionError):
            browser.patch(
                place,
                data=_Sized(pieces(offsets[-1], until), len(data) - offsets[-1]),
                headers={
                    **TUS,
                    **guard,
                    "Upload-Offset": str(offsets[-1]),
                    "Content-Type": "application/offset+octet-stream",
                },
                timeout=120,
            )
        server.kill()
        server.start()
        offsets.append(stands())
    assert offsets == sorted(offsets)
    assert 0 < offsets[-1] < len(data)

    done = browser.patch(
        place,
        data=data[offsets[-1] :],
        headers={
            **TUS,
            **guard,
            "Upload-Offset": str(offsets[-1]),
            "Content-Type": "application/offset+octet-stream",
        },
        timeout=300,
    )
    assert done.status_code == 204
    state = browser.get(f"{place}state/", timeout=60).json()
    assert (state["done"], state["refused"], state["waiting"]) == (True, False, False), state
    kept = list((tmp_path / "kept" / "media" / "recordings").iterdir())
    assert [hashlib.sha256(file.read_bytes()).hexdigest() for file in kept] == [
        hashlib.sha256(data).hexdigest()
    ]


class _Sized:
    """A body of a known length that comes piece by piece."""

    def __init__(self, pieces: Iterator[bytes], length: int) -> None:
        self._pieces = pieces
        self._length = length

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[bytes]:
        return self._pieces
