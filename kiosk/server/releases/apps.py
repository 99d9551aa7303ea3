"""The app `releases`, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class ReleasesConfig(AppConfig):
    """The app `releases`."""

    name = "kiosk.server.releases"
    label = "releases"
    verbose_name = "发布 · Releases"
