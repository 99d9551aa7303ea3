"""Signatures renewed before they end, and a word in time about the root, which people must sign."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.release.storage import Work

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.release.chain import Published
    from kiosk.release.publisher import Publisher

ROOT_SOON = dt.timedelta(days=180)
"""How long before its end the root is spoken of: half a year to bring two people together."""


@dataclass(frozen=True)
class Refreshed:
    """What was signed anew, and when everything ends.

    Attributes:
        renewed: The roles signed anew.
        expires: When each role's signature ends now.
    """

    renewed: tuple[str, ...]
    expires: Mapping[str, dt.datetime]

    def root_soon(self, now: dt.datetime) -> dt.timedelta | None:
        """Return how long the root still holds, when that is not long; else None."""
        left = self.expires["root"] - now
        return left if left < ROOT_SOON else None


def refresh(publisher: Publisher) -> Refreshed:
    """Sign the timestamp anew, and what has come past half of its lifetime.

    Run it once a day. It also writes a timestamp that was lost or torn.

    Raises:
        KeyFileError: A key is missing.
        StorageError: The repository cannot be written.
    """
    with publisher.storage.working(Work.PUBLISH):
        published = publisher.read()
        renew = frozenset(
            role for role in ("targets", "snapshot") if _old(publisher, published, role)
        )
        publisher.commit(published, renew=renew)
        after = publisher.read()
    renewed = {r for r, v in after.versions.items() if published.versions.get(r) != v}
    return Refreshed(tuple(sorted({"timestamp", *renewed})), after.expires)


def _old(publisher: Publisher, published: Published, role: str) -> bool:
    left = published.expires[role] - publisher.now()
    return left < publisher.lifetimes.of(role) / 2
