"""Pictures that editors have uploaded, each to those who may use it: drafts are not public."""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.documents import get_document_model
from wagtail.documents.permissions import permission_policy as papers
from wagtail.images import get_image_model
from wagtail.images.permissions import permission_policy as pictures

from kiosk.server.authoring.models import Preview, Recording
from kiosk.server.authoring.rights import may_look, recordings

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

_RIGHTS = ("choose", "change", "add")
_KEPT = 600
"""Seconds that the browser keeps one."""


@login_required
@require_safe
def media(request: HttpRequest, name: str) -> HttpResponseBase:
    """Send a picture or a paper; nginx does when it is in front.

    Raises:
        Http404: There is none of this name, or it is not for this person; which is not told.
    """
    if not _may_see(request.user, name) or not default_storage.exists(name):
        raise Http404
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    response: HttpResponseBase
    here = settings.KIOSK.storage is None
    if here and settings.KIOSK.proxy is not None and settings.KIOSK.proxy.sends_files:
        response = HttpResponse(headers={"X-Accel-Redirect": _internal(name)}, content_type=kind)
    else:
        response = FileResponse(default_storage.open(name), content_type=kind)
    response["Cache-Control"] = f"private, max-age={_KEPT}"
    # What was uploaded is shown, and never run, whatever it claims to be.
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Content-Disposition"] = "inline" if kind.startswith("image/") else "attachment"
    return response


def _internal(name: str) -> str:
    # nginx reads the header as an address: what is not plain is written as %.. .
    return f"/internal-media/{quote(name)}"


def _may_see(user: Any, name: str) -> bool:
    images = get_image_model()
    rendition = images.get_rendition_model().objects.filter(file=name).first()
    picture = rendition.image if rendition else images.objects.filter(file=name).first()
    if picture is not None:
        return bool(pictures.user_has_any_permission_for_instance(user, _RIGHTS, picture))
    drawn = Preview.objects.filter(picture=name).select_related("site").first()
    if drawn is not None:
        return may_look(user, drawn.site)
    for policy, model in ((recordings(), Recording), (papers, get_document_model())):
        found = model.objects.filter(file=name).first()
        if found is not None:
            return bool(policy.user_has_any_permission_for_instance(user, _RIGHTS, found))
    return False
