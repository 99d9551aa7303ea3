"""Who may come in: a short-lived secret from the screen and the staff's PIN make a pass; pure.

The secret stands in the fragment of the address in the QR code, which no browser sends to a
server by itself. A pass is good for one visit and is gone with it.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.show.pin import Attempts

if TYPE_CHECKING:
    from collections.abc import Callable

SECRET_LIVES = 300.0
"""Seconds a secret on the screen is good for; a new one is shown before."""
MOST_PASSES = 40
"""Phones of one visit; more are not narrators."""


class Refusal(StrEnum):
    """Why nobody was let in."""

    CLOSED = "closed"
    SECRET = "secret"  # noqa: S105  # the word, not one
    PIN = "pin"
    WAIT = "wait"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of knocking.

    Attributes:
        key: The pass; empty when refused.
        refusal: Why not.
        wait: Seconds until the next try is listened to.
    """

    key: str = ""
    refusal: Refusal | None = None
    wait: float = 0.0


class Entrance:
    """The door to one visit; times are seconds of a clock that only goes forward."""

    def __init__(self, fits: Callable[[str], bool]) -> None:
        """Be closed.

        Args:
            fits: Tells whether a PIN is the staff's; may take its time.
        """
        self._fits = fits
        self._attempts = Attempts()
        self._secret: tuple[str, float] | None = None
        self._before: tuple[str, float] | None = None
        self._passes: set[bytes] = set()

    @property
    def is_open(self) -> bool:
        """Whether anybody may come in or is in."""
        return self._secret is not None or bool(self._passes)

    def open(self, now: float) -> str:
        """Return the secret to show now; the one before stays good until its own end."""
        if self._secret is None or now >= self._secret[1] - SECRET_LIVES / 2:
            self._before = self._secret
            self._secret = secrets.token_urlsafe(16), now + SECRET_LIVES
        return self._secret[0]

    def stop_showing(self) -> None:
        """Let nobody else in; who is in stays."""
        self._secret = self._before = None

    def close(self) -> None:
        """Let nobody in and send everybody out."""
        self.stop_showing()
        self._passes.clear()

    def knock(self, secret: str, pin: str, now: float) -> Answer:
        """Return a pass for who has seen the screen and knows the PIN.

        Whoever has not seen the screen never gets as far as guessing the PIN.
        """
        if self._secret is None:
            return Answer(refusal=Refusal.CLOSED)
        told = secret.encode("utf-8", "replace")
        if not any(hmac.compare_digest(good, told) for good in self._good(now)):
            return Answer(refusal=Refusal.SECRET)
        refused = self.check(pin, now)
        if refused is not None:
            return refused
        if len(self._passes) >= MOST_PASSES:
            return Answer(refusal=Refusal.FULL)
        key = secrets.token_urlsafe(32)
        self._passes.add(_kept(key))
        return Answer(key=key)

    def check(self, pin: str, now: float) -> Answer | None:
        """Return why `pin` is not taken, or None when it is the staff's."""
        wait = self._attempts.wait(now)
        if wait:
            return Answer(refusal=Refusal.WAIT, wait=wait)
        if not self._fits(pin):
            self._attempts.wrong(now)
            return Answer(refusal=Refusal.PIN, wait=self._attempts.wait(now))
        self._attempts.right()
        return None

    def admits(self, key: str) -> bool:
        """Tell whether `key` is a pass of this visit."""
        return _kept(key) in self._passes

    def _good(self, now: float) -> list[bytes]:
        kept = (one for one in (self._secret, self._before) if one is not None)
        return [secret.encode() for secret, until in kept if now < until]


def _kept(key: str) -> bytes:
    """Return what is kept of a pass: a set lookup of it tells nothing about the pass itself."""
    return hashlib.sha256(key.encode("utf-8", "replace")).digest()
