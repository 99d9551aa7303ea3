"""Who may do what: each role is a group, and what it may do is written here and nowhere else.

A person works for one township; an editor for one village of it. Nobody but the last review
publishes, and that without having the right to: the workflow does it for them.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
    from wagtail.models import Page

    from kiosk.server.accounts.models import User


class Role(StrEnum):
    """What somebody does here; the value is the name of the group."""

    ADMINISTRATOR = "administrator"
    FIRST_REVIEWER = "first-reviewer"
    SECOND_REVIEWER = "second-reviewer"
    FINAL_REVIEWER = "final-reviewer"
    AUDITOR = "auditor"


REVIEWERS = (Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.FINAL_REVIEWER)
"""In the order in which they review."""
EDITORS = "editors:"
"""Before the site's code: the group of those who write it."""

_WAGTAILS_OWN = ("Moderators", "Editors")
"""Groups that come with Wagtail: one of them publishes, which nobody does here."""
_USERS = ("add_user", "change_user", "delete_user")
_LIBRARY = ("add_image", "change_image", "choose_image", "add_document", "change_document")
_LIBRARY_READ = ("choose_image", "choose_document")
# Wagtail shows a page to whoever has any right on it; this one alone changes nothing.
_LOOK = "bulk_delete_page"

_EVERYWHERE: dict[Role, tuple[str, ...]] = {
    Role.ADMINISTRATOR: ("access_admin", *_USERS),
    **dict.fromkeys(REVIEWERS, ("access_admin",)),
    Role.AUDITOR: ("access_admin",),
}
_ON_PAGES: dict[Role, tuple[str, ...]] = {
    Role.ADMINISTRATOR: ("add_page", "change_page", "lock_page", "unlock_page"),
    **dict.fromkeys(REVIEWERS, ("change_page",)),
    Role.AUDITOR: (_LOOK,),
}


def make_roles() -> None:
    """Make the groups that every township has, and none else; safe to repeat."""
    Group.objects.filter(name__in=_WAGTAILS_OWN).delete()
    for role, codenames in _EVERYWHERE.items():
        group, _ = Group.objects.get_or_create(name=role)
        group.permissions.set(_permissions(codenames))


@transaction.atomic
def grant_township(township: Page) -> None:
    """Let every role do its work in a township and everything in it; safe to repeat."""
    make_roles()
    library = _collection(township.title)
    for role, codenames in _ON_PAGES.items():
        group = Group.objects.get(name=role)
        _grant_pages(group, township, codenames)
        _grant_library(group, library, _LIBRARY if role is Role.ADMINISTRATOR else _LIBRARY_READ)


@transaction.atomic
def grant_site(site: Page, code: str) -> Group:
    """Let a village's editors write it, with pictures and files of their own; safe to repeat.

    Args:
        site: The village's page; its parent is the township.
        code: The site's id.
    """
    group, _ = Group.objects.get_or_create(name=f"{EDITORS}{code}")
    group.permissions.set(_permissions(("access_admin",)))
    _grant_pages(group, site, ("add_page", "change_page"))
    own = getattr(site, "collection", None) or collection_of(site, code)
    _grant_library(group, own, _LIBRARY)
    return group


def editors_of(code: str) -> Group:
    """Return the group of those who write a site.

    Raises:
        Group.DoesNotExist: The site has none.
    """
    return Group.objects.get(name=f"{EDITORS}{code}")


def collection_of(site: Page, code: str) -> Collection:
    """Return where a village's pictures and files are kept, made when it is missing."""
    return _collection(site.title, _collection(site.get_parent().title), code)


def roles_of(user: AbstractBaseUser | AnonymousUser | User) -> frozenset[Role]:
    """Return what somebody does here, besides writing a village."""
    return frozenset(Role(name) for name in _groups(user) if name in Role.__members__.values())


def has_role(user: AbstractBaseUser | AnonymousUser | User, *roles: Role) -> bool:
    """Tell whether somebody has one of `roles`; technicians have all of them."""
    if not user.is_active:
        return False
    return bool(getattr(user, "is_superuser", False)) or not roles_of(user).isdisjoint(roles)


def edited_codes(user: AbstractBaseUser | AnonymousUser | User) -> frozenset[str]:
    """Return the codes of the sites that somebody writes."""
    return frozenset(
        name.removeprefix(EDITORS) for name in _groups(user) if name.startswith(EDITORS)
    )


def _groups(user: AbstractBaseUser | AnonymousUser | User) -> frozenset[str]:
    if not user.is_active or user.pk is None:
        return frozenset()
    return frozenset(Group.objects.filter(user=user.pk).values_list("name", flat=True))


def _permissions(codenames: Iterable[str]) -> list[Permission]:
    apps = ("wagtailadmin", "accounts")
    return list(Permission.objects.filter(content_type__app_label__in=apps, codename__in=codenames))


def _grant_pages(group: Group, page: Page, codenames: Iterable[str]) -> None:
    wanted = Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=codenames
    )
    GroupPagePermission.objects.filter(group=group, page=page).exclude(
        permission__in=wanted
    ).delete()
    for permission in wanted:
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def _grant_library(group: Group, collection: Collection, codenames: Iterable[str]) -> None:
    wanted = Permission.objects.filter(
        content_type__app_label__in=("wagtailimages", "wagtaildocs"), codename__in=codenames
    )
    for permission in wanted:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=permission
        )


def _collection(name: str, parent: Collection | None = None, code: str = "") -> Collection:
    above = parent or Collection.get_first_root_node()
    full = f"{name} ({code})" if code else name
    found = above.get_children().filter(name=full).first()
    return found or above.add_child(instance=Collection(name=full))
