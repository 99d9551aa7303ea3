"""How a kiosk that nobody knows becomes one of ours."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log

from kiosk.errors import KioskError
from kiosk.link.keys import key_id
from kiosk.link.messages import PairAnswer, PairState
from kiosk.link.parts import read_code
from kiosk.server.devices.conversation import REVOKED, TOO_OFTEN, RefusedError
from kiosk.server.devices.identity import server_key
from kiosk.server.devices.limits import OF_NEWCOMERS
from kiosk.server.devices.models import Kiosk, KioskGroup, new_code
from kiosk.server.devices.trust import pinned_root, trust_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.link.messages import PairRequest

GOOD_FOR = dt.timedelta(minutes=15)
"""How long a code is good."""
KEPT_FOR = dt.timedelta(days=1)
"""How long a kiosk that was never approved is remembered."""
MOST_WAITING = 1_000
"""Kiosks that may wait at once; more of them are nobody's."""

State = Kiosk.State


class PairingError(KioskError):
    """A kiosk cannot be paired now."""


# --- what the kiosk asks ----------------------------------------------------------------


def newcomer(asked: PairRequest, address: str) -> Kiosk:
    """Return the row of a kiosk that asks to be paired; a new one for a key that nobody knows.

    Raises:
        RefusedError: Too many come from this address, or wait altogether.
    """
    name = key_id(asked.key)
    found = Kiosk.objects.defer("answer", "facts").filter(key_id=name).first()
    if found is not None:
        return found
    wait = OF_NEWCOMERS.take(address)
    if wait or Kiosk.objects.filter(state=State.WAITING).count() >= MOST_WAITING:
        raise RefusedError(TOO_OFTEN, "busy", wait=wait or 60.0)
    try:
        with transaction.atomic():
            return Kiosk.objects.create(key=asked.key.hex(), key_id=name, address=address or None)
    except IntegrityError:  # the same request came twice at once
        return Kiosk.objects.get(key_id=name)


def take_pairing(kiosk: Kiosk, asked: PairRequest) -> PairAnswer:
    """Return how far a kiosk's pairing is; within its turn.

    Raises:
        RefusedError: It was revoked.
    """
    if kiosk.state == State.REVOKED:
        raise RefusedError(REVOKED, "revoked")
    public = server_key().public
    if kiosk.state == State.APPROVED:
        return PairAnswer(state=PairState.APPROVED, server_key=public, trust=trust_of(kiosk))
    now = timezone.now()
    if kiosk.state == State.REFUSED:
        return PairAnswer(state=PairState.REFUSED, server_key=public)
    if not kiosk.code or kiosk.code_until is None or kiosk.code_until <= now:
        kiosk.code, kiosk.code_until = _fresh_code(now), now + GOOD_FOR
    kiosk.last_seen = now
    kiosk.machine, kiosk.version = asked.machine, asked.version
    kiosk.save(update_fields=["code", "code_until", "last_seen", "machine", "version"])
    return PairAnswer(
        state=PairState.WAITING,
        server_key=public,
        code=kiosk.code,
        seconds=(kiosk.code_until - now).total_seconds(),
        console=console_address(),
    )


def console_address() -> str:
    """Return the page where a code is typed."""
    return settings.KIOSK.address + reverse("kiosk_pair")


def _fresh_code(now: dt.datetime) -> str:
    while True:
        code = new_code()
        if not Kiosk.objects.filter(code=code, code_until__gt=now).exists():
            return code


# --- what people decide -----------------------------------------------------------------


def find(typed: str) -> Kiosk:
    """Return the kiosk whose screen shows this code.

    Raises:
        PairingError: No screen shows it now.
    """
    code = read_code(typed)
    found = Kiosk.objects.waiting().filter(code=code).first() if code else None
    if found is None:
        raise PairingError(
            "没有展示机正在显示这个配对码；请照屏幕上的重新输入，配对码每 15 分钟换一次",
            "no kiosk shows this code now; type it again as the screen shows it: it changes"
            " every 15 minutes",
        )
    return found


def approve(
    kiosk: Kiosk, *, code: str, site: Any, name: str, groups: Iterable[KioskGroup] = (), by: Any
) -> Kiosk:
    """Take a kiosk for one of ours.

    Args:
        kiosk: One that waits.
        code: What its screen shows.
        site: What it is to show.
        name: What people call it.
        groups: The groups it is in.
        by: Who approves it.

    Raises:
        PairingError: The code is not, or no more, the one on its screen.
        NoRootError: The site has no root of trust.
    """
    pinned_root(site.code)
    now = timezone.now()
    with transaction.atomic():
        changed = (
            Kiosk.objects.waiting()
            .filter(pk=kiosk.pk, code=read_code(code))
            .update(
                state=State.APPROVED,
                code="",
                code_until=None,
                site=site,
                name=name,
                approved_at=now,
                approved_by=by,
            )
        )
        if not changed:
            raise PairingError(
                "配对码已过期，展示机上现在是新的配对码；请重新输入",
                "the code has run out, and the screen shows a new one by now; type that",
            )
        kiosk.refresh_from_db()
        kiosk.groups.set(groups)
        data = {"site": site.code, "fingerprint": kiosk.fingerprint}
        log(kiosk, "kiosk.approve", user=by, data=data)
    return kiosk


def refuse(kiosk: Kiosk, *, by: Any) -> None:
    """Have nothing to do with a kiosk that waits."""
    with transaction.atomic():
        Kiosk.objects.filter(pk=kiosk.pk, state=State.WAITING).update(
            state=State.REFUSED, code="", code_until=None
        )
        log(kiosk, "kiosk.refuse", user=by, data={"fingerprint": kiosk.fingerprint})


def forget_strangers() -> int:
    """Forget kiosks that were never approved and do not ask any more; for the worker."""
    long_ago = timezone.now() - KEPT_FOR
    gone, _ = (
        Kiosk.objects.filter(state__in=(State.WAITING, State.REFUSED), made__lt=long_ago)
        .exclude(last_seen__gte=long_ago)
        .delete()
    )
    return gone
