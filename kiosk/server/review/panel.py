"""The first page's list of what waits for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.forms import Media
from wagtail.admin.ui.components import Component

from kiosk.server.review.models import Submission
from kiosk.server.review.rules import waiting_for
from kiosk.server.review.sight import edited_sites
from kiosk.server.review.urgent.actions import objection
from kiosk.server.review.urgent.models import UrgentNotice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest


class WaitsForYou(Component):
    """Reviews and urgent notices that wait for a person, and what came back to them."""

    name = "waits_for_you"
    template_name = "review/panel.html"
    order: ClassVar[int] = 50

    def __init__(self, request: HttpRequest) -> None:
        """Look with the eyes of who asks."""
        self._user: Any = request.user

    @property
    def media(self) -> Media:
        """The panel's looks."""
        return Media(css={"all": ["review/review.css"]})

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Return what waits."""
        del parent_context
        notices = UrgentNotice.objects.filter(state=UrgentNotice.State.WRITTEN)
        return {
            "waiting": waiting_for(self._user),
            "notices": [n for n in notices if not objection(self._user, n)],
            "came_back": self._came_back(),
        }

    def _came_back(self) -> list[Submission]:
        """Return what a person's villages last handed in, where it came to no good end."""
        back = (Submission.State.REJECTED, Submission.State.REFUSED, Submission.State.CANCELLED)
        found = []
        for site in edited_sites(self._user)[:50]:
            last = site.submissions.light().select_related("site").first()
            if last is not None and last.state in back and last.submitted_by_id == self._user.pk:
                found.append(last)
        return found
