"""What is done again and again, by whichever worker comes first.

Every app may have a module `periodic` with functions that `every` marks:

    @every(dt.timedelta(minutes=1))
    def look_for_dark_kiosks() -> None: ...

Each is to be safe when it is cut off and done again.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from kiosk.server.jobs.models import PeriodicRun

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Periodic:
    """Something that is done again and again.

    Attributes:
        name: What it is called, everywhere the same.
        every: How long after it began it is due again.
        do: Does it.
    """

    name: str
    every: dt.timedelta
    do: Callable[[], None]

    def take(self, now: dt.datetime) -> bool:
        """Tell whether it is due and nobody else has taken it; it is due again later then."""
        due = PeriodicRun.objects.filter(name=self.name, due_at__lte=now)
        if due.update(due_at=now + self.every):
            return True
        if PeriodicRun.objects.filter(name=self.name).exists():
            return False
        try:
            with transaction.atomic():
                PeriodicRun.objects.create(name=self.name, due_at=now + self.every)
        except IntegrityError:  # another worker was first
            return False
        return True


_known: dict[str, Periodic] = {}


def every(period: dt.timedelta) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Mark a function that a worker calls each `period`, whatever comes of it."""

    def mark(do: Callable[[], None]) -> Callable[[], None]:
        name = f"{do.__module__.removeprefix('kiosk.server.')}.{do.__name__}"
        _known[name] = Periodic(name, period, do)
        return do

    return mark


def all_periodic() -> list[Periodic]:
    """Return everything that is done again and again, from all apps."""
    import_module("kiosk.server.jobs.sweeping")  # which would be its own module otherwise
    autodiscover_modules("periodic")
    return list(_known.values())


def do_due(things: list[Periodic]) -> None:
    """Do what is due; what fails is written down and tried again when it is due again."""
    for thing in things:
        if not thing.take(timezone.now()):
            continue
        try:
            thing.do()
        except Exception:  # noqa: BLE001  # one that fails must not keep others from being done
            _log.exception("%s failed", thing.name)
