"""Where Wagtail's console shows the review: menu, first page, and the buttons of the editor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.action_menu import (
    CancelWorkflowMenuItem,
    PublishMenuItem,
    RestartWorkflowMenuItem,
    SubmitForModerationMenuItem,
    UnpublishMenuItem,
    WorkflowMenuItem,
)
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from kiosk.server.review.buttons import review_button, running_review
from kiosk.server.review.keeping import reason_to_keep
from kiosk.server.review.log import register
from kiosk.server.review.panel import WaitsForYou
from kiosk.server.review.rules import waiting_for
from kiosk.server.review.urgent.actions import may_write

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

hooks.register("register_log_actions", register)

_NOT_OURS = (
    PublishMenuItem,
    UnpublishMenuItem,
    SubmitForModerationMenuItem,
    WorkflowMenuItem,
    CancelWorkflowMenuItem,
    RestartWorkflowMenuItem,
)
"""Wagtail's buttons about one page; here a village is reviewed and published as a whole."""
_PANELS = {"user_objects_in_workflow_moderation", "workflow_objects_to_moderate"}


class ReviewMenuItem(MenuItem):
    """The way to the review, with how much waits."""

    def render_component(self, request: HttpRequest) -> Any:
        """Return the item, with how much waits for this person."""
        component = super().render_component(request)
        count = len(waiting_for(request.user))  # type: ignore[arg-type]  # only people have menus
        if count:
            component.label = f"{component.label} ({count})"
        return component


@hooks.register("register_admin_menu_item")
def way_to_the_review() -> MenuItem:
    """Return the way to the review."""
    return ReviewMenuItem(
        gettext_lazy("Review"),
        reverse("review:overview"),
        name="review",
        icon_name="clipboard-list",
        order=210,
    )


class UrgentMenuItem(MenuItem):
    """The way to urgent notices, for those who work for a village."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether it is shown."""
        return may_write(request.user)  # type: ignore[arg-type]  # as above


@hooks.register("register_admin_menu_item")
def way_to_urgent_notices() -> MenuItem:
    """Return the way to urgent notices."""
    return UrgentMenuItem(
        gettext_lazy("Urgent notices"),
        reverse("review:urgent"),
        name="urgent",
        icon_name="warning",
        order=230,
    )


@hooks.register("construct_homepage_panels")
def panels(request: HttpRequest, found: list[Any]) -> None:
    """Put what waits for this person first, in the place of what Wagtail would say of it."""
    found[:] = [panel for panel in found if getattr(panel, "name", "") not in _PANELS]
    found.append(WaitsForYou(request))


@hooks.register("construct_page_action_menu")
def buttons(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Have the one button that leads to the review, and none that acts on a single page."""
    items[:] = [item for item in items if not isinstance(item, _NOT_OURS)]
    page = context.get("page")
    if context.get("view") == "edit" and page is not None:
        button = review_button(request, page)
        if button is not None:
            items.insert(0 if button.is_first else len(items), button)


@hooks.register("before_edit_page")
def tell_of_a_running_review(request: HttpRequest, page: Page) -> None:
    """Say before anything is typed that an edit ends the review."""
    running = running_review(page)
    if request.method == "GET" and running is not None:
        messages.warning(
            request,
            _("%(village)s is in review. Whoever changes a page now ends the review.")
            % {"village": running.site.title},
        )


@hooks.register("before_delete_page")
def keep_what_was_handed_in(request: HttpRequest, page: Page) -> HttpResponseBase | None:
    """Keep a village that has records, and pages of what is to be published yet."""
    reason = reason_to_keep(page)
    if not reason:
        return None
    messages.error(request, reason)
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_bulk_action")
def keep_in_bulk(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: object
) -> None:
    """Keep them also when many are deleted at once.

    Raises:
        PermissionDenied: One of them is to be kept.
    """
    del request, action
    if action_type != "delete":
        return
    for each in objects:
        if isinstance(each, Page) and (reason := reason_to_keep(each)):
            raise PermissionDenied(_("%(page)s: %(why)s") % {"page": each, "why": reason})
