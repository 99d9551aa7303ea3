"""How a second screen finds the first one in the room: multicast DNS (RFC 6762, RFC 6763)."""

from __future__ import annotations

import ipaddress
import logging
import re
import socket
from typing import TYPE_CHECKING

from zeroconf import Error as ZeroconfError
from zeroconf import IPVersion, ServiceInfo, Zeroconf

if TYPE_CHECKING:
    from collections.abc import Sequence

SERVICE = "_kiosk-visit._tcp.local."
_WITHIN_MS = 1500
_ADDRESS = re.compile(r"(?P<host>[^\s:/\[\]]+|\[[0-9a-fA-F:]+\])(?::(?P<port>\d{1,5}))?")

log = logging.getLogger(__name__)


class Announcement:
    """Tells the room that a visit is led here, until it is closed."""

    def __init__(self, name: str, addresses: Sequence[str], port: int) -> None:
        """Announce `name` at `addresses` (IPv4) and `port`; a network that forbids it is told."""
        info = ServiceInfo(
            SERVICE,
            f"{name}.{SERVICE}",
            port=port,
            addresses=[ipaddress.ip_address(one).packed for one in addresses],
            server=f"{name}.local.",
        )
        self._zeroconf: Zeroconf | None = None
        try:
            self._zeroconf = Zeroconf(ip_version=IPVersion.V4Only, interfaces=list(addresses))
            self._zeroconf.register_service(info, allow_name_change=True)
        except (OSError, ZeroconfError) as error:
            log.warning("this screen cannot be found by name: %s", error)

    def close(self) -> None:
        """Announce it no more."""
        if self._zeroconf is not None:
            self._zeroconf.close()


class Finder:
    """Finds a screen by its name, or by an address that is given."""

    def __init__(self, where: str, port: int) -> None:
        """Look for `where`: a name announced in the room, `host`, or `host:port`.

        Args:
            where: Whom to follow.
            port: The port of a host that names none.
        """
        self._where = where
        self._port = port

    def find(self) -> str | None:
        """Return `host:port`, or None when it is not there now; takes a second or two."""
        match = _ADDRESS.fullmatch(self._where)
        if match is None:
            return None
        if match["port"] or _resolves(match["host"]):
            return f"{match['host']}:{match['port'] or self._port}"
        return _announced(self._where)


def _resolves(host: str) -> bool:
    try:
        return bool(socket.getaddrinfo(host.strip("[]"), None))
    except (OSError, UnicodeError):
        return False


def _announced(name: str) -> str | None:
    try:
        with Zeroconf(ip_version=IPVersion.V4Only) as zeroconf:
            info = zeroconf.get_service_info(SERVICE, f"{name}.{SERVICE}", timeout=_WITHIN_MS)
    except (OSError, ZeroconfError) as error:
        log.info("%s: %s", name, error)
        return None
    addresses = info.parsed_addresses(IPVersion.V4Only) if info else []
    return f"{addresses[0]}:{info.port}" if info and addresses else None
