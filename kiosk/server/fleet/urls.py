"""The addresses of the app `fleet`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import path

from kiosk.server.fleet.views import alerts, command, groups, kiosk, ledger, overview

if TYPE_CHECKING:
    from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = [
    path("", overview.overview, name="fleet"),
    path("rows/", overview.rows, name="fleet_rows"),
    path("command/", command.command, name="fleet_command"),
    path("plays/", ledger.ledger, name="fleet_plays"),
    path("plays/export/", ledger.export, name="fleet_export"),
    path("groups/", groups.groups, name="fleet_groups"),
    path("groups/new/", groups.group, name="fleet_group_new"),
    path("groups/<int:pk>/", groups.group, name="fleet_group"),
    path("groups/<int:pk>/drop/", groups.drop_group, name="fleet_group_drop"),
    path("alerts/", alerts.alerts, name="fleet_alerts"),
    path("alerts/rules/", alerts.rules, name="fleet_rules"),
    path("alerts/receivers/new/", alerts.receiver, name="fleet_receiver_new"),
    path("alerts/receivers/<int:pk>/", alerts.receiver, name="fleet_receiver"),
    path("alerts/receivers/<int:pk>/try/", alerts.try_receiver, name="fleet_receiver_try"),
    path("alerts/receivers/<int:pk>/drop/", alerts.drop_receiver, name="fleet_receiver_drop"),
    path("kiosk/<uuid:pk>/", kiosk.kiosk, name="kiosk_one"),
    path("kiosk/<uuid:pk>/live/", kiosk.live, name="fleet_kiosk_live"),
    path("kiosk/<uuid:pk>/change/", kiosk.change, name="fleet_kiosk_change"),
    path("kiosk/<uuid:pk>/glass/", kiosk.glass, name="fleet_glass"),
    path("kiosk/<uuid:pk>/withdraw/", command.withdraw, name="fleet_withdraw"),
    path("kiosk/<uuid:pk>/log/<int:log_id>/", kiosk.journal, name="fleet_log"),
]
