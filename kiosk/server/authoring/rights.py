"""Who may do what with the files and the pages of a village."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from django.http import Http404
from wagtail.images.models import Image
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import page_permission_policy

from kiosk.server.accounts.models import User
from kiosk.server.authoring.models import Recording, VillageSite

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
    from django.http import HttpRequest

    Person = AbstractBaseUser | AnonymousUser

_ANY = ("add", "change", "publish", "bulk_delete", "lock", "unlock")


@lru_cache(maxsize=1)
def recordings() -> CollectionOwnershipPermissionPolicy:
    """Return the rights on recordings: those that somebody has on pictures."""
    return CollectionOwnershipPermissionPolicy(
        Recording, auth_model=Image, owner_field_name="uploaded_by_user"
    )


def person(request: HttpRequest) -> User:
    """Return who asks, signed in.

    Raises:
        Http404: Nobody is.
    """
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def may_add_files(user: Person, site: VillageSite) -> bool:
    """Tell whether somebody may add files to a village's collection."""
    if not user.is_active:
        return False
    collections = recordings().collections_user_has_permission_for(user, "add")
    return bool(collections.filter(pk=site.collection_id).exists())


def may_edit(user: Person, site: VillageSite) -> bool:
    """Tell whether somebody may change a village's site."""
    return bool(user.is_active and site.permissions_for_user(user).can_edit())


def may_look(user: Person, site: VillageSite) -> bool:
    """Tell whether somebody may see a village's drafts: whoever has any right on its page."""
    return bool(
        user.is_active
        and page_permission_policy.user_has_any_permission_for_instance(user, _ANY, site)
    )


def site_to_see(user: Person, number: int) -> VillageSite:
    """Return a site that somebody may see.

    Raises:
        Http404: There is none, or it is not for them; which of the two is not told.
    """
    site = VillageSite.objects.filter(pk=number).first()
    if site is None or not may_look(user, site):
        raise Http404
    return site  # type: ignore[no-any-return]


def site_to_edit(user: Person, number: int) -> VillageSite:
    """Return a site that somebody may change.

    Raises:
        Http404: There is none, or it is not for them.
    """
    site = site_to_see(user, number)
    if not may_edit(user, site):
        raise Http404
    return site
