"""What every answer carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csp.constants import SELF
from django.urls import reverse

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

_INLINE = "'unsafe-inline'"


class ContentSecurity:
    """Lets Wagtail's own pages run what stands within them, and no page of ours.

    Wagtail's editor carries small programs between its tags (its choosers of dates, its lists
    of parts) and styles in its fields; under any other address nothing of the kind runs.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep what comes next."""
        self._next = get_response
        self._wagtail = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, with a policy that suits the address."""
        response = self._next(request)
        if request.path.startswith(self._wagtail) and not hasattr(response, "_csp_update"):
            response._csp_update = {  # type: ignore[attr-defined]  # noqa: SLF001  # django-csp's
                "script-src": [SELF, _INLINE],
                "style-src": [SELF, _INLINE],
                "img-src": ["blob:"],
                "media-src": ["blob:"],
            }
        response.setdefault("Permissions-Policy", _FEATURES)
        return response


_FEATURES = "camera=(), microphone=(), geolocation=(), usb=(), payment=()"
