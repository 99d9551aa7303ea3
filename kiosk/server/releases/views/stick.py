"""Releases for a USB stick, as one download."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import StreamingHttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from wagtail.log_actions import log

from kiosk.errors import KioskError
from kiosk.server.releases.desk import begun_codes, storage
from kiosk.server.releases.rights import published_sites, see_may_publish
from kiosk.server.releases.stick import read_stick, stream_zip
from kiosk.server.review.pages import console, language

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase


@require_GET
@console
def choose(request: HttpRequest) -> HttpResponseBase:
    """Ask for which villages."""
    see_may_publish(request.user)
    begun = set(begun_codes())
    sites = [site for site in published_sites(request.user) if site.code in begun]
    return TemplateResponse(request, "releases/stick.html", {"sites": sites})


@require_GET
@console
def download(request: HttpRequest) -> HttpResponseBase:
    """Send everything that is on offer of the chosen villages, as it is signed."""
    see_may_publish(request.user)
    wanted = request.GET.getlist("site")
    sites = [site for site in published_sites(request.user) if site.code in wanted]
    if not sites:
        messages.error(request, _("Choose at least one village."))
        return redirect("releases:stick")
    source = storage()
    try:
        stick = read_stick(source, [site.code for site in sites])
    except KioskError as error:
        messages.error(request, error.say(language()))
        return redirect("releases:stick")
    for site in sites:
        log(instance=site, action="releases.stick", user=request.user, data={})
    response = StreamingHttpResponse(stream_zip(source, stick), content_type="application/zip")
    name = f"kiosk-{timezone.localdate():%Y%m%d}.zip"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Accel-Buffering"] = "no"
    return response
