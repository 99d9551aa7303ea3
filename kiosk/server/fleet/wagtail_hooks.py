"""Where Wagtail's console shows the fleet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from kiosk.server.devices.rights import may_look
from kiosk.server.fleet.panel import ScreensPanel

if TYPE_CHECKING:
    from django.http import HttpRequest


class FleetMenuItem(MenuItem):
    """The way to the screens, for those who may see any."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether it is shown."""
        return may_look(request.user)


@hooks.register("register_admin_menu_item")
def way_to_the_fleet() -> MenuItem:
    """Return the way to the screens."""
    return FleetMenuItem(
        _("Screens"), reverse("fleet"), name="fleet", icon_name="desktop", order=240
    )


@hooks.register("construct_homepage_panels")
def panel(request: HttpRequest, found: list[Any]) -> None:
    """Tell on the first page how the screens are."""
    found.append(ScreensPanel(request))
