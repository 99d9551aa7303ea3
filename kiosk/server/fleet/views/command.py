"""Has chosen kiosks do something, after somebody has agreed to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from kiosk.server.devices.actions import withdraw_command
from kiosk.server.devices.models import Kiosk
from kiosk.server.fleet.forms import FilterForm
from kiosk.server.fleet.listing import chosen
from kiosk.server.fleet.orders import KINDS, order
from kiosk.server.fleet.rights import for_those_who_manage, seen_kiosk

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

MOST_AT_ONCE = 2_000
"""Kiosks that one command is sent to."""
NAMED = 12
"""Kiosks that the page before it names."""


@require_POST
@for_those_who_manage
def command(request: HttpRequest) -> HttpResponseBase:
    """Say what it means and ask once more; then have them do it."""
    name = request.POST.get("command", "")
    kind = KINDS.get(name)
    if kind is None:
        raise Http404
    kiosks = _marked(request)
    back = _back(request)
    if not kiosks:
        messages.error(request, _("Mark the screens first."))
        return redirect(back)
    if len(kiosks) > MOST_AT_ONCE:
        most = {"most": MOST_AT_ONCE}
        messages.error(request, _("At most %(most)d screens at once; filter the list.") % most)
        return redirect(back)
    sure = "sure" in request.POST
    form = kind.form(request.POST if sure else None)
    if sure and form.is_valid():
        _tell(request, len(order(kiosks, name, form.made(), request.user)), len(kiosks))
        return redirect(back)
    context = {
        "page_title": kind.words,
        "kind": kind,
        "name": name,
        "form": form,
        "kiosks": kiosks,
        "named": kiosks[:NAMED],
        "more": max(0, len(kiosks) - NAMED),
        "back": back,
    }
    return TemplateResponse(request, "fleet/command.html", context)


@require_POST
@for_those_who_manage
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """Take back what a kiosk has not heard of yet."""
    one = seen_kiosk(request, pk)
    try:
        wanted = UUID(request.POST.get("command", ""))
    except ValueError as error:
        raise Http404 from error
    if withdraw_command(one.commands.filter(pk=wanted), by=request.user):
        messages.success(request, _("Taken back."))
    else:
        messages.warning(request, _("Too late: the screen has it already."))
    return redirect("kiosk_one", one.pk)


def _tell(request: HttpRequest, sent: int, wanted: int) -> None:
    if sent:
        said = ngettext(
            "Sent to %(count)d screen; it is done with its next heartbeat.",
            "Sent to %(count)d screens; it is done with their next heartbeats.",
            sent,
        )
        messages.success(request, said % {"count": sent})
    if sent < wanted:
        rest = wanted - sent
        said = ngettext(
            "%(count)d screen waits for the same already.",
            "%(count)d screens wait for the same already.",
            rest,
        )
        messages.warning(request, said % {"count": rest})


def _marked(request: HttpRequest) -> list[Kiosk]:
    """Return the kiosks that were marked, or all that the list had found."""
    ours = Kiosk.objects.seen_by(request.user).approved()
    if request.POST.get("all"):
        form = FilterForm(request.user, QueryDict(request.POST.get("query", "")[:2_000]))
        found = chosen(request.user, form.wanted()).filter(state=Kiosk.State.APPROVED)
        ids = set(found.values_list("pk", flat=True)[: MOST_AT_ONCE + 1])
    else:
        ids = _ids(request.POST.getlist("kiosk"))
    rows = ours.filter(pk__in=ids).select_related("site").order_by("site_id", "name", "pk")
    return list(rows.only("pk", "name", "state", "site__title"))


def _ids(texts: list[str]) -> set[UUID]:
    ids = set()
    for text in texts[: MOST_AT_ONCE + 1]:
        try:
            ids.add(UUID(text))
        except ValueError:
            continue
    return ids


def _back(request: HttpRequest) -> str:
    """Return where to go afterwards: the one kiosk, or the list as it was."""
    only: Any = request.POST.get("back", "")
    if len(only) == 36:  # noqa: PLR2004  # of a UUID as text
        try:
            return reverse("kiosk_one", args=[UUID(only)])
        except ValueError:
            pass
    query = QueryDict(request.POST.get("query", "")[:2_000]).urlencode()
    return reverse("fleet") + (f"?{query}" if query else "")
