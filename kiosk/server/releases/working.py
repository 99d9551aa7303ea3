"""What is due at a site, done: releases published, roll-outs moved on or halted.

Everything here may be killed at any instant and run again. `kiosk.release` shows kiosks all of a
release or nothing; the row says what was wanted; and what one left half done is finished before
anything else is begun at that site, so that numbers come in the order people asked for them.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from kiosk.errors import KioskError
from kiosk.release.errors import PublishError, StorageError
from kiosk.release.publish import offer, publish, roll_back
from kiosk.release.terms import Terms
from kiosk.server.releases.desk import begin_site, publisher
from kiosk.server.releases.failures import spread_of
from kiosk.server.releases.locks import site_lock
from kiosk.server.releases.models import Release
from kiosk.server.review.exporting import exported
from kiosk.server.review.filelist import content_hash

if TYPE_CHECKING:
    from kiosk.release.publish import Outcome
    from kiosk.release.publisher import Publisher

_State = Release.State


def work_at(site_id: int) -> bool:
    """Do all that is due at a site; return False when somebody else is at it."""
    with site_lock(site_id) as mine:
        if not mine:
            return False
        while (release := _next(site_id)) is not None:
            if not _publish(release):
                break  # the storage cannot be written now: the next run tries again
        on_offer = Release.objects.filter(site_id=site_id, state__in=Release.ON_OFFER)
        for release in on_offer.select_related("site").order_by("pk"):
            move_on(release)
    return True


def _next(site_id: int) -> Release | None:
    """Return what is to be published now: what was begun before anything else."""
    due = Release.objects.filter(site_id=site_id).select_related("site", "submission", "back_to")
    begun = due.filter(state=_State.WORKING).order_by("pk").first()
    waiting = due.filter(state=_State.WAITING, at__lte=timezone.now()).order_by("at", "pk")
    return begun or waiting.first()


def _publish(release: Release) -> bool:
    """Publish one release; return False when it must be tried again later."""
    claimed = Release.objects.filter(pk=release.pk, state__in=Release.UNDER_WAY)
    if not claimed.update(state=_State.WORKING):
        return True  # called off meanwhile
    try:
        begin_site(release.site.code)
        mine = publisher(release.site.code)
        outcome = _restore(mine, release) if release.back_to else _publish_new(mine, release)
    except (StorageError, OSError) as error:
        _tell(release, error)
        return False
    except KioskError as error:
        _fail(release, error)
        return True
    _published(release, outcome)
    return True


def _publish_new(mine: Publisher, release: Release) -> Outcome:
    submission = release.submission
    with exported(release.site, submission.revisions) as draft:
        if content_hash(draft.files) != release.content_hash:
            raise PublishError(
                "内容和三审通过的不一样（哈希不符），不予发布；请重新送审",
                "the content is not what three people approved (its hash differs) and is not"
                " published; hand it in again",
            )
        note = {
            "zh-Hans": f"第 {submission.number} 次送审的内容",
            "en": f"What was handed in as number {submission.number}",
        }
        percent = release.stages.percents[0]
        terms = Terms(notes=note, percent=percent, rings=tuple(release.rings))
        return publish(mine, draft, terms)


def _restore(mine: Publisher, release: Release) -> Outcome:
    old = release.back_to
    assert old is not None  # noqa: S101  # who calls has looked
    number = old.number or 0
    published = mine.read()
    targets = dict(mine.reader.history(published))
    if number not in targets or (
        content_hash(mine.reader.manifest(number, targets[number]).files) != release.content_hash
    ):
        raise PublishError(
            f"发布库里的第 {number} 版和三审通过的不一样，不予恢复",
            f"release {number} in the repository is not what three people approved, and is not"
            " published again",
        )
    return roll_back(mine, number)


def _published(release: Release, outcome: Outcome) -> None:
    now = timezone.now()
    last = len(release.percents) == 1
    with transaction.atomic():
        _replace_older(release, release.percents[0])
        Release.objects.filter(pk=release.pk).update(
            state=_State.OUT if last else _State.ROLLING,
            number=outcome.number,
            step=0,
            next_at=None if last else now + _hours(release),
            published_at=now,
            fetched=outcome.bytes_sent,
            problem_zh="",
            problem_en="",
        )
        log(
            instance=release.site,
            action="releases.published",
            user=release.requested_by,
            data={"number": outcome.number, "sha256": release.content_hash},
        )


def move_on(release: Release) -> None:
    """Halt a roll-out that kiosks fail with, or take its next step when it is due."""
    due = release.next_at is not None and release.next_at <= timezone.now()
    if release.state == _State.HALTED:
        if due:
            _stop_offering(release)
        return
    failing = spread_of(release).failing
    if len(failing) >= release.limit:
        halt(release, [str(kiosk) for kiosk in failing])
    elif release.state == _State.ROLLING and due:
        take_step(release, release.step + 1)


def take_step(release: Release, step: int) -> None:
    """Offer a release to the kiosks of a step."""
    step = min(step, release.stages.last)
    last = step == release.stages.last
    if not _offer(release, release.stages.percents[step], tuple(release.rings)):
        return
    with transaction.atomic():
        _replace_older(release, release.stages.percents[step])
        Release.objects.filter(pk=release.pk, state__in=Release.ON_OFFER).update(
            step=step,
            state=_State.OUT if last else _State.ROLLING,
            next_at=None if last else timezone.now() + _hours(release),
            problem_zh="",
            problem_en="",
        )


def _replace_older(release: Release, percent: int) -> None:
    """Note that nobody takes an older release any more, once everybody may take this one."""
    if percent == 100:  # noqa: PLR2004  # all of a hundred
        older = Release.objects.filter(site_id=release.site_id, state__in=Release.ON_OFFER)
        older.exclude(pk=release.pk).update(state=_State.REPLACED, next_at=None)


def halt(release: Release, names: list[str]) -> None:
    """Offer a release to nobody any more; those who have it, or failed, are left as they are.

    The row is written first: a worker that is killed after it finds it halted and due, and
    offers it to nobody then.
    """
    changed = Release.objects.filter(pk=release.pk, state__in=[_State.ROLLING, _State.OUT]).update(
        state=_State.HALTED, halted=names, next_at=timezone.now()
    )
    if changed:
        log(
            instance=release.site,
            action="releases.halted",
            data={"number": release.number, "kiosks": names},
        )
    _stop_offering(release)


def _stop_offering(release: Release) -> None:
    if _offer(release, 0, ()):
        Release.objects.filter(pk=release.pk, state=_State.HALTED).update(next_at=None)


def _offer(release: Release, percent: int, rings: tuple[str, ...]) -> bool:
    """Offer a release to a part of the kiosks; return False when it must be tried again."""
    try:
        offer(publisher(release.site.code), release.number or 0, percent, rings)
    except KioskError as error:
        _tell(release, error)
        return False
    return True


def _hours(release: Release) -> dt.timedelta:
    return dt.timedelta(hours=release.hours)


def _tell(release: Release, error: KioskError | OSError) -> None:
    if isinstance(error, OSError):
        reason = error.strerror or str(error)
        error = StorageError(f"服务器的磁盘写不下（{reason}）", f"the server's disk: {reason}")
    Release.objects.filter(pk=release.pk).update(problem_zh=error.zh, problem_en=error.en)


def _fail(release: Release, error: KioskError) -> None:
    Release.objects.filter(pk=release.pk).update(
        state=_State.FAILED, problem_zh=error.zh, problem_en=error.en
    )
    log(
        instance=release.site,
        action="releases.failed",
        user=release.requested_by,
        data={"zh": error.zh, "en": error.en},
    )
