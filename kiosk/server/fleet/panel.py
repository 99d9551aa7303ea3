"""The first page's word about the screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.forms import Media
from wagtail.admin.ui.components import Component

from kiosk.server.devices.models import Kiosk
from kiosk.server.devices.rights import may_look
from kiosk.server.fleet.listing import counts
from kiosk.server.fleet.models import Alert

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest

_NAMED = 5


class ScreensPanel(Component):
    """How many screens are well, and which are not."""

    name = "screens"
    template_name = "fleet/panel.html"
    order: ClassVar[int] = 60

    def __init__(self, request: HttpRequest) -> None:
        """Look with the eyes of who asks."""
        self._user: Any = request.user

    @property
    def media(self) -> Media:
        """The panel's looks."""
        return Media(css={"all": ["fleet/fleet.css"]})

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Return how they are."""
        del parent_context
        if not may_look(self._user):
            return {}
        seen = Kiosk.objects.seen_by(self._user)
        found = Alert.objects.filter(until=None, kiosk__in=seen.values("pk"))
        return {
            "counts": counts(self._user),
            "alerts": found.select_related("kiosk__site").order_by("-since")[:_NAMED],
        }
