"""The accounts of a first run: their passwords are made at random, and told once."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth.models import Group

from kiosk.server.accounts.models import User
from kiosk.server.accounts.roles import Role, editors_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"
"""Without letters that look like others on a sheet of paper."""
_GROUPS, _GROUP = 4, 4


@dataclass(frozen=True)
class Account:
    """Somebody who is to work here.

    Attributes:
        name: What they sign in as.
        family_name: Their family name.
        given_name: Their given name.
        work: What they do, as people say it.
        group: The group that may.
        known: Whether the password is not to be changed at the first sign-in: for trying.
    """

    name: str
    family_name: str
    given_name: str
    work: str
    group: str
    known: bool = False


ADMINISTRATOR = Account("admin", "乡镇", "管理员", "管理员", Role.ADMINISTRATOR)
REVIEWERS = (
    Account("chushen", "高", "春山", "初审", Role.FIRST_REVIEWER, known=True),
    Account("fushen", "秦", "望舒", "复审", Role.SECOND_REVIEWER, known=True),
    Account("zhongshen", "陆", "明河", "终审", Role.FINAL_REVIEWER, known=True),
)
AUDITOR = Account("jiandu", "方", "正言", "监督员", Role.AUDITOR, known=True)
_EDITORS = {
    "heguang": ("陶", "小满", "禾光村编辑"),
    "lanxi": ("何", "青禾", "兰溪村编辑"),
    "yunling": ("石", "望云", "云岭村编辑"),
}


def editor(code: str) -> Account:
    """Return who writes a village."""
    family, given, work = _EDITORS[code]
    return Account(code, family, given, work, editors_of(code).name, known=True)


def make_password() -> str:
    """Return a password that can be typed from paper: 80 bits in four groups of letters."""
    groups = ("".join(secrets.choice(_ALPHABET) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def make_accounts(accounts: Sequence[Account]) -> list[tuple[Account, str]]:
    """Make what is missing of `accounts`; return those whose password nobody knows yet.

    A first run that was cut off before it told the passwords makes new ones. Whoever has signed
    in keeps theirs.
    """
    told = []
    for account in accounts:
        user, _ = User.objects.get_or_create(
            username=account.name,
            defaults={"first_name": account.given_name, "last_name": account.family_name},
        )
        user.groups.add(Group.objects.get(name=account.group))
        if user.last_login is None:
            password = make_password()
            user.set_password(password)
            user.must_change_password = not account.known
            user.save()
            told.append((account, password))
    return told
