"""What the console has of kiosks: their pages, and words for the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from kiosk.server.devices import views

if TYPE_CHECKING:
    from django.urls import URLPattern


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Return the addresses under the console."""
    return [
        path("kiosks/pair/", views.pair, name="kiosk_pair"),
        path("kiosks/<uuid:kiosk_id>/revoke/", views.revoke, name="kiosk_revoke"),
        path("kiosks/<uuid:kiosk_id>/rotate/", views.rotate, name="kiosk_rotate"),
    ]


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
