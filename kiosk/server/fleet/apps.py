"""The app `fleet`, as Django knows it."""

from __future__ import annotations

from typing import ClassVar

from django.apps import AppConfig


class FleetConfig(AppConfig):
    """The app `fleet`."""

    name = "kiosk.server.fleet"
    label = "fleet"
    verbose_name = "全镇屏幕 · The fleet"
    default_auto_field: ClassVar[str] = "django.db.models.BigAutoField"
