"""Who publishes, and who only looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from kiosk.server.accounts.roles import Role, has_role
from kiosk.server.review.sight import edited_sites

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
    from django.db.models import QuerySet

    from kiosk.server.authoring.models import VillageSite
    from kiosk.server.releases.models import Release


def may_publish(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Tell whether `user` publishes: the township's administrator does."""
    return has_role(user, Role.ADMINISTRATOR)


def published_sites(user: AbstractBaseUser | AnonymousUser) -> QuerySet[VillageSite]:
    """Return the villages `user` may publish."""
    sites = edited_sites(user)
    return sites if may_publish(user) else sites.none()


def see_may_publish(user: AbstractBaseUser | AnonymousUser) -> None:
    """Let only those go on who publish.

    Raises:
        PermissionDenied: `user` does not.
    """
    if not may_publish(user):
        raise PermissionDenied(_("An administrator publishes."))


def see_may_act(user: AbstractBaseUser | AnonymousUser, release: Release) -> None:
    """Let only those go on who publish this village.

    Raises:
        PermissionDenied: `user` does not.
    """
    see_may_publish(user)
    if not published_sites(user).filter(pk=release.site_id).exists():
        raise PermissionDenied(_("This village is not one of yours."))
