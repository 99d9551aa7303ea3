"""Every address of the server; Wagtail's public pages are not among them."""

from __future__ import annotations

from django.http import Http404
from django.urls import include, path
from django.views.defaults import page_not_found
from django.views.generic import RedirectView
from django.views.i18n import set_language
from wagtail.admin import urls as wagtail_urls

from kiosk.server.project.media import media

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="wagtailadmin_home"), name="home"),
    path("language/", set_language, name="set_language"),
    path("media/<path:name>", media, name="media"),
    path("accounts/", include("kiosk.server.accounts.urls")),
    path("jobs/", include("kiosk.server.jobs.urls")),
    path("authoring/", include("kiosk.server.authoring.urls")),
    path("review/", include("kiosk.server.review.urls")),
    path("releases/", include("kiosk.server.releases.urls")),
    path("api/", include("kiosk.server.devices.urls")),
    path("fleet/", include("kiosk.server.fleet.urls")),
    # Wagtail's own sign-in asks for no code.
    path("admin/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    # Wagtail's page that fails on purpose.
    path("admin/failwhale/", page_not_found, {"exception": Http404()}),
    path("admin/", include(wagtail_urls)),
]
