"""Nobody works here with a password alone, or with one that somebody else knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth import logout
from django.http import HttpResponseForbidden
from django.shortcuts import redirect
from django.urls import Resolver404, resolve

from kiosk.server.accounts.models import User
from kiosk.server.accounts.second_factor import has_second_factor, is_marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

_LEAVING = frozenset({"account_logout", "account_inactive", "set_language"})
_CONNECTING = frozenset({"mfa_activate_totp", "account_reauthenticate"})
_CHOOSING = frozenset({"account_change_password", "account_reauthenticate", "mfa_reauthenticate"})
_WRITING_DOWN = frozenset({"mfa_view_recovery_codes", "mfa_download_recovery_codes"})


class SecondFactor:
    """Sends whoever has not yet shown who they are to where they do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep what comes next."""
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, or ask for what is missing first."""
        if not isinstance(request.user, User):
            return self._next(request)
        try:
            name = resolve(request.path_info).url_name
        except Resolver404:
            name = None
        missing = None if name in _LEAVING else self._missing(request, request.user, name or "")
        if missing is None:
            return self._next(request)
        if request.headers.get("X-Requested-With") == "XMLHttpRequest":
            return HttpResponseForbidden()
        return redirect(missing)

    @staticmethod
    def _missing(request: HttpRequest, user: User, name: str) -> str | None:
        if not has_second_factor(user):
            return None if name in _CONNECTING else "mfa_activate_totp"
        if not is_marked(request):  # a session that came past the sign-in page
            logout(request)
            return "account_login"
        if user.must_change_password and name not in _CHOOSING | _WRITING_DOWN:
            return "account_change_password"
        return None
