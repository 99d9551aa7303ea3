"""What the console has of the fleet: its pages, and a way to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from kiosk.server.devices.rights import may_look
from kiosk.server.fleet import views

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.urls import URLPattern


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return the addresses under the console."""
    return [
        path("fleet/", views.fleet, name="fleet"),
        path("fleet/table/", views.table, name="fleet_table"),
        path("fleet/command/", views.command, name="fleet_command"),
        path("fleet/alerts/", views.alerts, name="fleet_alerts"),
        path("fleet/channels/new/", views.channel, name="fleet_channel_new"),
        path("fleet/channels/<int:channel_id>/", views.channel, name="fleet_channel"),
        path("fleet/channels/<int:channel_id>/try/", views.try_channel, name="fleet_channel_try"),
        path(
            "fleet/channels/<int:channel_id>/drop/", views.drop_channel, name="fleet_channel_drop"
        ),
    ]


class FleetMenuItem(MenuItem):
    """The way to the fleet, for those who may see any kiosk."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether it is shown."""
        return may_look(request.user)


@hooks.register("register_admin_menu_item")
def way_to_fleet() -> MenuItem:
    """Return the way to the fleet."""
    return FleetMenuItem(_("Screens"), reverse("fleet"), name="fleet", icon_name="view", order=290)
