"""Who came in and who was kept out, in the console's own log and on the terminal."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from allauth.account.signals import password_changed
from allauth.core.internal.httpkit import get_client_ip
from allauth.mfa.signals import authentication_failed, authenticator_added
from django.contrib.auth.signals import user_logged_in, user_login_failed
from wagtail.log_actions import log

from kiosk.server.accounts.models import User

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest

_log = logging.getLogger(__name__)

SIGNED_IN = "accounts.signed_in"
REFUSED = "accounts.refused"
CODE_REFUSED = "accounts.code_refused"
PHONE_CONNECTED = "accounts.phone_connected"
PHONE_DISCONNECTED = "accounts.phone_disconnected"
PASSWORD_CHANGED = "accounts.password_changed"  # noqa: S105  # the name of an event


def note(user: User, event: str, *, by: User | None = None) -> None:
    """Write down what happened to an account."""
    log(instance=user, action=event, user=by or user)


def _signed_in(request: HttpRequest, user: User, **_: object) -> None:
    _log.info("%s signed in from %s", user.get_username(), get_client_ip(request))
    note(user, SIGNED_IN)


def _refused(
    credentials: Mapping[str, object], request: HttpRequest | None = None, **_: object
) -> None:
    # What was typed as the name is written down only when somebody is called so: people type
    # their password there.
    user = User.objects.filter(username=str(credentials.get("username", ""))[:150]).first()
    where = get_client_ip(request) if request else None
    _log.warning("a sign-in as %s was refused from %s", user or "nobody known", where)
    if user is not None:
        note(user, REFUSED)


def _code_refused(user: User, **_: object) -> None:
    _log.warning("a wrong code for %s", user.get_username())
    note(user, CODE_REFUSED)


def _connected(user: User, **_: object) -> None:
    note(user, PHONE_CONNECTED)


def _password(user: User, **_: object) -> None:
    if user.must_change_password:
        user.must_change_password = False
        user.save(update_fields=["must_change_password"])
    note(user, PASSWORD_CHANGED)


def listen() -> None:
    """Write down what happens from now on."""
    user_logged_in.connect(_signed_in, dispatch_uid="record")
    user_login_failed.connect(_refused, dispatch_uid="record")
    authentication_failed.connect(_code_refused, dispatch_uid="record")
    authenticator_added.connect(_connected, dispatch_uid="record")
    password_changed.connect(_password, dispatch_uid="record")
