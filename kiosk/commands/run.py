"""`kiosk run`: show the site on this screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk import app
from kiosk.commands.setting import settings_of

if TYPE_CHECKING:
    from argparse import Namespace


def command(args: Namespace) -> int:
    """Show the site until the window is closed."""
    settings = settings_of(args)
    if args.fullscreen:
        settings = settings.model_copy(update={"window": None})
    if args.site is not None:  # what somebody names is what he wants to see
        settings = settings.model_copy(update={"update": None})
    app.run_display(settings, at=args.at)
    return 0
