"""The console's pages about kiosks: which there are, pairing one, and changing one."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.db.models import Count
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.admin.auth import permission_denied
from wagtail.log_actions import log

from kiosk.errors import KioskError
from kiosk.link.messages import read_code, spaced_code
from kiosk.server.devices import actions, pairing
from kiosk.server.devices.forms import CodeForm, GroupForm, KioskForm
from kiosk.server.devices.limits import OF_TYPISTS
from kiosk.server.devices.models import Kiosk, KioskGroup, Screenshot
from kiosk.server.devices.rights import may_look, may_manage
from kiosk.server.devices.trust import NoRootError, root_fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http.response import HttpResponseBase

View = "Callable[..., HttpResponseBase]"


def allowed(test: Callable[[Any], bool]) -> Callable[[View], View]:  # type: ignore[valid-type]
    """Return what lets only those to a page for whom `test` is true."""

    def made(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
            if not test(request.user):
                return permission_denied(request)  # type: ignore[no-any-return]
            return view(request, *args, **named)

        return checked

    return made


def say(error: KioskError) -> str:
    """Return an error in the reader's language."""
    return error.say("zh-Hans" if (get_language() or "zh").startswith("zh") else "en")


# --- pairing ----------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@allowed(may_manage)
def pair(request: HttpRequest) -> HttpResponse:
    """Ask for a code; then show whose it is, and take the decision."""
    if request.method == "GET":
        return _ask_code(request, CodeForm(initial={"code": _code_in(request)}))
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _ask_code(request, form)
    if OF_TYPISTS.take(str(request.user.pk)):
        form.add_error("code", _("Too many codes were typed; wait a minute, then try again."))
        return _ask_code(request, form, status=429)
    try:
        kiosk = pairing.find(form.cleaned_data["code"])
    except pairing.PairingError as error:
        form.add_error("code", say(error))
        return _ask_code(request, form)
    return _decide(request, kiosk)


def _code_in(request: HttpRequest) -> str:
    return spaced_code(read_code(request.GET.get("code", "")[:20])).strip()


def _ask_code(request: HttpRequest, form: CodeForm, status: int = 200) -> HttpResponse:
    waiting = Kiosk.objects.waiting().order_by("-last_seen")[:50]
    context = {"form": form, "waiting": waiting, "page_title": _("Pair a kiosk")}
    return TemplateResponse(request, "devices/pair.html", context, status=status)


def _decide(request: HttpRequest, kiosk: Kiosk) -> HttpResponse:
    """Show a kiosk whose code was typed; approve or refuse it when that was chosen."""
    decision = request.POST.get("decision")
    if decision == "refuse":
        pairing.refuse(kiosk, by=request.user)
        messages.warning(request, _("The kiosk was refused."))
        return redirect("fleet")
    form = KioskForm(request.POST if decision else None, initial={"name": kiosk.machine})
    if decision == "approve" and form.is_valid() and _approve(request, kiosk, form):
        return redirect("kiosk_one", kiosk.pk)
    context = {
        "form": form,
        "kiosk": kiosk,
        "code": request.POST["code"],
        "page_title": _("Is this the kiosk?"),
    }
    return TemplateResponse(request, "devices/decide.html", context)


def _approve(request: HttpRequest, kiosk: Kiosk, form: KioskForm) -> bool:
    given = form.cleaned_data
    try:
        pairing.approve(
            kiosk,
            code=request.POST["code"],
            site=given["site"],
            name=given["name"],
            groups=given["groups"],
            by=request.user,
        )
    except KioskError as error:
        form.add_error(None, say(error))
        return False
    messages.success(
        request,
        _("%(name)s is paired; its first content is on the way.") % {"name": given["name"]},
    )
    return True


# --- which there are, and one of them ---------------------------------------------------


@require_GET
@allowed(may_look)
def groups(request: HttpRequest) -> HttpResponse:
    """List the groups of kiosks."""
    context = {
        "groups": KioskGroup.objects.annotate(count=Count("kiosks")),
        "may_manage": may_manage(request.user),
        "page_title": _("Groups of kiosks"),
    }
    return TemplateResponse(request, "devices/groups.html", context)


def seen(request: HttpRequest, kiosk_id: Any) -> Kiosk:
    """Return a kiosk that somebody may see.

    Raises:
        Http404: There is none, for this person.
    """
    return get_object_or_404(
        Kiosk.objects.seen_by(request.user).select_related("site"), pk=kiosk_id
    )


@require_http_methods(["GET", "POST"])
@allowed(may_look)
def kiosk(request: HttpRequest, kiosk_id: Any) -> HttpResponseBase:
    """Show a kiosk, and change what people say of it."""
    one = seen(request, kiosk_id)
    managed = may_manage(request.user)
    if request.method == "POST" and not managed:
        return permission_denied(request)  # type: ignore[no-any-return]
    form = KioskForm(request.POST or None, instance=one) if managed else None
    if form is not None and form.is_valid():
        form.save()
        log(one, "wagtail.edit", user=request.user)
        messages.success(request, _("Saved."))
        return redirect("kiosk_one", one.pk)
    context = {
        "kiosk": one,
        "form": form,
        "root": _root_of(one),
        "commands": one.commands.select_related("by")[:30],
        "logs": one.logs.all(),
        "may_manage": managed,
        "page_title": str(one),
    }
    return TemplateResponse(request, "devices/kiosk.html", context)


def _root_of(one: Kiosk) -> str:
    try:
        return root_fingerprint(one.site.code) if one.site else ""
    except NoRootError:
        return ""


@require_POST
@allowed(may_manage)
def revoke(request: HttpRequest, kiosk_id: Any) -> HttpResponse:
    """Want nothing of a kiosk any more."""
    one = seen(request, kiosk_id)
    actions.revoke(one, by=request.user)
    messages.warning(request, _("%(name)s is revoked.") % {"name": one})
    return redirect("kiosk_one", one.pk)


@require_POST
@allowed(may_manage)
def rotate(request: HttpRequest, kiosk_id: Any) -> HttpResponse:
    """Have a kiosk make a new key."""
    one = seen(request, kiosk_id)
    if one.state == Kiosk.State.APPROVED:
        actions.rotate(one, by=request.user)
        messages.success(request, _("The kiosk makes a new key with its next heartbeat."))
    return redirect("kiosk_one", one.pk)


@require_GET
@allowed(may_look)
def screenshot(request: HttpRequest, kiosk_id: Any) -> HttpResponseBase:
    """Show what was on a kiosk's glass."""
    one = seen(request, kiosk_id)
    kept = Screenshot.objects.filter(kiosk=one).first()
    if kept is None:
        raise Http404
    try:
        opened = kept.file.open("rb")
    except OSError as error:
        raise Http404 from error
    response = FileResponse(opened, content_type="image/jpeg")
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "POST"])
@allowed(may_manage)
def group(request: HttpRequest, group_id: int | None = None) -> HttpResponse:
    """Make a group of kiosks, or change one."""
    one = get_object_or_404(KioskGroup, pk=group_id) if group_id else None
    form = GroupForm(request.POST or None, instance=one)
    if request.method == "POST" and form.is_valid():
        saved = form.save()
        log(saved, "wagtail.edit" if one else "wagtail.create", user=request.user)
        return redirect("kiosk_groups")
    title = _("Group of kiosks")
    return TemplateResponse(request, "devices/group.html", {"form": form, "page_title": title})
