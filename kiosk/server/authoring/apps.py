"""The app `authoring`, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class AuthoringConfig(AppConfig):
    """The app `authoring`."""

    name = "kiosk.server.authoring"
    label = "authoring"
    verbose_name = "编写 · Authoring"
