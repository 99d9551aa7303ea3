"""Who sees the fleet, and who does something with it."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from kiosk.server.devices.models import Kiosk
from kiosk.server.devices.rights import may_look, may_manage
from kiosk.server.review.pages import console

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase


def for_those_who_look(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Let in only people who may see any kiosk."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        if not may_look(request.user):
            raise PermissionDenied(_("None of these screens are yours."))
        return view(request, *args, **named)

    return console(checked)


def for_those_who_manage(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Let in only people who may do something with kiosks."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        if not may_manage(request.user):
            raise PermissionDenied(_("An administrator looks after the screens."))
        return view(request, *args, **named)

    return console(checked)


def seen_kiosk(request: HttpRequest, pk: UUID) -> Kiosk:
    """Return a kiosk of ours.

    Raises:
        Http404: There is none, or none that this person may see: nobody learns which.
    """
    ours = Kiosk.objects.seen_by(request.user).filter(
        state__in=(Kiosk.State.APPROVED, Kiosk.State.REVOKED)
    )
    kiosk = ours.select_related("site", "approved_by").defer("answer").filter(pk=pk).first()
    if kiosk is None:
        raise Http404
    return kiosk
