"""Opens connections to a port as fast as it can, asks slowly on each, and never ends an asking.

Usage: python -m tests.remote.flood PORT COUNT

It says how many it opened, and ends when its input does.
"""

from __future__ import annotations

import resource
import selectors
import socket
import sys


def main(port: int, count: int) -> None:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    held: list[socket.socket] = []
    opened = 0
    while opened < count:
        try:
            held.append(socket.create_connection(("127.0.0.1", port), timeout=5))
            held[-1].sendall(b"GET / HTTP/1.1\r\nX-Slow: ")
        except OSError:
            pass  # turned away, which is what is hoped for
        opened += 1
        if len(held) > most - 64 or opened % 500 == 0:
            held = still_open(held)
    sys.stdout.write(f"{opened}\n")
    sys.stdout.flush()
    waiting = selectors.DefaultSelector()
    waiting.register(sys.stdin, selectors.EVENT_READ)
    while not waiting.select(timeout=0.5):
        for one in held:
            try:
                one.send(b"x")
            except OSError:
                continue


def still_open(held: list[socket.socket]) -> list[socket.socket]:
    kept = []
    for one in held:
        one.settimeout(0)
        try:
            if one.recv(1) == b"":
                one.close()
                continue
        except BlockingIOError:
            kept.append(one)
        except OSError:
            one.close()
    return kept


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
