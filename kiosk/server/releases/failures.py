"""Which kiosks have a release, and which could not show it: by their last heartbeats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.server.devices.models import Kiosk

if TYPE_CHECKING:
    from kiosk.server.releases.models import Release


@dataclass(frozen=True)
class Spread:
    """How far a release has spread among a site's kiosks.

    Attributes:
        kiosks: All of them.
        offered: Those that may take it now.
        showing: Those that show it.
        failing: Those that tried it and could not show it, without the forgiven.
    """

    kiosks: tuple[Kiosk, ...]
    offered: tuple[Kiosk, ...]
    showing: tuple[Kiosk, ...]
    failing: tuple[Kiosk, ...]


def spread_of(release: Release) -> Spread:
    """Return how far a release has spread."""
    kiosks = tuple(
        Kiosk.objects.approved().filter(site_id=release.site_id).prefetch_related("groups")
    )
    forgiven = set(release.forgiven)
    return Spread(
        kiosks,
        tuple(kiosk for kiosk in kiosks if release.reaches(kiosk)),
        tuple(kiosk for kiosk in kiosks if release.number and kiosk.shown == release.number),
        tuple(
            kiosk
            for kiosk in kiosks
            if release.number in _bad_of(kiosk, release.site.code) and str(kiosk.pk) not in forgiven
        ),
    )


def fails(release: Release) -> bool:
    """Tell whether so many kiosks failed with a release that it is to halt."""
    return len(spread_of(release).failing) >= release.limit


def _bad_of(kiosk: Kiosk, code: str) -> frozenset[int]:
    """Return the releases of the site `code` that failed; another site counts its own."""
    content = kiosk.facts.get("content") or {}
    mine = content.get("site", "") in {"", code}
    return frozenset(content.get("bad") or ()) if mine else frozenset()
