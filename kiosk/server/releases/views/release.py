"""One release: how far it is, what it changed, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kiosk.server.releases import actions
from kiosk.server.releases.failures import spread_of
from kiosk.server.releases.models import Release
from kiosk.server.releases.rights import published_sites, see_may_act
from kiosk.server.review.comparing import changes
from kiosk.server.review.pages import console, try_to
from kiosk.server.review.sight import seen_sites

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from kiosk.server.accounts.models import User


@require_GET
@console
def release(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Show a release."""
    found = _seen(request, pk)
    before = _published_before(found)
    context = {
        "release": found,
        "now": timezone.now(),
        "spread": spread_of(found),
        "before": before,
        "may_act": published_sites(request.user).filter(pk=found.site_id).exists(),
        "can_go_back": found.number is not None and found.state == Release.State.REPLACED,
        "can_widen": found.is_on_offer and (found.percent < 100),  # noqa: PLR2004  # per cent
        "others": found.site.releases.filter(number__isnull=False).exclude(pk=pk)[:30],
    }
    return TemplateResponse(request, "releases/release.html", context)


@require_GET
@console
def compare(request: HttpRequest, pk: int, other: int) -> HttpResponseBase:
    """Show what is other in one release than in another of the same village."""
    new, old = _seen(request, pk), _seen(request, other)
    if new.site_id != old.site_id:
        raise Http404
    context = {
        "new": new,
        "old": old,
        "changes": changes(old.submission, new.submission),
        "old_label": _("release %(number)s") % {"number": old.number or "…"},
        "new_label": _("release %(number)s") % {"number": new.number or "…"},
        "others": new.site.releases.filter(number__isnull=False),
    }
    return TemplateResponse(request, "releases/compare.html", context)


@require_http_methods(["GET", "POST"])
@console
def back(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Ask whether an old release is really to come back; then have it come back."""
    found = _seen(request, pk)
    see_may_act(request.user, found)
    if request.method == "POST":
        made = actions.roll_back(found, _user(request))
        return redirect("releases:release", made.pk)
    now = found.site.releases.filter(state__in=Release.ON_OFFER).first()
    context = {
        "release": found,
        "now": now,
        "changes": changes(now.submission, found.submission) if now else None,
        "old_label": _("on the screens now"),
        "new_label": _("after rolling back"),
    }
    return TemplateResponse(request, "releases/back.html", context)


@require_POST
@console
def call_off(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Have a release that waits not be published."""
    return _act(request, pk, actions.call_off, _("It is called off."))


@require_POST
@console
def halt(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Offer a release to no further screen."""
    return _act(request, pk, actions.halt, _("Halted: no further screen takes it."))


@require_POST
@console
def resume(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Go on with a halted release."""
    return _act(request, pk, actions.resume, _("It goes on."))


@require_POST
@console
def widen(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Take the next step now."""
    return _act(request, pk, actions.widen, _("More screens may take it now."))


def _act(
    request: HttpRequest, pk: int, act: Callable[[Release, User], None], done: str
) -> HttpResponseBase:
    found = _seen(request, pk)
    see_may_act(request.user, found)
    return try_to(request, lambda: act(found, _user(request)), done, "releases:release", pk)


def _seen(request: HttpRequest, pk: int) -> Release:
    seen = Release.objects.filter(site__in=seen_sites(request.user))
    found = seen.select_related("site", "submission", "back_to").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _published_before(found: Release) -> Release | None:
    older = found.site.releases.filter(number__isnull=False, pk__lt=found.pk)
    before: Release | None = older.order_by("-pk").first()
    return before


def _user(request: HttpRequest) -> User:
    user: User = request.user  # type: ignore[assignment]  # `console` lets nobody else in
    return user
