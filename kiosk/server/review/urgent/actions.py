"""An urgent notice written, confirmed, shown and taken back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from kiosk.link import commands
from kiosk.server.accounts.roles import REVIEWERS, Role, edited_codes, roles_of
from kiosk.server.devices.actions import send_command, withdraw_command
from kiosk.server.devices.models import Kiosk, KioskCommand
from kiosk.server.review.names import name_of
from kiosk.server.review.urgent.models import Delivery, UrgentNotice

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kiosk.server.accounts.models import User

_State = UrgentNotice.State
LONGEST = dt.timedelta(days=7)
"""An urgent notice lasts no longer; what is to stay is a notice of the site."""


class UrgentError(PermissionDenied):
    """Somebody may not do this, or not any more; the text says why."""


def may_write(user: User) -> bool:
    """Tell whether `user` may write urgent notices: everybody who works for a village may."""
    return bool(roles_of(user) - {Role.AUDITOR}) or bool(edited_codes(user)) or user.is_superuser


def screens_of(user: User) -> Sequence[Kiosk]:
    """Return the screens `user` may choose: those of their villages."""
    kiosks = Kiosk.objects.approved().filter(site__isnull=False).select_related("site")
    allowed = {site for site in {kiosk.site for kiosk in kiosks} if _may_edit(user, site)}
    return [kiosk for kiosk in kiosks if kiosk.site in allowed]


def _may_edit(user: User, site: object) -> bool:
    return site is not None and site.permissions_for_user(user).can_edit()  # type: ignore[attr-defined]


@transaction.atomic
def write(notice: UrgentNotice, kiosks: Iterable[Kiosk], by: User) -> UrgentNotice:
    """Keep a new notice until a reviewer confirms it.

    Raises:
        UrgentError: This person may not write it, or not for these screens.
    """
    chosen = list(kiosks)
    if not may_write(by) or {each.pk for each in chosen} - {k.pk for k in screens_of(by)}:
        raise UrgentError(_("These screens are not yours."))
    if not chosen:
        raise UrgentError(_("Choose at least one screen."))
    notice.written_by, notice.written_by_name = by, name_of(by)
    notice.save()
    Delivery.objects.bulk_create(Delivery(notice=notice, kiosk=kiosk) for kiosk in chosen)
    _log(notice, "urgent.write", by)
    return notice


def is_reviewer(user: User) -> bool:
    """Tell whether `user` reviews at all."""
    return not roles_of(user).isdisjoint(REVIEWERS)


def objection(user: User, notice: UrgentNotice) -> str:
    """Return why `user` may not confirm a notice; nothing when they may."""
    if notice.state != _State.WRITTEN or notice.is_over:
        return _("This is not waiting any more.")
    if not is_reviewer(user):
        return _("Only a reviewer confirms an urgent notice.")
    if notice.written_by_id == user.pk:
        return _("You wrote this yourself; another person confirms it.")
    if {kiosk.pk for kiosk in notice.kiosks.all()} - {kiosk.pk for kiosk in screens_of(user)}:
        return _("Not all of these screens are in your villages.")
    return ""


def confirm(notice: UrgentNotice, by: User) -> None:
    """Let a notice go out to its screens now.

    Raises:
        UrgentError: This person may not, or somebody else was faster.
    """
    with transaction.atomic():
        found = UrgentNotice.objects.select_for_update().get(pk=notice.pk)
        if reason := objection(by, found):
            raise UrgentError(reason)
        found.state, found.confirmed_at = _State.SENT, timezone.now()
        found.confirmed_by, found.confirmed_by_name = by, name_of(by)
        found.save()
        _send(found, by)
        _log(found, "urgent.confirm", by)


def refuse(notice: UrgentNotice, by: User, why: str) -> None:
    """Do not let a notice go out.

    Raises:
        UrgentError: This person may not, or somebody else was faster.
    """
    with transaction.atomic():
        found = UrgentNotice.objects.select_for_update().get(pk=notice.pk)
        if reason := objection(by, found):
            raise UrgentError(reason)
        found.state, found.refusal = _State.REFUSED, why.strip()[:500]
        found.confirmed_by, found.confirmed_by_name = by, name_of(by)
        found.confirmed_at = timezone.now()
        found.save()
        _log(found, "urgent.refuse", by)


def may_withdraw(user: User, notice: UrgentNotice) -> bool:
    """Tell whether `user` may take a notice back: who wrote it, any reviewer, an administrator."""
    if notice.state not in {_State.WRITTEN, _State.SENT} or notice.is_over:
        return False
    if notice.written_by_id == user.pk:
        return True
    allowed = {*REVIEWERS, Role.ADMINISTRATOR}
    if roles_of(user).isdisjoint(allowed) and not user.is_superuser:
        return False
    mine = {kiosk.pk for kiosk in screens_of(user)}
    return any(kiosk.pk in mine for kiosk in notice.kiosks.all())


def withdraw(notice: UrgentNotice, by: User) -> None:
    """Take a notice back from every screen.

    Raises:
        UrgentError: This person may not, or it is over.
    """
    with transaction.atomic():
        found = UrgentNotice.objects.select_for_update().get(pk=notice.pk)
        if not may_withdraw(by, found):
            raise UrgentError(_("This cannot be taken back by you, or it is over."))
        was_sent = found.state == _State.SENT
        found.state, found.withdrawn_at = _State.WITHDRAWN, timezone.now()
        found.withdrawn_by_name = name_of(by)
        found.save()
        if was_sent:
            _take_back(found, by)
        _log(found, "urgent.withdraw", by)


def _send(notice: UrgentNotice, by: User) -> None:
    title, text = {"zh-Hans": notice.title}, {"zh-Hans": notice.text}
    if notice.title_en and notice.text_en:
        title["en"], text["en"] = notice.title_en, notice.text_en
    told = commands.UrgentNotice(id=notice.uid, title=title, text=text, until=notice.ends_at)
    deliveries = _deliveries(notice)
    sent = send_command(
        [each.kiosk for each in deliveries],
        commands.ShowNotice(notice=told),
        by=by,
        expires=notice.ends_at,
    )
    _note(deliveries, "shows", sent)


def _take_back(notice: UrgentNotice, by: User) -> None:
    deliveries = _deliveries(notice)
    withdraw_command([each.shows for each in deliveries if each.shows], by=by)
    # What a kiosk has not heard of yet needs no taking back.
    deliveries = [each for each in _deliveries(notice) if not _was_stopped(each)]
    sent = send_command(
        [each.kiosk for each in deliveries],
        commands.WithdrawNotice(id=notice.uid),
        by=by,
        expires=notice.ends_at,
    )
    _note(deliveries, "takes_back", sent)


def _was_stopped(delivery: Delivery) -> bool:
    return delivery.shows is None or delivery.shows.state == KioskCommand.State.WITHDRAWN


def _deliveries(notice: UrgentNotice) -> list[Delivery]:
    return list(notice.deliveries.select_related("kiosk", "shows"))


def _note(deliveries: list[Delivery], field: str, sent: list[KioskCommand]) -> None:
    by_kiosk = {command.kiosk_id: command for command in sent}
    for delivery in deliveries:
        setattr(delivery, field, by_kiosk.get(delivery.kiosk_id))
    Delivery.objects.bulk_update(deliveries, [field])


def _log(notice: UrgentNotice, action: str, by: User) -> None:
    log(notice, action, user=by, title=notice.title, data={"text": notice.text})
