"""Uploads in pieces, by the tus protocol 1.0: begin, ask how far, go on, cancel."""

from __future__ import annotations

import base64
import binascii
from email.utils import format_datetime
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods
from wagtail.admin.auth import require_admin_access

from kiosk.content.files import shown
from kiosk.server.authoring.files import said, spoken_language
from kiosk.server.authoring.models import Recording, Upload, VillageSite
from kiosk.server.authoring.rights import may_add_files, may_edit, person, site_to_see
from kiosk.server.authoring.uploads.ending import end
from kiosk.server.authoring.uploads.limits import (
    EXPIRES_AFTER,
    LARGEST,
    UploadRefusedError,
    check,
)
from kiosk.server.authoring.uploads.writing import BusyError, OffsetError, append

if TYPE_CHECKING:
    from django.http import HttpRequest

TUS = "1.0.0"
_OFFSETS = "application/offset+octet-stream"
_NAME = 255


def _answer(status: int, text: str = "", **headers: str) -> HttpResponse:
    response = HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
    response["Tus-Resumable"] = TUS
    response["Cache-Control"] = "no-store"
    for name, value in headers.items():
        response[name.replace("_", "-")] = value
    return response


@require_admin_access
@require_http_methods(["POST", "OPTIONS"])
def begin(request: HttpRequest, page_id: int) -> HttpResponse:
    """Begin an upload for a village."""
    site = _site(request, page_id)
    if request.method == "OPTIONS":
        largest = str(max(LARGEST.values()))
        return _answer(
            204,
            Tus_Version=TUS,
            Tus_Extension="creation,expiration,termination",
            Tus_Max_Size=largest,
        )
    if request.headers.get("Tus-Resumable") != TUS:
        return _answer(412, Tus_Version=TUS)
    told = _metadata(request.headers.get("Upload-Metadata", ""))
    length, purpose = request.headers.get("Upload-Length", ""), told.get("purpose", "recording")
    if not length.isdecimal() or purpose not in Upload.Purpose.values:
        return _answer(400)
    if purpose == Upload.Purpose.SITE and not may_edit(request.user, site):
        raise Http404
    try:
        check(person(request), site, purpose, int(length))
    except UploadRefusedError as error:
        return _answer(413, said(error))
    upload = Upload.objects.create(
        user=person(request),
        collection_id=site.collection_id,
        purpose=purpose,
        filename=shown(told.get("filename", "file").rpartition("/")[2], _NAME - 1) or "file",
        length=int(length),
        page_id=site.pk,
    )
    address = reverse("authoring:upload", args=(site.pk, upload.pk))
    return _answer(201, Location=address, Upload_Offset="0", Upload_Expires=_expires(upload))


@require_admin_access
@require_http_methods(["HEAD", "PATCH", "DELETE"])
def upload(request: HttpRequest, page_id: int, upload_id: str) -> HttpResponse:
    """Tell how far an upload is, go on with it, or cancel it."""
    site = _site(request, page_id)
    found = _upload(request, site, upload_id)
    if request.method == "DELETE":
        if found.done:
            return _answer(403)
        found.delete()
        return _answer(204)
    if request.method == "HEAD":
        offset = found.length if found.done else found.offset
        return _answer(200, Upload_Offset=str(offset), Upload_Length=str(found.length))
    return _go_on(request, site, found)


def _go_on(request: HttpRequest, site: VillageSite, found: Upload) -> HttpResponse:
    offset = request.headers.get("Upload-Offset", "")
    wrong = (
        (412, request.headers.get("Tus-Resumable") != TUS),
        (415, request.content_type != _OFFSETS),
        (409, found.done),
        (400, not offset.isdecimal()),
    )
    for status, is_wrong in wrong:
        if is_wrong:
            return _answer(status, Tus_Version=TUS)
    try:
        stands = append(found, request, int(offset))
    except (OffsetError, BusyError, OSError) as error:
        return _answer({OffsetError: 409, BusyError: 423}.get(type(error), 507))
    if stands >= found.length:
        end(found, site)
    else:
        found.save(update_fields=["touched_at"])
    return _answer(204, Upload_Offset=str(stands), Upload_Expires=_expires(found))


@require_admin_access
@require_GET
@never_cache
def state(request: HttpRequest, page_id: int, upload_id: str) -> JsonResponse:
    """Tell what became of an upload."""
    site = _site(request, page_id)
    found = _upload(request, site, upload_id)
    chinese = spoken_language() == "zh-Hans"
    recording = Recording.objects.filter(pk=found.result_id).first() if found.result_id else None
    says = recording.says if recording else found.says
    waiting = recording is None and not found.says
    progress = recording.progress if recording else found.progress
    if recording is not None:
        waiting = recording.state in (Recording.State.WAITING, Recording.State.PREPARING)
    refused = bool(says.get("refused")) or bool(
        recording and recording.state == Recording.State.REFUSED
    )
    return JsonResponse(
        {
            "done": found.done,
            "waiting": found.done and waiting,
            "refused": refused,
            "progress": progress,
            "says": says.get("zh" if chinese else "en", ""),
            "problems": [
                f"{p['place']}：{p['zh']}" if chinese else f"{p['place']}: {p['en']}"
                for p in says.get("problems", [])
            ],
        }
    )


def _site(request: HttpRequest, page_id: int) -> VillageSite:
    site = site_to_see(request.user, page_id)
    if not may_add_files(request.user, site):
        raise Http404
    return site


def _upload(request: HttpRequest, site: VillageSite, upload_id: str) -> Upload:
    found = Upload.objects.filter(pk=upload_id, user=person(request), page_id=site.pk).first()
    if found is None:
        raise Http404
    return found


def _expires(found: Upload) -> str:
    return format_datetime(found.touched_at + EXPIRES_AFTER, usegmt=False)


def _metadata(header: str) -> dict[str, str]:
    """Return what the header tells: names, each with a value in base 64."""
    told: dict[str, str] = {}
    for pair in header.split(","):
        name, _, value = pair.strip().partition(" ")
        try:
            told[name] = base64.b64decode(value, validate=True).decode()
        except (binascii.Error, UnicodeDecodeError):
            continue
    return told
