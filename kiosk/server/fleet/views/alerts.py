"""What needs attention, who is told of it, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.log_actions import log

from kiosk.errors import KioskError
from kiosk.server.devices.models import Kiosk
from kiosk.server.devices.rights import may_manage
from kiosk.server.fleet.forms import ReceiverForm, RulesForm
from kiosk.server.fleet.models import Alert, AlertSettings, Receiver
from kiosk.server.fleet.rights import for_those_who_look, for_those_who_manage
from kiosk.server.fleet.telling.messages import trial
from kiosk.server.fleet.telling.tell import NO_PAUSE, note
from kiosk.server.fleet.telling.ways import send
from kiosk.server.review.pages import language

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

_A_PAGE, _OVER = 100, 50


@require_GET
@for_those_who_look
def alerts(request: HttpRequest) -> HttpResponseBase:
    """Show what needs attention, and what did lately."""
    seen = Kiosk.objects.seen_by(request.user).values("pk")
    found = Alert.objects.filter(kiosk__in=seen).select_related("kiosk__site")
    kinds = dict(Alert.Kind.choices)
    kind = request.GET.get("kind", "")
    lasting = found.filter(until=None, **({"kind": kind} if kind in kinds else {}))
    manages = may_manage(request.user)
    context = {
        "page_title": _("Alerts"),
        "page": Paginator(lasting, _A_PAGE).get_page(request.GET.get("p")),
        "over": found.exclude(until=None).order_by("-until")[:_OVER],
        "kinds": kinds,
        "kind": kind,
        "rules": AlertSettings.load() if manages else None,
        "receivers": Receiver.objects.all() if manages else None,
        "now": timezone.now(),
    }
    return TemplateResponse(request, "fleet/alerts.html", context)


@require_http_methods(["GET", "POST"])
@for_those_who_manage
def rules(request: HttpRequest) -> HttpResponseBase:
    """Change when something counts as an alert, and when people are told."""
    one = AlertSettings.load()
    form = RulesForm(request.POST if request.method == "POST" else None, instance=one)
    if request.method == "POST" and form.is_valid():
        AlertSettings.objects.filter(pk=one.pk).update(**form.cleaned_data)
        log(one, "wagtail.edit", user=request.user)
        messages.success(request, _("Saved."))
        return redirect("fleet_alerts")
    context = {"form": form, "page_title": _("When to tell of alerts")}
    return TemplateResponse(request, "fleet/form.html", context)


@require_http_methods(["GET", "POST"])
@for_those_who_manage
def receiver(request: HttpRequest, pk: int | None = None) -> HttpResponseBase:
    """Add or change who hears of alerts."""
    one = get_object_or_404(Receiver, pk=pk) if pk else None
    form = ReceiverForm(request.POST if request.method == "POST" else None, instance=one)
    if request.method == "POST" and form.is_valid():
        saved = form.save()
        log(saved, "wagtail.edit" if one else "wagtail.create", user=request.user)
        messages.success(request, _("Saved. Try it now, to see that a message gets there."))
        return redirect("fleet_alerts")
    context = {
        "form": form,
        "receiver": one,
        "page_title": _("Who is told of alerts"),
        "help": True,
    }
    return TemplateResponse(request, "fleet/form.html", context)


@require_POST
@for_those_who_manage
def try_receiver(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Send a message, to see whether it gets there."""
    one = get_object_or_404(Receiver, pk=pk)
    now = timezone.now()
    try:
        send(one, trial(), now)
    except KioskError as error:
        note(one, now, error, NO_PAUSE)
        why = {"why": error.say(language())}
        messages.error(request, _("It did not get there: %(why)s") % why)
    else:
        note(one, now, None, NO_PAUSE)
        messages.success(request, _("Sent. Look whether it has arrived."))
    return redirect("fleet_alerts")


@require_POST
@for_those_who_manage
def drop_receiver(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Tell somebody no more."""
    one = get_object_or_404(Receiver, pk=pk)
    log(one, "wagtail.delete", user=request.user, deleted=True)
    one.delete()
    messages.success(request, _("%(name)s is told no more.") % {"name": one.name})
    return redirect("fleet_alerts")
