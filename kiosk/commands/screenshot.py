"""`kiosk screenshot`: draw every screen of a site into picture files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk import app
from kiosk.commands.setting import settings_of

if TYPE_CHECKING:
    from argparse import Namespace


def command(args: Namespace) -> int:
    """Draw, and name every file."""
    settings = settings_of(args)
    files = app.take_screenshots(
        settings.site,
        args.out,
        theme=settings.theme,
        data=settings.data,
        sizes=args.size or app.SHAPES[:2],
        languages=args.language,
        only=args.only,
        large_type=args.large_type,
        low_reach=args.low_reach,
        across=args.across,
    )
    for file in files:
        print(file)
    return 0
