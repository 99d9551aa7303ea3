"""What waits for a person, what is in review, and one village's reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kiosk.server.review.forms import SubmitForm
from kiosk.server.review.models import Submission, approved_submission
from kiosk.server.review.pages import console, try_to
from kiosk.server.review.rules import waiting_for
from kiosk.server.review.sight import seen_site, seen_sites
from kiosk.server.review.submitting import submit

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

_RECENT = 30


@require_GET
@console
def overview(request: HttpRequest) -> HttpResponseBase:
    """Show what waits for this person, what else is in review, and what was decided lately."""
    waiting = waiting_for(request.user)  # type: ignore[arg-type]  # `console` lets nobody else in
    mine = {each.pk for each in waiting}
    seen = (
        Submission.objects.light()
        .filter(site__in=seen_sites(request.user))
        .select_related("site")
        .prefetch_related("decisions")
    )
    running = [s for s in seen.filter(state__in=Submission.ACTIVE) if s.pk not in mine]
    recent = seen.exclude(state__in=Submission.ACTIVE)[:_RECENT]
    context = {"waiting": waiting, "running": running, "recent": recent}
    return TemplateResponse(request, "review/overview.html", context)


@require_GET
@console
def site(request: HttpRequest, site_id: int) -> HttpResponseBase:
    """Show one village: what is in review, whether it can be handed in, and what was."""
    found = seen_site(request.user, site_id)
    submissions = found.submissions.light().prefetch_related("decisions")
    context = {
        "site": found,
        "submissions": submissions[:_RECENT],
        "running": submissions.filter(state__in=Submission.ACTIVE).first(),
        "approved": approved_submission(found),
        "may_submit": found.permissions_for_user(request.user).can_edit(),
        "form": SubmitForm(),
    }
    return TemplateResponse(request, "review/site.html", context)


@require_POST
@console
def hand_in(request: HttpRequest, site_id: int) -> HttpResponseBase:
    """Hand a village in."""
    found = seen_site(request.user, site_id)
    if not found.permissions_for_user(request.user).can_edit():
        raise PermissionDenied(_("This village is not one of yours."))
    form = SubmitForm(request.POST)
    note = form.cleaned_data["note"] if form.is_valid() else ""

    def act() -> None:
        submit(found, request.user, note)  # type: ignore[arg-type]  # as above

    done = _("Handed in. The files are being checked; the first reviewer sees it in a minute.")
    return try_to(request, act, done, "review:site", site_id)
