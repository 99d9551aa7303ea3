"""`kiosk bench`: measure the kiosk beside Chromium on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.bench.command import MEASUREMENTS, run
from kiosk.commands.setting import settings_of

if TYPE_CHECKING:
    from argparse import Namespace


def command(args: Namespace) -> int:
    """Measure, and print the figures."""
    names = list(MEASUREMENTS) if "all" in args.name else list(dict.fromkeys(args.name))
    site = settings_of(args).site
    report = run(
        names,
        site,
        args.size,
        rounds=args.rounds,
        seconds=args.seconds,
        json=args.json,
        whole=args.whole,
    )
    print(report)
    return 0
