"""The first page's word on a person's villages: how ready each is, and the way to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.urls import reverse
from wagtail.admin.ui.components import Component
from wagtail.permissions import page_permission_policy

from kiosk.server.accounts.roles import edited_codes
from kiosk.server.authoring.models import Township, VillageSite
from kiosk.server.authoring.views.desk import readiness

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest

MOST = 3
"""How many villages are shown with their strands; measuring one takes a while the first time."""


class Villages(Component):
    """The villages that somebody writes, and for an administrator the way to a new one."""

    name = "villages"
    template_name = "authoring/panel.html"
    order: ClassVar[int] = 60

    def __init__(self, request: HttpRequest) -> None:
        """Look with the eyes of who asks."""
        self._user: Any = request.user

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Return the villages, each with its four strands."""
        del parent_context
        codes = edited_codes(self._user)
        sites = VillageSite.objects.filter(code__in=codes).order_by("path")
        return {
            "villages": [readiness(site) for site in sites[:MOST]],
            "more": reverse("authoring:mine") if len(codes) > MOST else "",
            "add": self._add(),
        }

    def _add(self) -> str:
        """Return where a new village is made; nothing when this person makes none."""
        township = Township.objects.first()
        if township is None or not page_permission_policy.user_has_permission_for_instance(
            self._user, "add", township
        ):
            return ""
        return reverse("wagtailadmin_pages:add", args=("authoring", "villagesite", township.pk))
