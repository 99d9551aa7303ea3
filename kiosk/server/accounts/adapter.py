"""How allauth signs people in here."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from django.utils.translation import gettext_lazy as _

from kiosk.server.accounts.sealing import seal, unseal

if TYPE_CHECKING:
    from allauth.mfa.models import Authenticator
    from django.http import HttpRequest

    from kiosk.server.accounts.models import User


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator and by nobody else."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Tell that nobody signs up by themselves."""
        del request
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Tell whether to ask for the password once more: not of who has just signed in."""
        request = self.request
        if request is not None and request.user.is_authenticated:
            records = get_authentication_records(request, request.user)
            since = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
            if any(record["at"] > since for record in records):
                return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))


class MfaAdapter(DefaultMFAAdapter):
    """The second factor is asked of everybody, and its secrets are sealed."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right, or its half minute is over. Try the next."),
    }

    def encrypt(self, text: str) -> str:
        """Seal a secret."""
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Read a sealed secret."""
        return unseal(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Tell that nobody takes off their second factor; an administrator resets it."""
        del authenticator
        return False

    def get_totp_label(self, user: User) -> str:
        """Name the account as its owner signs in."""
        return user.get_username()
