"""The server that a kiosk asks, also when no certificate can be verified for want of the date."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from kiosk.update.clock import plain_address
from kiosk.update.errors import CertificateDateError

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.update.http import HttpSource

_T = TypeVar("_T")


class Server:
    """One address, over TLS as long as that is possible at all."""

    def __init__(
        self,
        address: str,
        make: Callable[[str], HttpSource],
        remark: Callable[[CertificateDateError], object] = lambda _error: None,
    ) -> None:
        """Ask at `address`.

        Args:
            address: The root of the tree.
            make: Makes a source of an address.
            remark: Is told when a certificate is not valid on this machine's date.

        Raises:
            AddressError: `address` is not one.
        """
        self._address = address
        self._make = make
        self._remark = remark
        self._source = make(address)

    def do(self, act: Callable[[HttpSource], _T]) -> _T:
        """Return what `act` does with the source; it may be called twice.

        Raises:
            KioskError: What `act` raises.
        """
        try:
            return act(self._source)
        except CertificateDateError as error:
            plain = plain_address(self._address, error)
            if plain is None:
                raise
            self._remark(error)
            source = self._make(plain)
            try:
                return act(source)
            finally:
                source.close()

    def close(self) -> None:
        """Let the connections go."""
        self._source.close()
