"""Wagtail's app of users, with pages of ours."""

from __future__ import annotations

from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(WagtailUsersAppConfig):
    """Names the pages; imported before there are models."""

    user_viewset = "kiosk.server.accounts.viewset.AccountViewSet"
