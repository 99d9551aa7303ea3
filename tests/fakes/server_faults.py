"""What a server can do to a request in place of a good answer; for `bad_server`."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable

    from tests.fakes.bad_server import Exchange

    Fault = Callable[[Exchange], None]

BLOCK = 65_536


def honest(one: Exchange) -> None:
    """Answer well: ranges, entity tags, lengths."""
    status, headers = one.honest_head()
    one.head(status, headers)
    if status in (200, 206):
        for at in range(one.start, len(one.body), BLOCK):
            one.write(one.body[at : at + BLOCK])


def saying(headers: dict[str, str]) -> Fault:
    """Answer well, with these headers besides."""

    def fault(one: Exchange) -> None:
        one.extra.update(headers)
        honest(one)

    return fault


def cut_after(count: int, *, reset: bool = False) -> Fault:
    """Promise everything, send `count` bytes of it, and hang up."""

    def fault(one: Exchange) -> None:
        one.head(*one.honest_head())
        one.write(one.body[one.start :][:count])
        (one.reset if reset else one.close)()

    return fault


def cut_in_headers(one: Exchange) -> None:
    one.raw(b"HTTP/1.1 200 OK\r\nContent-Le")
    one.close()


def hang_up(one: Exchange) -> None:
    one.close()


def reset(one: Exchange) -> None:
    one.reset()


def ignore_range(one: Exchange) -> None:
    """Send everything, whatever part was asked for."""
    one.head(200, {"Content-Length": str(len(one.body))})
    one.write(one.body)


def say_range(text: str, *, shift: int = 0) -> Fault:
    """Answer with another part than the one asked for, or say so."""

    def fault(one: Exchange) -> None:
        body = one.body[one.start + shift :]
        one.head(206, {"Content-Range": text, "Content-Length": str(len(body))})
        one.write(body)

    return fault


def say_length(length: int | str, *, body: bytes | None = None) -> Fault:
    """Lie about the length."""

    def fault(one: Exchange) -> None:
        status, headers = one.honest_head()
        one.head(status, headers | {"Content-Length": str(length)})
        one.write(one.body[one.start :] if body is None else body)
        one.close()

    return fault


def no_length(*, more: bytes = b"", end: int | None = None) -> Fault:
    """Send until the connection is closed, without saying how much it will be."""

    def fault(one: Exchange) -> None:
        status, headers = one.honest_head()
        headers.pop("Content-Length")
        one.head(status, headers | {"Connection": "close"})
        one.write(one.body[one.start : end] + more)
        one.close()

    return fault


def chunked(size: int = 1_000, *, cut: bool = False) -> Fault:
    """Send in chunks of `size` bytes, and perhaps forget the last one."""

    def fault(one: Exchange) -> None:
        status, headers = one.honest_head()
        headers.pop("Content-Length")
        one.head(status, headers | {"Transfer-Encoding": "chunked"})
        body = one.body[one.start :]
        for at in range(0, len(body), size):
            part = body[at : at + size]
            one.raw(f"{len(part):x}\r\n".encode())
            one.write(part)
            one.raw(b"\r\n")
        if cut:
            one.close()
        else:
            one.raw(b"0\r\n\r\n")

    return fault


def endless(one: Exchange) -> None:
    """Never stop sending."""
    one.head(200 if not one.start else 206, one.honest_head()[1] | {"Content-Length": str(2**60)})
    _for_ever(one, b"\0" * BLOCK)


def endless_without_length(one: Exchange) -> None:
    one.head(200, {"Connection": "close"})
    _for_ever(one, b"\0" * BLOCK)


def endless_trailers(one: Exchange) -> None:
    """End the body, and go on with headers behind it."""
    one.head(200, {"Transfer-Encoding": "chunked"})
    one.raw(f"{len(one.body):x}\r\n".encode())
    one.write(one.body)
    one.raw(b"\r\n0\r\n")
    _for_ever(one, b"X-More: " + b"a" * 500 + b"\r\n")


def endless_headers(one: Exchange) -> None:
    one.raw(b"HTTP/1.1 200 OK\r\n")
    _for_ever(one, b"X-Long: " + b"a" * 500)


def endless_patience(one: Exchange) -> None:
    """Say “go on” for ever."""
    _for_ever(one, b"HTTP/1.1 100 Continue\r\n\r\n")


def drip(*, headers: bool = False) -> Fault:
    """Send one byte, and one more, and one more."""

    def fault(one: Exchange) -> None:
        if headers:
            one.raw(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        else:
            one.head(200, {"Content-Length": str(len(one.body))})
        _for_ever(one, b"a")

    return fault


def silent(until: threading.Event) -> Fault:
    """Take the request, and say nothing until `until` is set."""

    def fault(one: Exchange) -> None:
        until.wait(60)
        one.close()

    return fault


def portal(one: Exchange) -> None:
    """Answer as the network of a hotel does."""
    page = "<!DOCTYPE html><html><title>欢迎使用免费 Wi-Fi</title></html>".encode()
    one.head(200, {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(page))})
    one.write(page)


def portal_without_type(one: Exchange) -> None:
    page = b"\r\n<html>log in</html>"
    one.head(200, {"Content-Length": str(len(page))})
    one.write(page)


def status(code: int, headers: dict[str, str] | None = None, body: bytes = b"no") -> Fault:
    """Answer with a status of its own."""

    def fault(one: Exchange) -> None:
        one.head(code, {"Content-Length": str(len(body))} | (headers or {}))
        one.write(body)

    return fault


def redirect(to: str, code: int = 302) -> Fault:
    """Send elsewhere."""
    return status(code, {"Location": to})


def packed(one: Exchange) -> None:
    """Send gzip to who says that it is welcome."""
    if "gzip" not in one.asked.headers.get("Accept-Encoding", ""):
        return honest(one)
    body = gzip.compress(one.body)
    one.head(200, {"Content-Encoding": "gzip", "Content-Length": str(len(body))})
    return one.write(body)


def packed_as(encoding: str, body: bytes) -> Fault:
    """Say that `body` is packed as `encoding`."""

    def fault(one: Exchange) -> None:
        one.head(200, {"Content-Encoding": encoding, "Content-Length": str(len(body))})
        one.write(body)

    return fault


def bomb(count: int = 50_000_000) -> bytes:
    """Return a little gzip that unpacks to `count` bytes."""
    return gzip.compress(b"\0" * count, 9)


def garbage(one: Exchange) -> None:
    """Talk another protocol."""
    one.raw(b"220 mail.example ESMTP\r\n")
    one.close()


def altered(at: int) -> Fault:
    """Send the right length with the byte at `at` of the object changed."""

    def fault(one: Exchange) -> None:
        body = bytearray(one.body)
        body[at] ^= 1
        one.head(*one.honest_head())
        one.write(bytes(body[one.start :]))

    return fault


def _for_ever(one: Exchange, data: bytes) -> None:
    while True:
        one.write(data)
