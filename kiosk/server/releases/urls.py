"""The addresses of the app `releases`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import path

from kiosk.server.releases.views import overview, release, stick

if TYPE_CHECKING:
    from django.urls import URLPattern, URLResolver

app_name = "releases"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", overview.overview, name="overview"),
    path("new/", overview.new, name="new"),
    path("keys/", overview.keys, name="keys"),
    path("stick/", stick.choose, name="stick"),
    path("stick/download/", stick.download, name="stick_download"),
    path("site/<int:site_id>/", overview.site, name="site"),
    path("<int:pk>/", release.release, name="release"),
    path("<int:pk>/back/", release.back, name="back"),
    path("<int:pk>/call-off/", release.call_off, name="call_off"),
    path("<int:pk>/halt/", release.halt, name="halt"),
    path("<int:pk>/resume/", release.resume, name="resume"),
    path("<int:pk>/widen/", release.widen, name="widen"),
    path("<int:pk>/compare/<int:other>/", release.compare, name="compare"),
]
