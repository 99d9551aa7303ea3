"""Pairs the kiosk that waits beside this server: for `deploy/try`, where nobody stands at a screen.

What a person does elsewhere, who reads the code from the screen and types it at the console, is
done here by whoever may read the server's own database.
"""

from __future__ import annotations

import argparse
import os
import sys
import time

import django

_LOOK_EVERY = 0.5


def main() -> int:
    """Wait for a kiosk and approve it; return an exit status."""
    parser = argparse.ArgumentParser(prog="python -m kiosk.server.demo.pair")
    parser.add_argument("--site", default="heguang", help="the site's code")
    parser.add_argument("--seconds", type=float, default=120, help="how long to wait for one")
    args = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kiosk.server.project.settings")
    django.setup()
    until = time.monotonic() + args.seconds
    while not pair(args.site):
        if time.monotonic() > until:
            print("没有等到展示机 · no kiosk asked to be paired", file=sys.stderr)  # noqa: T201
            return 1
        time.sleep(_LOOK_EVERY)
    return 0


def pair(code: str) -> bool:
    """Approve a kiosk that waits, for the site `code`; tell whether there was one."""
    from kiosk.server.accounts.models import User  # noqa: PLC0415  # after Django is set up
    from kiosk.server.authoring.models import VillageSite  # noqa: PLC0415
    from kiosk.server.demo.people import ADMINISTRATOR  # noqa: PLC0415
    from kiosk.server.devices.models import Kiosk  # noqa: PLC0415
    from kiosk.server.devices.pairing import approve  # noqa: PLC0415

    kiosk = Kiosk.objects.waiting().exclude(code="").first()
    if kiosk is None:
        return False
    approve(
        kiosk,
        code=kiosk.code,
        site=VillageSite.objects.get(code=code),
        name="演示机",
        by=User.objects.get(username=ADMINISTRATOR.name),
    )
    return True


if __name__ == "__main__":
    sys.exit(main())
