"""Nobody works here with a password alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from django.http import HttpResponseForbidden
from django.shortcuts import redirect
from django.urls import resolve

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

_WITHOUT = frozenset(
    {"account_logout", "account_reauthenticate", "mfa_activate_totp", "account_inactive"}
)
"""What somebody may do who has no second factor yet: get one, or leave."""


class SecondFactor:
    """Sends whoever has no second factor to where they get one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep what comes next."""
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, or ask for the second factor first."""
        user = request.user
        if not user.is_authenticated or resolve(request.path_info).url_name in _WITHOUT:
            return self._next(request)
        if Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
            return self._next(request)
        if request.headers.get("X-Requested-With") == "XMLHttpRequest":
            return HttpResponseForbidden()
        return redirect("mfa_activate_totp")
