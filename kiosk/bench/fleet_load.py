"""Checks as they reach a real server: each on a new connection, which then stays open for a while.

The bytes of a check are those that a real agent sent. In front of the server are as many open
connections as kiosks of such a fleet hold at any moment.
"""

from __future__ import annotations

import resource
import socket
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.bench.program import BenchError

if TYPE_CHECKING:
    from kiosk.bench.processes import ProcessTree

AT_ONCE = 64
"""Checks that are under way at the same time."""
_ENOUGH = 65_536
_SOURCES = 250
"""Addresses of the loopback that kiosks ask from: one has too few ports for all of them."""
_OWN_FILES = 200


@dataclass(frozen=True, slots=True)
class Cost:
    """What checks cost a server.

    Attributes:
        checks: How many were made.
        bytes: In both directions.
        processor: Seconds, of the server.
        memory: Bytes of the server, with all the connections open.
        open: How many were.
    """

    checks: int
    bytes: int
    processor: float
    memory: int
    open: int


def ask_many(port: int, request: bytes, tree: ProcessTree, *, count: int, hold: int) -> Cost:
    """Make checks as fast as they are answered, and count what they cost.

    Args:
        port: Of the server, on the loopback.
        request: What a kiosk with nothing new to hear sends.
        tree: The server's processes.
        count: How many checks.
        hold: How many connections stay open.

    Raises:
        BenchError: Something else than "nothing new" was answered, or this system cannot hold
            so many connections.
    """
    allow_files(hold + AT_ONCE)
    held: deque[socket.socket] = deque()
    try:
        _ask(port, request, held, hold, hold)
        before = tree.seconds()
        moved = _ask(port, request, held, count, hold)
        return Cost(count, moved, tree.seconds() - before, tree.memory(), len(held))
    finally:
        for one in held:
            one.close()


def allow_files(count: int) -> None:
    """Allow this process, and what it starts, so many open files beside its own.

    Raises:
        BenchError: The system does not.
    """
    need = count + _OWN_FILES
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < need:
        raise BenchError(
            zh=f"系统只允许打开 {hard} 个文件，测量需要 {need} 个；请先用 ulimit -Hn 调高。",
            en=f"This system allows {hard} open files, {need} are needed; raise ulimit -Hn first.",
        )
    if soft != resource.RLIM_INFINITY and soft < need:
        resource.setrlimit(resource.RLIMIT_NOFILE, (need, hard))


def _ask(port: int, request: bytes, held: deque[socket.socket], count: int, hold: int) -> int:
    """Make `count` checks, and leave `hold` connections open; return the bytes."""
    moved = 0
    for begin in range(0, count, AT_ONCE):
        asking = []
        for number in range(begin, min(begin + AT_ONCE, count)):
            source = (f"127.0.0.{2 + number % _SOURCES}", 0)
            asking.append(socket.create_connection(("127.0.0.1", port), 30, source))
            asking[-1].sendall(request)
        for one in asking:
            moved += len(request) + _answer(one)
        held.extend(asking)
        while len(held) > hold:
            held.popleft().close()
    return moved


def _answer(one: socket.socket) -> int:
    answer = b""
    while not answer.endswith(b"\r\n\r\n"):
        part = one.recv(_ENOUGH)
        answer += part
        if not part or not answer.startswith(b"HTTP/1.1 304"[: len(answer)]):
            raise BenchError(
                zh=f"服务器的回答不是“没有新内容”：{answer[:60]!r}",
                en=f"The server did not answer that nothing is new: {answer[:60]!r}",
            )
    return len(answer)
