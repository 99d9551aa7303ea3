"""`kiosk server run`: everything of the server, started, watched and ended together."""

from __future__ import annotations

import fcntl
import logging
import os
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kiosk.errors import KioskError
from kiosk.server.jobs.queues import DRAWING, LONG, QUICK
from kiosk.server.project.config import DATA_VARIABLE, VARIABLE, load_server_settings
from kiosk.server.supervisor import Child, Supervisor

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kiosk.server.project.config import ServerSettings

_log = logging.getLogger(__name__)

_BACKLOG = 1024
_HEADERS_WITHIN = 10_000
"""Milliseconds that a client may take to say what it wants."""
_CACHED = 60
"""Seconds that what lies still may be kept elsewhere: what announces a release lies beside it."""


class PrepareError(KioskError):
    """The server's database or files could not be made ready."""


def environment(settings_file: Path | None, data: Path | None) -> dict[str, str]:
    """Return what every process of the server is started with."""
    named = {VARIABLE: settings_file, DATA_VARIABLE: data}
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "kiosk.server.project.settings",
        "PYTHONUTF8": "1",
        **{name: str(path.absolute()) for name, path in named.items() if path is not None},
    }


def run(settings_file: Path | None = None, data: Path | None = None) -> int:
    """Run the server until told to end; return the exit status.

    Args:
        settings_file: `server.yaml`; None for what the machine has.
        data: The folder of everything it keeps; None for what the settings say.

    Raises:
        SettingsError: The settings are wrong.
        PrepareError: The database or the files could not be made ready, or another server runs
            on the same folder.
    """
    environ, settings = _begun(settings_file, data)
    with alone(settings.data):
        return _run(environ, settings)


def _run(environ: dict[str, str], settings: ServerSettings) -> int:
    prepare(environ)
    children = [Child("web", _web(settings), environ)]
    if settings.worker:
        children += _workers(environ)
    return _watch(Supervisor(children), f"{settings.address}/")


@contextmanager
def alone(data: Path) -> Iterator[None]:
    """Keep a second server off the same folder; two could listen on one port, and nobody notice.

    Raises:
        PrepareError: One runs already.
    """
    data.mkdir(mode=0o750, parents=True, exist_ok=True)
    with (data / "server.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise PrepareError(
                f"已经有一个服务器在用 {data}；请先停下它，或用 --data 另选一个文件夹",
                f"a server runs on {data} already; end it, or name another folder with --data",
            ) from error
        yield


def run_worker(settings_file: Path | None = None, data: Path | None = None) -> int:
    """Run the workers alone, beside a server whose settings say `worker: false`.

    Raises:
        SettingsError: The settings are wrong.
    """
    environ, _ = _begun(settings_file, data)
    return _watch(Supervisor(_workers(environ)), None)


def manage(words: Sequence[str], settings_file: Path | None, data: Path | None) -> int:
    """Run one of Django's commands for technicians; return its exit status."""
    environ, _ = _begun(settings_file, data)
    command = [sys.executable, "-m", "django", *words]
    return subprocess.run(command, env=environ, check=False).returncode  # noqa: S603  # no shell


def _begun(settings_file: Path | None, data: Path | None) -> tuple[dict[str, str], ServerSettings]:
    """Return what every process is started with, and the settings, once they are read."""
    environ = environment(settings_file, data)
    os.environ.update(environ)
    settings = load_server_settings()
    if settings.storage is not None and settings.storage.credentials_file is not None:
        # What publishes asks for no other way to be told.
        environ["AWS_SHARED_CREDENTIALS_FILE"] = str(settings.storage.credentials_file)
    return environ, settings


def prepare(environ: dict[str, str]) -> None:
    """Make database and files ready, in a process of its own, whose memory ends with it.

    Raises:
        PrepareError: It failed; what it printed says why.
    """
    status = subprocess.run(
        [sys.executable, "-m", "kiosk.server.prepare"], env=environ, check=False
    ).returncode
    if status:
        raise PrepareError(
            "服务器没有准备好，原因见上面", "the server could not be made ready; see above"
        )


def _workers(environ: dict[str, str]) -> list[Child]:
    """Return a worker for what somebody waits for, one for pictures of drafts, one for films."""
    start = (sys.executable, "-m", "kiosk.server.jobs.worker")
    queues = (QUICK, DRAWING, LONG)
    return [Child(f"worker-{queue}", (*start, queue), environ) for queue in queues]


def _web(settings: ServerSettings) -> list[str]:
    host, _, port = settings.listen.rpartition(":")
    folders = settings.folders
    # Pictures and finished exports lie under names that nobody guesses.
    mounts = {
        "/static": folders.static,
        "/published": folders.published,
        "/media": folders.media,
        "/exports": folders.exports,
    }
    for folder in mounts.values():
        folder.mkdir(parents=True, exist_ok=True)
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"),
        *("--host", host.strip("[]"), "--port", port),
        *("--workers", str(settings.processes), "--blocking-threads", str(settings.threads)),
        *("--backlog", str(_BACKLOG), "--http", "1"),
        *("--http1-header-read-timeout", str(_HEADERS_WITHIN)),
        *("--respawn-failed-workers", "--respawn-interval", "2", "--workers-kill-timeout", "10"),
        *(
            word
            for route, folder in mounts.items()
            for word in ("--static-path-route", route, "--static-path-mount", str(folder))
        ),
        *("--static-path-expires", str(_CACHED)),
        "kiosk.server.project.wsgi:application",
    ]


def _watch(supervisor: Supervisor, address: str | None) -> int:
    ended = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: ended.set())
    if address:
        print(f"\n管理网址 · the console: {address}\n", flush=True)  # noqa: T201
    return supervisor.run(ended)
