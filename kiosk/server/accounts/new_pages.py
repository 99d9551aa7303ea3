"""A new village has its editors' group, and a new township its reviewers, from the first moment."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save

from kiosk.server.accounts.roles import grant_site, grant_township

# Named, not imported: whoever writes pages knows the roles, and not the other way round.
_TOWNSHIP, _SITE = "authoring.Township", "authoring.VillageSite"


def _township(instance: Any, created: bool, **_: object) -> None:  # noqa: FBT001  # a signal's
    if created:
        grant_township(instance)


def _site(instance: Any, created: bool, **_: object) -> None:  # noqa: FBT001  # a signal's
    if created and instance.code:
        grant_site(instance, instance.code)


def listen() -> None:
    """Give rights from now on."""
    post_save.connect(_township, sender=_TOWNSHIP, dispatch_uid="new-pages")
    post_save.connect(_site, sender=_SITE, dispatch_uid="new-pages")
