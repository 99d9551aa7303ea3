"""What every page may name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest


def console(request: HttpRequest) -> dict[str, str]:
    """Return what the console is called."""
    del request
    return {"console_name": settings.KIOSK.name}
