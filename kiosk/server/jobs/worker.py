"""The process that does what takes long, and what is done again and again."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(queues: Sequence[str]) -> int:
    """Do the jobs of `queues` until told to end; without any, those of all queues."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kiosk.server.project.settings")
    django.setup()
    from django.conf import settings  # noqa: PLC0415  # after Django is set up

    from kiosk.server.jobs.leases import Beating, own_name, recover  # noqa: PLC0415
    from kiosk.server.jobs.working import JobWorker  # noqa: PLC0415

    folder = settings.KIOSK.folders.scratch / "workers"
    with own_name(folder, "-".join(queues) or "all") as worker_id, Beating(worker_id):
        recover(worker_id)
        worker = JobWorker(worker_id, queues)
        worker.configure_signals()
        worker.run()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
