"""What the console has of kiosks: their pages, a way to them, and words for the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from kiosk.server.devices import views
from kiosk.server.devices.rights import may_look

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.urls import URLPattern


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return the addresses under the console."""
    return [
        path("kiosks/", views.kiosks, name="kiosk_list"),
        path("kiosks/pair/", views.pair, name="kiosk_pair"),
        path("kiosks/group/", views.group, name="kiosk_group_new"),
        path("kiosks/group/<int:group_id>/", views.group, name="kiosk_group"),
        path("kiosks/<uuid:kiosk_id>/", views.kiosk, name="kiosk_one"),
        path("kiosks/<uuid:kiosk_id>/revoke/", views.revoke, name="kiosk_revoke"),
        path("kiosks/<uuid:kiosk_id>/rotate/", views.rotate, name="kiosk_rotate"),
        path("kiosks/<uuid:kiosk_id>/screenshot/", views.screenshot, name="kiosk_screenshot"),
    ]


class KiosksMenuItem(MenuItem):
    """The way to the kiosks, for those who may see any."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether it is shown."""
        return may_look(request.user)


@hooks.register("register_admin_menu_item")
def way_to_kiosks() -> MenuItem:
    """Return the way to the kiosks."""
    return KiosksMenuItem(
        _("Kiosks"), reverse("kiosk_list"), name="kiosks", icon_name="desktop", order=300
    )


@hooks.register("register_log_actions")
def words_of_acts(acts: Any) -> None:
    """Give every act that is written down its words."""
    for name, label, message in (
        ("kiosk.approve", _("Pair a kiosk"), _("Paired")),
        ("kiosk.refuse", _("Refuse a kiosk"), _("Refused")),
        ("kiosk.revoke", _("Revoke a kiosk"), _("Revoked")),
        ("kiosk.rotate", _("Exchange a kiosk's key"), _("Key exchanged")),
        ("kiosk.command", _("Send a command to a kiosk"), _("Command sent")),
        ("kiosk.withdraw", _("Take back a command"), _("Command taken back")),
    ):
        acts.register_action(name, label, message)
