"""The people of the tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import Group

from kiosk.server.accounts.models import User
from kiosk.server.accounts.roles import Role, editors_of

if TYPE_CHECKING:
    from tests.server.villages import Villages

PASSWORD = "mountain-stream-terrace-tea"  # noqa: S105  # of the tests


@dataclass(frozen=True)
class People:
    """One of each kind.

    Attributes:
        alice: Writes Heguang.
        bob: Writes Lanxi.
        charlie: Has an account, and no role.
        first: The first reviewer.
        second: The second reviewer.
        final: The final reviewer.
        auditor: May look.
        administrator: Runs the township's console.
        technician: A superuser.
    """

    alice: User
    bob: User
    charlie: User
    first: User
    second: User
    final: User
    auditor: User
    administrator: User
    technician: User


def make_person(name: str, *groups: Group, superuser: bool = False) -> User:
    """Make somebody who signs in as `name` with `PASSWORD` and a second factor."""
    user = User.objects.create_user(name, f"{name}@example.cn", PASSWORD, first_name=name)
    if superuser:
        user.is_superuser = True
        user.save()
    user.groups.set(groups)
    TOTP.activate(user, generate_totp_secret())
    assert Authenticator.objects.filter(user=user).exists()
    return user


def make_people(villages: Villages) -> People:
    del villages  # whose groups are looked up by name

    def of(role: Role) -> Group:
        return Group.objects.get(name=role)

    return People(
        alice=make_person("alice", editors_of("heguang")),
        bob=make_person("bob", editors_of("lanxi")),
        charlie=make_person("charlie"),
        first=make_person("first", of(Role.FIRST_REVIEWER)),
        second=make_person("second", of(Role.SECOND_REVIEWER)),
        final=make_person("final", of(Role.FINAL_REVIEWER)),
        auditor=make_person("auditor", of(Role.AUDITOR)),
        administrator=make_person("administrator", of(Role.ADMINISTRATOR)),
        technician=make_person("technician", superuser=True),
    )
