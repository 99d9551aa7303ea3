"""Whether whoever is here has shown both a password and a code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.signals import authentication_step_completed
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase
    from django.http import HttpRequest

    from kiosk.server.accounts.models import User

_MARK = "second_factor"


def has_second_factor(user: User) -> bool:
    """Tell whether somebody has a phone connected."""
    return bool(Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists())


def mark(session: SessionBase, user: User) -> None:
    """Write down that a code was shown in this session."""
    session[_MARK] = user.pk


def is_marked(request: HttpRequest) -> bool:
    """Tell whether a code was shown in this session by whoever is signed in now."""
    return bool(request.session.get(_MARK) == request.user.pk)


def forget_second_factor(user: User) -> None:
    """Disconnect somebody's phone: at the next sign-in another one is connected."""
    Authenticator.objects.filter(user=user).delete()


def _on_code(request: HttpRequest, user: User, method: str, **_: object) -> None:
    if method == "mfa":
        mark(request.session, user)


def _on_phone(request: HttpRequest, user: User, authenticator: Authenticator, **_: object) -> None:
    if authenticator.type == Authenticator.Type.TOTP:
        mark(request.session, user)


def listen() -> None:
    """Mark sessions from now on."""
    authentication_step_completed.connect(_on_code, dispatch_uid="second-factor")
    authenticator_added.connect(_on_phone, dispatch_uid="second-factor")
