"""Makes a server's data for a test that kills it: a township, alice, and a session of hers."""

from __future__ import annotations

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kiosk.server.project.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402  # after Django is set up
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402

from kiosk.server.accounts.second_factor import mark  # noqa: E402
from tests.server.people import make_people  # noqa: E402
from tests.server.villages import make_villages  # noqa: E402


def main() -> None:
    """Print the cookie's name, the session's key and the number of the village."""
    settings.KIOSK.folders.data.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    villages = make_villages()
    alice = make_people(villages).alice
    client = Client()
    client.force_login(alice)
    session = client.session
    mark(session, alice)
    session.save()
    told = (settings.SESSION_COOKIE_NAME, session.session_key, villages.heguang.pk)
    sys.stdout.write(" ".join(map(str, told)) + "\n")


if __name__ == "__main__":
    main()
