"""The staff's PIN: how it is kept, and how guessing it is made slow; pure."""

from __future__ import annotations

import binascii
import hashlib
import hmac
import math
from enum import StrEnum
from itertools import pairwise

SHORTEST, LONGEST = 4, 12
"""Digits of a PIN."""
FREE_TRIES = 5
"""Wrong tries until the first wait."""
FIRST_WAIT, LONGEST_WAIT = 30.0, 900.0
"""Seconds; each further wrong try doubles the wait."""
FORGOTTEN_AFTER = 3_600.0
"""Seconds without a try after which wrong ones are forgotten: children go home."""

_COST, _BLOCK, _KEY = 14, 8, 32
"""The work of one try, 16 MB and some tens of milliseconds, and the bytes of what is kept."""
_COSTS = range(10, 18)
"""Costs that are believed: a settings file must not be able to take all memory."""


class Weakness(StrEnum):
    """Why a PIN is refused before it is kept."""

    LENGTH = "length"
    DIGITS = "digits"
    REPEATED = "repeated"
    IN_A_ROW = "in a row"


def weakness(pin: str) -> Weakness | None:
    """Return what is wrong with a new PIN; None when nothing is."""
    if not (pin.isascii() and pin.isdigit()):
        return Weakness.DIGITS
    if not SHORTEST <= len(pin) <= LONGEST:
        return Weakness.LENGTH
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    if steps == {0}:
        return Weakness.REPEATED
    return Weakness.IN_A_ROW if steps in ({1}, {9}) else None


def sealed(pin: str, salt: bytes) -> str:
    """Return what is kept of `pin`, from which it cannot be read: `scrypt:COST:SALT:KEY`."""
    return f"scrypt:{_COST}:{salt.hex()}:{_key(pin, salt, _COST).hex()}"


def fits(pin: str, kept: str) -> bool:
    """Tell whether `pin` is the one of which `kept` was made; takes its time on purpose."""
    try:
        kind, cost, salt, key = kept.split(":")
        if kind != "scrypt" or int(cost) not in _COSTS:
            return False
        made = _key(pin, binascii.unhexlify(salt), int(cost))
        return hmac.compare_digest(made, binascii.unhexlify(key))
    except ValueError:
        return False


def _key(pin: str, salt: bytes, cost: int) -> bytes:
    work = 1 << cost
    return hashlib.scrypt(
        pin.encode(), salt=salt, n=work, r=_BLOCK, p=1, dklen=_KEY, maxmem=256 * work * _BLOCK
    )


class Attempts:
    """Counts wrong PINs; after some each costs a wait that grows.

    All moments are seconds of a clock that only goes forward.
    """

    def __init__(self) -> None:
        """Know of none."""
        self._wrong = 0
        self._until = self._last = -math.inf

    def wait(self, now: float) -> float:
        """Return the seconds until the next try is taken; 0.0 when it is now."""
        return max(0.0, self._until - now)

    def wrong(self, now: float) -> None:
        """Count a wrong try."""
        if now - self._last > FORGOTTEN_AFTER:
            self._wrong = 0
        self._wrong, self._last = self._wrong + 1, now
        beyond = self._wrong - FREE_TRIES
        if beyond >= 0:
            self._until = now + min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(beyond, 16))

    def right(self) -> None:
        """Forget the wrong ones."""
        self._wrong = 0
        self._until = -math.inf
