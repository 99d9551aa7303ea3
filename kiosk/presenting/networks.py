"""Which of this machine's networks a phone in the room may be in; pure."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_INNER = ("docker", "veth", "virbr", "br-", "tun", "tap", "wg", "tailscale", "zt", "lxc", "podman")
"""Beginnings of the names of networks that no phone in the room is in."""
_WIRELESS = ("wl", "ap", "uap")


def is_wireless(interface: str) -> bool:
    """Tell whether an interface is one without a cable, by its name."""
    return interface.startswith(_WIRELESS)


def for_phones(addresses: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return the interfaces a phone may reach, and their addresses, the likeliest first.

    A wireless network comes first, then one whose addresses belong to a room or a building; an
    address that a machine gave itself because nobody else did comes last.
    """
    found = [(name, text) for name, text in addresses if _may_be(name, text)]
    return tuple(sorted(found, key=lambda one: (_rank(*one), one)))


def _may_be(name: str, text: str) -> bool:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    return not (name.startswith(_INNER) or address.is_loopback or address.is_unspecified)


def _rank(name: str, text: str) -> int:
    address = ipaddress.ip_address(text)
    if address.is_link_local:
        return 3
    if not address.is_private:
        return 2
    return 0 if is_wireless(name) else 1
