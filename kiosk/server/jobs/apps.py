"""The app `jobs`, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """The app `jobs`."""

    name = "kiosk.server.jobs"
    label = "jobs"
    verbose_name = "后台任务 · Background jobs"
