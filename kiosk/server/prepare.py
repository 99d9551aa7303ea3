"""Makes the server's database and files ready; safe to repeat, also after it was cut off."""

from __future__ import annotations

import os
import sys

import django
from django.core.management import call_command

from kiosk.errors import KioskError


def prepare() -> None:
    """Bring the database up to this version, and put the pages' own files where they are served."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kiosk.server.project.settings")
    from django.conf import settings  # noqa: PLC0415  # reads server.yaml

    folders = settings.KIOSK.folders
    folders.data.mkdir(mode=0o750, parents=True, exist_ok=True)
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    from kiosk.server.first_run import first_run  # noqa: PLC0415  # after Django is set up

    first_run(settings.KIOSK, lambda line: print(line, flush=True))  # noqa: T201


def main() -> int:
    """Prepare; return an exit status, with the reason on the terminal."""
    try:
        prepare()
    except KioskError as error:
        print(error.zh, error.en, sep="\n", file=sys.stderr)  # noqa: T201
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
