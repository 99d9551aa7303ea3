"""The village that somebody writes: one touch from anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from wagtail.admin.auth import require_admin_access
from wagtail.permissions import page_permission_policy

from kiosk.server.authoring.models import Township, VillageSite

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_admin_access
@require_GET
@never_cache
def mine(request: HttpRequest) -> HttpResponse:
    """Lead to the only village somebody may change, or to the list of them."""
    pages = page_permission_policy.instances_user_has_permission_for(request.user, "change")
    sites = VillageSite.objects.filter(pk__in=pages.values("pk"))[:2]
    if len(sites) == 1:
        return redirect("wagtailadmin_pages:edit", sites[0].pk)
    township = Township.objects.first()
    if township is not None:
        return redirect("wagtailadmin_explore", township.pk)
    return redirect("wagtailadmin_explore_root")
