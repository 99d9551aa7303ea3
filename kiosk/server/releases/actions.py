"""What people ask for: publish, widen, call off, resume, roll back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from kiosk.server.releases.failures import spread_of
from kiosk.server.releases.jobs import start_work
from kiosk.server.releases.models import Release
from kiosk.server.releases.stages import AT_ONCE, Stages
from kiosk.server.review.models import Submission, approved_submission
from kiosk.server.review.names import name_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from kiosk.server.accounts.models import User
    from kiosk.server.authoring.models import VillageSite

_State = Release.State


class NotNowError(PermissionDenied):
    """What was asked for makes no sense now; the text says why."""


@dataclass(frozen=True)
class Order:
    """How something is to be published.

    Attributes:
        at: When; None for now.
        rings: Groups of kiosks that may take it at once.
        stages: Which part of all kiosks may take it, step after step.
        limit: How many kiosks may fail before it halts.
    """

    at: dt.datetime | None = None
    rings: Sequence[str] = ()
    stages: Stages = AT_ONCE
    limit: int = 1


def publish(submission: Submission, order: Order, by: User) -> Release:
    """Ask for an approved submission to be published.

    Raises:
        NotNowError: It is not approved, or something newer is.
    """
    if not submission.is_approved:
        raise NotNowError(_("Only what three people have approved is published."))
    if approved_submission(submission.site) != submission:
        raise NotNowError(_("Something newer has been approved; publish that."))
    with transaction.atomic():
        waiting = Release.objects.filter(site_id=submission.site_id, state=_State.WAITING)
        waiting.update(state=_State.CALLED_OFF)  # the newer order holds
        release = _make(submission, order, by)
    start_work(release)
    return release


def _make(
    submission: Submission, order: Order, by: User, back_to: Release | None = None
) -> Release:
    release = Release.objects.create(
        site=submission.site,
        submission=submission,
        content_hash=submission.content_hash,
        back_to=back_to,
        at=order.at or timezone.now(),
        rings=list(order.rings),
        percents=list(order.stages.percents),
        hours=order.stages.hours,
        limit=order.limit,
        requested_by=by,
        requested_by_name=name_of(by),
    )
    data = {"sha256": release.content_hash, "at": release.at.isoformat()}
    log(
        instance=release.site,
        action="releases.back" if back_to else "releases.publish",
        user=by,
        data={**data, "number": back_to.number} if back_to else data,
    )
    return release


def roll_back(release: Release, by: User) -> Release:
    """Ask for the content of an older release to be published again, for every kiosk.

    Raises:
        NotNowError: It was never published.
    """
    if release.number is None:
        raise NotNowError(_("This was never published."))
    with transaction.atomic():
        Release.objects.filter(site_id=release.site_id, state=_State.WAITING).update(
            state=_State.CALLED_OFF
        )
        back = _make(release.submission, Order(), by, release)
    start_work(back)
    return back


def call_off(release: Release, by: User) -> None:
    """Have a release that waits for its time not be published.

    Raises:
        NotNowError: It does not wait any more.
    """
    changed = Release.objects.filter(pk=release.pk, state=_State.WAITING)
    if not changed.update(state=_State.CALLED_OFF):
        raise NotNowError(_("It is too late for that: it is being published."))
    log(instance=release.site, action="releases.call_off", user=by, data={})


def halt(release: Release, by: User) -> None:
    """Offer a release to no further kiosk, because a person wants it.

    Raises:
        NotNowError: It is not on offer.
    """
    changed = Release.objects.filter(pk=release.pk, state__in=[_State.ROLLING, _State.OUT])
    if not changed.update(state=_State.HALTED, halted=[], next_at=timezone.now()):
        raise NotNowError(_("This is not being rolled out."))
    log(instance=release.site, action="releases.halt", user=by, data={"number": release.number})
    start_work(release)


def resume(release: Release, by: User) -> None:
    """Go on with a halted release at the step it had reached; its failures so far are forgiven.

    Raises:
        NotNowError: It is not halted.
    """
    forgiven = [*release.forgiven, *(str(kiosk.pk) for kiosk in spread_of(release).failing)]
    changed = Release.objects.filter(pk=release.pk, state=_State.HALTED)
    if not changed.update(
        state=_State.ROLLING,
        forgiven=forgiven,
        halted=[],
        step=release.step - 1,  # the step is taken again, as it is due now
        next_at=timezone.now(),
    ):
        raise NotNowError(_("This is not halted."))
    log(instance=release.site, action="releases.resume", user=by, data={"number": release.number})
    start_work(release)


def widen(release: Release, by: User) -> None:
    """Take the next step of a roll-out now; offer what only groups have to every kiosk.

    Raises:
        NotNowError: There is no further step.
    """
    percents = list(release.percents)
    if percents[-1] < 100:  # noqa: PLR2004  # it was for groups only
        percents.append(100)
    changed = Release.objects.filter(pk=release.pk, state__in=[_State.ROLLING, _State.OUT])
    if release.step >= len(percents) - 1 or not changed.update(
        percents=percents, state=_State.ROLLING, next_at=timezone.now()
    ):
        raise NotNowError(_("Every kiosk may take it already."))
    log(instance=release.site, action="releases.widen", user=by, data={"number": release.number})
    start_work(release)


def ready_sites(sites: Sequence[VillageSite]) -> list[Submission]:
    """Return the newest approved submission of each site where it is not published yet."""
    approved = Submission.objects.light().filter(site__in=sites, state=Submission.State.APPROVED)
    newest = {each.site_id: each for each in approved.order_by("number").select_related("site")}
    states = [*Release.ON_OFFER, *Release.UNDER_WAY]
    published = dict(
        Release.objects.filter(site__in=sites, state__in=states)
        .order_by("pk")
        .values_list("site_id", "submission_id")
    )
    return [
        newest[site.pk]
        for site in sites
        if site.pk in newest and published.get(site.pk) != newest[site.pk].pk
    ]
