"""The project as an app: what all pages share, and Wagtail's templates in our words."""

from __future__ import annotations

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    """The project itself; first in the list, so that its templates come before Wagtail's."""

    name = "kiosk.server.project"
    label = "project"
    verbose_name = "党员活动室·内容管理 · The console"
