"""How Wagtail previews a page: as a kiosk shows it, in both of its shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.http import HttpRequest

LANDSCAPE, PORTRAIT = (1920, 1080), (1080, 1920)


class KioskPreview:
    """Shows what the kiosk itself draws.

    Attributes:
        screens: The screens that show the page, by their names in `kiosk screenshot`.
    """

    screens: ClassVar[list[tuple[str, Any]]] = []

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """The screens to choose from."""
        return list(self.screens)

    @property
    def preview_sizes(self) -> list[dict[str, Any]]:
        """The two shapes of kiosks."""
        return [
            {
                "name": "landscape",
                "icon": "desktop",
                "device_width": LANDSCAPE[0],
                "label": _("On a wide screen"),
            },
            {
                "name": "portrait",
                "icon": "mobile-alt",
                "device_width": PORTRAIT[0],
                "label": _("On a tall screen"),
            },
        ]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> TemplateResponse:
        """Return a page that holds the picture and waits for a newer one."""
        number: int | None = self.pk  # type: ignore[attr-defined]  # a page has one
        site = self.site_page() if number else None  # type: ignore[attr-defined]
        context = {
            "site": site,
            "screen": mode_name or self.screens[0][0],
            "focus": 0 if site is None or number == site.pk else number,
        }
        return TemplateResponse(request, "authoring/preview.html", context)
