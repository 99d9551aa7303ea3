"""The app `accounts`, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The app `accounts`."""

    name = "kiosk.server.accounts"
    label = "accounts"
    verbose_name = "账号 · Accounts"

    def ready(self) -> None:
        """Listen for sign-ins, and for new villages."""
        from kiosk.server.accounts import new_pages, record, second_factor  # noqa: PLC0415  # models

        second_factor.listen()
        record.listen()
        new_pages.listen()
