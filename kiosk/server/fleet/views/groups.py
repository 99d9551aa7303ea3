"""Groups of kiosks: which there are, and which kiosks are in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.log_actions import log

from kiosk.server.devices.models import KioskGroup
from kiosk.server.fleet.forms import GroupForm
from kiosk.server.fleet.rights import for_those_who_manage

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase


@require_GET
@for_those_who_manage
def groups(request: HttpRequest) -> HttpResponseBase:
    """List the groups."""
    here = Count("kiosks", filter=Q(kiosks__state="approved"))
    context = {
        "groups": KioskGroup.objects.annotate(size=here).order_by("name"),
        "page_title": _("Groups of screens"),
    }
    return TemplateResponse(request, "fleet/groups.html", context)


@require_http_methods(["GET", "POST"])
@for_those_who_manage
def group(request: HttpRequest, pk: int | None = None) -> HttpResponseBase:
    """Make a group, or change its name and who is in it."""
    one = get_object_or_404(KioskGroup, pk=pk) if pk else None
    form = GroupForm(request.POST if request.method == "POST" else None, instance=one)
    if request.method == "POST" and form.is_valid():
        saved = form.save()
        log(saved, "wagtail.edit" if one else "wagtail.create", user=request.user)
        messages.success(request, _("Saved."))
        return redirect("fleet_groups")
    context = {
        "form": form,
        "group": one,
        "page_title": str(one) if one else _("New group"),
    }
    return TemplateResponse(request, "fleet/group.html", context)


@require_POST
@for_those_who_manage
def drop_group(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Give a group up; its kiosks stay."""
    one = get_object_or_404(KioskGroup, pk=pk)
    log(one, "wagtail.delete", user=request.user, deleted=True)
    one.delete()
    messages.success(request, _("The group is gone; its screens stay as they are."))
    return redirect("fleet_groups")
