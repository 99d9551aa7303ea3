"""The addresses of urgent notices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import path

from kiosk.server.review.urgent import views

if TYPE_CHECKING:
    from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.overview, name="urgent"),
    path("new/", views.new, name="urgent_new"),
    path("<int:pk>/", views.notice, name="urgent_notice"),
    path("<int:pk>/confirm/", views.confirm, name="urgent_confirm"),
    path("<int:pk>/refuse/", views.refuse, name="urgent_refuse"),
    path("<int:pk>/withdraw/", views.withdraw, name="urgent_withdraw"),
]
