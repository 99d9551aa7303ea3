"""Which villages somebody may see, and which they work for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.http import Http404
from wagtail.permissions import page_permission_policy

from kiosk.server.authoring.models import VillageSite

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
    from django.db.models import QuerySet


def seen_sites(user: AbstractBaseUser | AnonymousUser) -> QuerySet[VillageSite]:
    """Return the villages `user` may see: those on whose pages they have any right."""
    return _sites(user, None)


def edited_sites(user: AbstractBaseUser | AnonymousUser) -> QuerySet[VillageSite]:
    """Return the villages whose pages `user` may change."""
    return _sites(user, "change_page")


def seen_site(user: AbstractBaseUser | AnonymousUser, pk: int) -> VillageSite:
    """Return one village.

    Raises:
        Http404: There is none, or none that `user` may see: nobody learns which.
    """
    site = seen_sites(user).filter(pk=pk).first()
    if site is None:
        raise Http404
    return site


def _sites(user: AbstractBaseUser | AnonymousUser, codename: str | None) -> QuerySet[VillageSite]:
    sites: QuerySet[VillageSite] = VillageSite.objects.order_by("path")
    if not user.is_active:
        return sites.none()
    if getattr(user, "is_superuser", False):
        return sites
    wanted = Q(pk__in=[])
    for granted in page_permission_policy.get_cached_permissions_for_user(user):
        if codename is None or granted.permission.codename == codename:
            wanted |= Q(path__startswith=granted.page.path)
    return sites.filter(wanted)
