"""The app `devices`, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class DevicesConfig(AppConfig):
    """The app `devices`."""

    name = "kiosk.server.devices"
    label = "devices"
    verbose_name = "展示机 · Kiosks"
