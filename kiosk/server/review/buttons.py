"""The button in the editor that leads to the review of the village."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.action_menu import ActionMenuItem

from kiosk.server.authoring.models.base import ContentPage
from kiosk.server.review.models import Submission
from kiosk.server.review.rules import may_decide

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.models import Page

    from kiosk.server.authoring.models import VillageSite


class ReviewButton(ActionMenuItem):
    """A link among the buttons at the foot of the editor."""

    name = "action-review"
    template_name = "review/button.html"

    def __init__(self, label: str, address: str, icon_name: str, *, is_first: bool) -> None:
        """Lead to `address`.

        Args:
            label: What it says.
            address: Where it leads.
            icon_name: Its icon.
            is_first: Whether it is the main button, and the others are found behind it.
        """
        super().__init__()
        self.label = label
        self.icon_name = icon_name
        self.is_first = is_first
        self._address = address

    def get_url(self, parent_context: dict[str, Any]) -> str:
        """Return where it leads."""
        del parent_context
        return self._address


def review_button(request: HttpRequest, page: Page) -> ReviewButton | None:
    """Return what this person would do next about the village of a page."""
    site = _site_of(page)
    if site is None:
        return None
    running = running_review(page)
    here = reverse("review:site", args=[site.pk])
    if running is None:
        first = site.pk == page.pk
        return ReviewButton(_("Hand in for review…"), here, "resubmit", is_first=first)
    there = reverse("review:submission", args=[running.pk])
    if may_decide(request.user, running, running.step):  # type: ignore[arg-type]  # only people edit
        return ReviewButton(_("Review…"), there, "success", is_first=True)
    return ReviewButton(_("In review…"), there, "clipboard-list", is_first=False)


def running_review(page: Page) -> Submission | None:
    """Return the running review of the village that a page belongs to."""
    site = _site_of(page)
    if site is None:
        return None
    return (
        Submission.objects.light()
        .filter(site=site, state__in=Submission.ACTIVE)
        .select_related("site")
        .prefetch_related("decisions")
        .first()
    )


def _site_of(page: Page) -> VillageSite | None:
    specific = page.specific
    return specific.site_page() if isinstance(specific, ContentPage) else None
