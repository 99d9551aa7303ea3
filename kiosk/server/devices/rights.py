"""Who may see which kiosks, and who may do something with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kiosk.server.accounts.roles import REVIEWERS, Role, edited_codes, has_role

if TYPE_CHECKING:
    from kiosk.server.devices.models import KioskQuerySet

LOOKS = (Role.ADMINISTRATOR, Role.AUDITOR, *REVIEWERS)
"""Who sees every kiosk of the township."""


def may_manage(user: Any) -> bool:
    """Tell whether somebody may pair kiosks, revoke them and send them commands."""
    return has_role(user, Role.ADMINISTRATOR)


def may_look(user: Any) -> bool:
    """Tell whether somebody may see any kiosk at all."""
    return has_role(user, *LOOKS) or bool(edited_codes(user))


def kiosks_seen_by(kiosks: KioskQuerySet, user: Any) -> KioskQuerySet:
    """Return those of `kiosks` that somebody may see."""
    if has_role(user, *LOOKS):
        return kiosks
    return kiosks.filter(site__code__in=edited_codes(user))
