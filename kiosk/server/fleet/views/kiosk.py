"""One kiosk: what is on its glass, how it is, what was done with it, and what people say of it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from PIL import Image
from wagtail.log_actions import log

from kiosk.server.devices.models import DeviceLog, Kiosk, Screenshot
from kiosk.server.devices.rights import may_manage
from kiosk.server.devices.trust import NoRootError, root_fingerprint
from kiosk.server.fleet.forms import KioskForm
from kiosk.server.fleet.models import Alert, Telling
from kiosk.server.fleet.orders import KINDS, NAMES
from kiosk.server.fleet.plays import began_words, item_words
from kiosk.server.fleet.rights import for_those_who_look, for_those_who_manage, seen_kiosk
from kiosk.server.fleet.rows import rows_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

_COMMANDS, _ALERTS, _PLAYS = 20, 20, 8
_THUMBNAIL = (320, 320)
_KEPT = 7 * 24 * 3_600
"""Seconds that a browser keeps a picture; its address changes with it."""


@require_GET
@for_those_who_look
def kiosk(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """Show all that is known of a kiosk."""
    one = seen_kiosk(request, pk)
    context = _live(request, one) | {
        "page_title": str(one),
        "form": KioskForm(instance=one) if may_manage(request.user) else None,
        "kinds": KINDS,
        "plays": [(item_words(p.item), began_words(p), p) for p in _latest_plays(one)],
        "logs": one.logs.defer("text")[:5],
        "root": _root_of(one),
    }
    return TemplateResponse(request, "fleet/kiosk.html", context)


@require_GET
@for_those_who_look
def live(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """Return what changes of it, for a page that is open."""
    response = TemplateResponse(
        request, "fleet/_kiosk_live.html", _live(request, seen_kiosk(request, pk))
    )
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@for_those_who_manage
def change(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """Change what people say of a kiosk."""
    one = seen_kiosk(request, pk)
    form = KioskForm(request.POST, instance=Kiosk.objects.get(pk=one.pk))
    if form.is_valid():
        form.save()
        log(one, "wagtail.edit", user=request.user)
        messages.success(request, _("Saved."))
    else:
        messages.error(request, _("A screen has a name of at most 100 letters."))
    return redirect("kiosk_one", one.pk)


@require_GET
@for_those_who_look
def glass(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """Send the last picture of a kiosk's glass, or a small one of it."""
    one = seen_kiosk(request, pk)
    kept = Screenshot.objects.filter(kiosk=one).first()
    if kept is None:
        raise Http404
    try:
        with kept.file.open("rb") as opened:
            data = opened.read()
        if "small" in request.GET:
            data = _small(data)
    except (OSError, ValueError, SyntaxError) as error:
        raise Http404 from error
    # The whole of it at once: a slow reader then holds up no thread of ours.
    response = HttpResponse(data, content_type="image/jpeg")
    response["Cache-Control"] = f"private, max-age={_KEPT}, immutable"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_GET
@for_those_who_look
def journal(request: HttpRequest, pk: UUID, log_id: int) -> HttpResponseBase:
    """Show a log that a kiosk has sent."""
    one = seen_kiosk(request, pk)
    found = get_object_or_404(DeviceLog, pk=log_id, kiosk=one)
    context = {"kiosk": one, "log": found, "page_title": _("Log of %(kiosk)s") % {"kiosk": one}}
    return TemplateResponse(request, "fleet/log.html", context)


def _live(request: HttpRequest, one: Kiosk) -> dict[str, Any]:
    row = rows_of([one])[0]
    heard = Prefetch("tellings", Telling.objects.select_related("receiver"))
    alerts = Alert.objects.filter(kiosk=one).prefetch_related(heard).order_by("-since")
    return {
        "kiosk": one,
        "row": row,
        "said": one.facts,
        "alerts": alerts[:_ALERTS],
        "commands": [
            (NAMES.get(each.kind, each.kind), each)
            for each in one.commands.select_related("by")[:_COMMANDS]
        ],
        "may_manage": may_manage(request.user),
        "now": timezone.now(),
    }


def _latest_plays(one: Kiosk) -> Any:
    return one.plays.select_related("kiosk").order_by("-pk")[:_PLAYS]


def _small(data: bytes) -> bytes:
    made = io.BytesIO()
    with Image.open(io.BytesIO(data), formats=["JPEG"]) as picture:
        picture.draft("RGB", _THUMBNAIL)  # decodes only as much as is needed
        picture.thumbnail(_THUMBNAIL)
        picture.convert("RGB").save(made, "JPEG", quality=80)
    return made.getvalue()


def _root_of(one: Kiosk) -> str:
    try:
        return root_fingerprint(one.site.code) if one.site else ""
    except NoRootError:
        return ""
