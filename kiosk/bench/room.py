"""A room with two screens, the second one following, and a narrator's phone."""

from __future__ import annotations

import contextlib
import json
import secrets
import shutil
import socket
import sys
import time
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import yaml
from websockets.sync.client import connect

from kiosk.bench.code import read_code
from kiosk.bench.glass import Glass
from kiosk.bench.numbered import make_numbered_film
from kiosk.bench.program import BenchError, running, wait_until
from kiosk.companion.key import new_key
from kiosk.content.fonts import prepare_fonts
from kiosk.content.visit import Visit
from kiosk.device import health
from kiosk.device.virtual_screen import virtual_screen
from kiosk.settings import find_settings, load_settings
from kiosk.show.pin import sealed
from kiosk.show.presenter.standing import Phase, Standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from websockets.sync.connection import Connection

    from kiosk.bench.bench import Bench
    from kiosk.bench.program import Running

EDGE = (0.5, 0.995)
PHONE = (0.92, 0.951)
BESIDE = (0.02, 0.5)
"""Spots of a wide glass: what brings the narrator's bar up, its button for a phone, and what puts
both away again."""
SLIDES, FILM = 0, 1
"""Segments of the visit."""
_PIN = "270418"
_PATIENCE = 120.0
_QUIET = 3.0
"""Seconds until what was opened has come."""


class Phone:
    """A phone that holds control; what it is sent is read only between taps."""

    def __init__(self, host: str, key: str, socket: Connection) -> None:
        """Be in the room at `host`, with a pass."""
        self.host, self.key = host, key
        self._socket = socket

    def do(self, **act: Any) -> None:
        """Do an act."""
        self._socket.send(json.dumps({"say": "do", "act": act}))

    def catch_up(self) -> None:
        """Read what was sent."""
        with contextlib.suppress(TimeoutError):
            while True:
                self._socket.recv(timeout=0)


class Room(NamedTuple):
    """Two screens and a phone.

    Attributes:
        glasses: The glass of each.
        screens: The display of each.
        status: The status file of each.
        phone: Leads the visit.
    """

    glasses: tuple[Glass, Glass]
    screens: tuple[Running, Running]
    status: tuple[Path, Path]
    phone: Phone

    def wait_for(self, place: str) -> None:
        """Wait until both screens are at a place."""
        for file in self.status:
            wait_until(
                lambda file=file: health.read(file).place.startswith(place),  # type: ignore[misc]
                place,
                timeout=_PATIENCE,
            )


@contextlib.contextmanager
def room(bench: Bench, minutes: float) -> Iterator[Room]:
    """Furnish a room, for a film of so many minutes; it goes with the block."""
    folder = bench.setting.folder / "room"
    site = folder / "site"
    shutil.copytree(bench.setting.loaded.folder, site)
    make_numbered_film(site / bench.setting.film, round(minutes * 60) + 60)
    prepare_fonts(folder / "fonts")
    key = new_key()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    first = _settle(bench, folder / "first", site, {"port": port, "companion": key})
    _be_in_a_visit(folder / "first", bench)
    followed = {"companion": key, "follow": f"127.0.0.1:{port}"}
    second = _settle(bench, folder / "second", site, followed)
    with contextlib.ExitStack() as stack:
        display = stack.enter_context(virtual_screen(*bench.setting.size))
        glass = stack.enter_context(contextlib.closing(Glass(display)))
        ours = stack.enter_context(_display(first, bench.setting.display))
        theirs = stack.enter_context(_display(second, display))
        status = (folder / "first/status.json", folder / "second/status.json")
        for file in status:
            wait_until(file.exists, "a display", timeout=_PATIENCE)
        phone = stack.enter_context(_phone(bench))
        yield Room((bench.glass, glass), (ours, theirs), status, phone)


def _settle(bench: Bench, folder: Path, site: Path, remote: Mapping[str, object]) -> Path:
    (folder / "data").mkdir(parents=True)
    (folder / "data/fonts").symlink_to(folder.with_name("fonts"))
    values = {
        "site": str(site),
        "theme": str(load_settings(find_settings()).theme),
        "data": str(folder / "data"),
        "status": str(folder / "status.json"),
        "window": "{}x{}".format(*bench.setting.size),
        "service": {"pin": sealed(_PIN, secrets.token_bytes(16))},
        "remote": remote,
    }
    file = folder / "kiosk.yaml"
    file.write_text(yaml.safe_dump(values), encoding="utf-8")
    return file


def _be_in_a_visit(folder: Path, bench: Bench) -> None:
    """Leave a visit as if the display had failed in it: it goes on there."""
    segments = [{"deck": bench.setting.deck.id, "minutes": 20}, {"film": {}, "minutes": 20}]
    visit = {"id": "bench", "delegation": "Bench", "segments": segments}
    standing = Standing(visit=Visit.model_validate(visit), phase=Phase.UNDER_WAY)
    file = folder / "data/visits/standing.json"
    file.parent.mkdir()
    file.write_text(standing.model_dump_json(), encoding="utf-8")


@contextlib.contextmanager
def _display(settings: Path, display: str) -> Iterator[Running]:
    command = [sys.executable, "-m", "kiosk", "run", "--settings", str(settings), "--no-agent"]
    with running(command, settings.with_name("log"), {"DISPLAY": display}) as program:
        yield program


@contextlib.contextmanager
def _phone(bench: Bench) -> Iterator[Phone]:
    """Bring the code up on the first screen, read it, and come in with it and the PIN."""
    bench.first_picture()
    time.sleep(_QUIET)
    link = _link(bench)
    host, secret = urlsplit(link).netloc, urlsplit(link).fragment.partition("=")[2]
    knock = json.dumps({"secret": secret, "pin": _PIN}).encode()
    origin = {"Origin": f"http://{host}", "Content-Type": "application/json"}
    with urlopen(Request(f"http://{host}/come-in", knock, origin), timeout=_PATIENCE) as answer:
        key = answer.headers["set-cookie"].partition("=")[2].partition(";")[0]
    bench.tap(BESIDE)
    time.sleep(_QUIET)
    bench.tap(BESIDE)
    with connect(
        f"ws://{host}/lead?name=bench&language=zh-Hans",
        additional_headers={"Cookie": f"pass={key}"},
        origin=origin["Origin"],  # type: ignore[arg-type]  # a text as any
    ) as phone:
        yield Phone(host, key, phone)


def _link(bench: Bench) -> str:
    for _ in range(5):
        bench.tap(EDGE)
        time.sleep(_QUIET)
        bench.tap(PHONE)
        time.sleep(_QUIET)
        link = read_code(bench.glass)
        if link is not None and "#s=" in link:
            return link
        bench.tap(BESIDE)
        time.sleep(_QUIET)
    raise BenchError(
        zh="主屏上没有出现手机的二维码。请查看它的日志。",
        en="The first screen shows no code for a phone. Look at its log.",
    )
