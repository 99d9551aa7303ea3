"""The process that does what takes long."""

from __future__ import annotations

import os
import sys

import django
from django.core.management import call_command


def main() -> int:
    """Do jobs until told to end."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kiosk.server.project.settings")
    django.setup()
    call_command("db_worker", "--backend=jobs", "--queue-name=*", "--no-startup-delay")
    return 0


if __name__ == "__main__":
    sys.exit(main())
