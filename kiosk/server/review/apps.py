"""The app `review`, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """The app `review`."""

    name = "kiosk.server.review"
    label = "review"
    verbose_name = "审核 · Review"

    def ready(self) -> None:
        """Begin to look at what is edited."""
        from kiosk.server.review.signals import connect  # noqa: PLC0415  # it needs models

        connect()
