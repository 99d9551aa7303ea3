"""Opens connections to a port as fast as it can, asks slowly on each, and never ends an asking.

Usage: python -m kiosk.bench.flood HOST PORT COUNT

It says how many it opened, and ends when its input does.
"""

from __future__ import annotations

import resource
import selectors
import socket
import sys

_PATIENCE = 5.0
_LOOK_EVERY = 500
_SPARE = 64
"""File handles kept for other things than connections."""


def main(host: str, port: int, count: int) -> None:
    """Open `count` connections, one after another, and keep those that are not turned away."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    held: list[socket.socket] = []
    for opened in range(1, count + 1):
        try:
            held.append(socket.create_connection((host, port), timeout=_PATIENCE))
            held[-1].sendall(b"GET / HTTP/1.1\r\nX-Slow: ")
        except OSError:
            pass  # turned away, which is what is hoped for
        if len(held) > most - _SPARE or opened % _LOOK_EVERY == 0:
            held = [one for one in held if _is_open(one)]
    sys.stdout.write(f"{count}\n")
    sys.stdout.flush()
    waiting = selectors.DefaultSelector()
    waiting.register(sys.stdin, selectors.EVENT_READ)
    while not waiting.select(timeout=0.5):
        held = [one for one in held if _asks_on(one)]


def _is_open(one: socket.socket) -> bool:
    one.settimeout(0)
    try:
        if one.recv(1):
            return True
    except BlockingIOError:
        return True
    except OSError:
        pass
    one.close()
    return False


def _asks_on(one: socket.socket) -> bool:
    try:
        one.send(b"x")
    except OSError:
        one.close()
        return False
    return True


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
