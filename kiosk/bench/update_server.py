"""The servers that content comes from: a web server, and the daemon of rsync."""

from __future__ import annotations

import contextlib
import functools
import os
import shutil
import socket
import threading
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.bench.program import BenchError, running, wait_until
from kiosk.release.local import LocalStorage
from kiosk.release.serve.server import Server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.bench.processes import ProcessTree

CONFIGURATION = Path(__file__).parents[2] / "deploy/nginx/kiosk.conf"
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
CONNECTIONS = 16_384
"""That nginx may hold at once."""
_NGINX = """\
{user}
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log stderr;
events {{ worker_connections {connections}; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/kiosk.conf;
}}
"""
_RSYNC = """\
use chroot = no
{user}
[site]
path = {source}
read only = yes
"""


@dataclass(frozen=True, slots=True)
class Served:
    """A web server that runs.

    Attributes:
        name: What it is.
        port: Where it listens, on the loopback.
        tree: Its processes; None when it runs within ours.
    """

    name: str
    port: int
    tree: ProcessTree | None = None

    @property
    def address(self) -> str:
        """The root of the published tree."""
        return f"http://127.0.0.1:{self.port}/"


@contextlib.contextmanager
def web_server(repository: Path, folder: Path) -> Iterator[Served]:
    """Serve a published tree as it is served in earnest, or else by the server for a desk.

    Args:
        repository: The tree.
        folder: A new folder, for the server's own files.
    """
    if NGINX is not None and CONFIGURATION.is_file():
        with nginx(repository, folder) as served:
            yield served
        return
    server = Server(LocalStorage(repository), ("127.0.0.1", 0))
    with _serving(server):
        yield Served("kiosk release serve", int(server.server_address[1]))


@contextlib.contextmanager
def nginx(repository: Path, folder: Path) -> Iterator[Served]:
    """Serve a published tree with nginx and the configuration of `deploy/`.

    Raises:
        BenchError: There is no nginx, or not its configuration.
    """
    if not CONFIGURATION.is_file():
        raise BenchError(
            zh="没有找到 deploy/nginx/kiosk.conf；请在源代码文件夹里测量。",
            en="There is no deploy/nginx/kiosk.conf; measure in the folder of the source code.",
        )
    port = free_port()
    folder.mkdir()
    ours = CONFIGURATION.read_text(encoding="utf-8")
    for line, instead in {
        "listen 80;": f"listen 127.0.0.1:{port} backlog=4096;",
        "listen [::]:80;": "",
        "root /srv/kiosk/repository;": f"root {repository};",
    }.items():
        ours = ours.replace(line, instead)
    (folder / "kiosk.conf").write_text(ours, encoding="utf-8")
    whole = _NGINX.format(folder=folder, connections=CONNECTIONS, user=_as_root("user root;"))
    (folder / "nginx.conf").write_text(whole, encoding="utf-8")
    command = [NGINX or "nginx", "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e"]
    with running([*command, "stderr"], folder / "log", {}) as program:
        wait_until(lambda: _answers(port), "nginx")
        yield Served("nginx, by deploy/nginx/kiosk.conf", port, program.tree)


@contextlib.contextmanager
def plain_server(folder: Path) -> Iterator[Served]:
    """Serve every file of a folder as it is."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Plain, directory=str(folder)))
    with _serving(server):
        yield Served("Python's http.server", server.server_port)


@contextlib.contextmanager
def rsync_daemon(source: Path, folder: Path) -> Iterator[int]:
    """Offer a folder as rsync's module `site`; yield the port.

    Args:
        source: What is offered.
        folder: A new folder, for the daemon's own files.

    Raises:
        BenchError: There is no rsync.
    """
    port = free_port()
    folder.mkdir()
    file = folder / "rsyncd.conf"
    user = _as_root("uid = root\ngid = root")
    file.write_text(_RSYNC.format(source=source, user=user), encoding="utf-8")
    command = ["rsync", "--daemon", "--no-detach", f"--config={file}"]
    command += ["--address=127.0.0.1", f"--port={port}"]
    with running(command, folder / "log", {}):
        wait_until(lambda: _answers(port), "rsync")
        yield port


def free_port() -> int:
    """Return a port of the loopback where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def _as_root(words: str) -> str:
    """Return `words` if we are root, whose folders a server without rights cannot enter."""
    return words if os.geteuid() == 0 else ""


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


@contextlib.contextmanager
def _serving(server: ThreadingHTTPServer) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Plain(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""
