"""The pages of a site as they were at one moment: the latest drafts, or pinned ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail.models import Page, Revision

from kiosk.errors import KioskError
from kiosk.server.authoring.models.base import ContentPage, SitePart

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.server.authoring.models.site import VillageSite


class ExportError(KioskError):
    """A site's past state is not there any more."""


def latest_revisions(site: VillageSite) -> dict[int, int]:
    """Return the latest draft of every page of a site: page's number → revision's."""
    pages = Page.objects.descendant_of(site, inclusive=True)
    return dict(pages.filter(latest_revision__isnull=False).values_list("pk", "latest_revision_id"))


def drafts(
    site: VillageSite, revisions: Mapping[int, int] | None = None
) -> tuple[VillageSite, list[SitePart]]:
    """Return a site's page and its parts, each as it was at its revision.

    Args:
        site: The site.
        revisions: The revision of every page that counts; the latest drafts when None.

    Raises:
        ExportError: A pinned page or revision is gone.
    """
    wanted = latest_revisions(site) if revisions is None else dict(revisions)
    pages = list(
        Page.objects.descendant_of(site, inclusive=True).order_by("path").specific(defer=False)
    )
    kept = {r.pk: r for r in Revision.objects.filter(pk__in=wanted.values())}
    missing = [pk for pk, number in wanted.items() if number not in kept]
    missing += [pk for pk in wanted if all(page.pk != pk for page in pages)]
    if missing and revisions is not None:
        raise ExportError(
            f"送审以后有 {len(set(missing))} 个页面被删掉了；请重新送审",
            f"{len(set(missing))} pages were deleted since the site was handed in; hand it in anew",
        )
    found: list[ContentPage] = []
    for page in pages:
        if not isinstance(page, ContentPage):
            continue
        revision = kept.get(wanted.get(page.pk, -1))
        if revision is not None:
            found.append(page.with_content_json(revision.content))
        elif revisions is None:
            found.append(page)
    whole = next((page for page in found if page.pk == site.pk), site)
    parts = [p for p in found if isinstance(p, SitePart) and not p.withheld]
    parts.sort(key=lambda part: (part.position, part.path))
    return whole, parts
