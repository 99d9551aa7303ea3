"""What `kiosk bench server` needs of the server's own database: many kiosks, and the fleet page.

python -m kiosk.server.measure kiosks 3000 FILE     approved kiosks, their keys into FILE
python -m kiosk.server.measure page 100000          the fleet page, with so many kiosks
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from kiosk.server.authoring.models import VillageSite

_BATCH = 2_000
_LOOKS = 5


def main(arguments: list[str]) -> int:
    """Do one of the two; return an exit status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kiosk.server.project.settings")
    django.setup()
    act, count, *rest = arguments
    if act == "kiosks":
        make_kiosks(int(count), Path(rest[0]))
    else:
        print(json.dumps(look_at_fleet(int(count))))  # noqa: T201  # for who asked
    return 0


def make_kiosks(count: int, file: Path) -> None:
    """Make approved kiosks, and write the seeds of their keys down."""
    from kiosk.link.keys import PrivateKey  # noqa: PLC0415  # after Django is set up
    from kiosk.server.devices.models import Kiosk  # noqa: PLC0415

    keys = [PrivateKey.make() for _ in range(count)]
    Kiosk.objects.bulk_create(
        [
            Kiosk(
                state=Kiosk.State.APPROVED,
                name=f"{number}",
                site=_site(),
                key=key.public.hex(),
                key_id=key.id,
            )
            for number, key in enumerate(keys)
        ],
        batch_size=_BATCH,
    )
    file.write_text("\n".join(key.seed.hex() for key in keys), "ascii")


def look_at_fleet(count: int) -> dict[str, float]:
    """Return milliseconds, queries and bytes of the fleet page when there are `count` kiosks."""
    from django.conf import settings  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415
    from django.urls import reverse  # noqa: PLC0415

    from kiosk.server.devices.models import Kiosk  # noqa: PLC0415

    missing = count - Kiosk.objects.count()
    site = _site()
    Kiosk.objects.bulk_create(
        [
            Kiosk(state=Kiosk.State.APPROVED, name=f"屏{n}", site=site, key_id=f"page-{count}-{n}")
            for n in range(missing)
        ],
        batch_size=_BATCH,
    )
    settings.ALLOWED_HOSTS = ["testserver"]
    client, path = Client(), reverse("fleet")
    _sign_in(client)
    taken = []
    for _ in range(_LOOKS):
        with CaptureQueriesContext(connection) as queries:
            begun = time.process_time()
            answer = client.get(path)
            taken.append(time.process_time() - begun)
        if answer.status_code != 200:  # noqa: PLR2004
            message = f"{path} answered {answer.status_code}"
            raise RuntimeError(message)
    return {
        "ms": sorted(taken)[_LOOKS // 2] * 1_000,
        "queries": len(queries),
        "bytes": len(answer.content),
    }


def _site() -> VillageSite:
    from wagtail.models import Page  # noqa: PLC0415

    from kiosk.server.authoring.models import Township, VillageSite  # noqa: PLC0415

    site: VillageSite | None = VillageSite.objects.first()
    if site is None:
        township = Township.objects.first() or Page.get_first_root_node().add_child(
            instance=Township(title="镇", slug="township", live=False)
        )
        site = township.add_child(
            instance=VillageSite(
                code="bench",
                name={"zh-Hans": "村"},
                township_name={"zh-Hans": "镇"},
                languages=["zh-Hans"],
                live=False,
            )
        )
    return site


def _sign_in(client: object) -> None:
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret  # noqa: PLC0415

    from kiosk.server.accounts.models import User  # noqa: PLC0415
    from kiosk.server.accounts.second_factor import has_second_factor, mark  # noqa: PLC0415

    user, _ = User.objects.get_or_create(username="bench", is_superuser=True)
    if not has_second_factor(user):
        TOTP.activate(user, generate_totp_secret())
    client.force_login(user)  # type: ignore[attr-defined]
    session = client.session  # type: ignore[attr-defined]
    mark(session, user)
    session.save()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
