"""The console's pages about trust in kiosks: pairing one, and revoking one."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin.auth import permission_denied

from kiosk.errors import KioskError
from kiosk.link.parts import read_code, spaced_code
from kiosk.server.devices import actions, pairing
from kiosk.server.devices.forms import CodeForm, KioskForm
from kiosk.server.devices.limits import OF_TYPISTS
from kiosk.server.devices.models import Kiosk
from kiosk.server.devices.rights import may_manage

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse
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


# --- keys and trust ---------------------------------------------------------------------


def seen(request: HttpRequest, kiosk_id: Any) -> Kiosk:
    """Return a kiosk that somebody may see.

    Raises:
        Http404: There is none, for this person.
    """
    return get_object_or_404(
        Kiosk.objects.seen_by(request.user).select_related("site"), pk=kiosk_id
    )


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
