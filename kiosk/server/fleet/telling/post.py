"""One POST to an address that somebody typed: it cannot be made to reach what it must not.

The address is looked up once, every number that it stands for must be one of the public net, and
the line goes to that very number. Nothing is followed elsewhere, and all of it ends in time.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from kiosk.errors import KioskError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

WAIT = 10.0
"""Seconds for all of it, from the call to the last byte."""
LONGEST_ANSWER = 65_536
_PORTS = {"https": 443, "http": 80}
_THROUGH = tuple(
    ipaddress.ip_network(net) for net in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16")
)
"""Numbers that lead to others, which may be anybody's."""

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class NotToldError(KioskError):
    """A message did not get there."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where something is posted to.

    Attributes:
        scheme: `https`, or `http` where that is allowed.
        host: As it was typed.
        port: Its port.
        path: With everything after it.
        trusted: Whether the township's own settings name it.
    """

    scheme: str
    host: str
    port: int
    path: str
    trusted: bool


def target_of(address: str, allowed: Collection[str]) -> Target:
    """Return where an address leads.

    Args:
        address: As somebody typed it.
        allowed: Hosts, or hosts with their ports, that may be private and without TLS.

    Raises:
        NotToldError: Nothing may be sent there.
    """
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise _wrong() from error
    plain = address.isascii() and address.isprintable() and " " not in address
    if parts.scheme not in _PORTS or not host or parts.username is not None or not plain:
        raise _wrong()
    port = port or _PORTS[parts.scheme]
    trusted = host in allowed or f"{host}:{port}" in allowed
    if parts.scheme != "https" and not trusted:
        raise NotToldError("网址必须以 https:// 开头", "the address must begin with https://")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts.scheme, host, port, path, trusted)


def post(
    address: str, body: bytes, headers: Mapping[str, str], allowed: Collection[str] = ()
) -> bytes:
    """Send a message, and return what was answered.

    Raises:
        NotToldError: It did not get there, or was not taken.
    """
    target = target_of(address, allowed)
    number = numbers_of(target)[0]
    alarm = _Alarm()
    try:
        with alarm, alarm.watch(_called(number, target.port)) as called:
            line = alarm.watch(_private(called, target)) if target.scheme == "https" else called
            with line:
                if isinstance(line, ssl.SSLSocket):
                    line.do_handshake()
                return _asked(line, target, body, headers)
    except (OSError, http.client.HTTPException) as error:
        if alarm.rang or isinstance(error, TimeoutError):
            raise NotToldError("对方迟迟没有回答", "there was no answer in time") from error
        # The error's own text may name the address, which is a secret.
        raise NotToldError(
            f"连接不上（{type(error).__name__}）", f"no connection ({type(error).__name__})"
        ) from error


class _Alarm:
    """Cuts a line on which somebody takes his time: then every read of it fails at once."""

    def __init__(self) -> None:
        self.rang = False
        self._lines: list[socket.socket] = []
        self._timer = threading.Timer(WAIT, self._ring)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def watch(self, line: socket.socket) -> socket.socket:
        self._lines.append(line)
        return line

    def _ring(self) -> None:
        self.rang = True
        for line in self._lines:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)


def numbers_of(target: Target) -> list[_Address]:
    """Return the numbers that a host stands for.

    Raises:
        NotToldError: There are none, or one of them is not of the public net.
    """
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotToldError("找不到这个网址", "there is no such address") from error
    numbers = [ipaddress.ip_address(str(one[4][0]).partition("%")[0]) for one in found]
    if not target.trusted and not all(_is_public(one) for one in numbers):
        raise NotToldError(
            "这个网址在内部网络里；如确有需要，请技术人员写进 server.yaml 的 alerts_to",
            "the address is within a private network; a technician may name it in alerts_to",
        )
    return numbers


def _is_public(number: _Address) -> bool:
    if isinstance(number, ipaddress.IPv6Address):
        if number.ipv4_mapped is not None:
            return _is_public(number.ipv4_mapped)
        if any(number in net for net in _THROUGH):
            return False
    return number.is_global and not number.is_multicast


def _called(number: _Address, port: int) -> socket.socket:
    return socket.create_connection((str(number), port), timeout=WAIT)


def _private(line: socket.socket, target: Target) -> socket.socket:
    return ssl.create_default_context().wrap_socket(
        line, server_hostname=target.host, do_handshake_on_connect=False
    )


def _asked(line: socket.socket, target: Target, body: bytes, headers: Mapping[str, str]) -> bytes:
    usual = target.port == _PORTS[target.scheme]
    name = f"[{target.host}]" if ":" in target.host else target.host
    connection = http.client.HTTPConnection(target.host, target.port)
    connection.sock = line
    connection.request(
        "POST", target.path, body, {"Host": name if usual else f"{name}:{target.port}", **headers}
    )
    answer = connection.getresponse()
    said = answer.read(LONGEST_ANSWER)
    if not 200 <= answer.status < 300:  # noqa: PLR2004  # HTTP's own numbers
        raise NotToldError(f"对方回答 {answer.status}", f"the answer was {answer.status}")
    return said


def _wrong() -> NotToldError:
    return NotToldError("这不是一个网址", "this is no address")
