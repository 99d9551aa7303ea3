"""The pages of urgent notices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kiosk.server.review.pages import console, try_to
from kiosk.server.review.sight import seen_sites
from kiosk.server.review.urgent import actions
from kiosk.server.review.urgent.arrival import Arrival, screens
from kiosk.server.review.urgent.forms import NoticeForm
from kiosk.server.review.urgent.models import UrgentNotice

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from kiosk.server.accounts.models import User

_RECENT = 50


@require_GET
@console
def overview(request: HttpRequest) -> HttpResponseBase:
    """Show urgent notices, what waits and what is on the screens first."""
    notices = list(_seen(_user(request))[:_RECENT])
    context = {
        "waiting": [n for n in notices if n.state == n.State.WRITTEN and not n.is_over],
        "showing": [n for n in notices if n.is_showing],
        "others": [
            n for n in notices if not n.is_showing and (n.state != n.State.WRITTEN or n.is_over)
        ],
        "may_write": actions.may_write(_user(request)),
    }
    return TemplateResponse(request, "urgent/overview.html", context)


@require_http_methods(["GET", "POST"])
@console
def new(request: HttpRequest) -> HttpResponseBase:
    """Write one."""
    user = _user(request)
    if not actions.may_write(user):
        raise PermissionDenied(_("Urgent notices are written by who works for a village."))
    form = NoticeForm(actions.screens_of(user), request.POST or None)
    if request.method == "POST" and form.is_valid():
        notice = form.save(commit=False)
        actions.write(notice, form.chosen, user)
        return redirect("review:urgent_notice", notice.pk)
    return TemplateResponse(request, "urgent/new.html", {"form": form})


@require_GET
@console
def notice(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Show one, and where it is."""
    found = _one(request, pk)
    user = _user(request)
    where = screens(found)
    context = {
        "notice": found,
        "screens": where,
        "shown": sum(each.arrival is Arrival.SHOWN for each in where),
        "why_not": actions.objection(user, found) if found.state == found.State.WRITTEN else "",
        "may_confirm": actions.objection(user, found) == "",
        "may_withdraw": actions.may_withdraw(user, found),
        "live": found.is_showing,
    }
    return TemplateResponse(request, "urgent/notice.html", context)


@require_POST
@console
def confirm(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Let one go out."""
    found, user = _one(request, pk), _user(request)
    _see_reviewer(user)
    done = _("It is on its way: every screen shows it within a minute.")
    return try_to(request, lambda: actions.confirm(found, user), done, "review:urgent_notice", pk)


@require_POST
@console
def refuse(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Do not let one go out."""
    found, user, why = _one(request, pk), _user(request), request.POST.get("why", "")
    _see_reviewer(user)
    return try_to(
        request, lambda: actions.refuse(found, user, why), _("Refused."), "review:urgent_notice", pk
    )


@require_POST
@console
def withdraw(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Take one back."""
    found, user = _one(request, pk), _user(request)
    if not actions.may_withdraw(user, found):
        raise PermissionDenied(_("This cannot be taken back by you, or it is over."))
    done = _("Taken back: it leaves every screen within a minute.")
    return try_to(request, lambda: actions.withdraw(found, user), done, "review:urgent_notice", pk)


def _see_reviewer(user: User) -> None:
    if not actions.is_reviewer(user):
        raise PermissionDenied(_("Only a reviewer confirms an urgent notice."))


def _seen(user: User) -> QuerySet[UrgentNotice]:
    """Return the notices for screens of villages that `user` sees."""
    mine = Q(written_by=user) | Q(kiosks__site__in=seen_sites(user))
    return UrgentNotice.objects.filter(mine).distinct()


def _one(request: HttpRequest, pk: int) -> UrgentNotice:
    found = _seen(_user(request)).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _user(request: HttpRequest) -> User:
    user: User = request.user  # type: ignore[assignment]  # `console` lets nobody else in
    return user
