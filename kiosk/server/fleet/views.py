"""The fleet: every kiosk's true state, what they are to do, and what needs attention."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.log_actions import log

from kiosk.server.devices.actions import send_command
from kiosk.server.devices.models import Kiosk
from kiosk.server.devices.rights import may_look, may_manage
from kiosk.server.devices.views import allowed
from kiosk.server.fleet.forms import ChannelForm, CommandForm, FilterForm
from kiosk.server.fleet.listing import chosen, counts, rows, with_offers
from kiosk.server.fleet.models import Alert, Channel
from kiosk.server.fleet.telling import NotToldError, send

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from kiosk.server.devices.models import KioskQuerySet

A_PAGE = 50
"""Kiosks on a page."""
MOST_AT_ONCE = 2_000
"""Kiosks that one command is sent to."""


@require_GET
@allowed(may_look)
def fleet(request: HttpRequest) -> HttpResponse:
    """List the kiosks; the table itself comes again by itself."""
    context = _listed(request) | {
        "counts": counts(request.user),
        "may_manage": may_manage(request.user),
        "command": CommandForm(),
        "page_title": _("Screens"),
    }
    return TemplateResponse(request, "fleet/fleet.html", context)


@require_GET
@allowed(may_look)
def table(request: HttpRequest) -> HttpResponse:
    """Return the table alone, for a page that is open."""
    context = _listed(request) | {"may_manage": may_manage(request.user)}
    response = TemplateResponse(request, "fleet/table.html", context)
    response["Cache-Control"] = "no-store"
    return response


def _listed(request: HttpRequest) -> dict[str, Any]:
    form = FilterForm(request.GET)
    found = chosen(request.user, form.cleaned_data if form.is_valid() else {})
    kiosks = with_offers(found).select_related("site", "screenshot").defer("answer")
    page = Paginator(kiosks, A_PAGE).get_page(request.GET.get("p"))
    query = request.GET.copy()
    query.pop("p", None)
    return {"filters": form, "page": page, "rows": rows(page), "query": query.urlencode()}


# --- commands ---------------------------------------------------------------------------


@require_POST
@allowed(may_manage)
def command(request: HttpRequest) -> HttpResponse:
    """Ask once more whether these kiosks are to do that; then have them do it."""
    kiosks = _marked(request)
    form = CommandForm(request.POST)
    if not kiosks:
        messages.error(request, _("Mark the kiosks first."))
        return redirect("fleet")
    if form.is_valid() and request.POST.get("sure"):
        sent = len(send_command(kiosks, form.made(), by=request.user))
        told = ngettext("Sent to %(count)d kiosk.", "Sent to %(count)d kiosks.", sent)
        messages.success(request, told % {"count": sent})
        return redirect("fleet")
    context = {"kiosks": kiosks, "form": form, "page_title": _("Have kiosks do something")}
    return TemplateResponse(request, "fleet/confirm.html", context)


def _marked(request: HttpRequest) -> KioskQuerySet:
    ids = set()
    for text in request.POST.getlist("kiosk")[:MOST_AT_ONCE]:
        try:
            ids.add(UUID(text))
        except ValueError:
            continue
    return (
        Kiosk.objects.seen_by(request.user)
        .approved()
        .filter(pk__in=ids)
        .select_related("site")
        .defer("answer", "facts")
    )


# --- alerts -----------------------------------------------------------------------------


@require_GET
@allowed(may_look)
def alerts(request: HttpRequest) -> HttpResponse:
    """Show what needs attention, and what did lately."""
    seen = Kiosk.objects.seen_by(request.user)
    found = Alert.objects.filter(kiosk__in=seen).select_related("kiosk__site")
    manages = may_manage(request.user)
    context = {
        "open": Paginator(found.filter(until=None), 200).get_page(1),
        "over": found.exclude(until=None).order_by("-until")[:50],
        "channels": Channel.objects.all() if manages else None,
        "page_title": _("Alerts"),
    }
    return TemplateResponse(request, "fleet/alerts.html", context)


@require_http_methods(["GET", "POST"])
@allowed(may_manage)
def channel(request: HttpRequest, channel_id: int | None = None) -> HttpResponse:
    """Add or change who hears of alerts; its address is asked for anew, and never shown."""
    one = get_object_or_404(Channel, pk=channel_id) if channel_id else None
    form = ChannelForm(request.POST or None, instance=one)
    if request.method == "POST" and form.is_valid():
        saved = form.save()
        log(saved, "wagtail.edit" if one else "wagtail.create", user=request.user)
        return redirect("fleet_alerts")
    context = {"form": form, "channel": one, "page_title": _("Who hears of alerts")}
    return TemplateResponse(request, "fleet/channel.html", context)


@require_POST
@allowed(may_manage)
def try_channel(request: HttpRequest, channel_id: int) -> HttpResponse:
    """Send a message, to see whether it gets there."""
    one = get_object_or_404(Channel, pk=channel_id)
    try:
        send(one, _("A trial"), _("If you read this, alerts of the kiosks get here."))
    except NotToldError as error:
        messages.error(request, _("It did not get there: %(why)s") % {"why": error})
    else:
        messages.success(request, _("Sent."))
    return redirect("fleet_alerts")


@require_POST
@allowed(may_manage)
def drop_channel(request: HttpRequest, channel_id: int) -> HttpResponse:
    """Tell somebody no more."""
    one = get_object_or_404(Channel, pk=channel_id)
    log(one, "wagtail.delete", user=request.user, deleted=True)
    one.delete()
    return redirect("fleet_alerts")
