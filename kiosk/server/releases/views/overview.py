"""What every village shows, what can be published, and the order to publish it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from kiosk.server.devices.models import KioskGroup
from kiosk.server.releases.actions import NotNowError, publish, ready_sites
from kiosk.server.releases.forms import OrderForm
from kiosk.server.releases.models import Release
from kiosk.server.releases.rights import may_publish, published_sites, see_may_publish
from kiosk.server.releases.upkeep import keys_of_sites, root_keys_are_here
from kiosk.server.review.pages import console
from kiosk.server.review.sight import seen_site, seen_sites

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from kiosk.server.authoring.models import VillageSite
    from kiosk.server.review.models import Submission

_RECENT = 100


@dataclass(frozen=True)
class Row:
    """One village: what is on offer of it, what is under way, and what is ready."""

    site: VillageSite
    on_offer: Release | None
    under_way: Release | None
    failed: Release | None
    ready: Submission | None


@require_GET
@console
def overview(request: HttpRequest) -> HttpResponseBase:
    """Show every village."""
    rows = _rows(list(seen_sites(request.user)))
    mine = set(published_sites(request.user).values_list("pk", flat=True))
    context = {
        "rows": rows,
        "may_publish": may_publish(request.user),
        "ready": [row.ready for row in rows if row.ready and row.site.pk in mine],
        "halted": [r.on_offer for r in rows if r.on_offer and r.on_offer.state == "halted"],
        "root_keys_are_here": may_publish(request.user) and root_keys_are_here(),
    }
    return TemplateResponse(request, "releases/overview.html", context)


@require_http_methods(["GET", "POST"])
@console
def new(request: HttpRequest) -> HttpResponseBase:
    """Order the release of one, some or all villages."""
    see_may_publish(request.user)
    ready = ready_sites(list(published_sites(request.user)))
    chosen = [str(s.pk) for s in ready if str(s.site_id) == request.GET.get("site")]
    form = OrderForm(
        ready,
        list(KioskGroup.objects.all()),
        request.POST or None,
        initial={"villages": chosen or [str(each.pk) for each in ready]},
    )
    if request.method == "POST" and form.is_valid():
        return _order(request, form)
    context = {"form": form, "ready": ready}
    return TemplateResponse(request, "releases/new.html", context)


def _order(request: HttpRequest, form: OrderForm) -> HttpResponseBase:
    order, done = form.order(), []
    for submission in form.chosen:
        try:
            done.append(publish(submission, order, request.user))  # type: ignore[arg-type]  # `console` lets nobody else in
        except NotNowError as error:
            messages.error(request, f"{submission.site}: {error}")
    if done:
        told = ngettext(
            "%(n)d village is being published.", "%(n)d villages are being published.", len(done)
        )
        if order.at is not None:
            told = _("%(n)d villages are published at %(at)s.")
        at = order.at.astimezone().strftime("%Y-%m-%d %H:%M") if order.at else ""
        messages.success(request, told % {"n": len(done), "at": at})
    if len(done) == 1:
        return redirect("releases:release", done[0].pk)
    return redirect("releases:overview")


@require_GET
@console
def site(request: HttpRequest, site_id: int) -> HttpResponseBase:
    """Show every release of one village."""
    found = seen_site(request.user, site_id)
    context = {
        "site": found,
        "row": _rows([found])[0],
        "releases": found.releases.select_related("submission", "back_to").defer(*Release.LONG)[
            :_RECENT
        ],
        "may_publish": published_sites(request.user).filter(pk=site_id).exists(),
    }
    return TemplateResponse(request, "releases/site.html", context)


@require_GET
@console
def keys(request: HttpRequest) -> HttpResponseBase:
    """Show how keys and signatures stand."""
    see_may_publish(request.user)
    codes = {s.code: s for s in published_sites(request.user)}
    context = {
        "keys": [(codes.get(each.code), each) for each in keys_of_sites() if each.code in codes],
        "root_keys_are_here": root_keys_are_here(),
    }
    return TemplateResponse(request, "releases/keys.html", context)


def _rows(sites: list[VillageSite]) -> list[Row]:
    over = (Release.State.REPLACED, Release.State.CALLED_OFF)
    releases = Release.objects.filter(site__in=sites).exclude(state__in=over)
    newest: dict[tuple[int, str], Release] = {}
    for release in releases.select_related("submission").defer(*Release.LONG).order_by("pk"):
        newest[release.site_id, release.state] = release
    ready = {each.site_id: each for each in ready_sites(sites)}
    return [_row(site, newest, ready.get(site.pk)) for site in sites]


def _row(
    site: VillageSite, newest: dict[tuple[int, str], Release], ready: Submission | None
) -> Row:
    def last(*states: str) -> Release | None:
        found = [newest[site.pk, state] for state in states if (site.pk, state) in newest]
        return max(found, key=lambda release: release.pk, default=None)

    on_offer, failed = last(*Release.ON_OFFER), last(Release.State.FAILED)
    if failed and on_offer and failed.pk < on_offer.pk:
        failed = None
    return Row(site, on_offer, last(*Release.UNDER_WAY), failed, ready)
