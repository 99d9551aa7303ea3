"""Every kiosk's true state on one page, which keeps itself up to date."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Any

from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from kiosk.server.devices.models import Kiosk
from kiosk.server.devices.rights import may_manage
from kiosk.server.fleet.forms import FilterForm
from kiosk.server.fleet.listing import A_PAGE, Counts, chosen, counts, page_of
from kiosk.server.fleet.models import Alert
from kiosk.server.fleet.orders import KINDS
from kiosk.server.fleet.rights import for_those_who_look
from kiosk.server.fleet.rows import rows_of

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase


@require_GET
@for_those_who_look
def overview(request: HttpRequest) -> HttpResponseBase:
    """Show the kiosks, those that need a person first."""
    context = _listed(request) | {
        "page_title": _("Screens"),
        "kinds": KINDS,
        "waiting": _waiting(request),
    }
    return TemplateResponse(request, "fleet/overview.html", context)


@require_GET
@for_those_who_look
def rows(request: HttpRequest) -> HttpResponseBase:
    """Return what changes of it, for a page that is open."""
    response = TemplateResponse(request, "fleet/_live.html", _listed(request))
    response["Cache-Control"] = "no-store"
    return response


def _listed(request: HttpRequest) -> dict[str, Any]:
    now = timezone.now()
    form = FilterForm(request.user, request.GET)
    wanted = form.wanted()
    all_of_them = counts(request.user, now)
    found = chosen(request.user, wanted, now)
    filtered = any(wanted.values())
    total = found.count() if filtered else all_of_them.total
    pages = max(1, -(-total // A_PAGE))
    number = min(max(1, _number(request.GET.get("p", ""))), pages)
    ids = list(found.values_list("pk", flat=True)[(number - 1) * A_PAGE : number * A_PAGE])
    query = request.GET.copy()
    query.pop("p", None)
    return {
        "filters": form,
        "filtered": filtered,
        "counts": all_of_them,
        "shares": _shares(all_of_them),
        "standing": wanted.get("standing", ""),
        "rows": rows_of(page_of(ids), now),
        "total": total,
        "number": number,
        "pages": pages,
        "before": number - 1 if number > 1 else None,
        "after": number + 1 if number < pages else None,
        "query": query.urlencode(),
        "may_manage": may_manage(request.user),
        "alerts": _open_alerts(request),
        "now": now,
    }


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 1  # noqa: PLR2004


def _shares(found: Counts) -> list[tuple[str, int, int]]:
    """Return the parts of the bar above the list: how they stand, where it begins, how long."""
    parts = [("failing", found.failing), ("dark", found.dark), ("online", found.online)]
    ends = accumulate(number for _name, number in parts)
    return [(name, end - number, number) for (name, number), end in zip(parts, ends, strict=True)]


def _open_alerts(request: HttpRequest) -> int:
    seen = Kiosk.objects.seen_by(request.user)
    return Alert.objects.filter(until=None, kiosk__in=seen.values("pk")).count()


def _waiting(request: HttpRequest) -> int:
    return Kiosk.objects.waiting().count() if may_manage(request.user) else 0
