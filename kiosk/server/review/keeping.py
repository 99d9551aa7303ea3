"""Which pages may not be deleted, because a record or a release needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from kiosk.server.review.models import Submission
from kiosk.server.review.tree import site_paths

if TYPE_CHECKING:
    from wagtail.models import Page

_NOT_YET = ("waiting", "working")


def reason_to_keep(page: Page) -> str:
    """Return why a page may not be deleted; nothing when it may."""
    if Submission.objects.filter(site__path__startswith=page.path).exists():
        return _("This village was handed in for review; its record stays, and so does it.")
    ordered = Submission.objects.filter(
        site__path__in=site_paths(page.path), releases__state__in=_NOT_YET
    )
    if any(
        pin["page"] == page.pk for pages in ordered.values_list("pages", flat=True) for pin in pages
    ):
        return _("A release with this page waits for its time. Call it off first.")
    return ""
