"""The pages on which an administrator looks after accounts."""

from __future__ import annotations

from typing import Any

from wagtail.users.views.users import UserViewSet

from kiosk.server.accounts.forms import AccountCreationForm, AccountEditForm


class AccountViewSet(UserViewSet):
    """Wagtail's pages of users, with forms of ours."""

    def get_form_class(self, for_update: bool = False) -> Any:  # noqa: FBT001, FBT002  # Wagtail's
        """Return the form of a new account, or of one that exists."""
        return AccountEditForm if for_update else AccountCreationForm
