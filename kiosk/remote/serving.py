"""The server on a thread of its own, with as many connections as a room needs and no more."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import uvicorn

from kiosk.errors import RemoteError
from kiosk.remote.guarded import Guarded
from kiosk.remote.messages import LONGEST

if TYPE_CHECKING:
    from starlette.types import ASGIApp

_LONGEST_HEAD = 16_384
_STOPS_WITHIN = 3.0


class Serving:
    """A running server; `stop` returns when nothing of it is left."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        host: str,
        port: int,
        certificate: Path | None = None,
        key: Path | None = None,
    ) -> None:
        """Listen, then serve on a thread.

        Args:
            app: What answers.
            host: The address to listen at; `0.0.0.0` for the whole room.
            port: The port; 0 for any that is free.
            certificate: A certificate file for HTTPS.
            key: Its key.

        Raises:
            RemoteError: The port is taken.
        """
        self._socket = _listen(host, port)
        self.port: int = self._socket.getsockname()[1]
        self._counts: Counter[str] = Counter()
        self._server = uvicorn.Server(
            uvicorn.Config(
                app,
                http=cast("Any", partial(Guarded, self._counts)),
                ws="websockets-sansio",
                ws_max_size=LONGEST,
                ws_max_queue=8,
                ws_ping_interval=5.0,
                ws_ping_timeout=10.0,
                lifespan="off",
                log_config=None,
                access_log=False,
                proxy_headers=False,
                server_header=False,
                timeout_keep_alive=5,
                timeout_graceful_shutdown=1,
                h11_max_incomplete_event_size=_LONGEST_HEAD,
                ssl_certfile=certificate,
                ssl_keyfile=key,
            )
        )
        self._thread = threading.Thread(target=self._run, name="remote", daemon=True)
        self._thread.start()

    @property
    def connections(self) -> int:
        """How many connections are held that may still ask over HTTP."""
        return self._counts.total()

    def stop(self) -> None:
        """Close every connection and end."""
        self._server.should_exit = True
        self._thread.join(_STOPS_WITHIN)

    def _run(self) -> None:
        with contextlib.suppress(OSError):  # so that whoever looks at threads sees what it costs
            Path("/proc/thread-self/comm").write_text("remote", encoding="ascii")
        self._server.run(sockets=[self._socket])


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), backlog=128)
    except OSError as error:
        raise RemoteError(
            f"解说员手机页面无法使用端口 {port}：{error.strerror}；请在 kiosk.yaml 的 remote"
            " 里换一个",
            f"the narrator's page cannot use port {port}: {error.strerror}; choose another in"
            " kiosk.yaml under remote",
        ) from error
