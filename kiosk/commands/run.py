"""`kiosk run`: show the site on this screen."""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING, NoReturn

from kiosk import app
from kiosk.commands.setting import settings_of
from kiosk.desk.ending import Ending
from kiosk.errors import SettingsError, StoreError
from kiosk.settings import find_settings
from kiosk.tending import tended

if TYPE_CHECKING:
    from argparse import Namespace
    from contextlib import AbstractContextManager
    from pathlib import Path

    from kiosk.settings import Settings

LEFT = 10
"""Exit status when the staff have left the kiosk: whoever watches over it lets it rest."""


def command(args: Namespace) -> int:
    """Show the site until the window is closed; its agent runs beside it."""
    settings = settings_of(args)
    if args.fullscreen:
        settings = settings.model_copy(update={"window": None})
    if args.site is not None:  # what somebody names is what he wants to see
        settings = settings.model_copy(update={"update": None, "server": None})
    settings = _following(settings, args)
    store = settings.store if args.agent else None
    with agent_beside(args.settings or find_settings(), store):
        ending = app.run_display(settings, at=args.at)
    if ending is Ending.AGAIN:
        begin_again()
    return LEFT if ending is Ending.LEFT else 0


def _following(settings: Settings, args: Namespace) -> Settings:
    """Return the settings with the screen that is followed.

    Raises:
        SettingsError: There is no key for it.
    """
    said = {"follow": args.follow, "console": args.console}
    remote = settings.remote.model_copy(update={k: v for k, v in said.items() if v})
    if remote.follow is not None and remote.companion is None:
        raise SettingsError(
            zh="跟随另一块屏要有共用的密钥：在主屏上运行 kiosk settings companion，"
            "再在这里运行 kiosk settings companion --same",
            en="following another screen takes a shared key: run kiosk settings companion on the"
            " first one, then kiosk settings companion --same here",
        )
    if remote.console and remote.follow is None:
        raise SettingsError(
            zh="--console（讲解台）要和 --follow 一起用",
            en="--console goes with --follow",
        )
    return settings.model_copy(update={"remote": remote})


def begin_again() -> NoReturn:
    """Put a fresh one in the place of this process: nobody else needs to know how."""
    os.execv(sys.executable, (sys.executable, "-m", "kiosk", *sys.argv[1:]))  # noqa: S606


def agent_beside(settings: Path, store: Path | None) -> AbstractContextManager[None]:
    """Keep an agent running for the length of a block.

    Args:
        settings: The settings file.
        store: What the agent fills; with None there is none.
    """
    if store is None:
        return nullcontext()

    def free() -> bool:
        from kiosk.content.store import Store  # noqa: PLC0415  # the start has no time for it

        try:
            return not Store.open(store).is_busy
        except StoreError:
            return True  # the agent says it better

    command = (sys.executable, "-m", "kiosk", "agent", "--settings", str(settings.absolute()))
    return tended(command, free=free)
