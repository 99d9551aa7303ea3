"""The app `jobs`, as Django knows it."""

from __future__ import annotations

from typing import ClassVar

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """The app `jobs`."""

    name = "kiosk.server.jobs"
    label = "jobs"
    verbose_name = "后台任务 · Background jobs"
    default_auto_field: ClassVar[str] = "django.db.models.BigAutoField"
