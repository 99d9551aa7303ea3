"""The ledger of what was played, on a page and as a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kiosk.server.devices.models import Kiosk
from kiosk.server.fleet.plays import (
    PeriodForm,
    began_words,
    item_words,
    lines_of,
    spreadsheet,
    sums_of,
)
from kiosk.server.fleet.rights import for_those_who_look

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

_SHOWN = 100
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@for_those_who_look
def ledger(request: HttpRequest) -> HttpResponseBase:
    """Show sums, and the latest lines."""
    form = PeriodForm(request.user, request.GET)
    lines = lines_of(form)
    sums = sums_of(lines)
    context = {
        "page_title": _("Play ledger"),
        "form": form,
        "one": _one(request, form),
        "sums": sums[:500],
        "minutes": round(sum(each.minutes for each in sums)),
        "times": sum(each.times for each in sums),
        "lines": [(item_words(p.item), began_words(p), p) for p in lines[:_SHOWN]],
        "query": request.GET.urlencode(),
    }
    return TemplateResponse(request, "fleet/ledger.html", context)


@require_GET
@for_those_who_look
def export(request: HttpRequest) -> HttpResponseBase:
    """Send both as XLSX."""
    form = PeriodForm(request.user, request.GET)
    if not form.is_valid():
        return redirect(f"{request.path.rsplit('/', 2)[0]}/?{request.GET.urlencode()}")
    days = f"{form.cleaned_data['begin']} – {form.cleaned_data['end']}"
    response = HttpResponse(spreadsheet(form), content_type=_XLSX)
    name = f"{_('Play ledger')} {days}.xlsx"
    response["Content-Disposition"] = content_disposition_header(True, name) or ""  # noqa: FBT003
    response["Cache-Control"] = "no-store"
    return response


def _one(request: HttpRequest, form: PeriodForm) -> Kiosk | None:
    """Return the one kiosk that it is about; None for several."""
    wanted = form.is_valid() and form.cleaned_data["kiosk"]
    return Kiosk.objects.seen_by(request.user).filter(pk=wanted).first() if wanted else None
