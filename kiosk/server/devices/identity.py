"""The server's own key: made once, kept sealed in the database that all processes share."""

from __future__ import annotations

from functools import lru_cache

from kiosk.link.keys import PrivateKey
from kiosk.server.accounts.sealing import seal, unseal
from kiosk.server.devices.models import ServerKey


def server_key() -> PrivateKey:
    """Return the key with which this server signs what it says to kiosks."""
    row = ServerKey.objects.filter(pk=1).first()
    if row is None:
        # Of two processes that miss it at once, the later one takes what the first has made.
        fresh = seal(PrivateKey.make().seed.hex())
        row, _ = ServerKey.objects.get_or_create(pk=1, defaults={"seed": fresh})
    return _opened(row.seed)


@lru_cache(maxsize=2)
def _opened(sealed: str) -> PrivateKey:
    return PrivateKey(bytes.fromhex(unseal(sealed)))
