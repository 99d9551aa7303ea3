"""A real nginx on the loopback, over a folder of files."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")

_SETTINGS = """
{user}
daemon off;
worker_processes 1;
error_log stderr;
pid {folder}/nginx.pid;
events {{}}
http {{
    access_log off;
    default_type application/octet-stream;
    types {{ application/json json; }}
    gzip on;
    gzip_types application/json;
    gzip_min_length 100;
    client_body_temp_path {folder};
    proxy_temp_path {folder};
    fastcgi_temp_path {folder};
    uwsgi_temp_path {folder};
    scgi_temp_path {folder};
    server {{
        listen {host}:{port};
        root {root};
        {extra}
    }}
}}
"""


class Nginx:
    """Serves the folder `root` while it is entered; `extra` are settings of the server."""

    def __init__(self, root: Path, folder: Path, extra: str = "") -> None:
        # nginx takes over a socket that listens already: nobody waits until it is ready.
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.set_inheritable(True)
        folder.mkdir()
        settings = folder / "nginx.conf"
        settings.write_text(
            _SETTINGS.format(
                user="user root;" if os.geteuid() == 0 else "",
                folder=folder,
                host="127.0.0.1",
                port=self.port,
                root=root,
                extra=extra,
            )
        )
        number = self._socket.fileno()
        self._process = subprocess.Popen(
            [str(PROGRAM), "-p", str(folder), "-c", str(settings), "-e", "stderr"],
            env=os.environ | {"NGINX": f"{number};"},
            pass_fds=[number],
            stderr=subprocess.DEVNULL,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self._process.terminate()
        self._process.wait(30)
        self._socket.close()

    @property
    def port(self) -> int:
        return int(self._socket.getsockname()[1])

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"
