"""`kiosk server manage disconnect_phone NAME`: when an administrator has lost theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from kiosk.server.accounts import record
from kiosk.server.accounts.models import User
from kiosk.server.accounts.second_factor import forget_second_factor

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    """Disconnects somebody's phone; another one is connected at the next sign-in."""

    help = "断开一个账号的手机 · disconnect the phone of an account"

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for the name."""
        parser.add_argument("name")

    def handle(self, *_: Any, name: str, **__: Any) -> None:
        """Do it.

        Raises:
            CommandError: Nobody is called so.
        """
        user = User.objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"没有这个用户 · nobody is called {name}")
        forget_second_factor(user)
        record.note(user, record.PHONE_DISCONNECTED)
        self.stdout.write("已断开，下次登录时重新绑定 · done; the next sign-in connects another")
