"""Pictures of a draft, as they are and as they become newer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_GET
from wagtail.admin.auth import require_admin_access

from kiosk.server.authoring.export.drafts import drafts
from kiosk.server.authoring.models import Picture
from kiosk.server.authoring.preview.asking import glass
from kiosk.server.authoring.rights import recordings, site_to_see

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_SCREEN = re.compile(r"[a-z]+(-[a-z]+)*", re.ASCII)
_MAP = "max-1600x1600"


@require_admin_access
@require_GET
@never_cache
def preview(request: HttpRequest, page_id: int, screen: str, focus: int) -> JsonResponse:
    """Tell where the pictures of a screen are, and whether newer ones come."""
    site = site_to_see(request.user, page_id)
    _, parts = drafts(site)
    known = {name for part in [site, *parts] for name, _ in part.screens}
    if screen not in known or (focus and all(part.pk != focus for part in parts)):
        raise Http404
    found = glass(site, screen, focus)
    return JsonResponse(
        {
            "again": found.again,
            "shots": [
                {"portrait": s.portrait, "url": s.url, "fresh": s.fresh, "says": str(s.says)}
                for s in found.shots
            ],
        }
    )


@require_admin_access
@require_GET
@cache_control(private=True, max_age=300)
def picture(request: HttpRequest, number: int) -> HttpResponse:
    """Lead to a picture large enough to tap on."""
    policy = recordings()  # rights on pictures and on recordings are the same
    collections = policy.collections_user_has_any_permission_for(
        request.user, ["add", "change", "choose"]
    )
    found = Picture.objects.filter(pk=number, collection__in=collections).first()
    if found is None:
        raise Http404
    return HttpResponseRedirect(found.get_rendition(_MAP).url)
