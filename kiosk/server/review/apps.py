"""The app `review`, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """The app `review`."""

    name = "kiosk.server.review"
    label = "review"
    verbose_name = "审核 · Review"
