"""What all our own pages of the console have in common: who comes in, and how refusals are told."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from wagtail.admin.auth import require_admin_access

from kiosk.errors import KioskError

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase


def console(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Let in only people of the console; a refusal is 403, and says why."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **named)
        except PermissionDenied as error:
            return forbidden(request, str(error))

    entered: Callable[..., HttpResponseBase] = require_admin_access(checked)
    return entered


def forbidden(request: HttpRequest, why: str) -> HttpResponseBase:
    """Answer 403, with the reason on a page of the console."""
    return TemplateResponse(request, "review/forbidden.html", {"why": why}, status=403).render()


def try_to(
    request: HttpRequest, act: Callable[[], object], done: str, back: str, *args: Any
) -> HttpResponseBase:
    """Do something, tell what came of it, and go to the page `back`."""
    try:
        act()
    except PermissionDenied as error:
        messages.error(request, str(error))
    except KioskError as error:
        messages.error(request, error.say(language()))
    else:
        messages.success(request, done)
    return redirect(back, *args)


def language() -> str:
    """Return the reader's language, as our errors name it."""
    return "zh-Hans" if (get_language() or "zh").startswith("zh") else "en"
