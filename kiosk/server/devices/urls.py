"""The addresses of the app `devices`: the device API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import path

from kiosk.server.devices.api import api

if TYPE_CHECKING:
    from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = [path("v1/", api.urls)]
