"""A site handed in: its pages pinned at once, its files exported, checked and hashed by a job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from kiosk.errors import ContentError, KioskError
from kiosk.server.review.cancelling import look_again
from kiosk.server.review.deciding import RefusedError
from kiosk.server.review.exporting import exported
from kiosk.server.review.filelist import content_hash, dump_files
from kiosk.server.review.jobs import prepare_submission
from kiosk.server.review.models import Submission, approved_submission
from kiosk.server.review.names import name_of
from kiosk.server.review.pictures import keep_small_pictures
from kiosk.server.review.tree import pin_tree, see_to_revisions, tree_digest
from kiosk.server.review.workflow import review_workflow

if TYPE_CHECKING:
    from kiosk.release.build import Draft
    from kiosk.server.accounts.models import User
    from kiosk.server.authoring.models import VillageSite

_MOST_PROBLEMS = 50


def submit(site: VillageSite, user: User, note: str = "") -> Submission:
    """Hand `site` in as it is now; `prepare` goes on from there.

    Raises:
        RefusedError: This person may not, or a review is running.
    """
    if not site.permissions_for_user(user).can_edit():
        raise RefusedError(_("This village is not one of yours."))
    try:
        with transaction.atomic():
            return _pin(site, user, note)
    except IntegrityError as error:  # two people pressed the button at once
        raise RefusedError(_("This village is in review already.")) from error


def _pin(site: VillageSite, user: User, note: str) -> Submission:
    if Submission.objects.filter(site=site, state__in=Submission.ACTIVE).exists():
        raise RefusedError(_("This village is in review already."))
    see_to_revisions(site)
    pins = pin_tree(site)
    last = Submission.objects.filter(site=site).aggregate(last=Max("number"))["last"] or 0
    submission = Submission.objects.create(
        site=site,
        number=last + 1,
        note=note.strip(),
        submitted_by=user,
        submitted_by_name=name_of(user),
        pages=[pin.dump() for pin in pins],
        tree_digest=tree_digest(pins),
        authors=_authors(site),
    )
    log(instance=site, action="review.submit", user=user, data={"submission": submission.number})
    transaction.on_commit(lambda: prepare_submission.enqueue(submission.pk))
    return submission


def _authors(site: VillageSite) -> list[dict[str, object]]:
    """Return who has worked on the pages since they were approved last."""
    pages = Page.objects.filter(path__startswith=site.path).values_list("pk", flat=True)
    written = Revision.page_revisions.filter(object_id__in=[str(pk) for pk in pages])
    approved = approved_submission(site)
    if approved is not None:
        written = written.filter(created_at__gt=approved.submitted_at)
    revisions = written.filter(user__isnull=False).select_related("user")
    people = {each.user.pk: each.user for each in revisions.order_by("pk").defer("content")}
    return [{"id": pk, "name": name_of(person)} for pk, person in people.items()]


def prepare(submission_id: int) -> None:
    """Export, check and hash what was handed in, and begin the review; safe to repeat.

    What cannot be shown is refused here, before it takes a reviewer's time.
    """
    submission = Submission.objects.select_related("site").get(pk=submission_id)
    if submission.state != Submission.State.PREPARING:
        return
    if look_again(submission, None):
        return
    try:
        with exported(submission.site, submission.revisions) as draft:
            keep_small_pictures(draft)
            _begin(submission, draft)
    except KioskError as error:
        _refuse(submission, error)


def _begin(submission: Submission, draft: Draft) -> None:
    with transaction.atomic():
        found = Submission.objects.select_for_update().get(pk=submission.pk)
        if found.state != Submission.State.PREPARING or look_again(found, None):
            return
        found.files = dump_files(draft.files)
        found.content_hash = content_hash(draft.files)
        found.size = draft.size
        found.problems = [[each.place, each.zh, each.en] for each in draft.warnings]
        found.state = Submission.State.IN_REVIEW
        site = found.site.specific
        old = site.current_workflow_state
        if old is not None:
            old.cancel(user=found.submitted_by)
        found.save()
        found.workflow_state = review_workflow().start(site, found.submitted_by)
        found.save(update_fields=["workflow_state"])


def _refuse(submission: Submission, error: KioskError) -> None:
    problems = [["", error.zh, error.en]]
    if isinstance(error, ContentError):
        problems = [[p.place, p.zh, p.en] for p in error.problems if p.fatal]
    Submission.objects.filter(pk=submission.pk, state=Submission.State.PREPARING).update(
        state=Submission.State.REFUSED, problems=problems[:_MOST_PROBLEMS]
    )
