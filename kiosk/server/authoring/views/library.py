"""A village's films and recordings, and its site as files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.db.models import ProtectedError
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin.auth import require_admin_access

from kiosk.server.authoring.archive.packing import ask, packed
from kiosk.server.authoring.export.drafts import drafts
from kiosk.server.authoring.export.files import Library, Taken
from kiosk.server.authoring.files import spoken_language
from kiosk.server.authoring.films.taking import clock, originals
from kiosk.server.authoring.models import Recording, Upload
from kiosk.server.authoring.rights import may_add_files, may_edit, recordings, site_to_see
from kiosk.server.authoring.uploads.limits import GB, LARGEST, VILLAGE, held

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from kiosk.server.authoring.models import VillageSite


_WORDS = (
    gettext_noop("Cancel"),
    gettext_noop("Cancelled"),
    gettext_noop("Ready"),
    gettext_noop("Being looked at…"),
    gettext_noop("This kind of file is not taken:"),
    gettext_noop("The line is broken; it goes on by itself."),
)


def said_by_uploads() -> dict[str, str]:
    """Return what the program that sends files says."""
    return {word: _(word) for word in _WORDS}


@require_admin_access
@require_GET
@never_cache
def films(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show a village's films and recordings, and take further ones."""
    site = site_to_see(request.user, page_id)
    context = {
        "site": site,
        "may_add": may_add_files(request.user, site),
        "gigabytes": f"{held(site) / GB:.2f}",
        "most": f"{VILLAGE / GB:g}",
        "largest": LARGEST[Upload.Purpose.RECORDING],
        "rows": f"{request.path}rows/",
        "words": said_by_uploads(),
    }
    return render(request, "authoring/recordings.html", context)


@require_admin_access
@require_GET
@never_cache
def rows(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show the list of a village's films and recordings."""
    site = site_to_see(request.user, page_id)
    found = list(Recording.objects.filter(collection=site.collection_id))
    chinese = spoken_language() == "zh-Hans"
    used = _used(site)
    busy = any(r.state in (Recording.State.WAITING, Recording.State.PREPARING) for r in found)
    policy = recordings()
    context: dict[str, Any] = {
        "site": site,
        "busy": busy,
        "rows": [
            {
                "recording": r,
                "clock": clock(r.seconds),
                "megabytes": f"{r.size / 1e6:.1f}",
                "says": r.says.get("zh" if chinese else "en", ""),
                "used": r.pk in used,
                "deletable": r.pk not in used
                and policy.user_has_permission_for_instance(request.user, "delete", r),
            }
            for r in found
        ],
    }
    return render(request, "authoring/recordings_rows.html", context)


def _used(site: VillageSite) -> set[int]:
    """Return the numbers of the recordings that a draft of the site points to."""
    taken = Taken(Library(site))
    whole, parts = drafts(site)
    for page in (whole, *parts):
        page.content(taken)
    return {file.pk for file in taken.places.values() if isinstance(file, Recording)}


@require_admin_access
@require_POST
def forget(request: HttpRequest, page_id: int, number: int) -> HttpResponse:
    """Delete a recording that nothing shows."""
    site = site_to_see(request.user, page_id)
    recording = Recording.objects.filter(pk=number, collection=site.collection_id).first()
    if recording is None or not recordings().user_has_permission_for_instance(
        request.user, "delete", recording
    ):
        raise Http404
    if recording.pk in _used(site):
        messages.error(request, _("A page shows this film; choose another one there first."))
        return redirect("authoring:recordings", site.pk)
    stored, original = recording.file, recording.original
    try:
        recording.delete()
    except ProtectedError:
        messages.error(request, _("What was published shows this film; it stays."))
        return redirect("authoring:recordings", site.pk)
    if stored.name:
        stored.storage.delete(stored.name)
    if original:
        (originals() / original).unlink(missing_ok=True)
    messages.success(request, _("“%(title)s” is deleted.") % {"title": recording.title})
    return redirect("authoring:recordings", site.pk)


@require_admin_access
@never_cache
def folder(request: HttpRequest, page_id: int) -> HttpResponse:
    """Take a site away as one zip file, or bring one in."""
    site = site_to_see(request.user, page_id)
    if request.method == "POST":
        if packed(site) is None:
            ask(site)
        return HttpResponseRedirect(f"{request.path}?packing")
    context = {
        "site": site,
        "may_bring": may_edit(request.user, site) and may_add_files(request.user, site),
        "packed": packed(site),
        "packing": "packing" in request.GET,
        "largest": LARGEST[Upload.Purpose.SITE],
        "words": said_by_uploads(),
    }
    return render(request, "authoring/folder.html", context)


@require_admin_access
@require_GET
@never_cache
def packing(request: HttpRequest, page_id: int) -> JsonResponse:
    """Tell where the zip file of a site is; nothing while it is packed."""
    site = site_to_see(request.user, page_id)
    return JsonResponse({"address": packed(site)})
