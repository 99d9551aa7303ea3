"""What people are called in records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from kiosk.server.accounts.models import User


def name_of(user: User | None) -> str:
    """Return a person's name, or how they sign in when they have told none."""
    if user is None:
        return _("the server")
    return user.get_full_name() or user.get_username()
