"""The app `fleet`, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class FleetConfig(AppConfig):
    """The app `fleet`."""

    name = "kiosk.server.fleet"
    label = "fleet"
    verbose_name = "全镇屏幕 · The fleet"
