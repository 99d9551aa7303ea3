"""Who may do what with the files of a village: rights lie with its collection."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from wagtail.images.models import Image
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from kiosk.server.authoring.models.files import Recording

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

    from kiosk.server.authoring.models.site import VillageSite


@lru_cache(maxsize=1)
def recordings() -> CollectionOwnershipPermissionPolicy:
    """Return the rights on recordings: those that somebody has on pictures."""
    return CollectionOwnershipPermissionPolicy(
        Recording, auth_model=Image, owner_field_name="uploaded_by_user"
    )


def may_add_files(user: AbstractBaseUser | AnonymousUser, site: VillageSite) -> bool:
    """Tell whether somebody may add files to a village's collection."""
    collections = recordings().collections_user_has_permission_for(user, "add")
    return bool(collections.filter(pk=site.collection_id).exists())


def may_edit(user: AbstractBaseUser | AnonymousUser, site: VillageSite) -> bool:
    """Tell whether somebody may change a village's site."""
    return bool(site.permissions_for_user(user).can_edit())
