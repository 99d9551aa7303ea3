"""What people do with kiosks: each act is checked, done and written down."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from kiosk.link.commands import COMMAND, RotateKey, SetPin
from kiosk.server.devices.models import Kiosk, KioskCommand

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.link.commands import Command

GOOD_FOR = dt.timedelta(hours=1)
"""For how long a kiosk may take its time, unless somebody says otherwise."""
_COST = 14
"""Of scrypt, as kiosks reckon it: the work of one try is 2 to the power of it."""


def send_command(
    kiosks: Iterable[Kiosk],
    command: Command,
    *,
    by: Any = None,
    expires: dt.datetime | None = None,
) -> list[KioskCommand]:
    """Have kiosks do something; they hear of it with their next heartbeat.

    Args:
        kiosks: Approved ones; others are passed over.
        command: What they are to do.
        by: Who wants it; None for the server itself.
        expires: After which it is not done any more; an hour from now when not given.

    Returns:
        What was sent to each.
    """
    now = timezone.now()
    made = [
        KioskCommand(
            kiosk=kiosk,
            kind=command.kind,
            order=COMMAND.dump_python(command, mode="json"),
            by=by,
            expires=expires or now + GOOD_FOR,
        )
        for kiosk in kiosks
        if kiosk.state == Kiosk.State.APPROVED
    ]
    with transaction.atomic():
        KioskCommand.objects.bulk_create(made, batch_size=500)
        for one in made:
            log(one.kiosk, "kiosk.command", user=by, data={"kind": one.kind, "id": str(one.pk)})
    return made


def withdraw_command(commands: Iterable[KioskCommand], *, by: Any = None) -> int:
    """Take back what kiosks have not heard of yet; return how many that were."""
    count = 0
    with transaction.atomic():
        for one in commands:
            count += KioskCommand.objects.filter(
                pk=one.pk, state=KioskCommand.State.WAITING
            ).update(state=KioskCommand.State.WITHDRAWN)
            log(one.kiosk, "kiosk.withdraw", user=by, data={"kind": one.kind, "id": str(one.pk)})
    return count


def pin_command(pin: str) -> SetPin:
    """Return the command that sets the PIN of the service menu; the PIN itself is not kept."""
    if not pin:
        return SetPin(sealed="")
    salt = secrets.token_bytes(16)
    key = hashlib.scrypt(pin.encode(), salt=salt, n=1 << _COST, r=8, p=1, dklen=32)
    return SetPin(sealed=f"scrypt:{_COST}:{salt.hex()}:{key.hex()}")


def revoke(kiosk: Kiosk, *, by: Any) -> None:
    """Want nothing of a kiosk any more; what it shows, it goes on showing."""
    with transaction.atomic():
        Kiosk.objects.filter(pk=kiosk.pk).update(state=Kiosk.State.REVOKED, code="")
        kiosk.commands.filter(state__in=KioskCommand.OPEN).update(
            state=KioskCommand.State.WITHDRAWN
        )
        log(kiosk, "kiosk.revoke", user=by)


def rotate(kiosk: Kiosk, *, by: Any) -> KioskCommand:
    """Have a kiosk make a new key."""
    return send_command([kiosk], RotateKey(), by=by)[0]


def expire_commands() -> int:
    """Close what nobody did in time; for the worker."""
    return KioskCommand.objects.filter(
        state__in=KioskCommand.OPEN, expires__lte=timezone.now()
    ).update(state=KioskCommand.State.EXPIRED)
