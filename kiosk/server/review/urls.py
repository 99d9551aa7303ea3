"""The addresses of the app `review`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import include, path, register_converter

from kiosk.server.review.views import overview, submission

if TYPE_CHECKING:
    from django.urls import URLPattern, URLResolver


class Sha256Converter:
    """A SHA-256 in an address."""

    regex = "[0-9a-f]{64}"

    def to_python(self, value: str) -> str:
        """Return it."""
        return value

    def to_url(self, value: str) -> str:
        """Return it."""
        return value


register_converter(Sha256Converter, "sha256")

app_name = "review"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", overview.overview, name="overview"),
    path("site/<int:site_id>/", overview.site, name="site"),
    path("site/<int:site_id>/hand-in/", overview.hand_in, name="hand_in"),
    path("site/<int:site_id>/<sha256:digest>.jpg", submission.picture, name="picture"),
    path("<int:pk>/", submission.submission, name="submission"),
    path("<int:pk>/sheet/", submission.sheet, name="sheet"),
    path("<int:pk>/decide/", submission.decide_on, name="decide"),
    path("<int:pk>/withdraw/", submission.withdraw, name="withdraw"),
    path("urgent/", include("kiosk.server.review.urgent.urls")),
]
