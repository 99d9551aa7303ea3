"""The app `releases`, as Django knows it."""

from __future__ import annotations

from typing import ClassVar

from django.apps import AppConfig


class ReleasesConfig(AppConfig):
    """The app `releases`."""

    name = "kiosk.server.releases"
    label = "releases"
    verbose_name = "发布 · Releases"
    default_auto_field: ClassVar[str] = "django.db.models.BigAutoField"
