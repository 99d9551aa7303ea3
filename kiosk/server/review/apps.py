"""The app `review`, as Django knows it."""

from __future__ import annotations

from typing import ClassVar

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """The app `review`."""

    name = "kiosk.server.review"
    label = "review"
    verbose_name = "审核 · Review"
    default_auto_field: ClassVar[str] = "django.db.models.BigAutoField"
