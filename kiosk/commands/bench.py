"""`kiosk bench`: measure the kiosk beside others on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.bench.command import IN_A_ROOM, MEASUREMENTS, ON_A_SCREEN, Wish, run
from kiosk.commands.setting import settings_of

if TYPE_CHECKING:
    from argparse import Namespace

MEGABYTE = 1_000_000


def command(args: Namespace) -> int:
    """Measure, and print the figures."""
    names = list(MEASUREMENTS) if "all" in args.name else list(dict.fromkeys(args.name))
    site = settings_of(args).site if set(names) & {*ON_A_SCREEN, *IN_A_ROOM} else None
    wish = Wish(
        names,
        site,
        args.size,
        rounds=args.rounds,
        seconds=args.seconds,
        whole=args.whole,
        large=args.large * MEGABYTE,
        database=args.database,
        minutes=args.minutes,
    )
    print(run(wish, json=args.json))
    return 0
