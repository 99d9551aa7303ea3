"""Real servers of a published tree, started for a test."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

CONFIGURATION = Path(__file__).parents[2] / "deploy/nginx/kiosk.conf"
_WHOLE = """\
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 256; }}
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


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def readable_folder() -> Iterator[Path]:
    """Make a folder that every user of this machine may enter."""
    folder = Path(tempfile.mkdtemp(prefix="kiosk-nginx-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


@contextmanager
def nginx(repository: Path, *, open_file_cache: bool = False) -> Iterator[str]:
    """Serve `repository` with our configuration, as a user without rights; yield the address."""
    program = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if program is None:
        pytest.fail("no nginx: install nginx-light")
    port = free_port()
    with readable_folder() as folder:
        ours = CONFIGURATION.read_text(encoding="utf-8")
        for line, instead in {
            "listen 80;": f"listen 127.0.0.1:{port};",
            "listen [::]:80;": "",
            "root /srv/kiosk/repository;": f"root {repository};",
            **({"open_file_cache off;": "open_file_cache max=99;"} if open_file_cache else {}),
        }.items():
            assert line in ours
            ours = ours.replace(line, instead)
        (folder / "kiosk.conf").write_text(ours, encoding="utf-8")
        (folder / "nginx.conf").write_text(_WHOLE.format(folder=folder), encoding="utf-8")
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid if os.getuid() == 0 else -1, -1)
        rights = (
            {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
            if os.getuid() == 0
            else {}
        )
        process = subprocess.Popen(
            [program, "-p", str(folder), "-c", str(folder / "nginx.conf")],
            stderr=subprocess.PIPE,
            **rights,  # type: ignore[call-overload]
        )
        try:
            _wait(process, port)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(20)


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if process.poll() is not None:
            assert process.stderr is not None
            pytest.fail(process.stderr.read().decode())
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            continue
        return
    pytest.fail("nginx does not answer")
