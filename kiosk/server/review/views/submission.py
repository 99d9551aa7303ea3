"""One submission: what changed, what people say about it, and the record to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kiosk.server.review.cancelling import cancel
from kiosk.server.review.comparing import changes
from kiosk.server.review.deciding import RefusedError, decide
from kiosk.server.review.forms import DecisionForm
from kiosk.server.review.models import STEPS, Decision, Submission
from kiosk.server.review.pages import console, try_to
from kiosk.server.review.pictures import read_small
from kiosk.server.review.rules import conflict, is_reviewer, may_decide
from kiosk.server.review.sight import seen_site, seen_sites

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from kiosk.server.accounts.models import User

_MOST_PICTURES = 200


@require_GET
@console
def submission(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Show what was handed in and what changed since the last approved one."""
    found = _seen(request, pk)
    user: User = request.user  # type: ignore[assignment]  # `console` lets nobody else in
    before = _approved_before(found)
    step = found.step
    reviews = is_reviewer(user, step) if step <= len(STEPS) else False
    context = {
        "submission": found,
        "steps": _steps(found),
        "before": before,
        "changes": changes(before, found) if found.content_hash else None,
        "may_decide": step <= len(STEPS) and may_decide(user, found, step),
        "why_not": conflict(user, found) if reviews and found.is_active else "",
        "may_withdraw": _may_withdraw(user, found),
        "may_open": found.site.permissions_for_user(user).can_edit(),
        "form": DecisionForm(initial={"step": step}),
        "most_pictures": _MOST_PICTURES,
    }
    return TemplateResponse(request, "review/submission.html", context)


@require_GET
@console
def sheet(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Show the record of a review, for A4 paper."""
    found = _seen(request, pk)
    if not found.content_hash:
        raise Http404
    context = {"submission": found, "steps": _steps(found), "before": _approved_before(found)}
    return TemplateResponse(request, "review/sheet.html", context)


@require_POST
@console
def decide_on(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Take a person's word."""
    found = _seen(request, pk)
    if not is_any_reviewer(request.user):  # type: ignore[arg-type]  # as above
        raise PermissionDenied(_("You are not one of the reviewers of this step."))
    form = DecisionForm(request.POST)
    verdict = request.POST.get("verdict", "")
    if not form.is_valid() or verdict not in Decision.Verdict.values:
        raise PermissionDenied(_("Please say whether you approve it."))
    user: User = request.user  # type: ignore[assignment]  # as above
    comment, step = form.cleaned_data["comment"], form.cleaned_data["step"]
    try:
        done = decide(found.pk, step, user, Decision.Verdict(verdict), comment)
    except RefusedError as error:
        messages.error(request, str(error))
    else:
        _tell(request, done)
    return redirect("review:submission", pk)


def _tell(request: HttpRequest, done: Submission) -> None:
    if done.state == Submission.State.CANCELLED:
        messages.error(
            request,
            _("Something was edited meanwhile. This review has ended; it must be handed in anew."),
        )
    elif done.state == Submission.State.APPROVED:
        messages.success(request, _("All three have approved. It can be published now."))
    elif done.state == Submission.State.REJECTED:
        messages.success(request, _("Sent back. The editor sees your words."))
    else:
        messages.success(request, _("Approved. The next reviewer sees it now."))


@require_POST
@console
def withdraw(request: HttpRequest, pk: int) -> HttpResponseBase:
    """End a running review because its editor wants it."""
    found = _seen(request, pk)
    user: User = request.user  # type: ignore[assignment]  # as above
    if not _may_withdraw(user, found):
        raise PermissionDenied(_("Only who works for this village ends its review."))

    def act() -> None:
        if not cancel(found, Submission.Reason.PERSON, user):
            raise RefusedError(_("This is not in review any more."))

    return try_to(request, act, _("The review has ended."), "review:submission", pk)


@require_GET
@console
def picture(request: HttpRequest, site_id: int, digest: str) -> HttpResponseBase:
    """Send the small copy of a picture that was handed in with this village, and no other's."""
    found = seen_site(request.user, site_id)
    kept = found.submissions.order_by("-number").values_list("files", flat=True)
    belongs = any(
        file["sha256"] == digest for files in kept.iterator(chunk_size=2) for file in files
    )
    data = read_small(digest) if belongs else None
    if data is None:
        raise Http404
    response = HttpResponse(data, content_type="image/jpeg")
    response["Cache-Control"] = "private, max-age=604800, immutable"
    return response


def _seen(request: HttpRequest, pk: int) -> Submission:
    """Return a submission.

    Raises:
        Http404: There is none, or none that this person may see.
    """
    seen = Submission.objects.filter(site__in=seen_sites(request.user))
    found = seen.select_related("site").prefetch_related("decisions").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _approved_before(found: Submission) -> Submission | None:
    approved = found.site.submissions.filter(state=Submission.State.APPROVED)
    before: Submission | None
    before = approved.filter(number__lt=found.number).order_by("-number").first()
    return before


def _steps(found: Submission) -> list[dict[str, object]]:
    decisions = {decision.step: decision for decision in found.decisions.all()}
    names = (_("first review"), _("second review"), _("final review"))
    return [
        {"step": step, "name": name, "decision": decisions.get(step), "now": step == found.step}
        for step, name in zip(STEPS, names, strict=True)
    ]


def _may_withdraw(user: User, found: Submission) -> bool:
    return found.is_active and bool(
        found.submitted_by_id == user.pk
        or (found.site.permissions_for_user(user).can_edit() and not is_any_reviewer(user))
    )


def is_any_reviewer(user: User) -> bool:
    """Tell whether `user` reviews at all; a reviewer sends back, and withdraws nothing."""
    return any(is_reviewer(user, step) for step in STEPS)
